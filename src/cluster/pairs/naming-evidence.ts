import { nameOtherBranches } from '../names/branches.ts';
import { compareForms } from '../names/name-forms.ts';
import { nameSameCrossing, titleOtherSections } from '../names/sections.ts';
import { bearers, nameOtherPlaces, titleOtherPlaces } from '../names/settled-places.ts';
import { stateOtherParts, stateSameBranch } from '../names/stated-parts.ts';
import type { IssueSettings } from '../settings.ts';
import type { Weights } from '../store/weights.ts';
import { createFormulaReader } from './author-formulas.ts';
import { compareRegions, levels } from './compare-regions.ts';
import type { PairColumns } from './pair-columns.ts';
import type { PairParts } from './pair-features.ts';

/** What is said of two messages by `cluster.coefficients`: by their names, since boards have few such pairs for trees to learn from. */
export interface NamingEvidence {
  /** Sum of the coefficients that hold of two messages. */
  readonly naming: (a: number, b: number) => number;
  /** What `naming` is at most. */
  readonly mostOfNaming: number;
  /** Whether two messages name neighbours, branches of one chain, sections of one road, parts of one place. */
  readonly namesOther: (a: number, b: number) => boolean;
  /** Whether two messages share a firm that serves many places, and name other places. */
  readonly isAtOther: (a: number, b: number) => boolean;
}

/** Titles of which less is shared name other places, where they name any. */
const leastCover = 0.3;

/** Kinds of asks that are less alike have nothing in common. */
const leastAsks = 0.05;

/** What tells one matter at a spot that few have. */
const leastMatters = 0.3;

/** Reads what names say of two messages. */
export function createNamingEvidence(
  columns: PairColumns,
  weights: Weights,
  settings: IssueSettings,
  { overlap, agreement }: PairParts,
): NamingEvidence {
  const { coefficients } = settings;
  const { settled, sections, towns, titleNames, populations, institutions } = weights;
  const { regions, thanks } = columns;
  const isOfFormula = createFormulaReader(columns, weights, columns.authors, columns.formulas);
  const namesOther = createNeighbourReader(weights);

  const isOneKind = (a: number, b: number): boolean =>
    (agreement.kinds(a, b, settings.kindsAsked) ?? 0) > settings.possibleKinds;
  const isAtOther = (a: number, b: number): boolean =>
    overlap(a, b).bearers === bearers.operator && nameOtherPlaces(settled, a, b);
  const isOtherTitle = (a: number, b: number): boolean => {
    if (titleNames[a] === 0 || titleNames[b] === 0) return false;
    const both = overlap(a, b);
    return both.names === 0 && (both.placeCover < leastCover || titleOtherPlaces(settled, a, b));
  };
  const isUnsettled = (i: number): boolean => settled.starts[i] === settled.starts[i + 1];
  /** What a county has one of, or its people of one group, and one kind of problem; of a city where neither says at which place of it. */
  const isAtOneInstitution = (a: number, b: number): boolean =>
    ((institutions[a]! & institutions[b]!) !== 0 || (populations[a]! & populations[b]!) !== 0) &&
    compareRegions(regions, a, b) > 0 &&
    (regions.levels[a]! >= levels.area || (regions.levels[a] === levels.city && isUnsettled(a) && isUnsettled(b))) &&
    isOneKind(a, b);
  /** What they share tells no matter, and each tells another. */
  const isOtherMatter = (a: number, b: number): boolean => {
    const { bearers: shared } = overlap(a, b);
    if (!(shared & bearers.busy) || shared & bearers.place || agreement.matters(a, b) > 0) return false;
    return (agreement.asks(a, b) ?? 1) < leastAsks;
  };
  const isAtOneSpot = (a: number, b: number): boolean =>
    (nameSameCrossing(sections, a, b) || (overlap(a, b).name > 0 && stateSameBranch(weights.parts, a, b))) &&
    (isOneKind(a, b) || agreement.matters(a, b) > leastMatters);

  return {
    naming: (a, b) => {
      const town = compareForms(towns, a, b);
      let sum = isOtherTitle(a, b) ? coefficients.otherTitleName : 0;
      if (town !== 0) sum += town < 0 ? coefficients.otherTown : coefficients.sameTown;
      if (namesOther(a, b)) sum += coefficients.otherName;
      if (thanks[a] !== thanks[b]) sum += coefficients.oneThanks;
      if (isAtOther(a, b)) sum += coefficients.otherPlace;
      if (isOtherMatter(a, b)) sum += coefficients.otherMatter;
      if (isAtOneSpot(a, b)) sum += coefficients.sameSpot;
      if (isAtOneInstitution(a, b)) sum += coefficients.sameInstitution;
      // Who names one place in all of his messages writes of one place, whatever his form.
      if (overlap(a, b).nameMatter === 0 && isOfFormula(a, b)) sum += coefficients.otherTitleOfAuthor;
      return sum;
    },
    mostOfNaming: boundNaming(coefficients),
    namesOther,
    isAtOther,
  };
}

function createNeighbourReader({
  nameForms,
  ordinals,
  sisters,
  branches,
  sections,
  parts,
}: Weights): (a: number, b: number) => boolean {
  return (a, b) =>
    compareForms(nameForms, a, b) < 0 ||
    compareForms(ordinals, a, b) < 0 ||
    compareForms(sisters, a, b) < 0 ||
    nameOtherBranches(branches, a, b) ||
    titleOtherSections(sections, a, b) ||
    stateOtherParts(parts, a, b);
}

/** Of the town one of two coefficients holds, the others may all. */
function boundNaming(coefficients: IssueSettings['coefficients']): number {
  const { otherTitleName, otherName, oneThanks, otherPlace, otherMatter, sameSpot } = coefficients;
  const { sameInstitution, otherTitleOfAuthor, sameTown, otherTown } = coefficients;
  return [
    Math.max(sameTown, otherTown),
    otherTitleName,
    otherName,
    oneThanks,
    otherPlace,
    otherMatter,
    sameSpot,
    sameInstitution,
    otherTitleOfAuthor,
  ].reduce((sum, coefficient) => sum + Math.max(0, coefficient), 0);
}

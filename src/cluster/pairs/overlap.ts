import { termKinds, titleFlag } from '../store/store.ts';
import type { TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';

/** What the terms of two messages have in common. */
export interface Overlap {
  /** Cosines of all weighted terms, of their place parts, of their problem parts: 0 to 1. */
  cosine: number;
  place: number;
  problem: number;
  /** Rarity of the words that both have, summed. */
  rare: number;
  /** Specificity of the most specific name that both have, 0 where they have none in common. */
  name: number;
  /** Likewise how far such a name tells one matter, too. */
  nameMatter: number;
  /** How much the most telling county or district that both name tells, 0 where they name none in common. */
  area: number;
  /** Names of either title that the other message has. */
  names: number;
  /** What the names in common are of, as bits of `bearers`. */
  bearers: number;
  /** What these may reach to, as bits of `scopes`. */
  scopes: number;
  /** Share of a title's place and problem words that the other message has, mean of both ways. */
  placeCover: number;
  problemCover: number;
}

/** Titles with less place or problem than this, in inverse document frequency, cannot be covered in full. */
const leastPlace = 1.5;
const leastProblem = 1;

/**
 * Compares the terms of messages. Fastest where many pairs in a row have one `a`: its terms are marked, and the other
 * message's looked up, which takes less than walking along both lists.
 * @returns what two messages have in common; always the same object, which the next call fills anew
 */
export function createOverlap(
  { starts, terms, uses: useOf, kinds }: TermColumns,
  weights: Weights,
): (a: number, b: number) => Readonly<Overlap> {
  const { idf, uses, placeShare, norms, placeNorms, problemNorms, rarity, specificity } = weights;
  const { matterSpecificity, areaTells, bearers, scopes, titlePlaces, titleProblems } = weights;
  const found: Overlap = {
    cosine: 0,
    place: 0,
    problem: 0,
    rare: 0,
    name: 0,
    nameMatter: 0,
    area: 0,
    names: 0,
    bearers: 0,
    scopes: 0,
    placeCover: 0,
    problemCover: 0,
  };
  // How the marked message uses each term, and 1 more; 0 for terms that it has not.
  const usesOfMarked = new Uint16Array(idf.length);
  const state = { marked: -1, other: -1 };
  const mark = (a: number): void => {
    const { marked } = state;
    if (marked >= 0) {
      for (let at = starts[marked]!, end = starts[marked + 1]!; at < end; at += 1) usesOfMarked[terms[at]!] = 0;
    }
    for (let at = starts[a]!, end = starts[a + 1]!; at < end; at += 1) usesOfMarked[terms[at]!] = useOf[at]! + 1;
    state.marked = a;
    state.other = -1;
  };

  return (a, b) => {
    if (state.marked !== a) mark(a);
    else if (state.other === b) return found;
    state.other = b;
    let all = 0;
    let place = 0;
    let problem = 0;
    let rare = 0;
    let name = 0;
    let nameMatter = 0;
    let area = 0;
    let names = 0;
    let shared = 0;
    let reach = 0;
    let placeA = 0;
    let placeB = 0;
    let problemA = 0;
    let problemB = 0;
    for (let at = starts[b]!, end = starts[b + 1]!; at < end; at += 1) {
      const x = terms[at]!;
      if (usesOfMarked[x] === 0) continue;
      const useA = usesOfMarked[x]! - 1;
      const useB = useOf[at]!;
      const product = uses[useA]! * uses[useB]! * idf[x]! * idf[x]!;
      const share = placeShare[x]!;
      all += product;
      place += product * share * share;
      problem += product * (1 - share) * (1 - share);
      rare += rarity[x]!;
      shared |= bearers[x]!;
      reach |= scopes[x]!;
      if (specificity[x]! > name) name = specificity[x]!;
      if (matterSpecificity[x]! > nameMatter) nameMatter = matterSpecificity[x]!;
      if (areaTells[x]! > area) area = areaTells[x]!;
      if (!((useA | useB) & titleFlag)) continue;
      if (kinds[x] === termKinds.name) names += 1;
      else if (kinds[x] === termKinds.word) {
        const inPlace = idf[x]! * share;
        const inProblem = idf[x]! - inPlace;
        if (useA & titleFlag) {
          placeA += inPlace;
          problemA += inProblem;
        }
        if (useB & titleFlag) {
          placeB += inPlace;
          problemB += inProblem;
        }
      }
    }
    found.cosine = all === 0 ? 0 : all / (norms[a]! * norms[b]!);
    found.place = place === 0 ? 0 : place / (placeNorms[a]! * placeNorms[b]!);
    found.problem = problem === 0 ? 0 : problem / (problemNorms[a]! * problemNorms[b]!);
    found.rare = rare;
    found.name = name;
    found.nameMatter = nameMatter;
    found.area = area;
    found.names = names;
    found.bearers = shared;
    found.scopes = reach;
    found.placeCover =
      (placeA / Math.max(leastPlace, titlePlaces[a]!) + placeB / Math.max(leastPlace, titlePlaces[b]!)) / 2;
    found.problemCover =
      (problemA / Math.max(leastProblem, titleProblems[a]!) + problemB / Math.max(leastProblem, titleProblems[b]!)) / 2;
    return found;
  };
}

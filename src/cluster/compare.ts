import { compareKindSlots, kindSlots } from './message-kinds.ts';
import { compareForms } from './name-forms.ts';
import { comparePieces } from './name-pieces.ts';
import { createOverlap } from './overlap.ts';
import { rememberPairs } from './pair-memo.ts';
import type { IssueSettings } from './settings.ts';
import type { MessageStore } from './store.ts';
import { type Directions, leastSpecificity, type Weights } from './weights.ts';

/** How two messages or groups compare. Log-odds: above 0 one issue is likelier than two. */
export interface Comparer {
  /**
   * Log-odds that two messages speak of one issue, by their content, authors, regions and times. Fastest where many pairs in
   * a row have one `a`.
   * @param floor what is sure to be below it may be given as minus infinity
   */
  readonly pair: (a: number, b: number, floor?: number) => number;
  /**
   * Log-odds that two groups are one issue: a power mean over their pairs (between average and single link), more for larger
   * groups, whose pairs are many witnesses; nearness in time counts by the nearest pair.
   */
  readonly groups: (left: readonly number[], right: readonly number[]) => number;
  /** Whether two messages name places, or are of districts, that exclude each other. */
  readonly isElsewhere: (a: number, b: number) => boolean;
  /**
   * Whether two messages have a name that tells one place alone, or pieces of one, speak of one matter or kind of problem, and are
   * not of places that exclude each other: perhaps one matter at one place, in whatever words. Costs little where the pair was compared just before.
   */
  readonly sharesMatter: (a: number, b: number) => boolean;
  /** Cosine of all weighted terms, 0 to 1: near 1 for copies. */
  readonly cosine: (a: number, b: number) => number;
}

/** Titles of which less is shared name other places, where they name any. */
const leastCover = 0.3;

/** Regions of which a place is in one only. */
const district = /[区县旗]$/u;

/** What pieces of a name tell together, as one name does. */
const leastPieces = 1.5;

/** Cosine of the kinds that tells neither way. */
const evenKinds = 0.5;

/** Cosines of matters, of meaning and of kinds are 1 at most but for rounding. */
const slack = 1.1;

function cosineOf({ dimensions, values }: Directions, a: number, b: number): number {
  let dot = 0;
  for (let i = a * dimensions, j = b * dimensions, end = i + dimensions; i < end; i += 1, j += 1) {
    dot += values[i]! * values[j]!;
  }
  return dot / (127 * 127);
}

/** How much nearer the kinds of two messages are by their words than by what asks they are like. */
const nearerByWords = 0.53;

/** The most that a coefficient adds, times a cosine less what tells neither way. */
function mostOf(coefficient: number, even: number): number {
  return Math.max(coefficient * (slack - even), coefficient * (-slack - even));
}

/** Log-odds as a similarity from 0 to 1. */
export function toSimilarity(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Compares by a logistic model of few terms, whose coefficients are settings: the cosine of all terms, how well place and
 * problem agree *both* (geometric mean of their cosines), whether the matters agree, and, where both speak of a place that few
 * have, whether they tell one kind of problem and ask, though in other words; how many rare words are shared, one author, distance in
 * time, regions that agree or exclude each other, and names that tell neighbours apart.
 * @param more log-odds that something else than these adds, for two messages
 */
export function createComparer(
  store: MessageStore,
  weights: Weights,
  settings: IssueSettings,
  more: ((a: number, b: number) => number) | null = null,
): Comparer {
  const { coefficients, linkSharpness, sizeBonus } = settings;
  const { areaCounts, cities, days, titleNames, nameForms, towns, meaning, problems, pieces } = weights;
  const { matterStarts, matters, matterWeights } = weights;
  const ownTitles = store.ownTitles.data;
  const overlap = createOverlap(store, weights);

  const compareMatters = (a: number, b: number): number => {
    let i = matterStarts[a]!;
    let j = matterStarts[b]!;
    let dot = 0;
    while (i < matterStarts[a + 1]! && j < matterStarts[b + 1]!) {
      const x = matters[i]!;
      const y = matters[j]!;
      if (x === y) {
        dot += matterWeights[i]! * matterWeights[j]!;
        i += 1;
        j += 1;
      } else if (x < y) i += 1;
      else j += 1;
    }
    return dot;
  };

  const askKinds = store.askKinds.data;
  const hasAsk = (i: number): boolean => askKinds[i * kindSlots] !== 0;
  const tellKinds = (a: number, b: number): boolean => problems.known[a] === 1 && problems.known[b] === 1;
  /** How far the words of both tell one kind of problem, and both are like the same kinds of asks. */
  const compareKinds = (a: number, b: number): number => {
    const words = cosineOf(problems, a, b);
    if (!hasAsk(a) || !hasAsk(b)) return (1 - nearerByWords * coefficients.kindsAsked) * words;
    return words + coefficients.kindsAsked * (compareKindSlots(askKinds, a, b) - words);
  };

  /** Whether both name counties or districts, and none in common; `area` as of their overlap. */
  const isInOtherRegion = (a: number, b: number, area: number): boolean =>
    area === 0 && areaCounts[a]! > 0 && areaCounts[b]! > 0;
  const isInOtherCity = (a: number, b: number): boolean =>
    cities[a] !== 0 && cities[b] !== 0 && (cities[a]! & cities[b]!) === 0;

  /** @param floor as for `pair`, of this part alone; has no effect where `more` adds to it */
  const content = (a: number, b: number, floor: number): number => {
    const both = overlap(a, b);
    let sum =
      coefficients.constant +
      coefficients.cosine * Math.log(Math.max(0.01, both.cosine)) +
      coefficients.place * both.place +
      coefficients.placeAndProblem * Math.sqrt(both.place * both.problem) +
      coefficients.titlePlace * both.placeCover +
      coefficients.titleProblem * both.problemCover;
    const otherRegion = isInOtherRegion(a, b, both.area);
    const otherCity = isInOtherCity(a, b);
    if (otherRegion) sum += coefficients.otherRegion;
    else sum += coefficients.sameRegion * both.area;
    if (otherCity) sum += coefficients.otherCity;
    sum += coefficients.rareWords * Math.log1p(both.rare);
    sum += (coefficients.noTitle * (2 - ownTitles[a]! - ownTitles[b]!)) / 2;
    const bothName = titleNames[a] !== 0 && titleNames[b] !== 0;
    const otherTitle = bothName && both.names === 0 && both.placeCover < leastCover;
    if (otherTitle) sum += coefficients.otherTitleName;
    const author = store.authors[a];
    if (author !== null && author === store.authors[b]) {
      const titles = Math.max(both.placeCover, both.problemCover);
      sum += coefficients.sameAuthor + coefficients.sameAuthorTitle * (titles - 0.5);
    }
    // How far both speak of one place that few have, and that has few matters: by a name, or by pieces of one.
    const isApart = otherRegion || otherCity;
    const byName = isApart ? 0 : both.nameMatter * Math.min(1, both.place / coefficients.kindsPlace) ** 2;
    const byPieces = isApart || otherTitle ? 0 : Math.min(1, comparePieces(pieces, a, b) / coefficients.kindsPieces);
    const atName = Math.max(byName, byPieces);
    const most = sum + mostOfMeaning;
    const mostAtName = mostOf(coefficients.kindsAtName, coefficients.kindsFrom) * atName;
    if ((mostAtName > 0 ? Math.max(most, coefficients.kindsFloor) + mostAtName : most) < floor) {
      return Number.NEGATIVE_INFINITY;
    }
    sum += coefficients.matters * compareMatters(a, b) + coefficients.meaning * cosineOf(meaning, a, b);
    // Words of which no kind of problem is known, as those in traditional characters, tell neither way.
    if (tellKinds(a, b)) {
      const kinds = compareKinds(a, b);
      sum += coefficients.kinds * (kinds - evenKinds);
      const agreement = coefficients.kindsAtName * (kinds - coefficients.kindsFrom);
      const doubt = coefficients.kindsAtName * coefficients.piecesDoubt * (1 - byPieces);
      const together = Math.max(byName * agreement, byPieces * (agreement - doubt));
      if (agreement < 0) sum += (both.name * agreement) / 2;
      else if (together > 0) sum = Math.max(sum, coefficients.kindsFloor) + together;
    }
    if (more !== null) sum += more(a, b);
    return Math.max(-settings.evidenceLimit, Math.min(settings.evidenceLimit, sum));
  };
  const mostOfMeaning =
    more === null
      ? mostOf(coefficients.matters, 0) + mostOf(coefficients.meaning, 0) + mostOf(coefficients.kinds, evenKinds)
      : Number.POSITIVE_INFINITY;
  const mostOfNaming = Math.max(0, coefficients.sameTown, coefficients.otherTown) + Math.max(0, coefficients.otherName);
  /** What their names say: not bounded, and of groups the mean counts, since the best of many pairs would hide what the others say. */
  const naming = (a: number, b: number): number => {
    const town = compareForms(towns, a, b);
    const byTown = town === 0 ? 0 : town < 0 ? coefficients.otherTown : coefficients.sameTown;
    return compareForms(nameForms, a, b) < 0 ? coefficients.otherName + byTown : byTown;
  };
  const wholeContent = rememberPairs((a, b) => content(a, b, Number.NEGATIVE_INFINITY), store.keys.length);
  const distance = (a: number, b: number): number => Math.abs(days[a]! - days[b]!);
  const time = (between: number): number => coefficients.days * Math.log1p(between);

  const isElsewhere = (a: number, b: number): boolean => {
    if (isInOtherRegion(a, b, overlap(a, b).area) || isInOtherCity(a, b)) return true;
    if (compareForms(towns, a, b) < 0 || compareForms(nameForms, a, b) < 0) return true;
    const [one, other] = [store.regions[a], store.regions[b]];
    return !!one && !!other && one !== other && district.test(one) && district.test(other);
  };

  return {
    pair: (a, b, floor = Number.NEGATIVE_INFINITY) => {
      const apart = time(distance(a, b));
      // At the lower bound of content everything is exact.
      const least = floor - apart - mostOfNaming;
      const found = content(a, b, least > -settings.evidenceLimit ? least : Number.NEGATIVE_INFINITY);
      return found === Number.NEGATIVE_INFINITY ? found : found + naming(a, b) + apart;
    },
    groups: (left, right) => {
      let sum = 0;
      let names = 0;
      let nearest = Number.POSITIVE_INFINITY;
      for (const a of left) {
        for (const b of right) {
          sum += Math.exp(linkSharpness * wholeContent(a, b));
          names += naming(a, b);
          nearest = Math.min(nearest, distance(a, b));
        }
      }
      const pairs = left.length * right.length;
      return Math.log(sum / pairs) / linkSharpness + names / pairs + time(nearest) + sizeBonus * Math.log2(pairs);
    },
    isElsewhere,
    sharesMatter: (a, b) =>
      (overlap(a, b).name >= leastSpecificity || comparePieces(pieces, a, b) >= leastPieces) &&
      (compareMatters(a, b) > settings.possibleMatter ||
        (tellKinds(a, b) && compareKinds(a, b) > settings.possibleKinds)) &&
      !isElsewhere(a, b),
    cosine: (a, b) => overlap(a, b).cosine,
  };
}

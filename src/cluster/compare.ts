import { compareForms } from './name-forms.ts';
import type { IssueSettings } from './settings.ts';
import { type MessageStore, termKinds, titleFlag } from './store.ts';
import type { Weights } from './weights.ts';

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
  /** Cosine of all weighted terms, 0 to 1: near 1 for copies. */
  readonly cosine: (a: number, b: number) => number;
}

/** Titles with less place or problem than this, in inverse document frequency, cannot be covered in full. */
const leastPlace = 1.5;
const leastProblem = 1;
/** Titles of which less is shared name other places, where they name any. */
const leastCover = 0.3;

/** Log-odds as a similarity from 0 to 1. */
export function toSimilarity(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Compares by a logistic model of few terms, whose coefficients are settings: the cosine of all terms, how well place and
 * problem agree *both* (geometric mean of their cosines), whether the matters agree, how many rare words are shared, one author,
 * distance in time, regions that agree or exclude each other, and names that tell neighbours apart.
 * @param more log-odds that something else than these adds, for two messages
 */
export function createComparer(
  store: MessageStore,
  weights: Weights,
  settings: IssueSettings,
  more: ((a: number, b: number) => number) | null = null,
): Comparer {
  const { coefficients, linkSharpness, sizeBonus } = settings;
  const starts = store.starts.data;
  const terms = store.terms.data;
  const useOf = store.uses.data;
  const { idf, uses, placeShare, norms, placeNorms, problemNorms, areaCounts, days } = weights;
  const { rarity, areaTells, cities } = weights;
  const { titlePlaces, titleProblems, titleNames, nameForms, towns } = weights;
  const { dimensions, directions } = weights;
  const { kinds } = store.vocabulary;
  const { matterStarts, matters, matterWeights } = weights;
  // Results of the last merge over two messages' terms; read at once by the caller.
  const last = {
    a: -1,
    b: -1,
    cosine: 0,
    place: 0,
    problem: 0,
    rare: 0,
    area: 0,
    names: 0,
    placeCover: 0,
    problemCover: 0,
  };

  // How `marked` uses each term, and 1 more; 0 for terms that it has not. Looking the other message's terms up here takes less
  // than walking along both lists.
  const usesOfMarked = new Uint16Array(idf.length);
  const state = { marked: -1 };
  const mark = (a: number): void => {
    const { marked } = state;
    if (marked >= 0) {
      for (let at = starts[marked]!, end = starts[marked + 1]!; at < end; at += 1) usesOfMarked[terms[at]!] = 0;
    }
    for (let at = starts[a]!, end = starts[a + 1]!; at < end; at += 1) usesOfMarked[terms[at]!] = useOf[at]! + 1;
    state.marked = a;
  };

  const merge = (a: number, b: number): void => {
    if (state.marked !== a) mark(a);
    let all = 0;
    let place = 0;
    let problem = 0;
    let rare = 0;
    let area = 0;
    let names = 0;
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
      if (areaTells[x]! > area) area = areaTells[x]!;
      if (!((useA | useB) & titleFlag)) continue;
      if (kinds.data[x] === termKinds.name) names += 1;
      else if (kinds.data[x] === termKinds.word) {
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
    last.a = a;
    last.b = b;
    last.cosine = all === 0 ? 0 : all / (norms[a]! * norms[b]!);
    last.place = place === 0 ? 0 : place / (placeNorms[a]! * placeNorms[b]!);
    last.problem = problem === 0 ? 0 : problem / (problemNorms[a]! * problemNorms[b]!);
    last.rare = rare;
    last.area = area;
    last.names = names;
    last.placeCover =
      (placeA / Math.max(leastPlace, titlePlaces[a]!) + placeB / Math.max(leastPlace, titlePlaces[b]!)) / 2;
    last.problemCover =
      (problemA / Math.max(leastProblem, titleProblems[a]!) + problemB / Math.max(leastProblem, titleProblems[b]!)) / 2;
  };

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

  const compareDirections = (a: number, b: number): number => {
    let dot = 0;
    for (let i = a * dimensions, j = b * dimensions, end = i + dimensions; i < end; i += 1, j += 1) {
      dot += directions[i]! * directions[j]!;
    }
    return dot / (127 * 127);
  };

  /** @param floor as for `pair`, of this part alone; has no effect where `more` adds to it */
  const content = (a: number, b: number, floor: number): number => {
    merge(a, b);
    let sum =
      coefficients.constant +
      coefficients.cosine * Math.log(Math.max(0.01, last.cosine)) +
      coefficients.place * last.place +
      coefficients.placeAndProblem * Math.sqrt(last.place * last.problem) +
      coefficients.titlePlace * last.placeCover +
      coefficients.titleProblem * last.problemCover;
    if (last.area > 0) sum += coefficients.sameRegion * last.area;
    else if (areaCounts[a]! > 0 && areaCounts[b]! > 0) sum += coefficients.otherRegion;
    if (cities[a] !== 0 && cities[b] !== 0 && (cities[a]! & cities[b]!) === 0) sum += coefficients.otherCity;
    sum += coefficients.rareWords * Math.log1p(last.rare);
    const bothName = titleNames[a] !== 0 && titleNames[b] !== 0;
    if (bothName && last.names === 0 && last.placeCover < leastCover) sum += coefficients.otherTitleName;
    const author = store.authors[a];
    if (author !== null && author === store.authors[b]) {
      const titles = Math.max(last.placeCover, last.problemCover);
      sum += coefficients.sameAuthor + coefficients.sameAuthorTitle * (titles - 0.5);
    }
    if (sum + mostOfMeaning < floor) return Number.NEGATIVE_INFINITY;
    sum += coefficients.matters * compareMatters(a, b);
    sum += coefficients.meaning * compareDirections(a, b);
    if (more !== null) sum += more(a, b);
    return Math.max(-settings.evidenceLimit, Math.min(settings.evidenceLimit, sum));
  };
  // Lengths are 1 but for rounding.
  const mostOfMeaning =
    more === null ? 1.1 * (Math.abs(coefficients.matters) + Math.abs(coefficients.meaning)) : Number.POSITIVE_INFINITY;
  const mostOfNaming = Math.max(0, coefficients.sameTown, coefficients.otherTown) + Math.max(0, coefficients.otherName);
  /** What their names say: not bounded, and of groups the mean counts, since the best of many pairs would hide what the others say. */
  const naming = (a: number, b: number): number => {
    const town = compareForms(towns, a, b);
    const byTown = town === 0 ? 0 : town < 0 ? coefficients.otherTown : coefficients.sameTown;
    return compareForms(nameForms, a, b) < 0 ? coefficients.otherName + byTown : byTown;
  };
  const distance = (a: number, b: number): number => Math.abs(days[a]! - days[b]!);
  const time = (between: number): number => coefficients.days * Math.log1p(between);

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
          sum += Math.exp(linkSharpness * content(a, b, Number.NEGATIVE_INFINITY));
          names += naming(a, b);
          nearest = Math.min(nearest, distance(a, b));
        }
      }
      const pairs = left.length * right.length;
      return Math.log(sum / pairs) / linkSharpness + names / pairs + time(nearest) + sizeBonus * Math.log2(pairs);
    },
    cosine: (a, b) => {
      if (last.a !== a || last.b !== b) merge(a, b);
      return last.cosine;
    },
  };
}

import { respectsOf } from '../asks/respects.ts';
import { areShort, isShort } from '../texts/short-texts.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import type { ThemePoint } from './place-contributions.ts';
import type { ReadContribution } from './read-contribution.ts';

/** Smaller groups are not cut. */
const fewest = 4;
/** So many, and so large a part of the group, must say the one and not the other, on either side. */
const saying = { fewest: 2, share: 0.02 } as const;
/** Where the other side only does not say it, so many must on either side. */
const fewestBesideNone = 3;
/** More than so many who say both, of the smaller side, link the two. */
const linking = 0.5;
/** Of larger groups a part tells where to cut. */
const mostLooked = 400;
/** So many marks of a group are looked at, the most frequent. */
const mostMarks = 12;
/** Sides stay together where such a part of the smaller one opens as somebody of the other does. */
const alike = 0.25;
/** Sides that are nearer to each other than so many times the threshold stay together, whatever they say. */
const asNear = 2.25;

/** Marks of each contribution, and how much nearer the contributions of either side must be to each other than to the other side. */
interface Marked {
  readonly marks: readonly ReadonlySet<string>[];
  readonly margin: number;
  /** Whether groups are cut between those who have a mark and those who do not, whatever these have. */
  readonly besideNone: boolean;
}

/** Two marks, or one and that it is not there. */
type Pair = readonly [string, string | null];

/**
 * Cuts groups in which two or more ask one thing of an object and two or more another: in a campaign on one field all name the same
 * objects and are near for that. A group is cut between two marks (respects in which something is asked, groups of asks, classes of
 * objects) that hardly anybody has both of, where the two sides are nearer within than between them; who has neither goes to the side
 * that he is nearer to. Groups of letters stay: what a letter mentions is not what it asks. So do sides whose contributions open with
 * the same ask, whatever else each says: those of a form, or of one text that went round, ask one thing.
 * @param groups indexes of contributions, with which the other lists are aligned; ascending
 * @param threshold at which they were joined
 */
export function cutGroups(
  groups: readonly (readonly number[])[],
  contributions: readonly Pick<WrittenContribution, 'title' | 'body'>[],
  readings: readonly Pick<ReadContribution, 'title' | 'passages'>[],
  points: readonly ThemePoint[],
  lexicon: ThemeLexicon,
  threshold: number,
): number[][] {
  const read = (marksOf: (i: number) => Iterable<string>) =>
    contributions.map((one, i) => new Set(isShort(one) ? marksOf(i) : []));
  const proposals = (i: number) => [readings[i]!.title, ...readings[i]!.passages];
  // Respects are what nobody says by the way; of words for objects the lexicon has several for one thing.
  const respects = read((i) => respectsOf(wholeText(contributions[i]!)));
  const levels: readonly Marked[] = [
    { marks: respects, margin: 0.05, besideNone: false },
    {
      marks: read((i) => proposals(i).flatMap(({ asks }) => asks.map(({ ask }) => lexicon.asks[ask]!.group))),
      margin: 0.1,
      besideNone: false,
    },
    {
      marks: read((i) =>
        proposals(i).flatMap(({ objects }) => objects.filter(({ weak }) => !weak).map(({ object }) => `${object}`)),
      ),
      margin: 0.25,
      besideNone: false,
    },
    { marks: respects, margin: 0.1, besideNone: true },
  ];
  const openings = contributions.map((one, i) => readOpening(one, readings[i]!));
  const all = { contributions, openings, points, threshold };
  return levels.reduce<number[][]>(
    (parts, level) => parts.flatMap((part) => cutGroup(part, level, all)),
    groups.map((group) => [...group]),
  );
}

/** The title may stand in the body. */
function wholeText({ title, body }: Pick<WrittenContribution, 'title' | 'body'>): string {
  return body.startsWith(title) ? body : `${title}，${body}`;
}

/** All contributions, what their titles ask first, and where they lie; and at what groups were joined. */
interface Cuttable {
  readonly contributions: readonly Pick<WrittenContribution, 'title' | 'body'>[];
  readonly openings: readonly (string | null)[];
  readonly points: readonly ThemePoint[];
  readonly threshold: number;
}

function cutGroup(group: number[], level: Marked, all: Cuttable): number[][] {
  const { contributions, openings, points, threshold } = all;
  if (group.length < fewest || !areShort(group.map((i) => contributions[i]!))) return [group];
  const sample = pickEvenly(group);
  let best: { readonly pair: Pair; readonly gain: number } | null = null;
  for (const pair of listPairs(frequentMarks(sample, level.marks), level)) {
    const sides = findSides(sample, pair, level.marks, points);
    if (sides === null || openAlike(sides, openings)) continue;
    const { within, between } = compareSides(sides, points);
    const gain = within - between;
    const isCut = gain >= level.margin && between <= asNear * threshold;
    if (isCut && (best === null || gain > best.gain)) best = { pair, gain };
  }
  const sides = best === null ? null : findSides(group, best.pair, level.marks, points);
  return sides?.flatMap((side) => cutGroup(side, level, all)) ?? [group];
}

/** Whether many of the smaller side open as somebody of the other does. */
function openAlike(
  sides: readonly [readonly number[], readonly number[]],
  openings: readonly (string | null)[],
): boolean {
  const [one, other] = sides.map((side) => side.map((i) => openings[i]!));
  const [fewer, more] = one!.length <= other!.length ? [one!, other!] : [other!, one!];
  const known = new Set(more);
  return fewer.filter((opening) => opening !== null && known.has(opening)).length >= alike * fewer.length;
}

/** The title, or its first clause; null where it asks nothing ("我说两句"). */
function readOpening(
  { title }: Pick<WrittenContribution, 'title'>,
  reading: Pick<ReadContribution, 'title'>,
): string | null {
  return reading.title.asks.length === 0 ? null : title.split(/[，,。！!？?；;：:\s]/u, 1)[0]!;
}

function listPairs(marks: readonly string[], { besideNone }: Marked): Pair[] {
  return marks.flatMap((one, at): Pair[] =>
    besideNone ? [[one, null]] : marks.slice(at + 1).map((other) => [one, other]),
  );
}

/** As many of a group as are looked at for where to cut it. */
function pickEvenly(group: readonly number[]): readonly number[] {
  const step = Math.ceil(group.length / mostLooked);
  return group.filter((_, at) => at % step === 0);
}

/** Marks that enough of a group have, the most frequent first. */
function frequentMarks(group: readonly number[], marks: readonly ReadonlySet<string>[]): string[] {
  const counts = new Map<string, number>();
  for (const i of group) for (const mark of marks[i]!) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= saying.fewest)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostMarks)
    .map(([mark]) => mark);
}

function findSides(
  group: readonly number[],
  [one, other]: Pair,
  marks: readonly ReadonlySet<string>[],
  points: readonly ThemePoint[],
): [number[], number[]] | null {
  if (other === null) return sideBy(group, (i) => marks[i]!.has(one), fewestBesideNone);
  const has = (i: number, mark: string): boolean => marks[i]!.has(mark);
  const ones = group.filter((i) => has(i, one) && !has(i, other));
  const others = group.filter((i) => has(i, other) && !has(i, one));
  const both = group.filter((i) => has(i, one) && has(i, other)).length;
  const smaller = Math.min(ones.length, others.length);
  if (smaller < Math.max(saying.fewest, saying.share * group.length) || both > linking * smaller) return null;
  const [onesSum, othersSum] = [sumPoints(ones, points), sumPoints(others, points)];
  const isOne = (i: number): boolean => {
    if (has(i, one) !== has(i, other)) return has(i, one);
    return multiply(points[i]!, onesSum) / ones.length >= multiply(points[i]!, othersSum) / others.length;
  };
  return sideBy(group, isOne, 1);
}

/** Two sides of a group, that of its first member first; null where either has fewer than so many. */
function sideBy(
  group: readonly number[],
  isOne: (i: number) => boolean,
  fewestOfSide: number,
): [number[], number[]] | null {
  const sides: [number[], number[]] = [group.filter(isOne), group.filter((i) => !isOne(i))];
  if (sides.some((side) => side.length < fewestOfSide)) return null;
  return sides[0][0]! < sides[1][0]! ? sides : [sides[1], sides[0]];
}

/** How near the points of each side are to each other on average, and to those of the other. */
function compareSides(
  sides: readonly [readonly number[], readonly number[]],
  points: readonly ThemePoint[],
): { readonly within: number; readonly between: number } {
  const sums = sides.map((side) => sumPoints(side, points));
  const product = (side: readonly number[], sum: PointSum): number =>
    side.reduce((total, i) => total + multiply(points[i]!, sum), 0);
  const within = sides.map((side, at) => {
    const own = side.reduce((total, i) => total + squareOf(points[i]!), 0);
    return (product(side, sums[at]!) - own) / (side.length * (side.length - 1));
  });
  const [one, other] = sides;
  return {
    within: (within[0]! + within[1]!) / 2,
    between: product(one, sums[1]!) / (one.length * other.length),
  };
}

interface PointSum {
  readonly sparse: ReadonlyMap<number, number>;
  readonly dense: Float64Array;
}

function sumPoints(group: readonly number[], points: readonly ThemePoint[]): PointSum {
  const sparse = new Map<number, number>();
  const dense = new Float64Array(points[group[0]!]!.dense.length);
  for (const i of group) {
    const point = points[i]!;
    for (let f = 0; f < point.features.length; f++) {
      sparse.set(point.features[f]!, (sparse.get(point.features[f]!) ?? 0) + point.values[f]!);
    }
    for (let d = 0; d < dense.length; d++) dense[d]! += point.dense[d]!;
  }
  return { sparse, dense };
}

function multiply(point: ThemePoint, sum: PointSum): number {
  let product = 0;
  for (let f = 0; f < point.features.length; f++)
    product += point.values[f]! * (sum.sparse.get(point.features[f]!) ?? 0);
  for (let d = 0; d < point.dense.length; d++) product += point.dense[d]! * sum.dense[d]!;
  return product;
}

function squareOf({ values, dense }: ThemePoint): number {
  return [values, dense].reduce((total, part) => part.reduce((sum, value) => sum + value * value, total), 0);
}

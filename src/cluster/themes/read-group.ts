import { mostFrequent } from '../naming/most-frequent.ts';
import type { StatedAsk } from './asks/read-clause.ts';
import { stateAsk } from './asks/state-ask.ts';
import type { ThemePoint } from './points/place-contributions.ts';
import type { ReadContribution } from './points/read-contribution.ts';
import { type Doubt, hearDoubt } from './stands/hear-doubts.ts';
import type { Stand } from './stands/stand.ts';
import { hideNames } from './texts/hide-names.ts';
import type { WrittenContribution } from './texts/without-words.ts';
import type { ThemeLexicon } from './words/lexicon.ts';

/** A group of contributions with all that describing it needs; the lists are aligned. */
export interface ThemeGroup {
  readonly contributions: readonly WrittenContribution[];
  readonly readings: readonly ReadContribution[];
  readonly points: readonly ThemePoint[];
  readonly stands: readonly (readonly Stand[])[];
  /** Likewise of those, too, that were of one group with these before it was parted by sides; absent: nobody was parted from them. */
  readonly near?: readonly (readonly Stand[])[];
}

/** A group with what each of its contributions states, and has doubts about. */
export interface ReadGroup extends ThemeGroup {
  /** What most contributions are about: an index in the lexicon's objects. */
  readonly object: number | null;
  readonly doubts: readonly (Doubt | null)[];
  readonly statedBy: readonly (StatedAsk | null)[];
}

/** Reads what the contributions of a group state. */
export function readGroup(group: ThemeGroup, lexicon: ThemeLexicon): ReadGroup {
  const { contributions, readings } = group;
  const object = leadingObject(readings);
  // What somebody has doubts about is not what he asks.
  const doubts = contributions.map((one) => hearDoubt(one, lexicon));
  const statedBy = contributions.map((one, i) =>
    doubts[i] !== null ? null : stateAsk(one, object, hideNames(lexicon, one.places)),
  );
  return { ...group, object, doubts, statedBy };
}

/**
 * The class that most contributions are mainly about; where fewer than half of them name it, the one that most name, if half
 * of them do: a title should fit them.
 */
function leadingObject(readings: readonly ReadContribution[]): number | null {
  const mains = readings.map(objectOf);
  const main = mostFrequent(mains);
  // One that names a class beside several that name none does not say what they ask.
  const isRare = mains.filter((other) => other === main).length * 4 <= readings.length;
  const hasNone = mains.filter((other) => other === null).length * 2 > readings.length;
  if (main === null || (isRare && hasNone)) return null;
  const named = readings.flatMap(({ title, passages }, i) => {
    const strong = [title, ...passages].flatMap(({ objects }) => objects.filter(({ weak }) => !weak));
    return [...new Set([...(mains[i] === null ? [] : [mains[i]!]), ...strong.map(({ object }) => object)])];
  });
  const countOf = (object: number) => named.filter((other) => other === object).length;
  const isShared = (object: number) => countOf(object) * 2 >= readings.length;
  const shared = mostFrequent(named)!;
  return !isShared(main) && isShared(shared) ? shared : main;
}

/** How many contributions name a class, in the title or in what they propose. */
export function countNaming(readings: readonly ReadContribution[], object: number): number {
  return readings.filter(({ title, passages }) =>
    [title, ...passages].some(({ objects }) => objects.some((found) => found.object === object)),
  ).length;
}

function objectOf(reading: ReadContribution): number | null {
  const weights = new Map<number, number>();
  const texts = reading.title.objects.some((found) => !found.weak)
    ? [reading.title]
    : [reading.title, ...reading.passages];
  for (const { objects } of texts) {
    for (const { object, share } of objects) weights.set(object, (weights.get(object) ?? 0) + share);
  }
  let best: number | null = null;
  for (const [object, weight] of weights) if (best === null || weight > weights.get(best)!) best = object;
  return best;
}

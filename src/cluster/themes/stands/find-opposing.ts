import { mostFrequent } from '../../naming/most-frequent.ts';
import type { StatedAsk } from '../asks/read-clause.ts';
import { areContrary } from '../asks/turn-asks.ts';
import { dice, pairsOf } from '../words/character-pairs.ts';
import type { Stand } from './stand.ts';

/** What most contributions of a theme ask, in clauses that name both the ask and its object, or in a phrase. */
export interface Stance {
  /** Index in the lexicon's objects; null where a phrase is asked. */
  readonly object: number | null;
  /** Group of the ask. */
  readonly group: string;
  /** Words by which no few of them name the object. */
  readonly words: readonly string[];
}

/** A word counts as a theme's own from this share of those on that take its side. */
const wordShare = 0.25;
/** Of what the title asks fewer do not speak for a theme. */
const leastShare = 1 / 3;
/** Of so few contributions one who takes the side that the title states is half. */
const smallest = 2;

/** How many contributions a theme has, those that take no side included, and the group of what its title asks. */
export interface SidedTheme {
  readonly contributions: number;
  readonly titled: string | null;
}

/** Whether so many of those who take a side take this one that it is the theme's: more than half of all, or of these where the title asks it. */
function isTaken(group: string, agreed: number, takers: number, { contributions, titled }: SidedTheme): boolean {
  if (agreed * 2 > contributions) return true;
  const isEnough = agreed > 1 || contributions <= smallest;
  return group === titled && isEnough && agreed * 2 > takers && agreed >= leastShare * contributions;
}

/**
 * The stance that most of a theme's contributions take.
 * @param object index in the lexicon's objects
 */
export function findStance(stated: readonly StatedAsk[], object: number, theme: SidedTheme): Stance | null {
  const clear = stated.filter((one) => one.direct && one.object === object);
  const group = mostFrequent(clear.map((one) => one.group));
  const agreed = clear.filter((one) => one.group === group);
  if (group === null || !isTaken(group, agreed.length, clear.length, theme)) return null;
  return { object, group, words: wordsOf(agreed.map(({ objectWord }) => objectWord)) };
}

/** The side that most of a theme's contributions take of its object, in however many clauses; of null, in a phrase. */
export function findSide(
  stands: readonly (readonly Stand[])[],
  object: number | null,
  titled: string | null,
): Stance | null {
  const taken = stands.flatMap((all) => {
    const own = all.filter((one) => one.object === object);
    return own.find((one) => one.group === titled) ?? own[0] ?? [];
  });
  const group = mostFrequent(taken.map((one) => one.group));
  const agreed = taken.filter((one) => one.group === group);
  if (group === null || !isTaken(group, agreed.length, taken.length, { contributions: stands.length, titled }))
    return null;
  return { object, group, words: wordsOf(agreed.map(({ word }) => word)) };
}

/** Words that no few of those use that take a side. */
function wordsOf(words: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= wordShare * words.length).map(([word]) => word);
}

/** Whether a word holds another; one of a single character says too little ("站"). */
function holds(word: string, other: string): boolean {
  return word === other || (other.length > 1 && word.includes(other));
}

/** Whether two words of one class end as one kind of thing ("摆摊", "烧烤摊"), or have two neighbouring characters in common. */
function areAlike(word: string, other: string): boolean {
  if (word.length < 2 || other.length < 2) return false;
  return word.at(-1) === other.at(-1) || dice(pairsOf(word), pairsOf(other)) > 0;
}

/** Whether two stances are contrary and about one thing: their groups exclude each other and they share a word for the object. */
export function areOpposed(a: Stance, b: Stance, opposites: readonly (readonly [string, string])[]): boolean {
  const isOneClass = a.object !== null && a.object === b.object;
  return (
    areContrary(a.group, b.group, opposites) &&
    a.words.some((word) =>
      b.words.some((other) => holds(word, other) || holds(other, word) || (isOneClass && areAlike(word, other))),
    )
  );
}

/** An object, as an index in the lexicon's objects, and the stances that a theme takes, on this or on another. */
interface Taken {
  readonly object: number | null;
  readonly stances: readonly Stance[];
}

/**
 * Tells which of all themes a theme is opposed to, in their order. A stance is compared with those on its object alone, one on a phrase with
 * those of themes about the same object.
 */
export function pairOpposed<T extends Taken>(
  all: readonly T[],
  opposites: readonly (readonly [string, string])[],
): (one: T) => T[] {
  const byObject = new Map<string, { readonly at: number; readonly stance: Stance }[]>();
  const placeOf = new Map(all.map((one, at) => [one, { at, stances: one.stances.map((stance) => ({ at, stance })) }]));
  const keyOf = ({ object }: Taken, stance: Stance): string =>
    stance.object === null ? `phrase ${object}` : `${stance.object}`;
  for (const [one, { stances }] of placeOf) {
    for (const placed of stances) {
      const key = keyOf(one, placed.stance);
      const known = byObject.get(key) ?? [];
      byObject.set(key, known);
      known.push(placed);
    }
  }
  return (one) => {
    const { at: own, stances } = placeOf.get(one)!;
    const opposed = stances.flatMap(({ stance }) =>
      byObject
        .get(keyOf(one, stance))!
        .filter(({ at, stance: contrary }) => at !== own && areOpposed(stance, contrary, opposites)),
    );
    return [...new Set(opposed.map(({ at }) => at))].sort((a, b) => a - b).map((at) => all[at]!);
  };
}

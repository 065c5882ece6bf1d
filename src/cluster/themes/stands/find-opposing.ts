import { mostFrequent } from '../../naming/most-frequent.ts';
import type { StatedAsk } from '../asks/state-ask.ts';
import { areContrary } from '../asks/turn-asks.ts';
import type { Stand } from './stand.ts';

/** What most contributions of a theme ask, in clauses that name both the ask and its object, or in a phrase. */
export interface Stance {
  /** Group of the ask. */
  readonly group: string;
  /** Words by which no few of them name the object. */
  readonly words: readonly string[];
}

/** A word counts as a theme's own from this share of those on that take its side. */
const wordShare = 0.25;
/** Of what the title asks fewer do not speak for a theme. */
const leastShare = 1 / 3;

/** How many contributions a theme has, those that take no side included, and the group of what its title asks. */
export interface SidedTheme {
  readonly contributions: number;
  readonly titled: string | null;
}

/** Whether so many of those who take a side take this one that it is the theme's: more than half of all, or of these where the title asks it. */
function isTaken(group: string, agreed: number, takers: number, { contributions, titled }: SidedTheme): boolean {
  if (agreed * 2 > contributions) return true;
  return group === titled && agreed > 1 && agreed * 2 > takers && agreed >= leastShare * contributions;
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
  return { group, words: wordsOf(agreed.map(({ objectWord }) => objectWord)) };
}

/** The side that most of a theme's contributions take of its object, in however many clauses; of null, in a phrase. */
export function findSide(
  stands: readonly (readonly Stand[])[],
  object: number | null,
  titled: string | null,
): Stance | null {
  const taken = stands.flatMap((all) => all.find((one) => one.object === object) ?? []);
  const group = mostFrequent(taken.map((one) => one.group));
  const agreed = taken.filter((one) => one.group === group);
  if (group === null || !isTaken(group, agreed.length, taken.length, { contributions: stands.length, titled }))
    return null;
  return { group, words: wordsOf(agreed.map(({ word }) => word)) };
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

/** Whether two stances are contrary and about one thing: their groups exclude each other and they share a word for the object. */
export function areOpposed(a: Stance, b: Stance, opposites: readonly (readonly [string, string])[]): boolean {
  return (
    areContrary(a.group, b.group, opposites) &&
    a.words.some((word) => b.words.some((other) => holds(word, other) || holds(other, word)))
  );
}

/** An object, as an index in the lexicon's objects, and the stances on it. */
interface Taken {
  readonly object: number | null;
  readonly stances: readonly Stance[];
}

/** Tells which of all themes a theme is opposed to, in their order. It is compared with those about its object alone. */
export function pairOpposed<T extends Taken>(
  all: readonly T[],
  opposites: readonly (readonly [string, string])[],
): (one: T) => T[] {
  const byObject = new Map<number | null, T[]>();
  for (const one of all) {
    if (one.stances.length === 0) continue;
    const known = byObject.get(one.object) ?? [];
    byObject.set(one.object, known);
    known.push(one);
  }
  return (one) =>
    (byObject.get(one.object) ?? []).filter(
      (other) =>
        other !== one &&
        one.stances.some((stance) => other.stances.some((contrary) => areOpposed(stance, contrary, opposites))),
    );
}

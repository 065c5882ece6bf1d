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

/** A word counts as a theme's own from this share of its contributions on. */
const wordShare = 0.25;

/**
 * The stance that more than half of a theme's contributions take.
 * @param object index in the lexicon's objects
 * @param contributions how many the theme has, those that state nothing included
 */
export function findStance(stated: readonly StatedAsk[], object: number, contributions: number): Stance | null {
  const clear = stated.filter((one) => one.direct && one.object === object);
  const group = mostFrequent(clear.map((one) => one.group));
  const agreed = clear.filter((one) => one.group === group);
  if (group === null || agreed.length * 2 <= contributions) return null;
  return {
    group,
    words: wordsOf(
      agreed.map(({ objectWord }) => objectWord),
      contributions,
    ),
  };
}

/** The side that more than half of a theme's contributions take of its object, in however many clauses; of null, in a phrase. */
export function findSide(stands: readonly (readonly Stand[])[], object: number | null): Stance | null {
  const taken = stands.flatMap((all) => all.find((one) => one.object === object) ?? []);
  const group = mostFrequent(taken.map((one) => one.group));
  const agreed = taken.filter((one) => one.group === group);
  return group === null || agreed.length * 2 <= stands.length
    ? null
    : {
        group,
        words: wordsOf(
          agreed.map(({ word }) => word),
          stands.length,
        ),
      };
}

/** Words that no few of a theme's contributions use. */
function wordsOf(words: readonly (string | null)[], contributions: number): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= wordShare * contributions).map(([word]) => word);
}

/** Whether two stances are contrary and about one thing: their groups exclude each other and they share a word for the object. */
export function areOpposed(a: Stance, b: Stance, opposites: readonly (readonly [string, string])[]): boolean {
  return (
    areContrary(a.group, b.group, opposites) &&
    a.words.some((word) => b.words.some((other) => word.includes(other) || other.includes(word)))
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

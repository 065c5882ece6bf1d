import { createHash } from 'node:crypto';
import type { SignReader, TextSigns } from './text-signs.ts';

/** Which kinds of asks, or of problems, texts are like, by their characters and the pairs of them. */
export interface TextKinds {
  /** By kind: 24 bits of the hash of its name, which stay when others are added or all are learned anew. */
  readonly ids: Uint32Array;
  /** Reads the beginning of a text, and of its lead. */
  readonly read: SignReader;
  /**
   * The kinds that a text is likest, by number, their weights together of length 1; none where nothing in it is known.
   * @param kept what is left of the weight of a sign
   * @param place a text is like the kinds that score above the one of this place
   */
  kindsOf(signs: TextSigns, kept?: (row: number) => number, place?: number): ReadonlyMap<number, number>;
}

/** A kind of ask, in texts that ask it in many words. */
export interface TextKind {
  readonly type: string;
  readonly texts: readonly string[];
}

/** See `TextKinds.kindsOf`. */
export const usualPlace = 40;

/** Reads texts up to so many characters: what is asked stands early. */
const readLength = 300;

/** A reader of the beginnings of texts, and of their leads. */
export function readBeginnings(read: SignReader): SignReader {
  return (text, lead = '', leadShare = 0) => read(text.slice(0, readLength), lead.slice(0, readLength), leadShare);
}

/** Characters of title and body of a letter that `readLetter` reads: what is asked, and what is the matter, stand early. */
export const letterLength = 160;

/** What the title adds, where the whole counts 1. */
const titleShare = 0.3;

/** Reads the beginning of a letter. */
export function readLetter(read: SignReader, title: string, body: string): TextSigns {
  return read(`${title}。${body}`.slice(0, letterLength), title, titleShare);
}

/**
 * Roots of the probabilities that a network tells, together of length 1: what is less likely counts, too. The product of two is the
 * Bhattacharyya coefficient.
 */
export function rootsOf(kinds: ReadonlyMap<number, number>): Map<number, number> {
  let sum = 0;
  for (const weight of kinds.values()) sum += weight;
  return new Map(Array.from(kinds, ([kind, weight]) => [kind, Math.sqrt(weight / sum)]));
}

/** What a kind is known by: it stays when others are added or all are learned anew. */
export function idOfKind(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 3);
}

/** Ids of kinds. @throws RangeError where two have one */
export function idsOfKinds(names: readonly string[]): Uint32Array {
  const ids = Uint32Array.from(names, idOfKind);
  if (new Set(ids).size < ids.length)
    throw new RangeError('Expected kinds whose ids differ: call one of two otherwise');
  return ids;
}

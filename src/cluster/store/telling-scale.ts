import type { Background } from '../semantics/word-shares.ts';
import type { MessageStore } from './store.ts';

/**
 * Words that the square root of all messages or fewer have count in full, those of more than the 0.7th power not at all: on this
 * scale a corpus of any size has as many rare words.
 */
const rareFrom = 0.3;
const rareTo = 0.5;

/** Likewise for names: what many messages name has many problems, or many places have it (第二中学). */
const specificFrom = 0.6;
const specificTo = 0.9;

/** How much it tells that few messages have something. */
export interface TellingScale {
  /** Logarithm of how few of all messages those are. */
  readonly tells: (messages: number) => number;
  /** How far a word of so many messages tells of one issue by being rare, 0 to 1. */
  readonly rarityOf: (messages: number) => number;
  /** How far a name of so many messages tells one place by being rare, 0 to 1. */
  readonly specificityOf: (messages: number) => number;
  /** How many of the messages that fill up a small store have a word. */
  readonly expected: (word: string) => number;
}

/** @param background what fills up a store of few messages, in which names would look common and common words rare */
export function createTellingScale(store: MessageStore, background: Background): TellingScale {
  // Of so many messages terms were counted.
  const seen = store.keys.length + store.forgotten;
  const missing = Math.max(0, background.messages - seen);
  const counted = seen + missing + 1;
  const scale = Math.log(counted);
  const tells = (messages: number): number => Math.log(counted / messages);
  return {
    tells,
    rarityOf: (messages) => share(tells(messages) / scale, rareFrom, rareTo),
    specificityOf: (messages) => share(tells(messages) / scale, specificFrom, specificTo),
    expected: (word) => missing * (background.shares.get(word) ?? 0),
  };
}

/** How far a value lies between two others, 0 to 1. */
function share(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}

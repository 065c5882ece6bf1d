import { combineHashes, hashWord, mixHash } from '../../core/hash.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { type CueMatcher, type CuePattern, pairSlot } from './cues.ts';
import { type FeatureBuffer, pushFeature, reserveFeatures } from './feature-buffer.ts';
import { readUnits } from './text-units.ts';

/** Group of cue features; see `FeatureBuffer.groups`. They come last. */
export const cueGroup = 4;

const cueSalt = 0x3c6ef372;
const titleSalt = 0x1f83d9ab;
const endSalt = 0x5be0cd19;
const pairSalt = 0x510e527f;
const lengthSalt = 0x6a09e667;
const questionSalt = 0x3f84d5b5;
const deniedSalt = 0x1b873593;
const newLine = 0x0a;
/** No sign that ends a sentence comes after it. */
const lastSign = 0x3002;
/** A sentence with more classes says no more by pairs: these are of the classes found first. */
const pairedClasses = 14;
/** At most so many classes of a sentence are told at all: each of a list may stand in it, plain and denied. */
const mostClasses = 256;

/** The cue classes of one sentence, in the order in which they were found. */
interface Sentence {
  count: number;
  /** `2 * class`, and 1 more where it is denied. */
  readonly cues: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Cue classes of the message, of its title and of its end, pairs of classes within a sentence, and its size: how many
 * units, how much of it asks. A class that is denied is another one. By the names of the classes, so their order in the file does not matter.
 */
export function featuriseCues(
  message: SegmentedMessage,
  endFrom: number,
  matcher: CueMatcher,
  buffer: FeatureBuffer,
): void {
  const title = featuriseField(message.title, 0, 0, titleSalt, matcher, buffer);
  const body = featuriseField(message.body, 1, endFrom, endSalt, matcher, buffer);
  reserveFeatures(buffer, 4);
  const units = message.title.text.length + message.body.text.length;
  pushWhole(buffer, lengthSalt, Math.min(9, Math.floor(Math.log2(units + 1))));
  const asking = body.asking / Math.max(1, body.sentences);
  pushWhole(buffer, questionSalt, body.asking === 0 ? 0 : asking < 0.2 ? 1 : asking < 0.5 ? 2 : 3);
  pushWhole(buffer, questionSalt ^ titleSalt, title.asking === 0 ? 0 : 1);
}

/** The feature that a class, not denied, leaves for each sentence that has it. */
export function cueFeature(id: string): number {
  return mixHash(hashWord(id) ^ cueSalt);
}

function pushWhole(buffer: FeatureBuffer, salt: number, value: number): void {
  pushFeature(buffer, mixHash(combineHashes(salt, value + 1)), cueGroup, 1, 0, 0);
}

function featuriseField(
  segmented: SegmentedText,
  field: 0 | 1,
  specialFrom: number,
  salt: number,
  matcher: CueMatcher,
  buffer: FeatureBuffer,
): { readonly sentences: number; readonly asking: number } {
  const { text } = segmented;
  const { buckets, pairs, singles, pairBits, hashes } = matcher;
  const units = readUnits(text, field);
  sentence.count = 0;
  let sentences = 0;
  let asking = 0;
  let next = text.length > 0 ? units[0]! : newLine;
  for (let at = 0; at <= text.length; at++) {
    const unit = next;
    next = at + 1 < text.length ? units[at + 1]! : newLine;
    // That both are empty can be guessed: hardly any place of a text begins a pattern.
    const slot = pairSlot(unit, next);
    if (((pairBits[slot >>> 5]! >>> (slot & 31)) & 1) !== 0) findAt(units, at, text.length, buckets[pairs[slot]!]!);
    const single = singles[unit]!;
    if (single !== 0) findAt(units, at, text.length, buckets[single]!);
    if (unit > lastSign) continue;
    if (unit === 0x3f) asking++;
    else if (unit !== 0x3002 && unit !== 0x21 && unit !== 0x3b && unit !== newLine) continue;
    if (at > 0) sentences++;
    if (sentence.count > 0) emitSentence(field, specialFrom, salt, hashes, buffer);
    sentence.count = 0;
  }
  return { sentences, asking };
}

/** The sentence at hand; reused from sentence to sentence. */
const sentence: Sentence = {
  count: 0,
  cues: new Int32Array(mostClasses),
  starts: new Int32Array(mostClasses),
  ends: new Int32Array(mostClasses),
};

function findAt(units: Uint16Array, at: number, size: number, patterns: readonly CuePattern[]): void {
  for (const pattern of patterns) {
    if (!standsAt(pattern.units, units, at, size)) continue;
    const cue = 2 * pattern.cue + (isDenied(units, at) ? 1 : 0);
    let known = sentence.count === mostClasses;
    for (let i = 0; i < sentence.count; i++) known ||= sentence.cues[i] === cue;
    if (known) continue;
    sentence.cues[sentence.count] = cue;
    sentence.starts[sentence.count] = at;
    sentence.ends[sentence.count] = at + pattern.units.length;
    sentence.count++;
  }
}

const [no, not, yet, be, have, ever] = [...'没不未是有曾'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * Whether what stands right before a place denies what stands there: 没漏气, 没有断水, 不是漏气, 从未拖欠, 并未停电. Not where it asks
 * (有没有, 是不是). 不 alone is no denial of harm: 不停电 is said of what is wished.
 */
function isDenied(units: Uint16Array, at: number): boolean {
  if (at === 0) return false;
  const last = units[at - 1]!;
  if (last === no || last === yet) return at < 2 || units[at - 2] !== have;
  if (at < 2) return false;
  const before = units[at - 2]!;
  if (last === have) return before === no && (at < 3 || units[at - 3] !== have);
  if (last === be) return before === not && (at < 3 || units[at - 3] !== be);
  return last === ever && before === yet;
}

/** @param size of the text; what `units` has behind it is of another */
function standsAt(pattern: Uint16Array, units: Uint16Array, at: number, size: number): boolean {
  if (at + pattern.length > size) return false;
  for (let i = 0; i < pattern.length; i++) if (units[at + i] !== pattern[i]) return false;
  return true;
}

function emitSentence(
  field: 0 | 1,
  specialFrom: number,
  salt: number,
  hashes: Int32Array,
  buffer: FeatureBuffer,
): void {
  const { count, cues, starts, ends } = sentence;
  const paired = Math.min(count, pairedClasses);
  reserveFeatures(buffer, 2 * count + (paired * (paired - 1)) / 2);
  for (let i = 0; i < count; i++) {
    const hash = hashOf(cues[i]!, hashes);
    const start = starts[i]!;
    pushFeature(buffer, mixHash(hash ^ cueSalt), cueGroup, field, start, ends[i]!);
    if (start >= specialFrom) pushFeature(buffer, mixHash(hash ^ salt), cueGroup, field, start, ends[i]!);
    if (i >= pairedClasses) continue;
    for (let j = 0; j < i; j++) {
      const other = hashOf(cues[j]!, hashes);
      const pair = combineHashes(Math.min(hash, other), Math.max(hash, other)) ^ pairSalt;
      pushFeature(buffer, mixHash(pair), cueGroup, field, start, ends[i]!);
    }
  }
}

/** A denied class is one of its own, of which models know only what denials of it taught. */
function hashOf(cue: number, hashes: Int32Array): number {
  const hash = hashes[cue >>> 1]!;
  return (cue & 1) === 0 ? hash : hash ^ deniedSalt;
}

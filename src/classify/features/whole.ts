import { combineHashes, hashUnits, hashWord, mixHash } from '../../core/hash.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { mostClassFeatures, pushClasses } from './class-features.ts';
import { featuriseCues } from './cue-features.ts';
import { type FeatureBuffer, reserveFeatures } from './feature-buffer.ts';
import type { Lexicons } from './lexicons.ts';
import { readUnits } from './text-units.ts';
import { findClasses, type WordClasses } from './word-classes.ts';

/** Groups of features; see `FeatureBuffer.groups`. */
const textGroup = 0;
const titleGroup = 1;
const endGroup = 2;
const characterGroup = 3;
// 4: cues, see `featuriseCues`.
export const senseGroup = 5;

const titleSalt = 0x27d4eb2f;
const endSalt = 0x165667b1;
const characterSalt = 0x38b34ae5;
const firstHan = 0x4e00;
const numberHash = hashWord('#');
const codeHash = hashWord('@');
/** By UTF-16 unit: 1 for what ends a sentence. */
const sentenceEnds = new Uint8Array(0x1_0000);
for (const sign of '。.!?;\n') sentenceEnds[sign.charCodeAt(0)] = 1;

/**
 * Features of how a message speaks, for kind and urgency: all words and signs, those of the title and of the last two
 * sentences once more as such, the senses of both, pairs of characters, cues. Numbers and region codes are one word each.
 */
export function featuriseWhole(message: SegmentedMessage, buffer: FeatureBuffer, lexicons: Lexicons): void {
  buffer.length = 0;
  const { title, body } = message;
  const words = title.words.length + body.words.length;
  reserveFeatures(buffer, (2 + mostClassFeatures) * words + title.text.length + body.text.length + 8);
  featuriseWords(title, 0, 0, titleSalt, titleGroup, lexicons.senses, buffer);
  const endFrom = lastSentences(body.text);
  featuriseWords(body, 1, endFrom, endSalt, endGroup, lexicons.senses, buffer);
  featuriseCharacters(title, 0, buffer);
  featuriseCharacters(body, 1, buffer);
  featuriseCues(message, endFrom, lexicons.cues, buffer);
}

function featuriseWords(
  segmented: SegmentedText,
  field: 0 | 1,
  specialFrom: number,
  salt: number,
  specialGroup: number,
  senses: WordClasses,
  buffer: FeatureBuffer,
): void {
  const { text, starts } = segmented;
  const units = readUnits(text, field);
  const { hashes, groups, starts: froms, ends } = buffer;
  const first = buffer.length;
  let to = first;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = starts[i + 1] ?? text.length;
    const sign = units[start]!;
    if (sign === 0x20 || sign === 0x0a) continue;
    const hash = sign < 0x7b ? hashOfCode(units, start, end, sign) : hashUnits(units, start, end);
    const mixed = mixHash(hash);
    hashes[to] = mixed;
    groups[to] = textGroup;
    froms[to] = start;
    ends[to] = end;
    to++;
    const place = start >= specialFrom ? salt : 0;
    if (place !== 0) {
      hashes[to] = mixHash(hash ^ place);
      groups[to] = specialGroup;
      froms[to] = start;
      ends[to] = end;
      to++;
    }
    const found = findClasses(senses, mixed);
    if (found === 0) continue;
    buffer.length = to;
    pushClasses(buffer, senses, found, place, senseGroup, field, start, end);
    to = buffer.length;
  }
  buffer.fields.fill(field, first, to);
  buffer.length = to;
}

/** Numbers are one word, and so are letters with digits behind them, by which anonymised places are called. */
function hashOfCode(units: Uint16Array, start: number, end: number, first: number): number {
  if (first >= 0x30 && first <= 0x39) return numberHash;
  if (first >= 0x61 && end - start <= 3) {
    const last = units[end - 1]!;
    if (end - start === 1 || (last >= 0x30 && last <= 0x39)) return codeHash;
  }
  return hashUnits(units, start, end);
}

/** Where the last two sentences of a text begin. */
function lastSentences(text: string): number {
  let found = 0;
  let end = text.length;
  while (end > 0 && (sentenceEnds[text.charCodeAt(end - 1)] === 1 || text[end - 1] === ' ')) end--;
  for (let at = end - 1; at > 0; at--) {
    if (sentenceEnds[text.charCodeAt(at)] === 1 && !isInNumber(text, at) && ++found === 2) return at + 1;
  }
  return 0;
}

/** Whether a point stands between digits: of a decimal or a date it ends no sentence. */
function isInNumber(text: string, at: number): boolean {
  return text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function featuriseCharacters({ text }: SegmentedText, field: 0 | 1, buffer: FeatureBuffer): void {
  const units = readUnits(text, field);
  const { hashes, starts, ends } = buffer;
  const first = buffer.length;
  let to = first;
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const character = units[at]!;
    if (previous >= firstHan && character >= firstHan) {
      hashes[to] = mixHash(combineHashes(previous, character) ^ characterSalt);
      starts[to] = at - 1;
      ends[to] = at + 1;
      to++;
    }
    previous = character;
  }
  buffer.groups.fill(characterGroup, first, to);
  buffer.fields.fill(field, first, to);
  buffer.length = to;
}

import type { SegmentedText } from '../../../core/message.ts';
import type { FoundName } from '../name-list.ts';

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const shortest = 2;
const longest = 10;

/** By UTF-16 unit: 1 where a name may have it, 2 for digits and Latin letters, of which a name has whole runs alone. */
const letters = new Uint8Array(0x1_0000);
letters.fill(1, 0x4e00, 0xa000);
letters['·'.charCodeAt(0)] = 1;
for (const letter of '0123456789abcdefghijklmnopqrstuvwxyz') letters[letter.charCodeAt(0)] = 2;

/** Where a stretch ends, at most, that begins before a position. */
export function reachOf({ text }: Pick<SegmentedText, 'text'>, before: number): number {
  return Math.min(text.length, before + longest - 1);
}

/**
 * Goes through all stretches of a text that may be a name, and begin before a position: letters, no part of a name that was found, no
 * piece of a number or a Latin word.
 */
export function eachSpan(
  { text }: Pick<SegmentedText, 'text'>,
  names: readonly FoundName[],
  before: number,
  visit: (start: number, end: number) => void,
): void {
  const reach = reachOf({ text }, before);
  // With the letter behind the last stretch.
  const uses = new Uint8Array(reach + 1);
  for (let at = 0; at <= reach; at += 1) uses[at] = letters[text.charCodeAt(at)] ?? 0;
  for (const { start, end } of names) {
    if (start > reach) break;
    uses.fill(0, start, end);
  }
  const splitsLatin = (at: number): boolean => uses[at] === 2 && uses[at - 1] === 2;
  for (let start = 0; start < Math.min(text.length, before); start += 1) {
    if (uses[start] === 0 || splitsLatin(start)) continue;
    for (let end = start + 1; end <= Math.min(reach, start + longest) && uses[end - 1] !== 0; end += 1) {
      if (end - start >= shortest && !splitsLatin(end)) visit(start, end);
    }
  }
}

/** Those of `eachSpan`. */
export function listSpans(
  text: Pick<SegmentedText, 'text'>,
  names: readonly FoundName[],
  before = text.text.length,
): Span[] {
  const spans: Span[] = [];
  eachSpan(text, names, before, (start, end) => spans.push({ start, end }));
  return spans;
}

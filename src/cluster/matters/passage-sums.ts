import type { SegmentedText } from '../../core/message.ts';
import type { Span } from '../../segment/forms/form-parts.ts';
import { isFormula } from '../terms/represent.ts';

/**
 * Sums over a part of a text, up to each of its offsets: what a passage has is the difference of two of them, so that hundreds of
 * overlapping passages cost no more than the text.
 */
export interface PassageSums {
  /** Pairs of neighbouring characters of words, outside names. */
  readonly pairs: Uint16Array;
  /** Those of them that the text has more than once. */
  readonly repeated: Uint16Array;
  readonly digits: Uint16Array;
  /** Chinese characters outside names, but for those that say where and when. */
  readonly telling: Uint16Array;
  /** Characters of words, and of those of them that any message may use. */
  readonly words: Uint16Array;
  readonly formulas: Uint16Array;
}

const positions = new Set(
  '东南西北中前后左右上下里外侧边面旁口门处段方向附近路位于在的号栋楼单元年月日时许分晨午晚今昨明凌',
);
/** Characters of a text that tell which pairs come again: what follows says little of its beginning. */
const counted = 3000;

/** Sums from `span.from` on; `sums.pairs[i]` counts up to the offset `span.from + i`. */
export function sumPassages({ text, words, starts }: SegmentedText, span: Span, names: readonly Span[]): PassageSums {
  const size = span.to - span.from;
  const create = (): Uint16Array => new Uint16Array(size + 2);
  const sums = {
    pairs: create(),
    repeated: create(),
    digits: create(),
    telling: create(),
    words: create(),
    formulas: create(),
  };
  const isNamed = new Uint8Array(size + 1);
  for (const { from, to } of names) {
    if (to > span.from && from < span.to) isNamed.fill(1, Math.max(0, from - span.from), to - span.from);
  }
  const counts = countPairs(text);
  for (let i = 0; i < size; i += 1) {
    const at = span.from + i;
    const code = text.charCodeAt(at);
    if (isDigit(code)) sums.digits[i + 1] = 1;
    if (isNamed[i]) continue;
    if (isHan(code) && !positions.has(text[at]!)) sums.telling[i + 1] = 1;
    if (i + 1 >= size || isNamed[i + 1] || !isLetter(code) || !isLetter(text.charCodeAt(at + 1))) continue;
    // A pair belongs to a passage that has both of its characters.
    sums.pairs[i + 2] = 1;
    if (counts.get(code * 0x1_0000 + text.charCodeAt(at + 1))! > 1) sums.repeated[i + 2] = 1;
  }
  for (let i = 0; i < words.length && starts[i]! < span.to; i += 1) {
    if (starts[i]! < span.from) continue;
    const word = words[i]!;
    sums.words[starts[i]! - span.from + 1] = word.length;
    if (isFormula(word)) sums.formulas[starts[i]! - span.from + 1] = word.length;
  }
  for (const sum of Object.values(sums)) for (let i = 1; i < sum.length; i += 1) sum[i]! += sum[i - 1]!;
  return sums;
}

function countPairs(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const last = Math.min(text.length, counted) - 1;
  for (let i = 0; i < last; i += 1) {
    const [code, next] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
    if (!isLetter(code) || !isLetter(next)) continue;
    const pair = code * 0x1_0000 + next;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return isHan(code) || isDigit(code) || (code >= 97 && code <= 122);
}

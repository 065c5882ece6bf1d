import { listCutEnds, listTellingEnds } from './telling-ends.ts';

/** Where in a text what names are told by stands, found in one pass over its characters. */
export interface Signs {
  /** Where telling ends (`telling-ends.ts`) may end, in ascending order: all do, and hardly anything else. */
  readonly ends: readonly number[];
  /** The same of the ends that segmenters cut (`cutEnds`). */
  readonly cutEnds: readonly number[];
  /** Where what may be numbered follows a numeral or a digit (`三` `中`, `8` `路`), in ascending order. */
  readonly numbered: readonly number[];
}

const numerals = '一二三四五六七八九十';
const afterNumeral = '中高小幼院医实完环号线桥路';
const afterDigit = '路线中医国省县乡村';

const use = { afterNumeral: 1, afterDigit: 2, numeral: 4, pair: 8, end: 16, cutEnd: 32 } as const;
/** By UTF-16 unit: what it may be, as bits of `use`; `pair` where an end of several units may end with it. */
const uses = new Uint8Array(0x1_0000);
/** By the hash of two units: which ends may end with them; most that ends with the second is told to be none by this. */
const pairs = new Uint8Array(0x1_0000);
addEnds(listTellingEnds(), use.end);
addEnds(listCutEnds(), use.cutEnd);
for (const unit of afterNumeral) uses[unit.charCodeAt(0)]! |= use.afterNumeral;
for (const unit of afterDigit) uses[unit.charCodeAt(0)]! |= use.afterDigit;
for (const unit of numerals) uses[unit.charCodeAt(0)]! |= use.numeral;

function addEnds(ends: Iterable<string>, kind: number): void {
  for (const end of ends) {
    const last = end.charCodeAt(end.length - 1);
    uses[last]! |= end.length > 1 ? use.pair : kind;
    if (end.length > 1) pairs[hashPair(end.charCodeAt(end.length - 2), last)]! |= kind;
  }
}

function hashPair(before: number, last: number): number {
  return (before * 31 + last) & 0xffff;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Reads a text once for what several searches begin with. */
export function scanSigns(text: string): Signs {
  const signs = { ends: [] as number[], cutEnds: [] as number[], numbered: [] as number[] };
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const own = uses[unit]!;
    if (own !== 0) {
      const kinds = (own & use.pair) !== 0 ? own | pairs[hashPair(before, unit)]! : own;
      if ((kinds & use.end) !== 0) signs.ends.push(at + 1);
      if ((kinds & use.cutEnd) !== 0) signs.cutEnds.push(at + 1);
      const isNumbered =
        ((own & use.afterNumeral) !== 0 && (uses[before]! & use.numeral) !== 0) ||
        ((own & use.afterDigit) !== 0 && isDigit(before));
      if (isNumbered) signs.numbered.push(at);
    }
    before = unit;
  }
  return signs;
}

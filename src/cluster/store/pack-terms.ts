import { findCore } from '../names/learn-names.ts';
import type { PackedNumbers } from './packed-numbers.ts';
import { estateFlag, internTerm, nameFlag, termKinds, titleFlag, useBits, type Vocabulary } from './store.ts';

/** Set in a packed term, beside the count, where it is a word of the body. */
export const bodyFlag = 0x20;

/** Of ends that names can do without (`findCore`), those that tell an estate. */
const estateEnd = /(?:小区|楼盘|住宅区|家属区|住宅)$/u;
const colon = 0x3a;
const marks = { b: 0x62, k: 0x6b, l: 0x6c, n: 0x6e, p: 0x70, q: 0x71, r: 0x72, s: 0x73, t: 0x74 } as const;

/** Packs the terms of messages (the marks of `represent.ts`); parts of places have a column of their own. */
export function createTermPacker(
  vocabulary: Vocabulary,
  cores: Map<string, number>,
  isGeneral: (word: string) => boolean,
): (issueTerms: string, title: string, packed: PackedNumbers) => void {
  const idOf = createTermIds(vocabulary, cores, isGeneral);
  return (issueTerms, title, packed) => {
    const titleNames: string[] = [];
    for (let start = 0, end = 0; start < issueTerms.length; start = end + 1) {
      const space = issueTerms.indexOf(' ', start);
      end = space < 0 ? issueTerms.length : space;
      const mark = issueTerms.charCodeAt(start);
      if (mark === marks.s) continue;
      const second = issueTerms.charCodeAt(start + 1);
      const isCounted = second !== colon;
      const from = start + (isCounted ? 3 : 2);
      const id = idOf(mark, issueTerms, from, end);
      const core = vocabulary.texts[id]!;
      let use = useOf(mark, isCounted ? second - 48 : 1);
      if (isName(mark) && estateEnd.test(issueTerms.slice(from, end))) use |= estateFlag;
      if (isOfTitle(mark)) titleNames.push(core);
      // The title mostly leaves out the end that told the name in the body (云栖时代 for 云栖时代小区).
      else if (isOfBody(mark) && isShortIn(title, core, end - from, titleNames)) use |= titleFlag;
      packed.push(((id << useBits) | use) >>> 0);
    }
  };
}

/** Numbers of terms by their marks and where they stand in a text. */
function createTermIds(
  vocabulary: Vocabulary,
  cores: Map<string, number>,
  isGeneral: (word: string) => boolean,
): (mark: number, text: string, start: number, end: number) => number {
  const nameId = (name: string): number => {
    const known = cores.get(name);
    if (known !== undefined) return known;
    const id = internTerm(vocabulary, termKinds.name, findCore(name, isGeneral));
    cores.set(name, id);
    return id;
  };
  const wordAt = createWordCache(vocabulary);
  return (mark, text, start, end) => {
    if (isName(mark) || isKind(mark)) return nameId(text.slice(start, end));
    if (mark === marks.r) return internTerm(vocabulary, termKinds.region, text.slice(start, end));
    return wordAt(text, start, end);
  };
}

function isName(mark: number): boolean {
  return mark === marks.p || mark === marks.q;
}

/** Whether a mark is of a name or a kind of thing in the title. */
function isOfTitle(mark: number): boolean {
  return mark === marks.q || mark === marks.l;
}

/** Likewise in the body. */
function isOfBody(mark: number): boolean {
  return mark === marks.p || mark === marks.k;
}

function isKind(mark: number): boolean {
  return mark === marks.k || mark === marks.l;
}

/** What a term's mark says of its use; a count only of words of the body and of what has no flag. */
function useOf(mark: number, count: number): number {
  const ofKind = isKind(mark) ? nameFlag : 0;
  if (mark === marks.t || isOfTitle(mark)) return titleFlag | ofKind;
  if (mark === marks.n) return nameFlag;
  return count | ofKind | (mark === marks.b ? bodyFlag : 0);
}

/** Whether a title says what is left of a name of the body, three characters or more, outside of the names found in it. */
function isShortIn(title: string, core: string, length: number, titleNames: readonly string[]): boolean {
  if (core.length < 3 || core.length === length || !title.includes(core)) return false;
  return !titleNames.some((name) => name.includes(core));
}

/** A name in a message, packed as its terms are. */
export function packUse(vocabulary: Vocabulary, name: string, use: number): number {
  return ((internTerm(vocabulary, termKinds.name, name) << useBits) | use) >>> 0;
}

/**
 * Numbers of words by where they stand in a text. Few words make up most of all texts: a small table before the vocabulary
 * finds those without cutting them out.
 */
function createWordCache(vocabulary: Vocabulary): (text: string, start: number, end: number) => number {
  const size = 1 << 15;
  const words = new Array<string>(size).fill('');
  const ids = new Int32Array(size);
  return (text, start, end) => {
    const length = end - start;
    const mixed =
      Math.imul(text.charCodeAt(start), 0x9e3779b1) ^
      Math.imul(text.charCodeAt(start + 1), 0x85ebca6b) ^
      Math.imul(text.charCodeAt(end - 1) + (length << 16), 0xc2b2ae35);
    const slot = (mixed ^ (mixed >>> 15)) & (size - 1);
    const known = words[slot]!;
    if (known.length === length && text.startsWith(known, start)) return ids[slot]!;
    const word = text.slice(start, end);
    const id = internTerm(vocabulary, termKinds.word, word);
    words[slot] = word;
    ids[slot] = id;
    return id;
  };
}

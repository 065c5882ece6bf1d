import { nameSuffixes } from './place-lexicon.ts';

/** Schools that are called after where they stand (`珊瑚湾` `实验小学`). */
const school =
  /(?:第[一二三四五六七八九十]|实验|中心|附属|双语|外国语)+(?:小学|中学|学校|幼儿园|初中|高中|初级中学|高级中学)/uy;
/** What a name goes on with. */
export interface LongerEnd {
  readonly end: number;
  readonly type: string;
}

/**
 * How a name goes on that ends with a word: with a kind of school after an estate or a settlement that hardly says that it is one (湾, 苑).
 * Null where it does not.
 */
export function endOfSchool(text: string, from: number, last: string, type: string): LongerEnd | null {
  if (type !== 'estate' || (last.length > 1 && nameSuffixes.has(last))) return null;
  school.lastIndex = from;
  return school.test(text) ? { end: school.lastIndex, type: 'school' } : null;
}

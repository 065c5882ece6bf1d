import type { ThemeLexicon } from '../words/lexicon.ts';

/** Where a word stands in a clause. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** Words that name nothing beside one that does. */
const general = /^(?:片区|区域|地区|方案|工作|问题|建设|项目|措施|情况|设施|服务)$/u;

/** Those that say which, where any does. */
export function withoutGeneral<T extends Span>(found: readonly T[]): readonly T[] {
  const telling = found.filter(({ word }) => !general.test(word));
  return telling.length > 0 ? telling : found;
}

/** Before an object, without these it would be the contrary ("不牵绳遛狗", "不文明养犬"). */
const negated = /(?:不(?:文明|规范|合规)?|乱)$/u;
/** A line or an exit is called by its number ("三号线", "4号出口"). */
const numeral = /[\d一二三四五六七八九十]*$/u;

/** What is paid for it ends its name ("管理|费"). */
const fee = /^费用?(?![时力劲心神事解])/u;

/** Objects that a text names, as they are written there. @param ask that is asked of them; null: none */
export function objectsIn(
  text: string,
  ask: number | null,
  lexicon: ThemeLexicon,
): (Span & { readonly object: number })[] {
  return lexicon.match(text).flatMap(({ start, end, senses }) =>
    senses
      .filter(({ kind }) => kind === 'object')
      .map(({ index }) => {
        const opened = /^号/u.test(text.slice(start)) ? numeral : negated;
        const from = start - (opened.exec(text.slice(0, start))?.[0].length ?? 0);
        const to = end + (fee.exec(text.slice(end))?.[0].length ?? 0);
        return { object: lexicon.specify(index, ask), word: text.slice(from, to), start: from, end: to };
      }),
  );
}

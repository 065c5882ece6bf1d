import type { Span } from './form-parts.ts';

const who = '(?:来电|诉求|反映|投诉|举报|咨询|求助|信访|来访)(?:人|者|群众|市民|居民)';
const people = '(?:市民|群众|居民|业主|村民|住户|家长|网友|网民|读者|职工|会员|牧民|商户)们?';
const name = '[\\u4e00-\\u9fff]{1,2}(?:先生|女士|同志)';
const some = '(?:该|某|有|多[名位]|一[名位]|部分)?';
const aside = '(?:[（(][^()（）\\n]{1,30}[)）])?';
const call = '(?:再次|多次|又|现)?(?:来电|致电|来访|来信|打来?电话)';
const saying = '(?:反[映应]|反馈|表示|告知|哭诉|诉说|说|称|询?问|求助(?=[，,。:：]))(?:称|说)?[，,:：]?';
/**
 * Who called, and that he said something, as records have it (`来电人（女士）称其…`, `市民王先生致电反映：`). What he did by it (投诉, 咨询, 建议)
 * is no part (but for 求助 as such an opening has it, `来电求助：`), nor are people of whom something is told (`居民无法出行`).
 */
const caller = `${some}${who}${aside}(?:${name})?${aside}(?:${call})?(?:${saying})?|${some}(?:${people}(?:${name})?|${name})${aside}(?:${call}(?:${saying})?|${saying})`;
const anyCaller = new RegExp(`(?<=^|[\\s。，,.!！?？;；:：)）】])(?:${caller})其?`, 'gu');
/** Within so many characters, blanks aside, a record names its caller. */
const openingLength = 30;

/** Spans of a record that say who called; none in a text that does not begin as records do. */
export function findCallers(text: string): Span[] {
  const start = text.search(/\S/u);
  if (start < 0 || text.slice(start, start + openingLength).search(anyCaller) < 0) return [];
  return Array.from(text.matchAll(anyCaller), ({ 0: found, index }) => ({ from: index, to: index + found.length }));
}

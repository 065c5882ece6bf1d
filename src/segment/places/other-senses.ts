/** A number. */
export const numeral = /^[0-9一二三四五六七八九十百千万零两]+$/u;
/** What follows `一小` where it is no school. */
const piece = /^(?:[段截块片步会撮群时波点股条座间栋瓶碗杯包袋口半]|部分|水库)/u;
/** After a bare 站 that is no end of a name: somebody stands. */
export const standing = /^[在着满立了]/u;
/** After `客运`: what carries passengers, that and no place. */
const carriage = /^(?:班车|班线|车辆?|大巴|中巴|线路|专线|服务|市场|司机)$/u;
/** After `互通` as the end of a name: without these it says what is exchanged. */
const afterInterchange = /^(?:立交|出口|入口|出入口|匝道|收费站|收费口|高速|枢纽|路口|下)/u;

/** Beside 涌, which is a creek in the south: what flows in a sentence, and how a name goes on. */
const surging = /^[入进出向上来到现动过泉满往]|[站村路街镇厂]$/u;
const welling = /[往向上外里处心泪血]涌$/u;

/** Whether what may end a name says something else before the word that follows. */
export function saysSomething(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  if (word === '站') return standing.test(words[index + 1] ?? '');
  if (word.endsWith('涌')) return surging.test(words[index + 1] ?? '') || welling.test((words[index - 1] ?? '') + word);
  if (word === '客运') return carriage.test(words[index + 1] ?? '');
  if (word === '壹号') return words[index + 1] === '院';
  if (word === '一小') return piece.test(words[index + 1] ?? '') || numeral.test(words[index - 1] ?? '');
  return word === '互通' && !afterInterchange.test(words[index + 1] ?? '');
}

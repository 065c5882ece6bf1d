import type { Span } from '../../segment/forms/form-parts.ts';
import { saysWhichOrder } from '../../segment/forms/order-notes.ts';

/** Who is addressed, who writes by which way, and that somebody is greeted: what a text begins with before it says anything. */
const preamble = new RegExp(
  [
    // What forms say of persons and numbers, and what chats and masking leave of pictures and names.
    `【(?:被?(?:反映|投诉|举报|诉求|来电|申诉|申请|求助)(?:人|者|方|单位|对象|主体)|姓名|性别|联系(?:方式|电话|人)|(?:手机|电话|工单|来电)号?码?|编号)】[^【】\\n]{0,40}(?=\\s*【)`,
    '【(?:反映|投诉|举报|诉求|咨询|求助|事件|问题|主要)(?:内容|事由|事项|情况|描述|问题)?】[：:]?',
    '\\[[^[\\]\\n]{1,8}\\]',
    // 【重复来电】, 【催办】
    '【[^【】。\\n]{0,10}(?:[来致]电|工单|诉求|催[办单促问]|[重督转交补续]办|退[回单件]|派单|回访|热线|[紧加特]急|反[映应]|投诉|举报|咨询|求助|建议|表扬|匿名|保密)[^【】。\\n]{0,10}】',
    String.raw`[\s\p{P}\p{S}]+`,
    'https?://[!-~]+',
    '(?:尊敬的|敬爱的|亲爱的)[^，,。：:！!？?；;\\n]{1,20}[，,。：:！!\\s]',
    '[^，,。：:！!？?；;\\n]{0,10}(?:领导|书记|[省市县区镇乡局厅]长|主任|部门|政府|同志)们?(?:[您你]们?好)?[，,。：:！!\\s]',
    '[^，,。：:！!？?；;\\n]{0,8}(?:领导|书记|[省市县区镇乡局厅]长|主任)[^，,。：:！!？?；;\\n]{0,4}：',
    '(?:[您你]们?|大家|各位)好(?:[，,。：:！!\\s]|$)',
    '[^，,。：:！!？?；;\\n]{0,8}(?:来电|致电|来信|来函|来访)(?:人|者)?(?:反映|咨询并反映|咨询|投诉|举报|求助|表示|称|建议|说|诉求[为是])?[，,：:\\s]',
    '(?:反映|咨询|投诉|举报|求助)(?:内容|事项|问题)?[：:]',
  ].join('|'),
  'uy',
);
const sentenceEnd = /[。！？!?；;\n]/u;
/** Where a sentence is longer, the opening ends with a clause. */
const clauseEnd = /[，,、：:\s]/u;
const longest = 60;
const clause = /[^，,。；;：:！!？?\n]{3,40}[，,。；;：:！!\n]/uy;

/**
 * The first passage of a text that says something: a sentence, or clauses of it. Offsets into the text; null where it says nothing.
 * @param shortest more than the sentence where it has fewer characters
 * @param begin where to look from
 */
export function findOpening(text: string, shortest = 12, begin = 0): Span | null {
  let from = begin;
  for (;;) {
    preamble.lastIndex = from;
    const match = preamble.exec(text);
    const end = match === null || match[0] === '' ? endOfNote(text, from) : preamble.lastIndex;
    if (end === from) break;
    from = end;
  }
  if (from >= text.length) return null;
  let to = from;
  while (to < text.length && to - from < longest && !(sentenceEnd.test(text[to]!) && to - from >= shortest)) to += 1;
  if (to < text.length && !sentenceEnd.test(text[to]!)) {
    let end = to;
    while (end - from > longest / 2 && !clauseEnd.test(text[end - 1]!)) end -= 1;
    if (end - from > longest / 2) to = end;
  }
  return { from, to: wholeEnd(text, to) };
}

/** Where a clause ends with its mark that says no more than which order it is; the offset itself where none begins there. */
function endOfNote(text: string, from: number): number {
  clause.lastIndex = from;
  return clause.test(text) && saysWhichOrder(text.slice(from, clause.lastIndex - 1)) ? clause.lastIndex : from;
}

/** An offset at which a text may be cut: not inside a character of two units, whose halves are no text. */
export function wholeEnd(text: string, at: number): number {
  return /[\ud800-\udbff]$/.test(text.slice(Math.max(0, at - 1), at)) && at < text.length ? at - 1 : at;
}

import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { blanks, replaceText } from '../features/replace-text.ts';

/** Days to come that are near, as deadlines are told with, and any other plan. */
const nearDay =
  /大?后天|明[天早晚](?!白)|[本下]个?(?:周|星期|礼拜)(?:[一二三四五六日天末])?|下个?月(?:初|底)?|月[底初]|(?<![\d去前])年[底关](?:前|以前|之前)?|过了?(?:这个)?年|春节/gu;
/** What a day is a deadline or an event for. */
const due =
  /截止|截至|报名|报到|开庭|入[院学园托职]|住院|手术|化疗|透析|检查|复查|搬|缴|交|逾期|到期|过期|失效|作废|最后|期限|限期|[停断拆封撤关]|考|开学|面试|录取|摇号|抽签|登记|选|签|还款|还贷|扣|罚|拍卖|执行|开工|动工|施工|来不及|赶不[上及]|[之以]?前(?:必须|要|得|不|办|完)|必须|出殡|下葬|出生|生产|预产|出境|出国|签证|航班|发车|堵|聚|集合|罢|访|爬|跳|死|带(?:她|他|孩)|揭不开|断粮|没[钱饭]|出发|退[伍役]|通知|发放|兑现|补发|就[要是得]|还有|讲课|宣讲/u;
const unhurried = /不急|不着急|早过了?/u;

/** Another year, or a time long over. */
const otherYear =
  /[去前]年|大前年|那[年时阵]|当年|早[年些]|以前|曾经|前些?年|前几年|上个?月|[\d一二三四五六七八九十两几]+年前|(?:19|20)\d\d年/gu;
/** How something came to its end. */
const settlement =
  /赔[了过]|赔偿(?:了|到位)|(?<![没能才])(?:好了|换了|修好|和好|解决了|处理好?了|治好|养好|拆了|封了|关了|结清|发了|补了|抓了|判了)|不停了|再(?:也)?没(?:有)?(?:停|出|坏|断|漏|犯|发生|找到)?过?|过去了|出院了?|救[下回活]来?|送回来|搬走|离婚|清静|没事了?|康复|不提了|就来接好|走了|去世了?/u;
/** It goes on, or began again. */
const goesOn =
  /至今|到(?:现在|今天|目前)|现在(?:还|又|也|都|仍)|还在|还没|一直|又(?!是)|不断|今年|今天|昨[天晚]|这几天|没[有]?[解处赔好]/u;
/** A settlement further off is of something else. */
const reach = 80;
const sentenceEnds = /[。!?\n]/u;
const clauseEnds = /[。!?;,\n]/u;
/** What happened to others, as people hear of it: it is told to warn, or to compare. */
const elsewhere =
  /(?:听说|据说|新闻|电视|网上|抖音|视频|看到|报道)[^。!?;\n]{0,12}(?:外[省地市县国]|隔壁[省市县]|别[的处]|其他|某[地市县])|(?:外[省地市]|隔壁[省市县]|别的(?:城市|地方|小区|学校))[^。!?;\n]{0,6}(?:有|前阵子|出过|发生|就)|电视剧|电影里|小说里/u;
const sentences = /[^。!?\n]+[。!?\n]*/gu;
const clauses = /[^。!?;,\n]+[。!?;,\n]*/gu;

/**
 * A message with blanks in the place of the days that no deadline falls on, by which anything planned looks near (后天我去女儿家).
 * @returns null where it has none
 */
export function leaveIdleDays(message: SegmentedMessage): SegmentedMessage | null {
  return replaceBoth(message, (text) =>
    text.search(nearDay) < 0
      ? text
      : text.replace(clauses, (clause) =>
          due.test(clause) && !unhurried.test(clause) ? clause : clause.replace(nearDay, blanks),
        ),
  );
}

/**
 * A message with blanks in the place of harm of another year that came to its end, from the clause that says when to the one that says how,
 * and of what happened elsewhere.
 * @returns null where it tells of none
 */
export function leavePastHarm(message: SegmentedMessage): SegmentedMessage | null {
  return replaceBoth(message, (text) =>
    blankPast(text).replace(sentences, (sentence) => (elsewhere.test(sentence) ? blanks(sentence) : sentence)),
  );
}

function blankPast(text: string): string {
  let blanked = text;
  let done = 0;
  for (const { index, 0: year } of text.matchAll(otherYear)) {
    if (index < done) continue;
    const from = clauseStart(text, index);
    const behind = text.slice(index + year.length, index + year.length + reach);
    const match = settlement.exec(behind);
    if (match === null) continue;
    const to = clauseEnd(text, index + year.length + match.index + match[0].length);
    // What follows in the same sentence may say that it did not end.
    if (goesOn.test(text.slice(from, sentenceEnds.test(text[to - 1]!) ? to : clauseEnd(text, to)))) continue;
    blanked = blanked.slice(0, from) + blanks(text.slice(from, to)) + blanked.slice(to);
    done = to;
  }
  return blanked;
}

function clauseStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !clauseEnds.test(text[start - 1]!)) start--;
  return start;
}

function clauseEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !clauseEnds.test(text[end]!)) end++;
  return Math.min(text.length, end + 1);
}

function replaceBoth({ title, body }: SegmentedMessage, leave: (text: string) => string): SegmentedMessage | null {
  const left = (text: SegmentedText): SegmentedText => replaceText(text, leave(text.text));
  const said = { title: left(title), body: left(body) };
  return (said.title === title && said.body === body) || (said.title.text + said.body.text).trim() === '' ? null : said;
}

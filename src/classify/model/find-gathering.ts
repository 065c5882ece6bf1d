import type { SegmentedMessage } from '../../core/message.ts';
import type { FoundWords } from '../kind-and-urgency.ts';

/** Ten people or more. */
const many =
  /(?:(?:[一二两三四五六七八九几]十|十[几多来])[一二三四五六七八九几多来]?|[上几一二两三四五六七八九]百[一-龥]{0,4}?|(?<![\d.])[1-9]\d{1,3}[多来几]?)(?:来|多)?(?:号|名|个|位|口|户)?(?:人|户|家|号|业主|家长|司机|工[人友]|师傅|村民|职工|员工|教师|老师|商户|[\p{L}]{2}司机)|(?:全[厂村校体]|所有|各家|家家)[^。!?;,\n]{0,4}(?:人|户|业主|家长|工[人友]|村民|司机)?都/u;
/** A day or an hour that is at hand. */
const soon =
  /今[天晚夜早]|明[天早晚儿]|大?后天|(?:下|这)个?(?:周|星期|礼拜)[一二三四五六日天]|(?<!每个?|上个?)(?:周|星期|礼拜)[一二三四五六日天](?:[早上下]|[去到就])|\d+[号日](?:早|上|下|[去到])/u;
/** What crowds do to be heard. */
const deed =
  /(?:去|到|上|在)[^。!?;,\n]{0,8}(?:政府|市委|省委|县委|区委|镇里|信访|住建局|教育局|人社局|售楼[处部]|工地|总部|公司|厂|项目部|法院)[^。!?;,\n]{0,3}(?:门[口前]|大门|楼[下前]|大院|广场)|(?:去|到|上)[^。!?;,\n]{0,10}(?:讨(?:个)?说法|要(?:个)?说法|静坐|拉横幅)|(?:堵|拦|封)[^。!?;,\n]{0,3}(?:路|桥|门|高速|国道|路口|大门)|横在|拉(?:起)?横幅|静坐|罢[工运课市]|集体上访|上(?:房顶|楼顶|塔吊)/u;
/** That it is settled among them. */
const agreed =
  /(?:说|商量|约|联系|定|通知|组织|准备|计划|车[^。!?;,\n]{0,3}租)好|约(?:定|了)|商定|决定|准备|打算|不见[^。!?;,\n]{0,6}不[走散]|不散|都(?:去|到|要去|会去)|一起去|劝不住|劝过|不听|横幅[^。?!;,\n]{0,4}好了|不[^。?!;,\n]{0,8}不(?:开张|上班|开工)|提前(?:跟|说|告诉)|再不[^。!?;,\n]{0,10}就/u;
/** It was another day, is of something else, or is asked about. */
const otherwise =
  /[去前]年|上(?:次|回|个?月|个?周)|那天|当时|锦旗|感谢|参观|体检|公交|排练|演[练出习]|旅游|办证|办理|领(?:取|证|工资)|开会|听说|新闻|传言|谣言|建议/u;
const sentences = /[^。!?;\n]+/gu;
/** Who else may say how many, when or that it is settled: the sentence before, and the one behind. */
const around = 1;

/**
 * A crowd that is announced: in two or three sentences together so many people, a day that is at hand, what crowds do to be heard, and that it
 * is settled among them. A threat without a day is none.
 */
export function findGathering({ body: { text } }: SegmentedMessage): FoundWords | null {
  // Most messages lack one of these altogether.
  if (![deed, soon, agreed].every((sign) => sign.test(text))) return null;
  const all = [...text.matchAll(sentences)];
  for (const [i, { 0: sentence, index }] of all.entries()) {
    const match = deed.exec(sentence);
    if (match === null) continue;
    const near = all.slice(Math.max(0, i - around), i + around + 1).map(([said]) => said);
    const said = near.join('。');
    // When it is stands with what is done, or right before it.
    const dated = [all[i - 1]?.[0] ?? '', sentence].join('。');
    if (!soon.test(dated) || !many.test(said) || !agreed.test(said) || otherwise.test(said)) continue;
    return { field: 'body', start: index + match.index, end: index + match.index + match[0].length };
  }
  return null;
}

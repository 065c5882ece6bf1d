/**
 * What a hotline's record has besides the matter: the caller with whom it begins, the fields of its form, and the notes of its clerks.
 * All expressions read normalised text (half width, lower case).
 */

const start = '(?<=^|[。,.!?;:\\n 】\\])])';
const person = '(?:\\([^()\\n]{1,16}\\))?';
const says = '反映|反馈|表示|告知|说|称|求助(?=[:,。])';

/** Who called, and that he said something: 来电人反映, 市民王先生致电称. What he did by it (投诉, 咨询) stays. */
const caller = new RegExp(
  `${start}(?:该|某)?(?:${[
    `(?:来电|致电|来访|来信|诉求|投诉|举报|反映|咨询|求助)(?:人|者|群众|市民|居民)${person}(?:(?:来电|致电|来访|来信)?(?:${says})(?:称|说|其)?)?`,
    `(?:市民|群众|居民|网友|网民)(?:[\\u4e00-\\u9fff]{0,3}(?:先生|女士|同志))?${person}(?:(?:来电|致电|来信|来访)(?:${says})?|反映|反馈|表示|称)(?:称|说|其)?`,
    `[\\u4e00-\\u9fff]{1,2}(?:先生|女士|同志)${person}(?:来电|致电)(?:${says})?(?:称|说|其)?`,
  ].join('|')})`,
  'g',
);
/** Within so many characters a record names its caller. */
const openingLength = 30;

/** Fields whose value is of the caller or of the office, and those that name what follows. */
const ownFields =
  '来电人|来电人员?姓名|诉求人|诉求人姓名|联系人|市民姓名|姓名|性别|联系电话|联系方式|联系号码|来电号码|手机号?码?|电话|回复方式|回访方式|答复方式|话务员|受理员|受理人|坐席|坐席工号|工号|工单编号|工单号|来电时间|受理时间|办理时限|处理时限';
const textFields =
  '诉求区域|所属区域|诉求内容|来电内容|反映内容|工单内容|问题描述|问题内容|诉求目的|诉求标题|主要诉求|市民诉求|诉求|备注';
const fields = new RegExp(
  [
    `是否[\\u4e00-\\u9fff]{1,10}[:】\\]] ?(?:是|否|不?需要|无需)(?![\\u4e00-\\u9fff])`,
    `[【\\[](?:${ownFields}|是否[\\u4e00-\\u9fff]{1,10})[】\\]][^【\\[\\n。]{0,20}(?=[【\\[\\n]|$)`,
    `[【\\[](?:${ownFields}|${textFields}|是否[\\u4e00-\\u9fff]{1,10})[】\\]]`,
    `${start}(?:${ownFields}):[^\\n ,。;【(]{0,20}`,
    `${start}(?:${textFields}):`,
  ].join('|'),
  'g',
);

/** A time that an office sets itself or is set. */
const deadline = '(?:\\d+|[一二两三四五六七八九十]+)个?(?:工作日|小时|日|天)(?:之)?内';
const answered = '办结|办理|处理|处置|回复|答复|反馈|联系|签收|回访|接单';
const notes = new RegExp(
  [
    `[(【\\[][^()【】\\[\\]\\n]{0,30}(?:已告知|告知(?:来电人|诉求人|市民)|工作日|办结|转办|派单)[^()【】\\[\\]\\n]{0,40}[)】\\]]`,
    `${start}请[^。!?;,\\n]{0,15}${deadline}[^。!?;,\\n]{0,16}(?:${answered})[^。!?;,\\n]{0,16}`,
    `${start}(?:已|我?中心已|热线已)(?:告知|解释|安抚)[^。!?;,\\n]{0,6}${deadline}?(?:${answered})?`,
    `(?:来电人|诉求人|市民)(?:情绪激动|情绪较激动|要求保密|要求回复|要求匿名|多次催办|多次来电)`,
  ].join('|'),
  'g',
);
/** Without one of these a text has no note of a clerk. */
const notedWords = ['工作日', '时内', '天内', '告知', '办结', '转办', '来电人', '诉求人'];
/** Last characters of names of fields. */
const fieldEnds = '名人别话式码员号席间限域容述的题求注';

/** Blanks, length for length, who called, what fields a form had, and what clerks noted. */
export function hideRecord(text: string): string {
  let left = text;
  if (hasField(text)) left = blank(left, fields);
  if (notedWords.some((word) => text.includes(word))) left = blank(left, notes);
  return hideCaller(left);
}

/** Whether a form's field may stand in a text: most letters have colons, and none behind such a name. */
function hasField(text: string): boolean {
  if (text.includes('】') || text.includes(']')) return true;
  for (let at = text.indexOf(':'); at > 0; at = text.indexOf(':', at + 1)) {
    if (fieldEnds.includes(text[at - 1]!) || text.slice(Math.max(0, at - 12), at).includes('是否')) return true;
  }
  return false;
}

/** Of records alone: what a letter says of an informer or a reporter further on is its matter. */
function hideCaller(text: string): string {
  const from = text.search(/\S/);
  if (from < 0 || text.slice(0, from + openingLength).search(caller) < 0) return text;
  return blank(text, caller);
}

function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => ' '.repeat(found.length));
}

import type { FormPart } from './form-parts.ts';

/** Who called, as forms have it. Of whom somebody complains (`被反映人`) is no such: he is part of the matter. */
const caller =
  '(?<!被)(?:来电|诉求|反映|投诉|举报|申诉|申请|求助|咨询|联系|信访|建议|留言|写信|报案|登记)(?:人|者|市民|群众)';
const property =
  '(?:姓名|称呼|性别|年龄|身份证?号?码?|人?类型|联系方式|联系电话|联系号码|[来去主被]电号码|(?:手机|电话)号?码?|邮箱)';
const work = '(?:工单|诉求|受理|派单|登记|办理|来电|来源|任务|事项|案件)';
/** Labels of the caller, of the order, and of how it is to be handled. */
const entryLabel = [
  `(?:${caller}|市民|群众|客户)的?${property}`,
  property,
  `${work}(?:编?号码?|流水号|来源|渠道|类[型别]|性质|时间|日期|等级|级别|状态|时限|人员?|方式)`,
  '编号|流水号|来源|渠道|话务员|坐席员?|座席员?|接线员|接听人|录入人|操作员|经办人|(?:话务员|坐席|座席)?工号',
  '是否[^:：，,。；;！!？?\\n【】]{1,10}',
  '(?:回复|回访|反馈|答复)(?:方式|电话|要求|时限)|紧急程度|重要程度|(?:办理|处理|回复|办结)(?:时限|期限)|截止(?:时间|日期)',
].join('|');
/** Labels of the matter, of whom it is complained, and of where it is. */
const label = [
  '(?:反映|投诉|举报|诉求|咨询|求助|事件|问题|主要|来电|来信|工单|建议|信访|留言|具体|详细|基本)(?:内容|事由|事项|情况|描述|问题|主题|标题|目的|要求|详情|概述|概况|摘要)',
  '被(?:反映|投诉|举报|诉求|申诉)(?:人|者|方|单位|对象|主体|企业|商家)(?:名称|姓名)?|涉及?(?:单位|企业|主体|对象)',
  '(?:(?:诉求|事发|发生|案发|问题|事件|联系|涉事|居住|反映|家庭|详细|具体|所在)的?)?(?:地址|地点|位置|区域)|(?:所属|所在|属地|归属|诉求|事发)(?:区域|区县|[区县市]|街道|乡镇|社区|小区)',
  '备注|附注|标题|内容|正文|描述',
].join('|');

const bracketEntry = new RegExp(`【\\s*(?:${caller}|${entryLabel})\\s*】[:：]?`, 'gu');
const bracketLabel = new RegExp(`【\\s*(?:${label})\\s*】[:：]?`, 'gu');
/** A label stands where a line, a sentence or a clause begins, or behind another's value. */
const begins = '(?<=^|[\\s，,。；;！!？?、）)】(（\\]])';
const lineEntry = new RegExp(`${begins}(?:${caller}|${entryLabel})\\s?[:：]`, 'uy');
const bareCaller = new RegExp(`^(?:【\\s*)?${caller}(?:\\s*】)?[:：]?$`, 'u');
const lineLabel = new RegExp(`${begins}(?:${label})\\s?[:：]`, 'uy');
/** What ends before a label, by UTF-16 unit. */
const borders = new Uint8Array(0x1_0000);
const blanks =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
for (const sign of `${blanks}，,。；;！!？?、）)】(（]`) borders[sign.charCodeAt(0)] = 1;
/** Behind a border, so many units and no more before its colon a label may begin: 是否, ten characters, a blank. */
const longestLabel = 23;
/** Last characters of labels. */
const labelEnds =
  '人者民众名呼别龄证号码型式话机箱源道质间期级态限员席求度容由项况述题的情要方位象体业家称址点置域区县市镇注文';
const colon = /[:：]/gu;
/** `【噪音投诉】` says what the matter is, `【投诉】` and `【催办】` what the order is. */
const mark =
  /【(?:(?:[重多二三]复?次?|再次|紧急|加急|特急|实名|匿名|电话|网络|市民|群众|个人|企业|一般)?(?:[来致]电|工单|诉求|投诉|举报|咨询|求助|建议|表扬|感谢|反[映应]|回访|热线|信访|保密|匿名|其他|其它)(?:件|类|单|工单|请求)?|(?:催[办单促问]|[重督转交补续]办|退[回单件]|派单|[紧加特]急)(?:件|单|工单|诉求|来电)?)】/gu;

/** The value of an entry, up to what ends it. */
const value =
  /\s?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?(?:\s?\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2})?[分秒]?)?|[^\s，,。；;！!？?【】()（）:：]{0,24})(?:[（(][^()（）\n]{1,16}[)）])?(?=$|[\s，,。；;！!？?【】()（）])/uy;
/** Likewise, where the label says no more than that somebody calls: of what he says the matter is nothing is taken. */
const callerName =
  /\s?(?:[\u4e00-\u9fff]{0,3}(?:先生|女士|小姐|同志)|[\u4e00-\u9fff]{1,2}某{1,2}|[\u4e00-\u9fff*]{1,4}|\[[^[\]\n]{1,8}\])?(?:[（(][^()（）\n]{1,16}[)）])?(?=$|[\s，,。；;！!？?【】()（）])/uy;
/** What stands between a head in brackets and the next, whatever it is. */
const untilHead = /[^【】\n]{0,40}(?=【)/uy;
/** After whether somebody wants something, all else is text. */
const answer = /\s?(?:不?[是否要]|不?需要|不?同意|不?愿意|不?公开|不?保密|不?匿名|实名|[有无])(?![\u4e00-\u9fff])/uy;

/**
 * Finds what the form of a record has written into a text, in ascending order, apart from each other. Labels alone are none
 * without the marks of a form (`【】`, a colon): what people write of their numbers and addresses stays.
 */
export function findFormFields(text: string): FormPart[] {
  const hasBracket = text.includes('【');
  const starts = mayHaveLabel(text) ? listStarts(text) : [];
  const entries = [...(hasBracket ? text.matchAll(bracketEntry) : []), ...matchesAt(text, lineEntry, starts)];
  const labels = [...(hasBracket ? text.matchAll(bracketLabel) : []), ...matchesAt(text, lineLabel, starts)];
  const parts: FormPart[] = [];
  for (const { 0: head, index } of entries) {
    const to = findValueEnd(text, index + head.length, head);
    if (to !== null) parts.push({ from: index, to, role: 'entry' });
  }
  for (const { 0: head, index } of labels) parts.push({ from: index, to: index + head.length, role: 'label' });
  for (const { 0: head, index } of hasBracket ? text.matchAll(mark) : [])
    parts.push({ from: index, to: index + head.length, role: 'mark' });
  return leaveApart(parts);
}

/** Whether a colon may stand behind a label: most letters have colons, and none behind such a character, so need not be searched. */
function mayHaveLabel(text: string): boolean {
  for (const { index } of text.matchAll(colon)) {
    const last = text[index - 1] === ' ' ? index - 2 : index - 1;
    if (labelEnds.includes(text[last] ?? '?') || text.slice(Math.max(0, index - 13), index).includes('是否'))
      return true;
  }
  return false;
}

/** Where labels before a colon may begin, ascending: tried from every character, the patterns of labels take several times as long. */
function listStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index } of text.matchAll(colon)) {
    const from = Math.max(0, index - longestLabel, (starts.at(-1) ?? -1) + 1);
    for (let at = from; at < index; at++) if (at === 0 || borders[text.charCodeAt(at - 1)] === 1) starts.push(at);
  }
  return starts;
}

/** What `matchAll` finds by a pattern that matches nowhere but at certain places; the pattern is sticky. */
function matchesAt(text: string, pattern: RegExp, starts: readonly number[]): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const at of starts) {
    if (at < end) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    found.push(match);
    end = pattern.lastIndex;
  }
  return found;
}

/** Where the value of an entry ends; null where a colon stands behind what may be a label, and no value follows. */
function findValueEnd(text: string, from: number, head: string): number | null {
  const isBracket = head.startsWith('【');
  const ends = [
    ...(head.includes('是否') ? [answer] : []),
    ...(isBracket ? [untilHead] : []),
    bareCaller.test(head) ? callerName : value,
  ];
  return ends.map((end) => findEnd(end, text, from)).find((end) => end !== null) ?? (isBracket ? from : null);
}

function findEnd(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? null : from + found[0].length;
}

/** Parts in their order, without those that begin inside another. */
export function leaveApart(parts: readonly FormPart[]): FormPart[] {
  const kept: FormPart[] = [];
  for (const part of [...parts].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (part.from >= (kept.at(-1)?.to ?? 0)) kept.push(part);
  }
  return kept;
}

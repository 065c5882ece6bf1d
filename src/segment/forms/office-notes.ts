import type { FormPart } from './form-parts.ts';

/** What ends a clause of a note. */
const border = /[。！!？?；;，,\n【】()（）]/u;
/** The same by UTF-16 unit. */
const borderUnits = new Uint8Array(0x1_0000);
for (const sign of '。！!？?；;，,\n【】()（）') borderUnits[sign.charCodeAt(0)] = 1;
/** No clause of a note is longer. */
const longest = 60;

/** Whom the hotline asks, and of whom it speaks: what callers do not say of themselves. */
const parties =
  '承办(?:单位|部门)|(?:各|贵|该)?(?:相关|有关|责任|主管|职能|属地|主办|协办)(?:职能)?(?:单位|部门|人员)|[贵各]单位|来电人|诉求人|反映人|投诉人|举报人|申请人|市民|群众|当事人|话务员|坐席|座席|热线|12345';
const times =
  '(?:\\d{1,3}|[一二两三五七十]{1,2})个?(?:工作日|小时|自然日|日|天)(?:之?内)?|工作日|按(?:期|时限?)|限期|如期|按规定|依法|依规|规定时限内|法定时限内';
const deeds =
  '核实|核查|查实|调查|了解|研究|研判|处理|办理|处置|办结|答复|回复|反馈|回访|联系方式|联系|告知|解释|安抚|说明|沟通|协调|解决|跟进|督办|督促|落实|查处|整改|整治|关注|重视|受理|签收|转办|派单|转派|记录|登记|上报|报送|系统|平台|书面|电话|结果|情况|进展|诉求|工单|此件|此单|该件|满意|工作|意见|做好';
const joints =
  '烦请|敬请|恳请|望|盼|请|希望|要求|需要?|须|应|现|已经?|尽快|尽早|及时|立即|认真|妥善|积极|抓紧|进行|予以|给予|依|并且?|且|和|与|及|或|将|把|向|给|对|由|于|在|至|到|为盼|为|的|后|一下|相应|此|该|其|本|再|同时|务必|单位|部门|谢谢|感谢';
/** Longer words before those that they begin with: each clause is read one way, without going back. */
const word = new RegExp([parties, times, deeds, joints, '[\\s、:：\\d-]+'].join('|'), 'uy');
/** What such a word may begin with, by UTF-16 unit: most clauses go on with something else, and are looked at no further. */
const firstUnits = new Uint8Array(0x1_0000);
for (const [, first, anyOf = ''] of [parties, times, deeds, joints]
  .join('|')
  .matchAll(/(?:^|[|:)\]?])([\u4e00-\u9fff])|\[([^\]]+)\]/gu)) {
  for (const sign of first ?? anyOf) firstUnits[sign.charCodeAt(0)] = 1;
}
for (const sign of '0123456789-:：、\t\n\v\f\r \u00a0\u2028\u2029\u3000\ufeff') firstUnits[sign.charCodeAt(0)] = 1;
/** Without one of these a clause is what callers, too, ask for (`请尽快解决`). */
const addressed = new RegExp(`${parties}|核实|核查|办结|工作日|小时|时限|按期|转办|派单`, 'u');
/** What callers do not say: whoever has one of these is a clerk. */
const official =
  /来电人|诉求人|反映人|投诉人|举报人|申请人|当事人|话务员|坐席|座席|承办|热线|12345|工作日|小时|时限|办结|转办|派单|转派|签收|工单|回访/u;
const act =
  /核实|核查|调查|处理|办理|处置|办结|答复|回复|反馈|回访|联系方式|联系|告知|解释|安抚|协调|解决|跟进|督办|落实|查处|转|记录|登记/u;
/** What begins a note in round brackets, whatever it says further on; of a number for calls there is nothing further on. */
const aside =
  /^(?:已(?:告知|解释|安抚|转[办接派]|通知|电话|联系|派单|登记)|(?:话务员|坐席|座席|接线员|工号)|是否[^:：，,。；;！!？?]{1,10}[:：]|(?:(?:回[访复]|联系)?电话|联系方式)(?:号码)?[:：]?(?:[\d\s*+、，,/转—-]|\[[^[\]]*\])*$|工单|(?:来电人|市民|诉求人|群众)(?:要求|同意|不同意|表示)?(?:保密|匿名|公开|回复|不?需要?回复)|(?:要求|同意|不同意|个人信息)?(?:保密|匿名))/u;
const brackets = /[(（【]([^()（）【】]{2,80})[)）】]/gu;

/**
 * Finds what a hotline's clerks tell the office in a record (`请相关单位核实处理并回复来电人`), and what they told the caller: clauses of
 * nothing but words of handling, with somebody or a deadline that callers seldom name, and notes in brackets; ascending.
 */
export function findOfficeNotes(text: string): FormPart[] {
  const parts: FormPart[] = [];
  for (const { 0: found, 1: content, index } of text.matchAll(brackets)) {
    const isNote =
      (found[0] !== '【' && aside.test(content!)) || content!.split(border).every((clause) => isNoteClause(clause));
    if (isNote) parts.push({ from: index, to: index + found.length, role: 'note' });
  }
  for (let from = 0; from < text.length; ) {
    let to = from;
    while (to < text.length && borderUnits[text.charCodeAt(to)] === 0) to++;
    if (beginsNote(text, from)) {
      const clause = text.slice(from, to);
      if (isNoteClause(clause)) {
        const role = official.test(clause) ? 'note' : 'plea';
        parts.push({ from, to: Math.min(text.length, to + 1), role });
      }
    }
    from = to + 1;
  }
  return parts;
}

/** Nearly all clauses are none by their first word. */
function beginsNote(text: string, from: number): boolean {
  return endOfWord(text, from) > from;
}

/** Where the word of a note ends that stands at an offset; the offset itself where none does. */
function endOfWord(text: string, at: number): number {
  if (firstUnits[text.charCodeAt(at)] !== 1) return at;
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : at;
}

function isNoteClause(clause: string): boolean {
  if (clause.length < 4 || clause.length > longest) return false;
  for (let at = 0; at < clause.length; ) {
    const end = endOfWord(clause, at);
    if (end === at) return false;
    at = end;
  }
  return addressed.test(clause) && act.test(clause);
}

import { blankSpans } from '../../segment/forms/find-form-parts.ts';
import { findFormFields } from '../../segment/forms/form-fields.ts';
import { leaveOrderNotes, saysWhichOrder } from '../../segment/forms/order-notes.ts';
import { hasNumbered } from '../names/fold-numbered.ts';

/** Longest title, in characters. */
export const titleLimit = 30;

const greeting = /^尊敬的[^，,:：]{0,10}[，,:：]/u;
/** Says how, or how often, somebody writes. */
const manner = '(?:强烈|再次|实名|联名|第?[二两三四五六七八九十几多\\d]+次)*';
/** Says how often somebody wrote before. */
const again = '(?:再次|又一次|第[二两三四五六七八九十几多\\d]+次)';
/** Says that somebody wants to: whoever writes does. */
const willing = '(?:(?:我们?|本人)?(?:想要?|要(?!求)|来)(?=.{6}))?';
/** As people soften it; a name may begin with the second (下沙镇), but for a city and its like. */
const briefly =
  '(?:(?:一下|下(?=关于|[我咱本这有现]|[A-Za-z]\\d{0,3}[省市区县]|\\p{Script=Han}{2,3}[省市](?!场)))[，,：:、 ]*)?';
/** Says that somebody writes, not what: whoever complains or asks does. */
const opening = new RegExp(
  `^(?:${manner}${willing}(?:请问|问问|询问|请教|投诉|举报|咨询|反映|质疑|控诉)${briefly}(?!求|[将把给让为被对向])|[再二三四五六七八九十]问(?=.{6})|${again}(?:上?网?留言|来信|来函|写信|发帖)[，,：:、 ]*(?=.{4}))+`,
  'u',
);
/** What an opening or a closing says of what the writer holds of the matter. */
const stance = /投诉|举报|咨询|询问|问问|请教|质疑|控诉/gu;
const inquiry = /^(?:咨询|询问|问问|请教)$/u;
/** Words of what is wrong, of any matter. */
const trouble =
  /[无没乱违坏差欠扰臭堵危骗坑漏毁滥逾拒拖脏吵抢殴伤亡偷盗缺塌裂损罚贪腐瘫淹毒]|不(?!动产)|未(?!来)|难(?!民)|污染|侵[占吞权害犯]|欺[负诈压凌瞒]|暗箱|恶[劣意性]|昂贵|阻[止挠拦]|形式主义|形同虚设|弄虚|造假|噪[音声]|强[制行拆迫占]|私[自建搭]|擅自|超[标载生高]|过[高多大低慢少]|太[高多大低慢少黑贵短小暗]|影响|困扰|痛苦|质量问题|缩水|亏空|血汗钱|捆绑|隐患|纠纷|传销|垄断|补课|偷工|虚假|涨价|油烟|粉尘|灰尘|扬尘|焚烧|异味|故障|事故|风险|赌|涉黄|色情|卖淫|霸[王占]|天价|辐射|暴力|威胁|歧视|作弊|套路|占[道用]|烧烤|非法|敷衍|推[诿卸脱]|失职|停[水电气工课运]|断[水电气路]|烂尾|黑[心车恶]|破[旧损烂]|只[有租]|错误|出错|[打弄搞算写]错|延[期迟]|迟迟|凌晨|通宵|半夜|深夜/u;
/** Asks something. */
const question = /[吗呢?？谁哪]|何时|什么|啥|怎么|怎样|如何|多少|多久|几时|[是能可应该会要有][没否不]|为何|何不/u;
/** A demand that somebody see to the matter: beside what is wrong it says nothing. */
const leadingPlea =
  /^(?:强烈)?(?:恳请|敬请|请求|呼吁|希望|恳望|望|请|求)(?:相关|有关|各位)?(?:领导|政府|部门)?(?:重视|关注|关心|过问|管管|解决|处理|查处|整治)(?:一下)?(?=.{8,})/u;
/** Without it a demand would read as if it were met. */
const demand = new RegExp(`^${manner}(请求|恳求|恳请|诚请|跪求|急求|呼吁|建议|希望|要求|请|望|求)`, 'u');
/** A demand by a word that no name begins with (望湖路, 求实中学). */
const plainDemand = new RegExp(`^${manner}(?:请求|恳求|恳请|诚请|跪求|急求|呼吁|建议|希望|要求)`, 'u');
/** What a demand whose object stands before its verb calls itself: in `请将旧厂改为书店的建议` nothing else has it. */
const calledSo = /^((?:请求|恳求|恳请|呼吁|建议|希望|要求|请|望|求)[将把].{4,})的(?:申诉|请求|请愿|呼吁|建议)$/u;
/** What a demand calls the letter that it stands in, where it does not demand a paper. */
const letter =
  /^((?:请求|恳求|恳请|呼吁|建议|希望|要求|请|望|求)(?!.{0,8}(?:公开|公布|公示|出[具示]|提供|查[看询]|索取|补发|发放|批准|受理|审批|同意|更正|撤销|领取)).{6,})的(?:紧急|情况)?(?:报告|请示|汇报|申请书?|请愿书|求助信|投诉信|举报信|公开信)$/u;
/** Openings that belong to a closing: without it, or without a noun before it, they cannot go. */
const relation = /^(?:关于(?:对(?![口外内面接]))?|针对|对于|对|就)/u;
/** Of these, what can go where no closing belongs to it. */
const about = /^关于(?=.{6,})/u;
const closing =
  /(?:的(?:相关|几个|一些|有关)?(?:问题|情况|事情|事宜|诉求|投诉|举报|咨询|反映|疑问)(?:反映|咨询)?|等问题|一事)$/u;
/** What the writer calls his own text: a title that begins with `关于` can do without that, but not without what it is. */
const ownName =
  /^(?:关于|针对|对于|就)(.{3,}?)的(建议|请求|诉求|求助|申请|申诉|呼吁|意见|提议|表扬|感谢|报告|请示|(?:情况)?汇报|公开信|举报信|投诉信|求助信)$/u;
/** What of a closing says that something is the matter, where nothing else does. */
const matterEnd = /^(?:的(?:相关|几个|一些|有关)?|等)(?:问题|情况|事情|事宜|诉求)/u;
/**
 * Last clauses that only ask for attention, or say that nobody gives it: whoever writes wants that. Each is read to its end at once, as many
 * in a row would else be read in all ways together.
 */
const plea =
  /(?<![，,；;、 ])(?:[，,；;、 ]+(?=(?<clause>(?:(?:一直|始终|长期)?[没无]人(?:管|理|过问)|(?:何时|什么时候)(?:才)?能(?:够)?(?:得到)?解决|(?:强烈)?(?:恳请|恳求|请求|请|敬请|望|盼|求|跪求|希望|期待|期盼|要求|呼吁)[^，,；;、 ]{0,9}?(?:关注|重视|解决|处理|回复|答复|管管|管一管|帮助|帮忙|介入|查处|调查|关心|过问|出面|落实|严查|整改|采纳|考虑|解答|了解|说法|帮帮我们)(?:一下|此事|该问题|问题|下)?)(?=[，,；;、 ]|$)))\k<clause>)+$/u;
/** Thanks in advance, behind what is asked for. */
const thanks = /[，,。！!～~ ]*(?:谢谢|感谢|多谢|拜托)(?:了|啦|您|你们|大家|领导|政府)?[了啦]?[\s!！。.～~🙏]*$/u;
/** From where a run of marks begins: tried from each of its marks, a long one would take time with the square of its length. */
const marks = /(?<![\s!！?？。.,，;；:：、~～…])[\s!！?？。.,，;；:：、~～…]+$/u;

/** Says how many matters there are, or that there are some, and not which. */
const vague =
  /(?:[一二两三四五几多]|\d)+[点个件条项](?:问题|建议|意见|疑问|疑惑|情况|看法)|(?:相关|有关|诸多|种种|各种|一些|若干|一系列|许多|很多|不少)(?:违[规法])?(?:问题|建议|情况|事宜|疑问)|问题的请教|心声|之我见|的(?:一封|公开|求助)信$|补充(?:建议|意见|说明)|(?:(?:客观|公[平正]|合法|依法)[、，和]?)+地?(?:对待|处理)|(?<!的)(?:求助|诉求)$/u;
/** Says that somebody thanks, or that an answer came: not what the matter was. */
const afterwards =
  /感谢|谢谢|(?:致|多|鸣)谢(?!绝)|点赞|(?:的|此|一[事帖]|满意)(?:回复|答复)|(?:回复|答复)的?(?:几点)?(?:意见|质疑|疑问|追问|异议|看法)|(?:回复|答复)(?:表示)?不满/u;
/** Demands something, or says that something is wrong; of what ends with `问题` or `建议` nobody knows. */
const claim = /建议|希望|请求|反对|要求|呼吁|恳请|申请|增[设加开]|盼|应[该当]?|^请|投诉|举报|质疑|控诉|控告/u;
const nameless = /(?:问题|情况|事宜|建议|意见)$/u;

/** Whether a text says that something is wrong, asks, and demands. */
export function readSigns(text: string): Readonly<Record<'trouble' | 'question' | 'claim', boolean>> {
  return { trouble: trouble.test(text), question: question.test(text), claim: claim.test(text) };
}

/** Kinds of problems that are no word of trouble to whoever looks for the matter of a body: many mention them in passing. */
const danger = /安全问题/u;

/** Whether a text says what is wrong, or what is asked. */
export function saysMatter(text: string): boolean {
  return trouble.test(text) || danger.test(text) || question.test(text) || (claim.test(text) && !nameless.test(text));
}

/** Asks to be told, mostly after other clauses have said what (`修不修给个话`, `能不能办说一声`). */
const askForWord =
  /^[^，,；;、 ]{0,8}(?:给(?:一?个|一?句)(?:明白|准|痛快|实)?[话信]儿?|[说吱]一?声|给个准)(?:吧|呀|啊|行吗|行不行|好吗)?$/u;

/** Whether a clause only asks for attention or for a word, or says that nobody gives it. */
export function onlyPleads(clause: string): boolean {
  return plea.exec(`，${clause}`)?.index === 0 || askForWord.test(clause);
}

/** Complains of somebody, which does not say of what. */
const accusation = /投诉|举报|控诉|控告/gu;

/** Whether a title begins with that somebody is complained of. */
export function isAccusation(title: string): boolean {
  return /^(?:投诉|举报|控诉|控告)/u.test(title);
}

/** Demands justice or an answer for somebody, which says nothing of the matter either. */
const justice =
  /(?:强烈|恳)?[请求望]?(?:[给还][^，,；;、 ]{1,12}?(?:一个|个)?(?:说法|公道|交[代待]|清白|公平|公正|明白)|[给还][^，,；;、 ]{1,12}?一个[^，,；;、 ]{0,2}(?:保障|答复|解释|结果))/gu;

/** Says that somebody writes once more: what of is before it (`通气问题的再次反映`). */
const repeated =
  /(?:的?(?:再次|[二两三四五多]次|第[二两三四五\d]+次)(?:反[映应]|投诉|举报|咨询|求助)|(?:已经?)?(?:反[映应]|投诉|举报|咨询|求助)(?:了|过)?(?:[两二三四五六七八九十百几多好数无\d]+)(?:次|回|遍)了?)$/u;

/** What somebody writes for and nothing more, as forms have it in place of a title. */
const formula =
  /^(?:投诉|举报|咨询|咨询一下|求助|建议|反映|诉求|反映情况|反映问题|投诉举报|咨询求助|问题反映|情况反映)$/u;

/** Whether a title says no more than what somebody writes for. */
export function isBareFormula(title: string): boolean {
  const plain = title.replace(marks, '');
  return formula.test(plain) || plain.split(/[，,。；;：:！!\s]+/u).every(saysWhichOrder);
}

/** How far a title fails to say what the matter is; 0 where it says so. One that only calls something a problem says least. */
export function rateVagueness(title: string): number {
  const plain = leaveThanks(title).replace(marks, '').replace(repeated, '');
  const said = plain.replace(accusation, '').replace(justice, '');
  const isNameless = nameless.test(plain);
  return (
    (saysMatter(said) || (plainDemand.test(said) && !isNameless) ? 0 : isNameless && !demand.test(said) ? 0.75 : 0.5) +
    (vague.test(title) || isBareFormula(title) ? 1 : 0) +
    (afterwards.test(leaveThanks(title)) ? 1 : 0)
  );
}

/** A verb and that it is not (能不能, 有没有), and that somebody does not know: asks, and says nothing that is wrong. */
const alternative = /(\p{Script=Han})[不没]\1|不(?:知道|晓得|清楚|明白)/gu;

/** Whether a title says that something is wrong, beside what it asks. */
export function saysTrouble(title: string): boolean {
  return trouble.test(title.replace(alternative, ''));
}

/** Whether a title is a word or two (`井盖`), and no clause that says what is wrong with what (`路灯不亮`). */
export function isWordOrTwo(title: string): boolean {
  return /^\p{Script=Han}{1,4}$/u.test(title) && !(title.length > 3 && saysTrouble(title));
}

/** Whether a title asks, and says nothing that is wrong or demanded: of the same matter others ask other things. */
export function onlyAsks(title: string): boolean {
  return question.test(title) && !saysTrouble(title) && !claim.test(title);
}

/**
 * A message's title without greeting, formulas of complaining, and marks at the end; the title as it was where nothing would be
 * left. Demands stay demands, and who complains or asks does so still where the rest says neither what is wrong nor what is asked.
 */
export function cleanTitle(title: string): string {
  const spoken = leaveThanks(leaveForm(title)).replace(/\s+/gu, ' ').replace(marks, '').trim();
  const once = spoken.replace(repeated, '').replace(marks, '');
  // How often somebody wrote is no matter.
  const plain = once.length >= 6 ? once : spoken;
  const sentence = plain.split(/[!！?？。]/u)[0]!.trim();
  // What follows an exclamation is mostly feeling.
  const trimmed = sentence.length >= 8 ? sentence : plain;
  const asked = trimmed.replace(plea, '');
  const whole = (asked.length >= 6 ? asked : trimmed).replace(greeting, '');
  const started = whole.replace(opening, '').replace(marks, '');
  const seenTo = started.replace(leadingPlea, '');
  const open = trouble.test(seenTo) ? seenTo : started;
  if (demand.test(open)) {
    return open
      .replace(demand, (_, verb: string) => (/^[跪急诚]/u.test(verb) ? '请求' : verb))
      .replace(calledSo, '$1')
      .replace(letter, '$1');
  }
  const called = ownName.exec(open);
  if (called !== null) return saysItself(called[1]!) ? called[1]! : `${called[1]!}的${called[2]!}`;
  const end = closing.exec(open)?.[0] ?? '';
  const closed = open.slice(0, open.length - end.length).replace(marks, '');
  const cut = (end === '' ? open.replace(about, '') : closed.replace(relation, '')).replace(opening, '').trim();
  if (cut.length < 4) return trimmed;
  if (trouble.test(cut)) return cut;
  const kept = findStance(opening.exec(whole)?.[0] ?? '') ?? findStance(end);
  if (kept !== null) return (inquiry.test(kept) && question.test(cut)) || cut.includes(kept) ? cut : `${kept}${cut}`;
  return question.test(cut) ? cut : `${cut}${matterEnd.exec(end)?.[0] ?? ''}`;
}

/** A title without thanks at its end where it asks for something: whoever thanks for what was done says so. */
function leaveThanks(title: string): string {
  return claim.test(title) ? title.replace(thanks, '') : title;
}

/** A title without the heads of an order's form (`【投诉】`) and what clerks note of it; as it was where it has nothing else. */
function leaveForm(title: string): string {
  const left = blankSpans(title, findFormFields(title));
  return leaveOrderNotes((/[\p{L}\p{N}]{2}/u.test(left) ? left : title).trim());
}

/** Whether what somebody calls a proposal or a plea says so, or what is wrong, without that. */
function saysItself(text: string): boolean {
  return trouble.test(text) || /建议|希望|请求|恳请|要求|呼吁/u.test(text);
}

function findStance(formula: string): string | null {
  return formula.match(stance)?.at(-1)?.replace('问问', '询问') ?? null;
}

/** Words that a title can do without. */
const fillers = /尽快|尽早|强烈|再次|严肃|坚决|进一步|为什么|究竟/gu;

/** A province, or a city before its district: where the title is too long, the rest tells the place. */
const outerRegion = /^(?:[a-z]\d{0,3}|[\u4e00-\u9fff]{2,3})省|^[a-z]市(?=[a-z]\d{1,3}[市区县])/iu;
const clauseEnd = /[，,。！!？?；; ]+|—{2,}/u;

/**
 * Cuts a title to `titleLimit` characters at the end of a clause, else of a part of a list, else of a word, keeping the clause
 * with the place.
 * @param isWord whether general Chinese has the word: no cut goes through it
 */
export function shortenTitle(title: string, place: string | null, isWord: (text: string) => boolean): string {
  if (length(title) <= titleLimit) return title;
  const plain = title.replace(fillers, '');
  if (length(plain) <= titleLimit) return plain;
  const clauses = plain.split(clauseEnd).filter((clause) => clause !== '');
  const named = place === null ? -1 : clauses.findIndex((clause) => clause.toLowerCase().includes(place.toLowerCase()));
  const kept = joinUpToLimit(clauses.slice(Math.max(0, named)), '，') ?? plain;
  if (length(kept) <= titleLimit) return kept;
  const listed = joinUpToLimit(kept.replace(outerRegion, '').split('、'), '、')!;
  return length(listed) <= titleLimit ? listed : closeMarks(cutAtWord(listed, isWord));
}

/** How far a title suffers from being cut to the limit, most where what is left does not say what the matter is. */
export function rateCut(title: string, isWord: (text: string) => boolean): number {
  if (length(title) <= titleLimit) return 0;
  return saysMatter(shortenTitle(title, null, isWord)) ? 4 : 20;
}

/** So many characters of a place tell it: titles leave out its district, or write it otherwise. */
const telling = 3;

function sharesName(title: string, place: string): boolean {
  const [plain, name] = [title.toLowerCase(), place.toLowerCase()];
  if (hasNumbered(plain, name)) return true;
  if (name.length <= telling) return plain.includes(name);
  for (let at = 0; at + telling <= name.length; at += 1) {
    if (plain.includes(name.slice(at, at + telling))) return true;
  }
  return hasLike(plain, name);
}

/** Whether a title has a name of the same characters in another order, as people mix them up (`湖栖园`, `栖湖园`). */
function hasLike(title: string, name: string): boolean {
  const sort = (text: string): string => [...text].sort().join('');
  const sorted = sort(name);
  for (let at = 0; at + name.length <= title.length; at += 1) {
    if (sort(title.slice(at, at + name.length)) === sorted) return true;
  }
  return false;
}

/** A city, county, district, township, village or community, by whatever name. */
const regionName =
  /[\p{Script=Han}a-z\d](?:市(?!场)|县|(?<![小社片校园景辖])区|(?<![城家])[镇乡]|(?<![本该我全各农乡外新山])村|(?<![个们本该各])社区)/iu;

/** Whether a title names a city, a county, a township or what lies in one. */
export function namesRegion(title: string): boolean {
  return regionName.test(title);
}

/**
 * A title with its place before it where it names none, as the openings that stand for missing titles: what it says, if it says what
 * the matter is, else the words of the problem.
 */
export function addPlace(title: string, place: string | null, problem: string | null): string {
  if (place === null || sharesName(title, place) || namesRegion(title)) return title;
  const named = [
    ...(saysMatter(title) && !isBareFormula(title) ? [title] : []),
    ...(problem === null ? [] : [problem]),
  ];
  const placed = named.map((text) => `${place.toUpperCase()}：${text}`);
  return placed.find((text) => length(text) <= titleLimit) ?? title;
}

/** The first part, and as many of the next ones as fit; null where there is none. */
function joinUpToLimit(parts: readonly string[], mark: string): string | null {
  let [joined, ...rest] = parts;
  if (joined === undefined) return null;
  for (const part of rest) {
    if (length(joined) + length(part) + 1 > titleLimit) break;
    joined = `${joined}${mark}${part}`;
  }
  return joined;
}

/** The number of a document or a case, up to where it was cut (`榆政发〔2031〕1`): half of it names another. */
const citation =
  /(?:以及|[和与及、])?(?:\[[^[\]]{1,8}\]|[^，,和与及的]{0,5}发)?[（(〔【[](?:\d{0,4}|\d{4}[）)〕】\]][^，,）)]{0,10})$/u;

/** No word is looked for that is longer. */
const longestWord = 4;

function cutAtWord(text: string, isWord: (text: string) => boolean): string {
  const signs = [...text];
  const isInside = (end: number): boolean => {
    for (let from = end - longestWord + 1; from < end; from += 1) {
      for (let to = end + 1; to <= from + longestWord; to += 1) {
        if (isWord(signs.slice(from, to).join(''))) return true;
      }
    }
    return false;
  };
  let end = titleLimit;
  while (end > titleLimit - longestWord && (isInside(end) || isInNumber(signs, end))) end -= 1;
  // What `的` or a list mark goes on to was cut off.
  return signs
    .slice(0, end)
    .join('')
    .replace(citation, '')
    .replace(/(?<!目)[的、]+$/u, '');
}

/** Whether a cut would go through a number or a Latin word: what is left of one is another. */
function isInNumber(signs: readonly string[], end: number): boolean {
  return /[\da-z]/iu.test(signs[end - 1]!) && /[\da-z.]/iu.test(signs[end] ?? '');
}

/** A cut text without a quotation or bracket that the cut left open. */
function closeMarks(text: string): string {
  const at = Math.max(text.lastIndexOf('“'), text.lastIndexOf('《'), text.lastIndexOf('（'), text.lastIndexOf('('));
  return at >= 4 && !/[”》）)]/u.test(text.slice(at)) ? text.slice(0, at) : text;
}

function length(text: string): number {
  return [...text].length;
}

import { maskLabels } from '../../core/mask-labels.ts';
import { hasTraditional, simplifyText } from '../../core/simplify.ts';
import { mayNameAccount, wechatWords } from './account-rules.ts';
import { isPersonalName, singleFamilyNames } from './family-names.ts';
import { isPlainName } from './full-names.ts';
import type { MaskRule } from './mask-rule.ts';
import { maskRules, spokenAt } from './mask-rules.ts';
import { namesPlace, numbered } from './place-names.ts';
import { spokenNumber } from './spoken-digits.ts';
import { writing } from './writer-roles.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/**
 * Personal data shows by a digit (ASCII or full-width), an at sign (in words, too), digits in words, or a word for an account of letters; text
 * without one is returned as it is.
 */
const suspicious = new RegExp(`[0-9０-９@＠]|${spokenAt.source}|${wechatWords}`, 'i');
const fullWidth = /[０-９Ａ-Ｚａ-ｚ＠＋－．＿]/g;
/** Hyphens and blanks of typesetting, as word processors put them between the groups of a number: 138‑0000‑0000 without a break. */
const typeset = /[\u2010-\u2012\u2015\u2212\ufe63]|[\u2000-\u200a\u202f\u205f]/g;
const unusual = new RegExp(`${fullWidth.source}|${typeset.source}`);
/** Seven digits near each other: without them only what is named by a word, a plate or an address is to be found. */
const longNumber = /\d(?:[ \t\n\u00a0\u3000\-·•.—–―_/,，。~*()（）【】[\]]{0,3}\d){6}/;

/**
 * Replaces personal data by labels such as `[手机号]`: telephone numbers, identity numbers with a right check character,
 * bank cards by Luhn, e-mail addresses, plates, passports, and QQ or WeChat numbers that are named so. Amounts, dates,
 * document and road numbers stay. Written in full-width characters, they are found as well.
 * Text without a digit or an at sign (in words, too) or a word for WeChat or a platform never changes, and masking twice is masking once.
 */
export function maskText(text: string): string {
  if (!suspicious.test(text) && !spokenNumber.test(text) && !mayNameAccount.test(text)) return text;
  let masked = text;
  // Where one number is gone, what stood beside it can become readable as another.
  for (;;) {
    const spans = findPersonalData(masked);
    if (spans.length === 0) return masked;
    masked = replaceSpans(masked, spans);
  }
}

function findPersonalData(text: string): Span[] {
  const plain = unusual.test(text) || hasTraditional(text) ? toPlain(text) : text;
  const found: Found = { spans: [], taken: new Uint8Array(text.length) };
  const long = longNumber.test(plain);
  for (const rule of maskRules) {
    if ((long || !rule.long) && rule.hint.test(plain)) collectMatches(plain, rule, found);
  }
  return found.spans.sort((a, b) => a.start - b.start);
}

interface Found {
  readonly spans: Span[];
  /** By UTF-16 unit: 1 within a span. */
  readonly taken: Uint8Array;
}

function collectMatches(text: string, rule: MaskRule, found: Found): void {
  const { further } = rule;
  for (const match of text.matchAll(rule.pattern)) {
    let end = takeValue(text, match, rule, found);
    while (further !== undefined && end >= 0) {
      further.lastIndex = end;
      const next = further.exec(text);
      end = next === null ? -1 : takeValue(text, next, rule, found);
    }
  }
}

/** @returns where the value of a match ends; -1 where it is none, or others took a part of it */
function takeValue(
  text: string,
  match: RegExpExecArray,
  { label, accepts }: MaskRule,
  { spans, taken }: Found,
): number {
  const value = match.groups?.value ?? match[0];
  const start = match.index + Math.max(0, match[0].lastIndexOf(value));
  const end = start + value.length;
  if (taken.subarray(start, end).includes(1)) return -1;
  if (accepts !== undefined && !accepts(value, text, start)) return -1;
  taken.fill(1, start, end);
  spans.push({ start, end, label });
  return end;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let masked = '';
  let position = 0;
  for (const { start, end, label } of spans) {
    masked += text.slice(position, start) + label;
    position = end;
  }
  return masked + text.slice(position);
}

/** Full-width digits, letters and signs become their ASCII forms, and so do other hyphens and blanks; words for numbers are simplified (電話); lengths stay, so offsets hold for both texts. */
function toPlain(text: string): string {
  return simplifyText(text)
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(typeset, (character) => (character.trim() === '' ? ' ' : '-'));
}

/** Who speaks, as forms and transcripts introduce a name: whatever name follows is the writer's. */
const role = `(?:${writing.join('|')})[人者]|户主|机主|户名`;
/**
 * What stands between such a word and the name: 【来电人】, 来电人（, 来电人姓名为. Blanks belong to what follows them: where two
 * parts could share them, a flood of blanks would be parted in all ways.
 */
const mark =
  '(?:\\s*(?:[】\\])）]?(?:姓名|名字)[】\\])）]?|[】\\])）]{1,2}))?(?:\\s*(?:[:：]|为|是|系|叫))?\\s*[（(【\\[“"]?';
const introduced = `(?:我叫|名叫|姓名|本人|此致|敬礼|${role})${mark}`;
const petName = new RegExp(`^[小老阿][${singleFamilyNames}]$`, 'u');
/** True for a family name as friends say it: 小王, 老李. */
const isPetName = (name: string): boolean => petName.test(name);
/** Words that common words follow as well: only the full name of a person is taken for one there. */
const kinds =
  '市民|群众|用户|业主|居民|村民|住户|租户|房东|家长|职工|员工|学生|老师|乘客|顾客|消费者|客户|患者|车主|司机|店主|网友|网民|老人|女士|先生|我是|我系';
/** What a person of that name does in the words of whoever wrote the order down. */
const acts =
  '(?:再次|多次|联名|联合|集体|共同|又|现|特|已|曾|于?(?:今|昨)[日天]|于?\\d{1,2}[日号])*(?:来电|致电|来信|来访|反映|反应|投诉|咨询|求助|举报|建议|反馈|表示|诉称|称|留言|电话|手机|身份证|联系电话)';
/** What somebody of that name wants, in the words of whoever wrote it down; schools and roads are called 希望, too. */
const wishes =
  '(?:再次|多次|又|现|特|已|对此|强烈|因此|故)*(?:希望(?!小学|中学|学校|小镇|工程|之|大道|路|城)|要求|请求|恳请|恳求|呼吁|申请|询问|质疑|认为|提出|提议|请(?!假|客|战|帖|柬))';
/** With whom somebody of that name does it, in titles of replies (关于…等36人反映…的答复). */
const company =
  '(?:等(?:(?:[\\d０-９]{1,4}|[一二三四五六七八九十百]{1,4}|多)?余?[人名位户]|同志)?(?:村民|群众|业主|职工|居民|住户|家长|商户)?(?:代表)?)?';
/** How replies address the old, teachers and workers, besides. */
const calls = '先生|女士|同志|同学|网友|老师|师傅|家长|老人家?|大[爷妈叔娘]|阿姨|奶奶|爷爷';
/** How replies call whom they answer. */
const users = '网友|网民|用户|市民|群众|尊敬的';
/** Nothing behind a signature but a date. */
const toEnd = '(?=[\\s\\d年月日.。]*$)';
/** A name to which a reply speaks: 网友…：, …您好, 您好，…！ */
const addressed = (escaped: string): string =>
  `${escaped}(?<=(?:您好|你好)\\s*[,，!！]?\\s*${escaped})(?=\\s*[:：,，!！。])|` +
  `${escaped}(?<=(?:${users}|^)\\s*${escaped})(?=\\s*(?:${calls}|您好|你好|[:：,，!！]))`;
/** What follows a name out of courtesy, as the source of a pattern. */
export const formOfAddress = '[（(]?(?:先生|女士|小姐|同志)[)）]?';

/** Hides names of the writers where a text names two of them side by side (李小溪、王桐花), whatever stands around them. */
export function maskNamesTogether(text: string, names: readonly string[]): string {
  const people = names.filter((name) => isPersonalName(name) && text.includes(name));
  if (people.length < 2) return text;
  const one = `(?:${people.join('|')})`;
  const run = new RegExp(`${one}(?:\\s?(?:[、,，;；和与及\\s]|以及)\\s?${one})+`, 'gu');
  return text.replace(run, (together) => together.replace(new RegExp(one, 'gu'), maskLabels.name));
}

/**
 * Replaces the writer's name where a text mentions it: anywhere for a name with a digit and five characters or more
 * (such as `user0731`); else, since many names are words as well, only where it is introduced (`姓名：…`, `我叫…`, `来电人…`),
 * signed with at the end, or in a reply addressed or quoted (`网友“…”`, `…先生`, `…：您好`). The full name of a person, and a
 * name of five characters or more, also after what people are called (`市民…`, `我是…`) and before what they do (`…来电反映`).
 * A name of five characters or more that names a place (`松柏湾3栋`) is left where a text may speak of the place.
 */
export function maskName(text: string, name: string, where: 'own' | 'reply'): string {
  if (name.length < 2 || !text.includes(name)) return text;
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (name.length >= 5 && namesPlace(name)) return maskPlaceName(text, escaped, where);
  if (name.length >= 5 && /[0-9]/.test(name)) return text.replace(anywhere(name, escaped), maskLabels.name);
  // The name first: what stands before it is looked at where it is found, and not before every character.
  const patterns = [`${escaped}(?<=${introduced}${escaped})`];
  if (isPersonalName(name) || isPetName(name) || name.length >= 5) {
    // Two characters before a verb are often the end and the beginning of words: 提高|建议.
    const border = name.length > 2 ? '' : '(?<![\\p{Script=Han}](?<!关于|[由据日晚午]))';
    patterns.push(
      `${escaped}(?<=(?:${kinds})${mark}${escaped})`,
      `${border}${escaped}(?=(?:\\s*${formOfAddress})?${company}\\s*${acts})`,
    );
  }
  if (isPersonalName(name)) patterns.push(...personal(name, escaped));
  patterns.push(
    where === 'own'
      ? `(?<=[\\s。！!,，、：:])${escaped}${toEnd}`
      : `${addressed(escaped)}|` +
          `(?<=["“”‘’'「『《【(（])${escaped}(?=["“”‘’'」』》】)）])|${escaped}(?=先生|女士|同志|同学)`,
  );
  return text.replace(new RegExp(patterns.join('|'), 'gu'), maskLabels.name);
}

/** Where the full name of a person stands for nothing else: addressed, before what he wants, and of whom an office says that it spoke to him. */
function personal(name: string, escaped: string): string[] {
  const spoken = [
    `${escaped}(?<=(?:联系|告知|致电|答复|回复|回访|通知|电联|走访|反馈给)[了到上]?${escaped})(?=\\s*(?:[,，。;；、(（]|本人|其|表示|$))`,
    `${escaped}(?<=[与和向跟给]${escaped})(?=(?:本人)?(?:联系|取得|沟通|解释|说明|核实|反馈|告知|见面|致电|对接|协商|电话))`,
  ];
  const addressed = `${escaped}(?=\\s?[(（]?(?:先生|女士|小姐|同志))`;
  const signed = `${escaped}(?=[敬谨]上|敬启|呈上)`;
  if (name.length === 2 && !isPlainName(name)) return [addressed, signed, ...spoken];
  const border = name.length > 2 ? '' : '(?<![\\p{Script=Han}](?<!关于|[由据]))';
  return [addressed, signed, `${border}${escaped}(?=${company}\\s*${wishes})`, ...spoken];
}

/** Whatever stands around it; but a number at the end of words may be that of a house or year: 松柏里12|栋. */
function anywhere(name: string, escaped: string): RegExp {
  return /\p{Script=Han}.*\d$/u.test(name) ? new RegExp(`${escaped}(?!${numbered})`, 'gu') : new RegExp(escaped, 'gu');
}

/** Only where it stands for who wrote: introduced with a word that says so, signed with on a line of its own, or addressed as a user. */
function maskPlaceName(text: string, escaped: string, where: 'own' | 'reply'): string {
  const patterns =
    where === 'own'
      ? [
          `${escaped}(?<=(?:我叫|名叫|姓名|此致|敬礼|${role})${mark}${escaped})`,
          `${escaped}(?<=\\n[ \\t]{0,8}${escaped})${toEnd}`,
        ]
      : [
          // At the beginning, a comma is as often behind what a reply is about.
          `${addressed(escaped)}(?<!^${escaped}(?=\\s*[,，]))`,
          `${escaped}(?<=(?:${users}|^)\\s*["“”‘’'「『《【(（]${escaped})(?=["“”‘’'」』》】)）])`,
        ];
  return text.replace(new RegExp(patterns.join('|'), 'gu'), maskLabels.name);
}

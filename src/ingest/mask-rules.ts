import { type MaskLabel, maskLabels } from '../core/mask-labels.ts';
import { isIdentityNumber } from './identity-number.ts';

/** One way in which personal data shows. */
export interface MaskRule {
  readonly label: MaskLabel;
  /** Global; where it has a group `value`, only that is replaced. Runs over text with ASCII digits, letters and signs. */
  readonly pattern: RegExp;
  /** A cheap test that holds for every text in which `pattern` can match. */
  readonly hint: RegExp;
  /** Whether a match has at least seven digits. */
  readonly long: boolean;
  /** Whether a match is what it looks like; left out where the pattern says it all. */
  readonly accepts?: (match: string, text: string, start: number) => boolean;
}

const gap = '(?: ?[\\-–—·•.] ?|[ \\t\\u00a0\\u3000]{1,2})?';
const noDigitBefore = '(?<!\\d)';
const noDigitAfter = '(?!\\d)';
/** Words, marks and blanks between the name of a number and the number. */
const lead = '(?:号码?|群号?|账号|帐号|ID|码)?\\s*(?:[:：是为(（=]|\\s)*';
/** An amount is no number of a person. */
const noAmount = '(?![\\d.]*\\s*(?:万|亿|元(?!旦)|块))';
/** Words that are said of a telephone number, a landline's too. */
const telephoneWords = '电话|座机|热线|固话|传真|致电|拨打|回电|来电|主叫|被叫|手机|联系(?:方式|人)?|tel|phone';
const longDigits = /\d(?:[ -]?\d){14}/;

/**
 * Rules in the order in which they take a span: what one took no later one sees. Sources: GB 11643 (identity numbers),
 * ISO/IEC 7812-1 (Luhn), GA 36 (plates), the numbering plan of MIIT (mobile 1[3-9], area codes, 400 and 800 numbers).
 */
export const maskRules: readonly MaskRule[] = [
  {
    label: maskLabels.email,
    hint: /@/,
    long: false,
    pattern: /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gi,
  },
  {
    label: maskLabels.identity,
    hint: /\d{14}|\d{6}[ -]\d{4}/,
    long: true,
    pattern: new RegExp(
      `${noDigitBefore}[1-9]\\d{5}[ \\-]?(?:\\d{8}[ \\-]?\\d{3}|\\d{4}[ \\-]\\d{4}[ \\-]?\\d{3})[\\dx]${noDigitAfter}`,
      'gi',
    ),
    accepts: (match) => isIdentityNumber(match),
  },
  {
    label: maskLabels.identity,
    hint: /身份证|身份号|证件号/,
    long: true,
    pattern: new RegExp(`(?:身份证|身份号|证件号)${lead}(?<value>\\d{15}|\\d{17}[\\dx])${noDigitAfter}`, 'gi'),
  },
  {
    label: maskLabels.card,
    hint: longDigits,
    long: true,
    pattern: new RegExp(
      `${noDigitBefore}(?:\\d{16,19}|\\d{4}(?:[ \\-]\\d{4}){3}(?:[ \\-]?\\d{1,3})?|\\d{6}[ \\-]\\d{10,13})${noDigitAfter}`,
      'g',
    ),
    accepts: isCardNumber,
  },
  {
    label: maskLabels.card,
    hint: /卡号|账号|帐号|账户|帐户|存折|银行卡/,
    long: true,
    pattern: new RegExp(
      `(?:卡号|账号|帐号|账户|帐户|存折|银行卡)${lead}(?<value>\\d{12,21}|\\d{4}(?:[ \\-]\\d{2,4}){2,5})${noDigitAfter}`,
      'gi',
    ),
    accepts: (match) => !isMobileNumber(match.replace(/\D/g, '')),
  },
  {
    label: maskLabels.mobile,
    hint: /1[ -]?[3-9](?:[ \t\u00a0\u3000\-–—·•.]{0,3}\d){9}/,
    long: true,
    pattern: new RegExp(
      `(?:(?<!\\d)(?:[(（]?\\+86[)）]?|0086|[(（]?86[)）]?)[ \\-]?|(?<!\\d)0|(?<!\\d))` +
        `(?:1[3-9]\\d(?:\\d{8}|${gap}\\d{4}${gap}\\d{4})|1[3-9]\\d{2}[ \\-]\\d{3}[ \\-]\\d{4}|1[3-9]\\d{3}[ \\-]\\d{3}[ \\-]\\d{3}|` +
        `1(?:[ \\-][3-9])(?:[ \\-]\\d){9})${noDigitAfter}`,
      'g',
    ),
    accepts: (match, text, start) => !isQuantity(match, text, start),
  },
  {
    label: maskLabels.mobile,
    hint: /1[3-9]\d{20}/,
    long: true,
    pattern: new RegExp(`${noDigitBefore}(?:1[3-9]\\d{9}){2,}${noDigitAfter}`, 'g'),
  },
  {
    label: maskLabels.landline,
    hint: /(?:0\d|86[ -]?[(（]?[1-9])\d{1,2}[)）]?[ \-—–―_/]{0,3}\d{3}/,
    long: true,
    pattern: new RegExp(
      `(?:(?<!\\d)(?:\\+86|0086|86)[ \\-]?[(（]?|[(（]?(?<!\\d|\\d\\.))0?(?:10|2\\d|[3-9]\\d{2})(?:[)）]|[ \\-—–―_/])?[ \\-—–―]{0,2}` +
        `(?:[1-9]\\d{6,7}|[1-9]\\d{2,3}[ \\-]\\d{4})${noDigitAfter}(?:\\s?(?:[\\-—–―]{1,2}|转|分机)\\s?\\d{1,6}${noDigitAfter})?`,
      'g',
    ),
    accepts: (match) => /^[(（]?(?:\+?86|0)/.test(match),
  },
  {
    label: maskLabels.landline,
    hint: /[48]00[ -]?\d/,
    long: true,
    pattern: new RegExp(
      `${noDigitBefore}[48]00(?:[ \\-—–]\\d{3,4}[ \\-—–]?\\d{3,4}|\\d[ \\-—–]\\d{3}[ \\-—–]\\d{3}|[ \\-—–]\\d{2}[ \\-—–]\\d{5}|\\d{7})${noDigitAfter}${noAmount}`,
      'g',
    ),
    accepts: (match) => match.replace(/\D/g, '').length === 10,
  },
  {
    label: maskLabels.landline,
    hint: new RegExp(telephoneWords, 'i'),
    long: true,
    pattern: new RegExp(
      `(?:${telephoneWords})${lead}(?<value>[2-8]\\d{6,7}|[2-8]\\d{2,3}[ \\-]\\d{4})${noDigitAfter}${noAmount}`,
      'gi',
    ),
    accepts: (match) => !isCompactDate(match),
  },
  {
    label: maskLabels.landline,
    hint: /\[(?:座机号|手机号)\]/,
    long: true,
    // The further numbers of a list share the area code of the first, which is masked by then.
    pattern: /\[(?:座机号|手机号)\]\s*(?:[、,，/或和及;；]|\s)\s*(?<value>[2-8]\d{6,7})(?![\d年月日元万亿])/g,
    accepts: (match) => !isCompactDate(match),
  },
  {
    label: maskLabels.plate,
    hint: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][a-z]/i,
    long: false,
    pattern:
      /(?:WJ)?[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][ \t·•・.-]?(?:[A-HJ-NP-Z0-9]{4}[挂学警港澳使领]|[DABCEFGHJK][A-HJ-NP-Z0-9]\d{4}(?![A-Z0-9])|\d{5}[DABCEFGHJK](?![A-Z0-9])|[A-HJ-NP-Z0-9]{5}(?![A-Z0-9]))/gi,
    accepts: (match) => /\d.*\d/.test(match),
  },
  {
    label: maskLabels.passport,
    hint: /(?:[EGDSPKH]\d|E[A-Z])\d{7}/i,
    long: true,
    pattern: /(?<![A-Za-z0-9])(?:[EGDSPKH]\d{8}|E[A-HJ-NP-Z]\d{7})(?![A-Za-z0-9])/gi,
    accepts: (match) => !isCompactDate(match.slice(1)),
  },
  {
    label: maskLabels.passport,
    hint: /护照|passport/i,
    long: true,
    pattern: new RegExp(`(?:护照|passport)${lead}(?<value>[a-z]{0,2}\\d{7,9})(?![a-z0-9])`, 'gi'),
  },
  {
    label: maskLabels.permit,
    hint: /通行证|回乡证|台胞证/,
    long: true,
    pattern: new RegExp(`(?:通行证|回乡证|台胞证)${lead}(?<value>[a-z]{0,2}\\d{8,10})(?![a-z0-9])`, 'gi'),
  },
  {
    label: maskLabels.qq,
    hint: /qq|扣扣|企鹅/i,
    long: false,
    pattern: new RegExp(`(?:qq|扣扣|企鹅)${lead}(?<value>[1-9]\\d{4,10})${noDigitAfter}${noAmount}`, 'gi'),
  },
  {
    label: maskLabels.wechat,
    hint: /微信|weixin|wechat|vx|v信/i,
    long: false,
    pattern: new RegExp(
      `(?:微信|weixin|wechat|(?<![a-z])vx|v信)${lead}(?<value>[a-z][\\w\\-]{5,19}|[1-9]\\d{4,10}${noAmount})(?![\\w\\-])`,
      'gi',
    ),
    accepts: (match) => /\d/.test(match),
  },
];

/** ISO/IEC 7812-1: 16 to 19 digits whose Luhn sum is a multiple of ten; long numbers that begin with a date are none. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 16 || digits.length > 19) return false;
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** 11 digits of the numbering plan for mobile telephones in mainland China. */
export function isMobileNumber(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

/** What follows a number that counts something: a unit, or two decimals (`.10月`, `.13、` and the like are none). */
const quantityEnd =
  /^(?:\.\d{1,4})?\s*(?:元(?![旦宵月])|人民币|[美港欧日]元|平方|平米|㎡|立方|m[²³]|吨(?!位)|公斤|千瓦)|^\.\d{2}(?![\d年月日时点分号、.:：-])/i;
const telephoneBefore = new RegExp(`(?:${telephoneWords}|微信|qq|号码)${lead}$`, 'i');

/** True for eleven digits that are an amount or area, as `13900000000元`; not where they are called a telephone number. */
function isQuantity(match: string, text: string, start: number): boolean {
  if (!isMobileNumber(match)) return false;
  const end = start + match.length;
  return (
    quantityEnd.test(text.slice(end, end + 12)) && !telephoneBefore.test(text.slice(Math.max(0, start - 12), start))
  );
}

function isCompactDate(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
}

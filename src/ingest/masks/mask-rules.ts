import { maskLabels } from '../../core/mask-labels.ts';
import { accountRules } from './account-rules.ts';
import { identityRules } from './identity-rules.ts';
import {
  gap,
  isCompactDate,
  lead,
  type MaskRule,
  noAmount,
  noDigitAfter,
  noDigitBefore,
  separator,
  spokenGap,
  startsWithDate,
} from './mask-rule.ts';
import { paperRules } from './paper-rules.ts';
import { plateRules } from './plate-rules.ts';
import { spokenDigits, spokenNumber } from './spoken-digits.ts';

/** Words that are said of a telephone number, a landline's too. */
const telephoneWords =
  '电话|座机|热线|固话|小灵通|宅电|传真|致电|拨打?|打[了过通]?|回电|来电|主叫|被叫|手机|联系(?:方式|人)?|tel|phone';
/** Between one of them and the number: 来电编号 is the number of an order. */
const calledLead = `(?!编号)${lead}`;
/** Whose it is: 电话（家）, 电话：办公室. */
const whose = '\\s?[(（][^()（）\\d\\n元万]{1,4}[)）]|\\s?[:：]\\s?(?:办公室?|家里?|住?宅|单位|值班室?)';
/** There may be a stop or a dash as well. */
const telephoneLead = `(?:(?<=话|机|线|真|式|tel|phone)\\s?[-—–、,，;；/]{1,2}|${whose})?${calledLead}`;
/** A landline without its area code, behind another number. */
const listed = '(?:\\s*[、,，/或和及;；]\\s*|\\s+)(?<value>[2-8]\\d{6,7})(?![\\d年月日元万亿])';
const notSpoken = new RegExp(`[^\\d${spokenDigits}]`, 'g');
/** An at sign in words, without brackets. */
const bareAt = / at [a-z0-9-]{1,63} ?(?:\.|dot) ?(?:com|cn|net|org)(?![\w.-])/i;
const bracketedAt = /[(（[【] ?at ?[)）\]】]/i;
/** An at sign in words, in brackets or before a domain. */
export const spokenAt = new RegExp(`${bracketedAt.source}|${bareAt.source}`, 'i');
const lineEnd = '[ \\t]?\\n[ \\t]?';
/** The rest of a card's number, with a line end after so many of its groups of four. */
const brokenAfter = (groups: number): string =>
  `(?:${separator}\\d{4}){${groups}}${lineEnd}\\d{4}(?:${separator}\\d{4}){${2 - groups}}(?:${gap}\\d{1,3})?`;
const longDigits = /\d(?:[ \t\u00a0\u3000\-–—·•.]{0,3}\d){14}/;

/**
 * Rules in the order in which they take a span: what one took no later one sees. Sources: GB 11643 (identity numbers),
 * ISO/IEC 7812-1 (Luhn), GA 36 (plates), the numbering plan of MIIT (mobile 1[3-9], area codes); 400 and 800 numbers are firms').
 */
export const maskRules: readonly MaskRule[] = [
  {
    label: maskLabels.email,
    hint: /@/,
    long: false,
    pattern:
      /(?<![\w.%+-])[\w.%+-]{1,64} ?@ ?(?!\d+(?:\.\d+)+(?![\w.-])|\d{1,2} ?[,，点])[a-z0-9-]{1,63}(?:(?:\.[a-z0-9-]{1,63}){1,4}|(?:[.。·•][a-z0-9-]{1,63}){0,3} ?[.。·•,，点] ?(?:com|cn|net|org)(?![a-z0-9-]))/gi,
  },
  {
    label: maskLabels.email,
    hint: /邮箱/,
    long: false,
    // Called one, without the end of its domain.
    pattern: new RegExp(`邮箱${lead}(?<value>[\\w.%+-]{1,64} ?@ ?[a-z][a-z0-9-]{1,62})(?![\\w.@-])`, 'gi'),
  },
  {
    label: maskLabels.email,
    hint: bareAt,
    long: false,
    pattern: new RegExp(`(?<![\\w.%+-])[\\w.%+-]{1,64}${bareAt.source}`, 'gi'),
  },
  {
    label: maskLabels.email,
    hint: bracketedAt,
    long: false,
    // Written so that no machine reads it: name(at)mail.example.com, name [at] example [dot] com.
    pattern:
      /(?<![\w.%+-])[\w.%+-]{1,64} ?[(（[【] ?at ?[)）\]】] ?[a-z0-9-]{1,63}(?:(?:[.。]| ?[(（[【] ?dot ?[)）\]】] ?)[a-z0-9-]{1,63}){0,3}(?:[.。]| ?[(（[【] ?dot ?[)）\]】] ?)[a-z]{2,63}(?![a-z0-9-])/gi,
  },
  ...identityRules,
  {
    label: maskLabels.card,
    hint: longDigits,
    long: true,
    pattern: new RegExp(
      `${noDigitBefore}(?:\\d{16,19}|\\d{4}(?:${separator}\\d{4}){3}(?:${gap}\\d{1,3})?|\\d{6}${separator}\\d{10,13})${noDigitAfter}`,
      'g',
    ),
    accepts: isCardNumber,
  },
  {
    label: maskLabels.card,
    hint: /(?:62\d\d|9558)[^\n]{0,24}\n[ \t]?\d/,
    long: true,
    // In groups over one line end, of the issuers of the country: columns of amounts are cards by Luhn, too, one of ten.
    pattern: new RegExp(
      `${noDigitBefore}(?:62\\d\\d|9558)(?:${[0, 1, 2].map(brokenAfter).join('|')}|(?:${separator}\\d{4}){3}${lineEnd}\\d{3})${noDigitAfter}(?!\\s*[年月日、.．)）])${noAmount}`,
      'g',
    ),
    accepts: isCardNumber,
  },
  {
    label: maskLabels.card,
    hint: /卡号|账号|帐号|账户|帐户|存折|[行资蓄用记]卡/,
    long: true,
    pattern: new RegExp(
      `(?:卡号|账号|帐号|账户|帐户|存折|[行资蓄用记]卡)${lead}(?<value>\\d{12,21}|\\d{2,6}(?:${separator}\\d{2,6}){2,6}|\\d{6}${separator}\\d{6,13})${noDigitAfter}`,
      'gi',
    ),
    accepts: isNamedCard,
  },
  {
    label: maskLabels.card,
    hint: /\d{4}[ \t]?\n/,
    long: true,
    // Called one, in groups on lines of their own.
    pattern: new RegExp(
      `(?:卡号|账号|帐号|账户|帐户|存折|[行资蓄用记]卡)${lead}(?<value>\\d{4}(?:(?:${gap}|${lineEnd})\\d{4}){3}(?:(?:${gap}|${lineEnd})\\d{1,3})?)${noDigitAfter}(?!\\s*[年月日、.．)）])${noAmount}`,
      'gi',
    ),
    accepts: isCardNumber,
  },
  {
    label: maskLabels.mobile,
    hint: /1[ -]?[3-9](?:[ \t\u00a0\u3000\-–—·•._/\n,，。~*()（）【】\]]{0,3}\d){9}/,
    long: true,
    pattern: new RegExp(
      `(?:(?<!\\d)(?:[(（]?\\+86[)）]?|0086|[(（]?86[)）]?)[ \\-]?|(?<!\\d)0|(?<!\\d))` +
        `(?:1[3-9]\\d(?:\\d{8}|${gap}\\d{4}${gap}\\d{4})|1[3-9]\\d{2}[ \\-]\\d{3}[ \\-]\\d{4}|1[3-9]\\d{3}[ \\-]\\d{3}[ \\-]\\d{3}|` +
        `1[3-9]\\d(?<sign>[_/])\\d{4}\\k<sign>\\d{4}|1[3-9]\\d(?<mark>[,，。~*])\\d{4}\\k<mark>\\d{4}(?!\\d)${noAmount}|` +
        `(?:[(（【\\[]1[3-9]\\d[)）】\\]]${gap}\\d{4}|1[3-9]\\d${gap}[(（]\\d{4}[)）])${gap}\\d{4}|1[3-9]\\d(?:\\n\\d{4}${gap}\\d{4}|${gap}\\d{4}\\n\\d{4})(?!\\s*年)|` +
        `(?:1[3-9]\\d{2}[ \\-]\\d{4}[ \\-]\\d{3}|(?<!身高)1[3-9]\\d(?:[ \\-]\\d{2}){4}|1[3-9]\\d{3}[ \\-]\\d{6}|` +
        `1[3-9]\\d[ \\-]\\d{3}[ \\-]\\d{5}|1[3-9]\\d[ \\-]\\d{5}[ \\-]\\d{3}|1[3-9](?:[ \\-]\\d{2}){3}[ \\-]\\d{3})(?!\\d)${noAmount}|` +
        `1(?:[ \\-][3-9])(?:[ \\-]\\d){9})${noDigitAfter}`,
      'g',
    ),
    accepts: (match, text, start) =>
      !isQuantity(match, text, start) &&
      !(isMobileNumber(match) && otherNumber.test(text.slice(Math.max(0, start - 10), start))) &&
      (!decimal.test(match) ||
        isCalledTelephone(text, start) ||
        soughtBefore.test(text.slice(Math.max(0, start - 8), start))),
  },
  {
    label: maskLabels.mobile,
    hint: new RegExp(telephoneWords, 'i'),
    long: true,
    // Called a telephone number, in whatever groups.
    pattern: new RegExp(
      `(?:${telephoneWords})${telephoneLead}(?<value>1${gap}[3-9](?:${gap}\\d){9}|1[3-9]\\d\\n\\d{4}\\n\\d{4}|(?=[\\d\\n]{12}(?!\\d))1[3-9]\\d{1,8}\\n\\d{1,8}|09\\d{2}[ -]?\\d{3}[ -]?\\d{3})${noDigitAfter}${noAmount}`,
      'gi',
    ),
  },
  {
    label: maskLabels.mobile,
    hint: /[1lI][3-9][\dOo]{9}/,
    long: false,
    // With letters that look like digits: 13O….
    pattern: new RegExp(`(?<![A-Za-z\\d])[1lI][3-9][\\dOo]{9}(?![A-Za-z\\d])${noAmount}`, 'g'),
    accepts: (match) => /[A-Za-z]/.test(match) && match.replace(/\D/g, '').length > 6,
  },
  {
    label: maskLabels.mobile,
    hint: /\+(?:1|44|61|65|81|82)[ -]?[(（\d]/,
    long: true,
    // Of other countries.
    pattern: new RegExp(
      `(?<!\\d)\\+(?:1[ -]?[(（]?[2-9]\\d{2}[)）]?[ -]?\\d{3}[ -]?\\d{4}|(?:44|61|65|81|82)(?:[ -]?\\d){8,10})${noDigitAfter}`,
      'g',
    ),
  },
  {
    label: maskLabels.mobile,
    hint: /(?:\+|00)(?:85[23]|886)/,
    long: true,
    // Of Hong Kong, Macao and Taiwan.
    pattern: new RegExp(
      `(?<!\\d)(?:\\+|00)(?:85[23][ -]?[2-9]\\d{3}[ -]?\\d{4}|886[ -]?[(（]?0?[)）]?[1-9](?:[ -]?\\d){7,8})${noDigitAfter}${noAmount}`,
      'g',
    ),
  },
  {
    label: maskLabels.mobile,
    hint: spokenNumber,
    long: false,
    pattern: new RegExp(
      `(?<![${spokenDigits}\\d])[一幺壹1]${spokenGap}[三四五六七八九叁肆伍陆柒捌玖3-9](?:${spokenGap}[${spokenDigits}\\d]){9}(?![${spokenDigits}十百千万\\d])`,
      'g',
    ),
    // Of few digits in words only where it is called one: 电话138一234零678.
    accepts: (match, text, start) =>
      /\D{3}/.test(match.replace(notSpoken, '')) || (match.length === 11 && isCalledTelephone(text, start)),
  },
  {
    label: maskLabels.landline,
    hint: spokenNumber,
    long: false,
    // Called a telephone number, in words.
    pattern: new RegExp(
      `(?:${telephoneWords})${telephoneLead}(?<value>[${spokenDigits}](?:${spokenGap}[${spokenDigits}]){6,11})(?![${spokenDigits}十百千万\\d])`,
      'gi',
    ),
  },
  {
    label: maskLabels.mobile,
    hint: /1[3-9]\d{20}/,
    long: true,
    pattern: new RegExp(`${noDigitBefore}(?:1[3-9]\\d{9}){2,}${noDigitAfter}`, 'g'),
  },
  {
    label: maskLabels.landline,
    hint: /(?:0\d|86[ -]?[(（]?[1-9])\d{1,2}[)）】\]]?[ \-—–―_/.:：·、]{0,3}\d{3}/,
    long: true,
    pattern: new RegExp(
      `(?:(?<!\\d)(?:\\+86|0086|86)[ \\-]?[(（]?|[(（【[]?(?<!\\d|\\d\\.|(?<![A-Za-z])[A-Za-z]))0?(?:10|2\\d|[3-9]\\d{2})(?:[)）】\\]]|[ \\-—–―_/]|(?<=(?<!\\d)0\\d{2,3})[.:：·、])?[ \\-—–―]{0,2}` +
        `(?:[1-9]\\d{6,7}|[1-9]\\d{2,3}[ \\-—–·•]\\d{4}|(?<=\\d[.·])[1-9]\\d{3}[.·]\\d{3,4}|(?<=(?<!\\d)0\\d{2,3}-)[1-9]\\d{2,3}\\.\\d{4})${noDigitAfter}(?:\\s?(?:[\\-—–―]{1,2}|转|分机)\\s?\\d{1,6}${noDigitAfter})?`,
      'g',
    ),
    accepts: (match, text, start) =>
      /^[(（【[]?(?:\+?86|0)/.test(match) &&
      !(endsWithDate(match) && !isCalledTelephone(text, start)) &&
      !numberOf.test(text.slice(Math.max(0, start - 8), start)),
  },
  {
    label: maskLabels.landline,
    hint: new RegExp(telephoneWords, 'i'),
    long: true,
    pattern: new RegExp(
      `(?:${telephoneWords})${telephoneLead}(?![48]00(?:\\D?\\d){7})(?<value>[2-8]\\d{6,7}|[2-8]\\d{2,3}[ \\-–—·•]\\d{4}|[2-8]\\d{3}[\\-–—]\\d{3}|[2-8](?: \\d){6,7}|(?<=[话机线真式号码:：]\\s?)[2-8]\\d(?: \\d\\d){3})${noDigitAfter}(?!\\s*(?:年|下(?![午载班单面])))${noAmount}`,
      'gi',
    ),
    accepts: (match, text, start) =>
      !isCompactDate(match) &&
      !yearsOrRound.test(match) &&
      !(roundNumber.test(match) && verbBefore.test(text.slice(Math.max(0, start - 4), start))),
  },
  {
    label: maskLabels.landline,
    hint: /\[(?:座机号|手机号)\]/,
    long: true,
    // The further numbers of a list share the area code of the first, which is masked by then.
    pattern: new RegExp(`\\[(?:座机号|手机号)\\]${listed}`, 'g'),
    further: new RegExp(listed, 'y'),
    accepts: (match) => !isCompactDate(match),
  },
  ...plateRules,
  ...paperRules,
  ...accountRules,
];

/** Columns of years or round amounts. */
const yearsOrRound = /^(?:(?:(?:19|20)\d\d|(?:[03-9]\d|1[0-8]|2[1-9])00)(?:\D+|$))+$/;

/** What is paid as likely as called: 打3000000. */
const roundNumber = /^\d0{5,}$|^\d000\D\d00$/;
const verbBefore = /[打拨][了过通]?\s*$/;

/** ISO/IEC 7812-1: 16 to 19 digits whose Luhn sum is a multiple of ten; long numbers that begin with a date are none. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 16 || digits.length > 19) return false;
  if (startsWithDate(digits) || yearsOrRound.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** Of a number that is called one of a card or account: neither a mobile number nor, in groups, dates. */
function isNamedCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 12 && digits.length <= 21 && (digits === text || !startsWithDate(digits));
}

/** Behind it eleven digits number a thing: 订单号13900000000, 工单编号：…. */
const otherNumber =
  /(?:(?:[订运快工]单|快递|物流|流水|序列|合同|设备|产品|发票|资产|批次|学籍?|表|户|单|案|考|桩|工)号码?|(?<!来电|电话)编号)[:：为是 ]{0,3}$/;
/** Whom to ask: a number with a point behind it is no amount. */
const soughtBefore = /(?:[找联问]我|打给我|联系|号码)[^\d]{0,4}$/;

/** A number with a decimal point, as of an area or a place on the globe, and no groups. */
const decimal = /^\d+\.\d+$/;

/** 11 digits of the numbering plan for mobile telephones in mainland China. */
export function isMobileNumber(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

/** What follows a number that counts something: a unit, or two decimals (`.10月`, `.13、` and the like are none). */
const quantityEnd =
  /^(?:\.\d{1,4})?\s*(?:元(?![旦宵月])|人民币|[美港欧日]元|平方|平米|㎡|立方|m[²³]|吨(?!位)|公斤|千瓦|厘(?!米)|人次|人(?=[,，。;；、]|$))/i;
/** Two decimals without a unit, and what says before them that they are of an amount: a mobile number is likelier than so much money. */
const decimals = /^\.\d{2}(?![\d年月日时点分号、.:：-])/;
const amountBefore = /(?:[¥￥$€]|[计额款价费金产] ?[:：为是达约]{0,2})\s*$/;
const telephoneBefore = new RegExp(`(?:${telephoneWords}|微信|qq|号码)${calledLead}$`, 'i');

/** True for eleven digits that are an amount or area, as `13900000000元`; not where they are called a telephone number. */
function isQuantity(match: string, text: string, start: number): boolean {
  if (!isMobileNumber(match.replace(/[ -]/g, ''))) return false;
  const end = start + match.length;
  const isRound = match.endsWith('0000000');
  const after = text.slice(end, end + 12);
  const isAmount = decimals.test(after) && amountBefore.test(text.slice(Math.max(0, start - 6), start));
  return (isRound || isAmount || quantityEnd.test(after)) && !isCalledTelephone(text, start);
}

function isCalledTelephone(text: string, start: number): boolean {
  return telephoneBefore.test(text.slice(Math.max(0, start - 12), start));
}

/** Behind it a number is that of a paper or a tender: 招标编号0999-2023001. */
const numberOf = /(?<!来电|电话)(?:编号|文号|单号|标号|案号)[:：为是 ]{0,3}$/;

/** A document may be numbered so: 010-20200301. */
function endsWithDate(text: string): boolean {
  return isCompactDate(/\d{8}$/.exec(text)?.[0] ?? '');
}

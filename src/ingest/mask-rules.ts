import { maskLabels } from '../core/mask-labels.ts';
import { isIdentityNumber } from './identity-number.ts';
import { lead, type MaskRule } from './mask-rule.ts';
import { plateRules } from './plate-rules.ts';
import { spokenDigits, spokenNumber } from './spoken-digits.ts';

/** What people put between the groups of a number. */
const separator = '(?: ?[\\-–—·•.] ?|[\\-–—]{2}|[ \\t\\u00a0\\u3000]{1,2})';
const gap = `${separator}?`;
const noDigitBefore = '(?<!\\d)';
const noDigitAfter = '(?!\\d)';
/** An amount is no number of a person. */
const noAmount =
  '(?![\\d.]*\\s*(?:万|亿|元(?!旦)|块|次(?![次日年月晨])|遍(?![地布])|平方|平米|㎡|立方|吨(?!位)|公斤|千瓦))';
/** Nor are so many people: more than six digits count nobody. */
const noCount = '(?!(?<!\\d{7})\\s*[人名户位])';
/** Words that are said of a telephone number, a landline's too. */
const telephoneWords =
  '电话|座机|热线|固话|小灵通|宅电|传真|致电|拨打?|打[了过通]?|回电|来电|主叫|被叫|手机|联系(?:方式|人)?|tel|phone';
/** Between one of them and the number: 来电编号 is the number of an order. */
const calledLead = `(?!编号)${lead}`;
/** There may be a stop or a dash as well. */
const telephoneLead = `(?:(?<=话|机|线|真|式|tel|phone)\\s?[-—–、,，;；/]{1,2})?${calledLead}`;
/** Between digits in words. */
const spokenGap = `(?:${separator}|[,，])?`;
/** Words for WeChat; a v at the end of another word is none (TV信号). */
export const wechatWords =
  '微 ?信|薇信|(?:威|徽)信(?=号?[:：a-z])|weixin|wechat|加我?微(?=[:：]?[a-z0-9])|(?<![a-z])(?:[vw]x|v信)';
/** An account's name, or a number that is one. */
const account = `[a-z][\\w\\-]{5,19}|[1-9]\\d{4,10}${noAmount}`;
/** A landline without its area code, behind another number. */
const listed = '(?:\\s*[、,，/或和及;；]\\s*|\\s+)(?<value>[2-8]\\d{6,7})(?![\\d年月日元万亿])';
const notSpoken = new RegExp(`[^\\d${spokenDigits}]`, 'g');
/** An at sign in words and brackets. */
export const spokenAt = /[(（[【] ?at ?[)）\]】]/i;
const lineEnd = '[ \\t]?\\n[ \\t]?';
/** The rest of a card's number, with a line end after so many of its groups of four. */
const brokenAfter = (groups: number): string =>
  `(?:${separator}\\d{4}){${groups}}${lineEnd}\\d{4}(?:${separator}\\d{4}){${2 - groups}}(?:${gap}\\d{1,3})?`;
const longDigits = /\d(?:[ \t\u00a0\u3000\-–—·•.]{0,3}\d){14}/;

/**
 * Rules in the order in which they take a span: what one took no later one sees. Sources: GB 11643 (identity numbers),
 * ISO/IEC 7812-1 (Luhn), GA 36 (plates), the numbering plan of MIIT (mobile 1[3-9], area codes, 400 and 800 numbers).
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
    hint: spokenAt,
    long: false,
    // Written so that no machine reads it: name(at)mail.example.com, name [at] example [dot] com.
    pattern:
      /(?<![\w.%+-])[\w.%+-]{1,64} ?[(（[【] ?at ?[)）\]】] ?[a-z0-9-]{1,63}(?:(?:[.。]| ?[(（[【] ?dot ?[)）\]】] ?)[a-z0-9-]{1,63}){0,3}(?:[.。]| ?[(（[【] ?dot ?[)）\]】] ?)[a-z]{2,63}(?![a-z0-9-])/gi,
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
    hint: /身份证|身份号|证件号|社会?保障?卡?号|驾驶证/,
    long: true,
    pattern: new RegExp(
      `(?:身份证|身份号|证件号|社会?保障?卡?号|驾驶证)${lead}(?<value>\\d(?:${gap}\\d){16}${gap}[\\dx]|\\d(?:${gap}\\d){14})${noDigitAfter}`,
      'gi',
    ),
  },
  {
    label: maskLabels.identity,
    hint: /身份[证号]/,
    // Half hidden already, with fewer digits left; numbers of other papers begin in as many ways as there are papers.
    long: false,
    pattern: new RegExp(`身份[证号]${lead}(?<value>\\d{6,14}[*＊x]{3,12}[\\dx]{0,4})${noDigitAfter}`, 'gi'),
  },
  {
    label: maskLabels.identity,
    hint: /\d(?:[ \t\n\u00a0\u3000\-–—·•./]{0,3}\d){16}/,
    long: true,
    // In whatever groups, over a line end too.
    pattern: new RegExp(
      `${noDigitBefore}(?=(?<value>[1-9](?:(?:${gap}|\\n| ?/ ?)\\d){16}(?:${gap}|\\n| ?/ ?)[\\dx])${noDigitAfter})`,
      'gi',
    ),
    accepts: (match) => isIdentityNumber(match.replace(/[^\dx]/gi, '')),
  },
  {
    label: maskLabels.identity,
    hint: /\d{17}[\dx]\d{17}/i,
    long: true,
    // Columns that ran together.
    pattern: new RegExp(`${noDigitBefore}(?:[1-9]\\d{16}[\\dx]){2,}${noDigitAfter}`, 'gi'),
    accepts: (match) => match.match(/.{18}/g)?.every(isIdentityNumber) === true,
  },
  {
    label: maskLabels.identity,
    hint: /\d{17}[\dx]\d{10}/i,
    long: true,
    // Run together with mobile numbers, which are found when this is gone.
    pattern: new RegExp(
      `(?:${noDigitBefore}|(?<=${noDigitBefore}1[3-9]\\d{9}))(?=(?<value>[1-9]\\d{16}[\\dx])(?:1[3-9]\\d{9})?${noDigitAfter})`,
      'gi',
    ),
    accepts: isIdentityNumber,
  },
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
        `(?:1[3-9]\\d{2}[ \\-]\\d{4}[ \\-]\\d{3}|1[3-9]\\d(?:[ \\-]\\d{2}){4}|1[3-9]\\d{3}[ \\-]\\d{6}|` +
        `1[3-9]\\d[ \\-]\\d{3}[ \\-]\\d{5}|1[3-9]\\d[ \\-]\\d{5}[ \\-]\\d{3})(?!\\d)${noAmount}|` +
        `1(?:[ \\-][3-9])(?:[ \\-]\\d){9})${noDigitAfter}`,
      'g',
    ),
    accepts: (match, text, start) =>
      !isQuantity(match, text, start) && (!decimal.test(match) || isCalledTelephone(text, start)),
  },
  {
    label: maskLabels.mobile,
    hint: new RegExp(telephoneWords, 'i'),
    long: true,
    // Called a telephone number, in whatever groups.
    pattern: new RegExp(
      `(?:${telephoneWords})${telephoneLead}(?<value>1${gap}[3-9](?:${gap}\\d){9})${noDigitAfter}${noAmount}`,
      'gi',
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
    accepts: (match) => /\D{3}/.test(match.replace(notSpoken, '')),
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
    hint: /(?:0\d|86[ -]?[(（]?[1-9])\d{1,2}[)）】\]]?[ \-—–―_/.]{0,3}\d{3}/,
    long: true,
    pattern: new RegExp(
      `(?:(?<!\\d)(?:\\+86|0086|86)[ \\-]?[(（]?|[(（【[]?(?<!\\d|\\d\\.))0?(?:10|2\\d|[3-9]\\d{2})(?:[)）】\\]]|[ \\-—–―_/]|(?<=(?<!\\d)0\\d{2,3})\\.)?[ \\-—–―]{0,2}` +
        `(?:[1-9]\\d{6,7}|[1-9]\\d{2,3}[ \\-—–·•]\\d{4})${noDigitAfter}(?:\\s?(?:[\\-—–―]{1,2}|转|分机)\\s?\\d{1,6}${noDigitAfter})?`,
      'g',
    ),
    accepts: (match, text, start) =>
      /^[(（【[]?(?:\+?86|0)/.test(match) && !(endsWithDate(match) && !isCalledTelephone(text, start)),
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
      `(?:${telephoneWords})${telephoneLead}(?<value>[2-8]\\d{6,7}|[2-8]\\d{2,3}[ \\-·•]\\d{4}|[2-8](?: \\d){6,7})${noDigitAfter}(?!\\s*年)${noAmount}`,
      'gi',
    ),
    accepts: (match) => !isCompactDate(match),
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
  {
    label: maskLabels.permit,
    hint: /通行证|回乡证|台胞证/,
    long: true,
    // Before passports, which begin with the same letters and need not be named.
    pattern: new RegExp(
      `(?:通行证|回乡证|台胞证)${lead}(?<value>[a-z]{0,2}\\d{8,10}|[a-z]{2}\\d{7})(?![a-z0-9])`,
      'gi',
    ),
  },
  {
    label: maskLabels.passport,
    hint: /(?:[EGDSPKH]\d|E[A-Z])\d{7}/i,
    long: true,
    pattern: /(?<![A-Za-z0-9]|准字[:：第 ]{0,3})(?:[EGDSPKH]\d{8}|E[A-HJ-NP-Z]\d{7})(?![A-Za-z0-9])/gi,
    accepts: (match) => !isCompactDate(match.slice(1)),
  },
  {
    label: maskLabels.passport,
    hint: /护照|passport/i,
    long: true,
    pattern: new RegExp(
      `(?:护照|passport)${lead}(?<value>[a-z]{0,2} ?\\d{7,9}|[a-z]{1,2} ?\\d{3,4} \\d{4})(?![a-z0-9])`,
      'gi',
    ),
    accepts: (match) => !isCompactDate(match),
  },
  {
    label: maskLabels.permit,
    hint: /残疾人?证|低保证|户口[本簿]|军[官人]证|士兵证|退[伍役]证|社保(?:编|账|帐)?号/,
    long: true,
    pattern: new RegExp(
      `(?:残疾人?证|低保证|户口[本簿]|军[官人]证|士兵证|退[伍役]证|社保(?=[编账帐]?号))(?:编号|证号)?${lead}(?<value>\\d{7,22})${noDigitAfter}`,
      'gi',
    ),
  },
  {
    label: maskLabels.qq,
    hint: /q ?q|扣扣|企鹅|加q|q[:：号群]/i,
    long: false,
    pattern: new RegExp(
      `(?:q ?q(?:[一-龥]{2,4}(?=群))?|扣扣|企鹅|加q|(?<![a-z0-9])q(?=[:：号群]))${lead}(?<value>[1-9]\\d{4,10}|[1-9]\\d{2,3}(?: \\d{3,4}){1,2})${noDigitAfter}${noAmount}${noCount}`,
      'gi',
    ),
  },
  {
    label: maskLabels.wechat,
    hint: new RegExp(`${wechatWords}|v[:：号]`, 'i'),
    long: false,
    pattern: new RegExp(`(?:${wechatWords}|(?<![a-z0-9])v(?=[:：号]))${lead}(?<value>${account})(?![\\w\\-])`, 'gi'),
    // A word after 微信 is its account only where that is said; a digit says it of itself.
    accepts: (match, text, start) => /\d/.test(match) || accountBefore.test(text.slice(Math.max(0, start - 12), start)),
  },
];

const accountBefore = new RegExp(
  `(?:${wechatWords})\\s*(?:号|账号|帐号|同号|ID|[:：])[号码:：是为(（="“'‘「【\\s]*$`,
  'i',
);
/** Columns of years or round amounts. */
const yearsOrRound = /^(?:(?:(?:19|20)\d\d|\d\d00)(?:\D+|$))+$/;

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

/** A number with a decimal point, as of an area or a place on the globe, and no groups. */
const decimal = /^\d+\.\d+$/;

/** 11 digits of the numbering plan for mobile telephones in mainland China. */
export function isMobileNumber(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

/** What follows a number that counts something: a unit, or two decimals (`.10月`, `.13、` and the like are none). */
const quantityEnd =
  /^(?:\.\d{1,4})?\s*(?:元(?![旦宵月])|人民币|[美港欧日]元|平方|平米|㎡|立方|m[²³]|吨(?!位)|公斤|千瓦)|^\.\d{2}(?![\d年月日时点分号、.:：-])/i;
const telephoneBefore = new RegExp(`(?:${telephoneWords}|微信|qq|号码)${calledLead}$`, 'i');

/** True for eleven digits that are an amount or area, as `13900000000元`; not where they are called a telephone number. */
function isQuantity(match: string, text: string, start: number): boolean {
  if (!isMobileNumber(match)) return false;
  const end = start + match.length;
  const isRound = match.endsWith('0000000');
  return (isRound || quantityEnd.test(text.slice(end, end + 12))) && !isCalledTelephone(text, start);
}

function isCalledTelephone(text: string, start: number): boolean {
  return telephoneBefore.test(text.slice(Math.max(0, start - 12), start));
}

/** A document may be numbered so: 010-20200301. */
function endsWithDate(text: string): boolean {
  return isCompactDate(/\d{8}$/.exec(text)?.[0] ?? '');
}

function startsWithDate(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits);
}

function isCompactDate(digits: string): boolean {
  return digits.length === 8 && startsWithDate(digits);
}

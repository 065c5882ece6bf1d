import { maskLabels } from '../../core/mask-labels.ts';
import { isIdentityNumber, tellsBirth } from './identity-number.ts';
import { gap, lead, type MaskRule, noDigitAfter, noDigitBefore, spokenGap } from './mask-rule.ts';
import { spokenDigits, spokenNumber } from './spoken-digits.ts';

/** The check character, and what is written for an X: the sign of multiplication, the letter of another alphabet, a star. */
const check = '[\\dx×✕хХ*＊]';
const otherX = /[×✕хХ*＊]/g;
const called = '身份证|身份号|证件号|社会?保障?卡?号|驾驶证|驾照';

/** Whether digits in any groups, with whatever stands for X, are an identity number. */
function isWrittenIdentity(text: string): boolean {
  return isIdentityNumber(text.replace(otherX, 'X').replace(/[^\dx]/gi, ''));
}

const namesIdentity = /身份证|身份号|证件号/;
/** What is numbered as well, right before a number. */
const otherNumber = /(?:[订运工]单|快递|物流|流水|合同|编|单|案|卡|账|帐)号?[:：为是 ]{0,3}$/;
/** How far words for it stand before a number and behind it, in UTF-16 units. */
const nearBefore = 24;
const nearBehind = 10;

/** Whether a number with a birth date in it stands near a word for identity numbers. */
function isSpokenOfIdentity(match: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - nearBefore), start);
  const end = start + match.length;
  if (otherNumber.test(before)) return false;
  return tellsBirth(match) && (namesIdentity.test(before) || namesIdentity.test(text.slice(end, end + nearBehind)));
}

/** Identity numbers (GB 11643), in the order of `maskRules`. */
export const identityRules: readonly MaskRule[] = [
  {
    label: maskLabels.identity,
    hint: /\d{14}|\d{6}[ -]\d{4}/,
    long: true,
    pattern: new RegExp(
      `${noDigitBefore}[1-9]\\d{5}[ \\-]?(?:\\d{8}[ \\-]?\\d{3}|\\d{4}[ \\-]\\d{4}[ \\-]?\\d{3})${check}${noDigitAfter}`,
      'gi',
    ),
    accepts: isWrittenIdentity,
  },
  {
    label: maskLabels.identity,
    hint: new RegExp(called),
    long: true,
    // With a digit too few as well: called so, it tells birth and place all the same.
    pattern: new RegExp(
      `(?:${called})${lead}(?<value>\\d(?:${gap}\\d){16} ?${gap}${check}|\\d(?:${gap}\\d){14,16})${noDigitAfter}`,
      'gi',
    ),
  },
  {
    label: maskLabels.identity,
    hint: namesIdentity,
    long: true,
    // Spoken of as one, though words stand between, and with a digit wrong, too many or of the older form.
    pattern: new RegExp(`${noDigitBefore}(?:[1-9]\\d{16}[\\dXx]{1,2}(?:\\d(?!\\d))?|[1-9]\\d{14})(?![\\dA-Za-z])`, 'g'),
    accepts: isSpokenOfIdentity,
  },
  {
    label: maskLabels.identity,
    hint: namesIdentity,
    long: false,
    // With the letter for naught.
    pattern: /(?<![A-Za-z\d])[1-9][\dOo]{16}[\dOoXx](?![A-Za-z\d])/g,
    accepts: (match, text, start) => isSpokenOfIdentity(match.replace(/o/gi, '0'), text, start),
  },
  {
    label: maskLabels.identity,
    hint: /学籍/,
    long: true,
    // A pupil's number is a letter and the identity number.
    pattern: new RegExp(`学籍(?:号|编号)?${lead}(?<value>[a-z]?\\d{17}[\\dx])${noDigitAfter}`, 'gi'),
  },
  {
    label: maskLabels.identity,
    hint: /身份证[^\n]{0,12}[A-Za-z]\d{6}/,
    long: false,
    // Of Hong Kong and Taiwan.
    pattern: new RegExp(
      `身份证${lead}(?<value>[a-z]{1,2}\\d{6}(?:[(（][\\da][)）]|[\\da](?![a-z\\d]))|[a-z][12]\\d{8})${noDigitAfter}`,
      'gi',
    ),
  },
  {
    label: maskLabels.identity,
    hint: { test: (text) => text.includes('身份证') && spokenNumber.test(text) },
    long: false,
    // In words.
    pattern: new RegExp(
      `身份证(?:[^\\d${spokenDigits}\\n，。,]{1,6})?${lead}(?<value>[${spokenDigits}\\d](?:${spokenGap}[${spokenDigits}\\d]){13,16}${spokenGap}[${spokenDigits}\\dx叉])(?![${spokenDigits}十百千万\\d])`,
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
      `${noDigitBefore}(?=(?<value>[1-9](?:(?:${gap}|\\n| ?/ ?)\\d){16}(?:${gap}|\\n| ?/ ?)${check})${noDigitAfter})`,
      'gi',
    ),
    accepts: isWrittenIdentity,
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
];

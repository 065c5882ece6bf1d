import type { MaskLabel } from '../../core/mask-labels.ts';

/** One way in which personal data shows. */
export interface MaskRule {
  readonly label: MaskLabel;
  /**
   * Global; where it has a group `value`, only that is replaced: of a match without length that begins there, so that a number
   * is found behind another one. Runs over text with ASCII digits, letters and signs.
   */
  readonly pattern: RegExp;
  /** A cheap test that holds for every text in which `pattern` can match. */
  readonly hint: Pick<RegExp, 'test'>;
  /** Whether a match has at least seven digits. */
  readonly long: boolean;
  /** Sticky: a further value, with its group `value`, right behind the one before. */
  readonly further?: RegExp;
  /** Whether a match is what it looks like; left out where the pattern says it all. */
  readonly accepts?: (match: string, text: string, start: number) => boolean;
}

/** Words, marks and blanks between the name of a number and the number; each blank in one way only, as there may be a flood of them. */
export const lead = '(?:号码?|群号?|账号|帐号|编号|同号|ID|码)?[:：是为(（="“\'‘「【\\s]*';

/** What people put between the groups of a number. */
export const separator = '(?: ?[\\-–—·•.] ?|[\\-–—]{2}|[ \\t\\u00a0\\u3000]{1,3})';
export const gap = `${separator}?`;
export const noDigitBefore = '(?<!\\d)';
export const noDigitAfter = '(?!\\d)';
/** An amount is no number of a person. */
export const noAmount =
  '(?![\\d.]*\\s*(?:万|亿|元(?!旦)|块|次(?![次日年月晨])|遍(?![地布])|平方|平米|㎡|立方|吨(?!位)|公斤|千瓦))';
/** Nor are so many people: more than six digits count nobody. */
export const noCount = '(?!(?<!\\d{7})\\s*[人名户位])';
/** Between digits in words. */
export const spokenGap = `(?:${separator}|[,，])?`;
/** True for digits that begin with a day: YYYYMMDD. */
export function startsWithDate(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits);
}

/** True for digits that are a day: YYYYMMDD. */
export function isCompactDate(digits: string): boolean {
  return digits.length === 8 && startsWithDate(digits);
}

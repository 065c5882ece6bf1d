import type { MaskLabel } from '../core/mask-labels.ts';

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

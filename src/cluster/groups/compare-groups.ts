import type { IssueSettings } from '../settings.ts';
import { rememberPairs } from './pair-memo.ts';

/** How two items, messages or issues, or groups of them compare. Log-odds: above 0 one is likelier than two. */
export interface PairComparer {
  /**
   * Log-odds that two are one. Fastest where many pairs in a row have one `a`.
   * @param floor what is sure to be below it may be given as minus infinity
   */
  readonly pair: (a: number, b: number, floor?: number) => number;
  /**
   * Log-odds that two groups are one: a power mean over their pairs (between average and single link), more for larger
   * groups, whose pairs are many witnesses.
   */
  readonly groups: (left: readonly number[], right: readonly number[]) => number;
}

/** By what items are put into groups, and groups repaired and split. */
export interface Grouping {
  /** Place of each item in time, by which equal ones are told apart: the order of the input cannot matter. */
  readonly ranks: Int32Array;
  readonly comparer: PairComparer;
  readonly settings: IssueSettings;
}

/** What groups are compared by. */
export interface GroupSettings extends Pick<IssueSettings, 'linkSharpness' | 'sizeBonus'> {
  /** Added where regions exclude each other. */
  readonly otherRegion: number;
}

/**
 * @param content log-odds of two items, bounded
 * @param naming what their names add: not bounded, and the mean counts, since the best of many pairs would hide what the others say
 * @param region what the regions of two items say: 1 that they are one or may be, −1 that they exclude each other, 0 nothing
 * @param items number of items
 */
export function compareGroups(
  content: (a: number, b: number) => number,
  naming: (a: number, b: number) => number,
  region: (a: number, b: number) => number,
  items: number,
  { linkSharpness, sizeBonus, otherRegion }: GroupSettings,
): PairComparer['groups'] {
  const { slotOf, first, second, third } = rememberPairs(
    (a, b) => [Math.exp(linkSharpness * content(a, b)), naming(a, b), region(a, b)],
    items,
  );
  return (left, right) => {
    let sum = 0;
    let names = 0;
    let together = 0;
    let apart = 0;
    for (const a of left) {
      for (const b of right) {
        const slot = slotOf(a, b);
        sum += first[slot]!;
        names += second[slot]!;
        if (third[slot]! > 0) together += 1;
        else if (third[slot]! < 0) apart += 1;
      }
    }
    const pairs = left.length * right.length;
    // Those that say nothing of regions bring no two counties together.
    const regions = apart === 0 ? 0 : (otherRegion * apart) / (apart + together);
    return Math.log(sum / pairs) / linkSharpness + names / pairs + regions + sizeBonus * Math.log2(pairs);
  };
}

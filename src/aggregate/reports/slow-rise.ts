/** A topic whose last four weeks are above the weeks before them, though no week need be above the one before. */
export interface SlowRise {
  readonly name: string;
  /** Of the four weeks. */
  readonly messages: number;
  /** Messages a day of the four weeks, and of the weeks before. */
  readonly daily: number;
  readonly dailyBefore: number;
  readonly weeksBefore: number;
  /** Weeks in a row, up to the last one, with more a day than the week before. */
  readonly risingWeeks: number;
}

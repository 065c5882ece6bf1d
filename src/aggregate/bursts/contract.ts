import type { SeriesPrior } from './baseline.ts';

/** Counts of one series (distinct authors a day) from its first day to the end of the history. */
export interface CountSeries {
  /** Index in the history of the first of `counts`. */
  readonly start: number;
  readonly counts: Int32Array;
  readonly prior: SeriesPrior;
  /** One of a few that are always looked at (topics): false discoveries are bounded over these alone, which the many others would drown. */
  readonly isChosen?: boolean;
}

/** All that is looked at together; days are counted from `firstDay`. */
export interface BurstHistory {
  /** Day number of index 0. */
  readonly firstDay: number;
  /** Authors a day over everything: what weekdays and holidays are learnt from. */
  readonly totals: ArrayLike<number>;
  /** Days (indices) that the data lack: nobody wrote as far as is known. */
  readonly missing?: ReadonlySet<number>;
  readonly series: readonly CountSeries[];
  /** Series that were tested in effect, but are not given because nothing stood out in them. */
  readonly unlisted: number;
}

/** 1 red … 4 blue. */
export type AlertLevel = 1 | 2 | 3 | 4;

/** Authors of a day, and what was expected. */
export interface AlertDay {
  readonly observed: number;
  readonly expected: number;
}

/** A rise of one series, from its opening to its close; days are indices of the history. */
export interface BurstAlert {
  /** Index of the series. */
  readonly series: number;
  /** First day that stood out, and day on which the alert opened. */
  readonly since: number;
  readonly opened: number;
  /** Last day that stood out. */
  readonly last: number;
  /** Day on which it closed; null while it is open at the end of the history. */
  readonly closed: number | null;
  readonly level: AlertLevel;
  /** Day and level of each step up, the opening included. */
  readonly steps: readonly { readonly day: number; readonly level: AlertLevel }[];
  /** Authors from since to last, added up over days, and what was expected of those days. */
  readonly observed: number;
  readonly expected: number;
  /** The same by day. */
  readonly days: readonly AlertDay[];
  readonly peak: number;
  readonly peakCount: number;
  /** Smallest probability of one of its days. */
  readonly probability: number;
  /** True if days or weeks together rather than single days opened it. */
  readonly isSlow: boolean;
}

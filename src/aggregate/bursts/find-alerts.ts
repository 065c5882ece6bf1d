import { assessSeries, type SeriesAssessment } from './assess-series.ts';
import type { SeriesPrior } from './baseline.ts';
import { classifyDays } from './calendar.ts';
import { rejectionThreshold } from './false-discovery.ts';
import { estimateProfile } from './profile.ts';
import type { AlertSettings, BurstSettings } from './settings.ts';
import { traceAlerts } from './trace-alerts.ts';

/** Counts of one series (distinct authors a day) from its first day to the end of the history. */
export interface CountSeries {
  /** Index in the history of the first of `counts`. */
  readonly start: number;
  readonly counts: Int32Array;
  readonly prior: SeriesPrior;
}

/** All that is looked at together; days are counted from `firstDay`. */
export interface BurstHistory {
  /** Day number of index 0. */
  readonly firstDay: number;
  /** Authors a day over everything: what weekdays and holidays are learnt from. */
  readonly totals: ArrayLike<number>;
  readonly series: readonly CountSeries[];
  /** Series that were tested in effect, but are not given because nothing stood out in them. */
  readonly unlisted: number;
}

/** 1 red … 4 blue. */
export type AlertLevel = 1 | 2 | 3 | 4;

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
  readonly peak: number;
  readonly peakCount: number;
  /** Smallest probability of one of its days. */
  readonly probability: number;
  /** True if days or weeks together rather than single days opened it. */
  readonly isSlow: boolean;
}

/** Probabilities above this are never rejected; they need not be kept. */
const keptProbability = 0.02;

/**
 * Finds the rises in many series: every day of every series is judged by its own past, the false-discovery rate is
 * bounded over all series of a day, and days that stand out are joined into alerts.
 */
export function findAlerts(history: BurstHistory, bursts: BurstSettings, alerts: AlertSettings): BurstAlert[] {
  const days = history.totals.length;
  const classes = classifyDays(history.firstDay, days);
  const factors = estimateProfile(history.totals, classes);
  const kept: { index: number; assessment: SeriesAssessment }[] = [];
  const byDay: number[][] = Array.from({ length: days }, () => []);
  const tested = new Int32Array(days + 1);
  for (const [index, series] of history.series.entries()) {
    const { start, counts, prior } = series;
    tested[start]!++;
    const assessment = assessSeries(counts, factors.subarray(start), classes.subarray(start), prior, bursts);
    let isKept = false;
    for (let day = 0; day < counts.length; day++) {
      const probability = assessment.probability[day]!;
      if (probability > keptProbability) continue;
      byDay[start + day]!.push(probability);
      isKept = true;
    }
    if (isKept) kept.push({ index, assessment });
  }
  const thresholds = new Float64Array(days);
  let alive = history.unlisted;
  for (let day = 0; day < days; day++) {
    alive += tested[day]!;
    const threshold = rejectionThreshold(byDay[day]!, alive, bursts.falseDiscoveryRate);
    thresholds[day] = Math.min(threshold, alerts.maxProbability);
  }
  return kept.flatMap(({ index, assessment }) =>
    traceAlerts(index, history.series[index]!, assessment, thresholds, alerts),
  );
}

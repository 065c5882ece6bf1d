import { assessSeries, type SeriesAssessment } from './assess-series.ts';
import { classifyDays } from './calendar.ts';
import type { BurstAlert, BurstHistory } from './contract.ts';
import { rejectionThreshold } from './false-discovery.ts';
import { estimateProfile } from './profile.ts';
import type { AlertSettings, BurstSettings } from './settings.ts';
import { traceAlerts } from './trace-alerts.ts';

/** Probabilities above this are never rejected; they need not be kept. */
const keptProbability = 0.02;

/**
 * Finds the rises in many series: every day of every series is judged by its own past, the false-discovery rate is
 * bounded over all series of a day, and days that stand out are joined into alerts.
 */
export function findAlerts(history: BurstHistory, bursts: BurstSettings, alerts: AlertSettings): BurstAlert[] {
  const days = history.totals.length;
  const classes = classifyDays(history.firstDay, days);
  const factors = estimateProfile(history.totals, classes, history.missing);
  const kept: { index: number; assessment: SeriesAssessment }[] = [];
  const byDay: number[][] = Array.from({ length: days }, () => []);
  const tested = new Int32Array(days + 1);
  for (const [index, series] of history.series.entries()) {
    const { start, counts, prior } = series;
    tested[start]!++;
    const assessment = assessSeries(counts, factors.subarray(start), classes.subarray(start), prior, bursts);
    let isKept = false;
    for (const [day, probability] of assessment.probability.entries()) {
      if (probability > keptProbability) continue;
      byDay[start + day]!.push(probability);
      // Nothing opens on a likelier day.
      if (probability <= alerts.maxProbability) isKept = true;
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
    traceAlerts(index, history.series[index]!, assessment, thresholds, alerts, history.missing),
  );
}

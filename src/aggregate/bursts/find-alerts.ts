import { assessSeries, type SeriesAssessment } from './assess-series.ts';
import { classifyDays } from './calendar.ts';
import type { BurstAlert, BurstHistory, CountSeries } from './contract.ts';
import { rejectionThreshold } from './false-discovery.ts';
import { estimateProfile } from './profile.ts';
import type { AlertSettings, BurstSettings } from './settings.ts';
import { traceAlerts } from './trace-alerts.ts';

/** Probabilities above this are never rejected; they need not be kept. */
const keptProbability = 0.02;
/** Topics are few, so that on most days nothing stands out among them: of what does a smaller part may be false, or a year would bring many. */
const chosenShare = 0.6;

/**
 * Finds the rises in many series: every day of every series is judged by its own past, the false-discovery rate is
 * bounded over all series of a day, and days that stand out are joined into alerts.
 */
export function findAlerts(history: BurstHistory, bursts: BurstSettings, alerts: AlertSettings): BurstAlert[] {
  const days = history.totals.length;
  const classes = classifyDays(history.firstDay, days);
  const factors = estimateProfile(history.totals, classes, history.missing);
  const kept: { index: number; assessment: SeriesAssessment }[] = [];
  const families = { chosen: createFamily(days), others: createFamily(days) };
  families.others.tested[0]! += history.unlisted;
  for (const [index, series] of history.series.entries()) {
    const { start, counts, prior } = series;
    const { byDay, tested } = familyOf(families, series);
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
  const thresholds = {
    chosen: findThresholds(families.chosen, chosenShare * bursts.falseDiscoveryRate, alerts),
    others: findThresholds(families.others, bursts.falseDiscoveryRate, alerts),
  };
  return kept.flatMap(({ index, assessment }) => {
    const series = history.series[index]!;
    return traceAlerts(index, series, assessment, familyOf(thresholds, series), alerts, history.missing);
  });
}

/** Small probabilities of each day, and how many series begin to be tested on it. */
interface Family {
  readonly byDay: readonly number[][];
  readonly tested: Int32Array;
}

function createFamily(days: number): Family {
  return { byDay: Array.from({ length: days }, () => []), tested: new Int32Array(days + 1) };
}

function familyOf<T>(families: { readonly chosen: T; readonly others: T }, { isChosen }: CountSeries): T {
  return isChosen === true ? families.chosen : families.others;
}

/** What is rejected on each day. */
function findThresholds({ byDay, tested }: Family, rate: number, alerts: AlertSettings): Float64Array {
  let alive = 0;
  return Float64Array.from(byDay, (probabilities, day) => {
    alive += tested[day]!;
    return Math.min(rejectionThreshold(probabilities, alive, rate), alerts.maxProbability);
  });
}

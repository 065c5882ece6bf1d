import { assessSeries, assessWith, type SeriesAssessment } from '../../src/aggregate/bursts/assess-series.ts';
import { rejectionThreshold } from '../../src/aggregate/bursts/false-discovery.ts';
import { estimateProfile } from '../../src/aggregate/bursts/profile.ts';
import type { BurstSettings } from '../../src/aggregate/bursts/settings.ts';
import { days, type World } from './simulate.ts';

/** 1 where a method raises an alarm, a row of days for each series. */
export type Alarms = readonly Uint8Array[];

export function alarmOurs(world: World, settings: BurstSettings): Alarms {
  const totals = new Float64Array(days);
  for (const { counts } of world.series) for (let day = 0; day < days; day++) totals[day]! += counts[day]!;
  const factors = estimateProfile(totals, world.classes);
  const assessments = world.series.map(({ counts }) =>
    assessSeries(counts, factors, world.classes, { level: 1, levelDays: 0.1, testFrom: settings.warmUpDays }, settings),
  );
  return reject(assessments, settings.falseDiscoveryRate);
}

/** Knows the true mean of every day and the true dispersion; the same tests and the same rule otherwise. */
export function alarmOracle(world: World, settings: BurstSettings): Alarms {
  const assessments = world.series.map(({ counts, means, dispersion }) =>
    assessWith(
      counts,
      { at: (day) => ({ mean: means[day]!, dispersion, levelVariance: 0 }) },
      settings.warmUpDays,
      settings,
    ),
  );
  return reject(assessments, settings.falseDiscoveryRate);
}

function reject(assessments: readonly SeriesAssessment[], bound: number): Alarms {
  const alarms = assessments.map(() => new Uint8Array(days));
  for (let day = 0; day < days; day++) {
    const probabilities = assessments.map(({ probability }) => probability[day] ?? 1);
    const threshold = rejectionThreshold(probabilities, probabilities.length, bound);
    for (const [index, probability] of probabilities.entries()) {
      if (probability <= threshold && threshold > 0) alarms[index]![day] = 1;
    }
  }
  return alarms;
}

/** Count above the mean of the last 28 days by more than three standard deviations: what a spreadsheet does. */
export function alarmPlain(world: World): Alarms {
  return world.series.map(({ counts }) => alarmByScore(counts, 28));
}

/** EARS C1 (Hutwagner et al. 2003): the same with the last seven days, without a guard. */
export function alarmEars(world: World): Alarms {
  return world.series.map(({ counts }) => alarmByScore(counts, 7));
}

function alarmByScore(counts: Int32Array, window: number): Uint8Array {
  const alarms = new Uint8Array(days);
  for (let day = window; day < days; day++) {
    const past = counts.subarray(day - window, day);
    const mean = past.reduce((sum, count) => sum + count, 0) / window;
    const variance = past.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (window - 1);
    if (counts[day]! > mean + 3 * Math.sqrt(Math.max(variance, 1e-9)) && counts[day]! > mean + 1e-9) alarms[day] = 1;
  }
  return alarms;
}

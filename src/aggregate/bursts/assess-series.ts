import { createBaseline, type Forecast, type SeriesPrior } from './baseline.ts';
import { upperTail } from './negative-binomial.ts';
import type { BurstSettings } from './settings.ts';

/** Judgement of each day of one series up to the last that has a count, as it could be made in the evening of that day: no later one stands out. */
export interface SeriesAssessment {
  /** Expected count of each day. */
  readonly expected: Float32Array;
  /** Probability of so high a day alone. */
  readonly dayProbability: Float64Array;
  /** Probability of so high a day, three days, seven days or CUSUM, weighted (Bonferroni); 1 for days not above expectation. */
  readonly probability: Float64Array;
  /** True where the slow rise (CUSUM, seven days) rather than the day or three days gave the probability. */
  readonly isSlow: Uint8Array;
  /** What the days from one on say of a day: those before it were told already. */
  judgeSince(from: number, day: number): Judgement;
  /** Probability of so high a sum of the days from one to another, both included; 1 where there are none. */
  sumProbability(from: number, to: number): number;
}

/** `probability` and `isSlow` of one day. */
interface Judgement {
  readonly probability: number;
  readonly isSlow: boolean;
}

const longestWindow = 7;

/**
 * Compares every day of a series with what its own past lets expect.
 * Level: mean of the past days, each divided by the factor of its day and discounted by age, a guard of days left out
 * (EARS C2, Hutwagner et al. 2003), outliers cut (Noufaily et al. 2013), carried on by a damped trend. Counts are
 * negative binomial; uncertainty of the level adds to the dispersion.
 * @param counts a count a day, oldest first
 * @param factors expected share of each day relative to an ordinary one (weekday, holiday), from `estimateProfile`; 0 where the day is missing
 * @param weekdays class of each day; the series' own deviation is learnt for classes 0–6
 */
export function assessSeries(
  counts: ArrayLike<number>,
  factors: Float64Array,
  weekdays: Uint8Array,
  prior: SeriesPrior,
  settings: BurstSettings,
): SeriesAssessment {
  const baseline = createBaseline(prior, settings);
  const expected = new Float64Array(counts.length);
  const forecaster: Forecaster = {
    at(day) {
      const enters = day - 1 - settings.guardDays;
      // Nobody wrote on a missing day as far as is known, and that says nothing of the level.
      if (enters >= 0 && factors[enters]! > 0) {
        const around = sumAround(counts, expected, enters, Math.min(3, settings.guardDays));
        baseline.learn(counts[enters]!, factors[enters]!, weekdays[enters]!, expected[enters]!, around);
      }
      const forecast = baseline.predict(factors[day]!, weekdays[day]!, settings.guardDays + 1);
      expected[day] = forecast.mean;
      return forecast;
    },
  };
  return assessWith(counts, forecaster, prior.testFrom, settings);
}

export interface Forecaster {
  /** Asked once for every day up to the last that has a count, in order. */
  at(day: number): Forecast;
}

/** Judges every day by given forecasts: a day alone, three days, seven days, and CUSUM. */
export function assessWith(
  counts: ArrayLike<number>,
  forecaster: Forecaster,
  testFrom: number,
  settings: BurstSettings,
): SeriesAssessment {
  // Nothing stands out after the last count, and most series are issues that end long before the history does.
  const length = lastCount(counts) + 1;
  const expected = new Float32Array(length);
  const dayProbability = new Float64Array(length).fill(1);
  const probability = new Float64Array(length).fill(1);
  const isSlow = new Uint8Array(length);
  const evidence: Evidence = {
    ...{ counts, expected, dayProbability },
    dispersions: new Float64Array(length),
    levelVariances: new Float64Array(length),
  };
  const cusum = createCusum(settings);
  for (let t = 0; t < length; t++) {
    const { mean, dispersion, levelVariance } = forecaster.at(t);
    expected[t] = mean;
    evidence.dispersions[t] = dispersion;
    evidence.levelVariances[t] = levelVariance;
    const count = counts[t]!;
    const rise = cusum.step(count, mean, dispersion + levelVariance);
    if (t < testFrom || count <= mean) continue;
    dayProbability[t] = upperTail(count, mean, dispersion + levelVariance);
    const judged = judgeDay(evidence, 0, t, rise, settings.weights);
    probability[t] = judged.probability;
    isSlow[t] = Number(judged.isSlow);
  }
  return {
    ...{ expected, dayProbability, probability, isSlow },
    judgeSince(from, day) {
      // Nothing speaks of a day that is not above expectation, or not tested.
      if (dayProbability[day] === 1 || from <= 0) return { probability: probability[day]!, isSlow: isSlow[day] === 1 };
      return judgeDay(evidence, from, day, gatherRise(evidence, from, day, settings), settings.weights);
    },
    sumProbability: (from, to) => windowTail(evidence, from, to),
  };
}

/** What days of a series are judged by; of the days so far. */
interface Evidence {
  readonly counts: ArrayLike<number>;
  readonly expected: Float32Array;
  readonly dayProbability: Float64Array;
  readonly dispersions: Float64Array;
  readonly levelVariances: Float64Array;
}

/**
 * The least of the probabilities of a day, weighted.
 * @param from first day that windows reach back to
 * @param rise statistic of CUSUM
 */
function judgeDay(
  evidence: Evidence,
  from: number,
  t: number,
  rise: number,
  weights: BurstSettings['weights'],
): Judgement {
  const alone = evidence.dayProbability[t]!;
  let best = alone / weights.day;
  let isSlow = false;
  // Evidence of earlier days counts only while the day itself stands out: else an alert would outlive its cause.
  if (alone < 0.3) {
    const windowOf = (days: number) => (t < days ? 1 : windowTail(evidence, Math.max(from, t - days + 1), t));
    best = Math.min(best, windowOf(3) / weights.threeDays);
    const slowest = Math.min(windowOf(longestWindow) / weights.sevenDays, Math.exp(-rise) / weights.cusum);
    if (slowest < best) {
      best = slowest;
      isSlow = true;
    }
  }
  return { probability: Math.min(1, best), isSlow };
}

/** What CUSUM says of a day if it begins on another. */
function gatherRise(evidence: Evidence, from: number, day: number, settings: BurstSettings): number {
  const { counts, expected, dispersions, levelVariances } = evidence;
  const cusum = createCusum(settings);
  let rise = 0;
  for (let t = from; t <= day; t++) rise = cusum.step(counts[t]!, expected[t]!, dispersions[t]! + levelVariances[t]!);
  return rise;
}

/** Last day with a count; -1 where there is none. */
function lastCount(counts: ArrayLike<number>): number {
  for (let t = counts.length - 1; t >= 0; t--) if (counts[t]! > 0) return t;
  return -1;
}

/** Sums over a day and the same number of days on either side, as far as they exist. */
function sumAround(
  counts: ArrayLike<number>,
  expected: Float64Array,
  day: number,
  reach: number,
): { count: number; expected: number } {
  const sums = { count: 0, expected: 0 };
  for (let t = Math.max(0, day - reach); t <= day + reach; t++) {
    sums.count += counts[t]!;
    sums.expected += expected[t]!;
  }
  return sums;
}

/** Probability of the sum of days, both included: a negative binomial with the mean and variance of the sum. */
function windowTail({ counts, expected, dispersions, levelVariances }: Evidence, from: number, to: number): number {
  let count = 0;
  let mean = 0;
  let extra = 0;
  for (let t = from; t <= to; t++) {
    const m = expected[t]!;
    count += counts[t]!;
    mean += m;
    extra += dispersions[t]! * m * m;
  }
  if (mean <= 0) return count > 0 ? 0 : 1;
  return upperTail(count, mean, (extra + levelVariances[to]! * mean * mean) / (mean * mean));
}

interface Cusum {
  /**
   * Adds a day and returns the statistic where it is higher than ever since it left zero, else 0. A fall from its peak by
   * `cusumDrop` ends the rise: what is left of a burst gone by must not speak for a later one. P(statistic ≥ h) ≤ exp(-h) where the expectation is right or too high.
   */
  step(count: number, mean: number, dispersion: number): number;
}

/**
 * CUSUM of log-likelihood ratios (Page 1954) of a rise by `cusumRatio` against none. The reversed sums are a likelihood
 * ratio, so by Ville's inequality the statistic exceeds h with a probability of at most exp(-h).
 */
function createCusum(settings: BurstSettings): Cusum {
  const ratio = settings.cusumRatio;
  let statistic = 0;
  let highest = 0;
  return {
    step(count, mean, dispersion) {
      // Without a count the statistic can only fall: most days of a sparse series end here.
      if (mean <= 0 || (count === 0 && statistic === 0)) return 0;
      const gain =
        dispersion < 1e-9
          ? count * Math.log(ratio) - (ratio - 1) * mean
          : count * Math.log((ratio * (1 + dispersion * mean)) / (1 + dispersion * ratio * mean)) -
            Math.log((1 + dispersion * ratio * mean) / (1 + dispersion * mean)) / dispersion;
      statistic = Math.max(0, statistic + gain);
      if (statistic < highest - settings.cusumDrop) statistic = 0;
      if (statistic === 0) highest = 0;
      if (statistic <= highest) return 0;
      highest = statistic;
      return statistic;
    },
  };
}

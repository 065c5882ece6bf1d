import type { BurstSettings } from './settings.ts';

/** What is known of a series before its first count. */
export interface SeriesPrior {
  /** Expected count of an ordinary day, and for how many days' observation that counts. */
  readonly level: number;
  readonly levelDays: number;
  /** First day (index) that may be tested. */
  readonly testFrom: number;
}

/** What a series lets expect, learnt day by day. */
export interface Baseline {
  /**
   * Takes in a day. `expected` is what was predicted for it; `around` is the week around it, of which the day is the
   * middle: against their expectations both are judged outliers or not.
   */
  learn(
    count: number,
    factor: number,
    dayClass: number,
    expected: number,
    around: { count: number; expected: number },
  ): void;
  predict(factor: number, dayClass: number, daysAhead: number): Forecast;
}

/** What is expected of a day. */
export interface Forecast {
  readonly mean: number;
  /** Variance of the count = mean + dispersion × mean². */
  readonly dispersion: number;
  /** Variance of the mean itself as far as it is uncertain, relative to its square. */
  readonly levelVariance: number;
}

/** A sum of counts over a sum of days, both forgotten at one rate. */
interface Level {
  counts: number;
  days: number;
  /** Days with squared weights: what the variance of the level depends on. */
  squares: number;
  age: number;
}

/** Counts and days from which a series has a history against which something can stand out. */
const enoughCounts = 8;
const enoughDays = 14;

/**
 * Level: discounted counts by discounted days, each day counting as much as its factor (weekday, holiday) says, days
 * of wide scatter less (quasi-likelihood), days that stand out upwards less (Noufaily et al. 2013). Trend: from two such
 * levels of different memory. Weekdays: the series' own deviation from the profile of
 * the whole, drawn to none. Dispersion: from the days below expectation alone, which bursts leave as they are.
 */
export function createBaseline(prior: SeriesPrior, settings: BurstSettings): Baseline {
  const quick = createLevel(prior);
  const slow = createLevel(prior);
  const weekdayCounts = new Float64Array(7).fill(settings.weekdayPrior);
  const weekdayExpected = new Float64Array(7).fill(settings.weekdayPrior);
  const priorPrecision = 1 / settings.dispersionSpread ** 2;
  const scatter = { sum: settings.dispersion * priorPrecision, weight: priorPrecision };

  // What the last prediction was made from: good enough for the weight of a day that is taken in, and half the work.
  let latest = { level: prior.level, variance: 0 };
  const shared = { days: prior.levelDays };
  const learnt = { counts: prior.level * prior.levelDays, days: prior.levelDays };

  const deviation = (dayClass: number) => (dayClass < 7 ? weekdayCounts[dayClass]! / weekdayExpected[dayClass]! : 1);
  const dispersion = () => Math.max(0, scatter.sum / scatter.weight);
  /** Series differ in what a holiday is to them, and show it too seldom to learn it. */
  const scatterOn = (dayClass: number, scatterOfDay: number) =>
    dayClass < 7 ? scatterOfDay : scatterOfDay + settings.holidaySpread ** 2;

  return {
    learn(count, factor, dayClass, expected, around) {
      const own = factor * deviation(dayClass);
      const phi = dispersion();
      const { level, variance } = latest;
      const hasHistory = learnt.counts >= enoughCounts && learnt.days >= enoughDays;
      learnt.counts += count;
      learnt.days++;
      const excess = hasHistory
        ? Math.max(
            excessOf(count, expected, scatterOn(dayClass, phi) + variance) / settings.outlierScore,
            excessOf(around.count, around.expected, phi / 7 + variance) / settings.outlierWeekScore,
            1,
          )
        : 1;
      const trust = 1 / (excess * excess);
      const weight = trust / (1 + scatterOn(dayClass, phi) * level * own);
      learnLevel(quick, settings.discount, weight, count, own);
      learnLevel(slow, settings.slowDiscount, weight, count, own);
      shared.days = shared.days * settings.discount * settings.slowDiscount + weight * own;
      if (hasHistory && dayClass < 7) learnDispersion(scatter, count, expected, phi, variance, settings.dispersion);
      // Before there is a level, nothing deviates from it.
      if (hasHistory && dayClass < 7) {
        weekdayCounts[dayClass]! += weight * count;
        weekdayExpected[dayClass]! += weight * level * factor;
      }
    },
    predict(factor, dayClass, daysAhead) {
      latest = estimateLevel(quick, slow, shared.days, settings.trendSpread, daysAhead);
      const { level, variance } = latest;
      return {
        mean: level * factor * deviation(dayClass),
        dispersion: dispersion(),
        levelVariance: scatterOn(dayClass, variance),
      };
    },
  };
}

function createLevel(prior: SeriesPrior): Level {
  return { counts: prior.level * prior.levelDays, days: prior.levelDays, squares: prior.levelDays, age: 0 };
}

function learnLevel(level: Level, discount: number, weight: number, count: number, factor: number): void {
  level.counts = level.counts * discount + weight * count;
  level.days = level.days * discount + weight * factor;
  level.squares = level.squares * discount * discount + weight * factor;
  level.age = (level.age + 1) * discount;
}

/**
 * Level some days ahead from a quick and a slow mean, which lag behind a trend by their ages: generalised least squares
 * of their logarithms, the trend an unknown of mean zero and the given spread. Where counts are many, this carries the
 * trend on; where they are few, it takes the longer memory.
 * @param shared weighted days that both means have in common
 */
function estimateLevel(
  quick: Level,
  slow: Level,
  shared: number,
  spread: number,
  daysAhead: number,
): { level: number; variance: number } {
  const quickLog = Math.log(quick.counts / quick.days);
  const slowLog = Math.log(slow.counts / slow.days);
  const quickLag = quick.age + daysAhead;
  const slowLag = slow.age + daysAhead;
  const square = spread * spread;
  const quickVariance = quick.squares / (quick.counts * quick.days) + square * quickLag * quickLag;
  const slowVariance = slow.squares / (slow.counts * slow.days) + square * slowLag * slowLag;
  const covariance =
    shared / Math.sqrt(quick.counts * quick.days * slow.counts * slow.days) + square * quickLag * slowLag;
  const spare = quickVariance + slowVariance - 2 * covariance;
  if (!(spare > 1e-9)) return { level: Math.exp(quickLog), variance: quickVariance };
  const quickShare = (slowVariance - covariance) / spare;
  const log = quickShare * quickLog + (1 - quickShare) * slowLog;
  const variance = (quickVariance * slowVariance - covariance * covariance) / spare;
  return { level: Math.exp(log), variance: Math.max(variance, 0) };
}

/** How many standard deviations a count lies above expectation; 0 below it. */
function excessOf(count: number, expected: number, dispersion: number): number {
  return count <= expected ? 0 : stabilise(count, dispersion) - stabilise(expected, dispersion);
}

/** Counts on a scale on which their standard deviation is about 1 (Anscombe 1948; negative binomial by asinh). */
function stabilise(count: number, dispersion: number): number {
  const shifted = Math.sqrt(count + 0.375);
  if (dispersion < 1e-6) return 2 * shifted;
  const root = Math.sqrt(dispersion);
  return (2 / root) * Math.asinh(root * shifted);
}

/**
 * The share of the variance that lies below the mean follows from the skewness (Edgeworth: 1/2 - skewness / (3 √(2π))).
 * Each day's estimate weighs by the inverse of its variance where counts are about normal.
 */
function learnDispersion(
  scatter: { sum: number; weight: number },
  count: number,
  expected: number,
  phi: number,
  levelVariance: number,
  usualDispersion: number,
): void {
  if (expected <= 0) return;
  const variance = expected + phi * expected * expected;
  const skewness = (1 + 2 * phi * expected) / Math.sqrt(variance);
  const lowerShare = Math.max(0.2, 0.5 - skewness / (3 * Math.sqrt(2 * Math.PI)));
  const below = count < expected ? (count - expected) ** 2 : 0;
  const estimate = (below / lowerShare - expected) / (expected * expected) - levelVariance;
  // By the usual dispersion, not by the one learnt: else days on which it was believed small would weigh most.
  const usual = expected + usualDispersion * expected * expected;
  const precision = expected ** 4 / (5 * usual * usual + usual);
  scatter.sum += precision * estimate;
  scatter.weight += precision;
}

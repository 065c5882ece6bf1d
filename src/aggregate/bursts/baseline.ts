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
  /** `expected` is what was predicted for that day: against it the count is judged an outlier or not. */
  learn(count: number, factor: number, dayClass: number, expected: number): void;
  predict(factor: number, dayClass: number, daysAhead: number): number;
  /** Dispersion of counts about their mean: variance = mean + dispersion × mean². */
  dispersion(): number;
  /** Variance of the level, relative to its square. */
  levelVariance(): number;
}

/** A sum of counts over a sum of days, both forgotten at one rate. */
interface Level {
  counts: number;
  days: number;
  /** Days with squared weights: what the variance of the level depends on. */
  squares: number;
  age: number;
}

/** Counts from which a series has a history against which something can stand out. */
const enoughCounts = 8;

/**
 * Level: discounted counts by discounted days, each day counting as much as its factor (weekday, holiday) says, days
 * of wide scatter less (quasi-likelihood), days that stand out upwards less (Noufaily et al. 2013). Trend: distance of
 * the level to a slower one, drawn to zero by its uncertainty. Weekdays: the series' own deviation from the profile of
 * the whole, drawn to none. Dispersion: from the days below expectation alone, which bursts leave as they are.
 */
export function createBaseline(prior: SeriesPrior, settings: BurstSettings): Baseline {
  const quick = createLevel(prior);
  const slow = createLevel(prior);
  const weekdayCounts = new Float64Array(7).fill(settings.weekdayPrior);
  const weekdayExpected = new Float64Array(7).fill(settings.weekdayPrior);
  const priorPrecision = 1 / settings.dispersionSpread ** 2;
  const scatter = { sum: settings.dispersion * priorPrecision, weight: priorPrecision };

  const level = () => quick.counts / quick.days;
  const deviation = (dayClass: number) => (dayClass < 7 ? weekdayCounts[dayClass]! / weekdayExpected[dayClass]! : 1);
  const dispersion = () => Math.max(0, scatter.sum / scatter.weight);
  const levelVariance = () => relativeVariance(quick);
  const trend = () => {
    const lag = slow.age - quick.age;
    if (lag < 5) return 0;
    const slope = Math.log(level() / (slow.counts / slow.days)) / lag;
    const variance = Math.max(levelVariance() - relativeVariance(slow), levelVariance() / 2) / lag ** 2;
    const spread = settings.trendSpread ** 2;
    return (slope * spread) / (spread + variance);
  };

  return {
    learn(count, factor, dayClass, expected) {
      const own = factor * deviation(dayClass);
      const phi = dispersion();
      const hasHistory = quick.counts >= enoughCounts;
      const residual = stabilise(count, phi + levelVariance()) - stabilise(expected, phi + levelVariance());
      const trust = hasHistory && residual > settings.outlierScore ? (settings.outlierScore / residual) ** 2 : 1;
      const weight = trust / (1 + phi * level() * own);
      learnLevel(quick, settings.discount, weight, count, own);
      learnLevel(slow, settings.slowDiscount, weight, count, own);
      if (hasHistory) learnDispersion(scatter, count, expected, phi, levelVariance());
      if (dayClass < 7) {
        weekdayCounts[dayClass]! += weight * count;
        weekdayExpected[dayClass]! += weight * level() * factor;
      }
    },
    predict(factor, dayClass, daysAhead) {
      return level() * Math.exp(trend() * (daysAhead + quick.age)) * factor * deviation(dayClass);
    },
    dispersion,
    levelVariance,
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

function relativeVariance(level: Level): number {
  return level.squares / (level.counts * level.days);
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
): void {
  if (expected <= 0) return;
  const variance = expected + phi * expected * expected;
  const skewness = (1 + 2 * phi * expected) / Math.sqrt(variance);
  const lowerShare = Math.max(0.2, 0.5 - skewness / (3 * Math.sqrt(2 * Math.PI)));
  const below = count < expected ? (count - expected) ** 2 : 0;
  const estimate = (below / lowerShare - expected) / (expected * expected) - levelVariance;
  const precision = expected ** 4 / (5 * variance * variance + variance);
  scatter.sum += precision * estimate;
  scatter.weight += precision;
}

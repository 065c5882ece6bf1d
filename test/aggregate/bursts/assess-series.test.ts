import { describe, expect, it } from 'vitest';
import { assessSeries, assessWith } from '../../../src/aggregate/bursts/assess-series.ts';
import { createBaseline } from '../../../src/aggregate/bursts/baseline.ts';
import { classifyDays, dayNumber, holidayClass, springFestivalClass } from '../../../src/aggregate/bursts/calendar.ts';
import { logProbability, upperTail } from '../../../src/aggregate/bursts/negative-binomial.ts';
import { estimateProfile } from '../../../src/aggregate/bursts/profile.ts';
import { burstSettings } from '../../../src/aggregate/bursts/settings.ts';

const settings = burstSettings.parse({});
const tiny = 1e-9;

/** Judges counts where so many a day are expected, by some of the ways of looking at a day alone. */
function assess(
  counts: readonly number[],
  mean: number,
  weights: Partial<(typeof settings)['weights']>,
  spread = { dispersion: 0, levelVariance: 0 },
) {
  const only = { day: tiny, threeDays: tiny, sevenDays: tiny, cusum: tiny, ...weights };
  const forecaster = { at: () => ({ mean, ...spread }) };
  return assessWith(counts, forecaster, 0, { ...settings, weights: only });
}

const flat = (days: number, count: number): number[] => Array<number>(days).fill(count);

describe('assessWith', () => {
  it('lets a way of looking at a day use its share of the chance of error alone', () => {
    const { probability, dayProbability, isSlow } = assess([5, 5, 14], 5, { day: 0.5 });
    expect(dayProbability[2]).toBeLessThan(0.001);
    expect(probability[2]).toBeCloseTo(dayProbability[2]! / 0.5, 9);
    expect(isSlow[2]).toBe(0);
  });

  it('gathers evidence of a slow rise from day to day, from the first day on', () => {
    const { probability, isSlow } = assess([...flat(20, 20), ...flat(14, 28)], 20, { cusum: 0.1 });
    expect(probability[21]).toBeGreaterThan(0.01);
    expect(probability[33]).toBeLessThan(1e-6);
    expect(isSlow[33]).toBe(1);
    expect(assess([9, 15, 15], 5, { cusum: 0.1 }).probability[2]).toBeLessThan(0.01);
  });

  it('takes a day and a slow rise for less unusual where counts spread and their level is uncertain', () => {
    const [counts, spread] = [[20, 26, 30], { dispersion: 0.04, levelVariance: 0.06 }];
    const { dayProbability } = assess(counts, 20, { day: 0.5 }, spread);
    expect(dayProbability[2]).toBeCloseTo(upperTail(30, 20, 0.1), 12);
    expect(dayProbability[2]).toBeGreaterThan(2 * upperTail(30, 20, 0));
    // How much likelier both days are if counts have risen; the first speaks against it and is forgotten.
    const rise = [26, 30].map(
      (count) => logProbability(count, settings.cusumRatio * 20, 0.1) - logProbability(count, 20, 0.1),
    );
    expect(rise.every((gain) => gain > 0)).toBe(true);
    const { probability } = assess(counts, 20, { cusum: 1 }, spread);
    expect(probability[2]).toBeCloseTo(Math.exp(-rise[0]! - rise[1]!), 9);
  });

  it('lets no burst that has gone by speak for a later day', () => {
    const quiet = assess([...flat(10, 20), ...flat(8, 18), 30], 20, { cusum: 0.1 });
    const after = assess([...flat(9, 20), 200, ...flat(8, 18), 30], 20, { cusum: 0.1 });
    expect(after.probability[9]).toBeLessThan(1e-6);
    expect(after.probability[18]).toBeCloseTo(quiet.probability[18]!, 9);
    // Nor does it hide a lesser rise that follows.
    const later = assess([...flat(9, 20), 200, ...flat(8, 18), ...flat(8, 28)], 20, { cusum: 0.1 });
    expect(later.probability.at(-1)).toBeLessThan(0.001);
    // The day after it is a little high, and no new height.
    expect(assess([20, 20, 40, 23], 20, { day: 0.5, cusum: 0.1 }).probability[3]).toBeGreaterThan(0.5);
  });

  it('judges a day by the days from another one on alone', () => {
    // A rise, two days that take little from its evidence, and one that is a little high.
    const counts = [...flat(10, 20), ...flat(10, 32), ...flat(2, 23), 26];
    const last = counts.length - 1;
    const judged = assess(counts, 20, settings.weights);
    expect(judged.probability[last]).toBeLessThan(1e-6);
    expect(judged.judgeSince(0, last)).toEqual({ probability: judged.probability[last], isSlow: true });
    expect(judged.judgeSince(20, last).probability).toBeGreaterThan(0.1);
    expect(judged.judgeSince(10, last).probability).toBeLessThan(1e-6);
    // A day alone stands as it is, and one that is not high never stands out.
    const { dayProbability } = judged;
    expect(judged.judgeSince(10, 10)).toEqual({ probability: dayProbability[10]! / 0.5, isSlow: false });
    expect(judged.judgeSince(5, 9).probability).toBe(1);
  });

  it('sums days up', () => {
    const judged = assess([5, 9, 9, 0], 5, settings.weights);
    expect(judged.sumProbability(1, 2)).toBeCloseTo(upperTail(18, 10, 0), 9);
    expect(judged.sumProbability(2, 2)).toBeCloseTo(judged.dayProbability[2]!, 9);
    expect(judged.sumProbability(2, 1)).toBe(1);
  });
});

describe('assessSeries', () => {
  it('keeps nothing of the days after the last that has a count: most issues end long before the history does', () => {
    const ones = new Float64Array(800).fill(1);
    const prior = { level: 1, levelDays: 0.1, testFrom: 0 };
    const judged = assessSeries([2, 0, 3, ...flat(797, 0)], ones, new Uint8Array(800), prior, settings);
    const { expected, dayProbability, probability, isSlow } = judged;
    expect([expected, dayProbability, probability, isSlow].map(({ length }) => length)).toEqual([3, 3, 3, 3]);
  });

  it('keeps what is expected after a burst as it was before it', () => {
    const counts = flat(200, 10);
    for (let day = 120; day < 127; day++) counts[day] = 100;
    const ones = new Float64Array(200).fill(1);
    const weekdays = Uint8Array.from({ length: 200 }, (_, day) => day % 7);
    const { expected } = assessSeries(counts, ones, weekdays, { level: 1, levelDays: 0.1, testFrom: 28 }, settings);
    expect(expected[119]).toBeCloseTo(10, 0);
    expect(expected[140]! / expected[119]!).toBeLessThan(1.3);
  });
});

describe('createBaseline', () => {
  /** A baseline that has seen these counts on ordinary days. */
  function learn(counts: readonly number[]) {
    const baseline = createBaseline({ level: 1, levelDays: 0.1, testFrom: 28 }, settings);
    for (const [day, count] of counts.entries()) {
      const { mean } = baseline.predict(1, day % 7, 6);
      baseline.learn(count, 1, day % 7, mean, { count: 7 * count, expected: 7 * mean });
    }
    return baseline;
  }

  it('carries the trend of many counts on', () => {
    const counts = Array.from({ length: 500 }, (_, day) => Math.round(1000 * 1.0006 ** day));
    const { mean } = learn(counts).predict(1, 0, 6);
    expect(mean / counts.at(-1)!).toBeGreaterThan(0.985);
    expect(mean / counts.at(-1)!).toBeLessThan(1.015);
  });

  it('is less sure of holidays', () => {
    const baseline = learn(flat(100, 20));
    const ordinary = baseline.predict(1, 0, 6).levelVariance;
    expect(baseline.predict(1, holidayClass, 6).levelVariance - ordinary).toBeCloseTo(settings.holidaySpread ** 2);
  });
});

describe('estimateProfile', () => {
  it('expects few messages at the first Spring Festival that it sees', () => {
    const classes = classifyDays(dayNumber('2025-01-20'), 12);
    const factors = estimateProfile(flat(12, 100), classes);
    expect(factors[classes.indexOf(springFestivalClass)]).toBeCloseTo(0.4);
    expect(factors[0]).toBe(1);
  });

  it('does not bend weekdays by a single wild day', () => {
    // From a Monday on, without holidays.
    const classes = classifyDays(dayNumber('2025-03-03'), 28);
    const totals = flat(28, 100);
    totals[14] = 10_000;
    expect(estimateProfile(totals, classes)[21]).toBeLessThan(1.5);
  });
});

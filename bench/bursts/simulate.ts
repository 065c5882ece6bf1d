import {
  classifyDays,
  dayClasses,
  dayNumber,
  holidayClass,
  springFestivalClass,
} from '../../src/aggregate/bursts/calendar.ts';
import type { Random } from '../../src/core/effects.ts';

/** An injected burst: days start … end (both included) had their mean multiplied by ratio. */
export interface Burst {
  readonly start: number;
  readonly end: number;
  readonly ratio: number;
  readonly days: number;
}

export interface SimulatedSeries {
  readonly mean: number;
  readonly dispersion: number;
  readonly counts: Int32Array;
  /** True mean of each day without bursts: what the oracle knows. */
  readonly means: Float64Array;
  readonly bursts: readonly Burst[];
}

export interface World {
  readonly firstDay: number;
  readonly classes: Uint8Array;
  readonly series: readonly SimulatedSeries[];
}

export const days = 365;
export const means = [1, 5, 20, 50];
export const dispersions = [0, 0.1];
export const ratios = [1.5, 2, 3];
export const durations = [1, 3, 7];
/** Bursts are injected from this day on, when every method has a history. */
export const firstBurst = 70;

/** Monday to Sunday, as message boards have it; every series deviates from it by a random factor. */
const week = [1.18, 1.12, 1.1, 1.06, 1.02, 0.8, 0.72];

/** A year, with the Spring Festival in its middle, of series of each mean and dispersion, with weekdays, holidays, trend and, if asked, bursts. */
export function simulateWorld(random: Random, seriesEach: number, withBursts: boolean): World {
  const firstDay = dayNumber('2024-07-01');
  const classes = classifyDays(firstDay, days);
  const series: SimulatedSeries[] = [];
  for (const mean of means) {
    for (const dispersion of dispersions) {
      for (let i = 0; i < seriesEach; i++)
        series.push(simulateSeries(random, mean, dispersion, classes, firstDay, withBursts, i));
    }
  }
  return { firstDay, classes, series };
}

function simulateSeries(
  random: Random,
  mean: number,
  dispersion: number,
  classes: Uint8Array,
  firstDay: number,
  withBursts: boolean,
  index: number,
): SimulatedSeries {
  const own = Array.from({ length: dayClasses }, () => Math.exp(0.1 * drawNormal(random)));
  const holiday = 0.6 * own[holidayClass]!;
  const springFestival = 0.35 * own[springFestivalClass]!;
  // Growth or decline of up to 40 % a year.
  const trend = (random() * 2 - 1) * Math.log(1.4);
  const expected = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    const weekday = (firstDay + day + 3) % 7;
    const dayClass = classes[day]!;
    let factor = week[weekday]! * own[weekday]!;
    if (dayClass === holidayClass) factor = holiday;
    else if (dayClass === springFestivalClass) factor = springFestival;
    else if (dayClass > springFestivalClass) factor = 1.1;
    expected[day] = mean * factor * Math.exp((trend * day) / days);
  }
  const bursts = withBursts ? drawBursts(random, index) : [];
  const counts = new Int32Array(days);
  for (let day = 0; day < days; day++) {
    const burst = bursts.find(({ start, end }) => day >= start && day <= end);
    counts[day] = drawCount(random, expected[day]! * (burst?.ratio ?? 1), dispersion);
  }
  return { mean, dispersion, counts, means: expected, bursts };
}

/** Bursts some three months apart; every kind equally often over the series. */
function drawBursts(random: Random, index: number): Burst[] {
  const bursts: Burst[] = [];
  let kind = index;
  for (let start = firstBurst + Math.floor(random() * 90); ; start += 60 + Math.floor(random() * 60)) {
    const length = durations[kind % durations.length]!;
    const ratio = ratios[Math.floor(kind / durations.length) % ratios.length]!;
    if (start + length > days) return bursts;
    bursts.push({ start, end: start + length - 1, ratio, days: length });
    kind += 2;
  }
}

function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Poisson, or negative binomial as a Poisson whose mean is a gamma. */
function drawCount(random: Random, mean: number, dispersion: number): number {
  return drawPoisson(random, dispersion === 0 ? mean : mean * dispersion * drawGamma(random, 1 / dispersion));
}

/** Marsaglia and Tsang (2000), shape ≥ 1. */
function drawGamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Knuth's product, in pieces of at most 30 so that nothing underflows. */
function drawPoisson(random: Random, mean: number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 30) {
    const limit = Math.exp(-Math.min(rest, 30));
    for (let product = 1 - random(); product > limit; product *= 1 - random()) count++;
  }
  return count;
}

import { dayClasses, holidayClass, springFestivalClass } from './calendar.ts';

/** What classes of days are taken for before the data speak, as a share of an ordinary day. */
const priors: readonly number[] = Array.from({ length: dayClasses }, (_, dayClass) => {
  if (dayClass === holidayClass) return 0.6;
  return dayClass === springFestivalClass ? 0.4 : 1;
});

/** The prior counts for so many days of its class. */
const priorDays = 1.5;
/** Weight of a day after one day more, in the level of the whole. */
const discount = 0.96;

/**
 * Factors by which the class of a day (weekday, holiday, …) multiplies the volume of the whole, for each day as known
 * the evening before: only earlier days enter, so that a look back sees what a look at the time would have seen.
 * @param totals messages (or authors) a day over all series
 * @param classes from `classifyDays`, as long as totals
 * @param missing days of which nothing is known: they teach nothing, and their factor is 0
 */
export function estimateProfile(
  totals: ArrayLike<number>,
  classes: Uint8Array,
  missing: ReadonlySet<number> = new Set(),
): Float64Array {
  const factors = new Float64Array(totals.length);
  const sums = priors.map((prior) => prior * priorDays);
  const days = priors.map(() => priorDays);
  let levelSum = 0;
  let levelWeight = 0;
  for (let day = 0; day < totals.length; day++) {
    if (missing.has(day)) continue;
    const dayClass = classes[day]!;
    const factor = sums[dayClass]! / days[dayClass]!;
    factors[day] = factor;
    const total = totals[day]!;
    const level = levelWeight > 0 ? levelSum / levelWeight : total;
    // A single wild day must not bend the factor of its class.
    if (level > 0) {
      sums[dayClass]! += Math.min(total / level, 2.5 * factor);
      days[dayClass]! += 1;
    }
    levelSum = levelSum * discount + Math.min(total, 2.5 * factor * Math.max(level, 1));
    levelWeight = levelWeight * discount + factor;
  }
  return factors;
}

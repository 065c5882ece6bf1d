import { termHistoryDays } from '../bursts/build-alerts.ts';
import { dayNumber } from '../bursts/calendar.ts';
import type { AggregateSettings } from '../settings.ts';
import type { ToldAlert } from './contract.ts';

/**
 * Whether an alert lies before the days in which rises are looked for: then its series is not tested any more, and nothing was
 * withdrawn. An issue is tested from the first of these days on, and so are critical messages; other series after a warm-up.
 * @param range first and last day of the data
 */
export function isPast(
  { series_type: type, since }: Pick<ToldAlert, 'series_type' | 'since'>,
  range: readonly [first: string, last: string],
  { historyDays, warmUpDays }: AggregateSettings['bursts'],
): boolean {
  const [first, last] = range.map(dayNumber) as [number, number];
  const length = type === 'term' ? Math.min(historyDays, termHistoryDays) : historyDays;
  const begin = last - length + 1;
  if (begin <= first) return false;
  return dayNumber(since) < begin + (type === 'issue' || type === 'critical' ? 0 : warmUpDays);
}

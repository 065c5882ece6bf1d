import { findCatchUpDays } from '../../aggregate/figures/catch-up-days.ts';
import { addDays } from '../../aggregate/figures/day-spans.ts';
import type { Database } from '../../core/duckdb.ts';
import { formatCount } from './format-count.ts';

/** Days of which a run tells: what was entered late months ago was told before. */
const recentDays = 28;

/** Notes on days of late that may hold what was written on missing days before. */
export async function describeCatchUpDays(db: Database, lastDay: string | null): Promise<string[]> {
  if (lastDay === null) return [];
  const days = await findCatchUpDays(db, { from: addDays(lastDay, 1 - recentDays), to: lastDay });
  return days.map(({ day, messages, usual, missing }) => {
    const before = missing === 1 ? 'the day before has' : `the ${formatCount(missing)} days before have`;
    return `${day} has ${formatCount(messages)} messages, where ${formatCount(usual)} are usual, and ${before} none: it may hold what was written then`;
  });
}

import { countDaysOff, findComparability, findHindrance } from '../../figures/comparability.ts';
import { addDays, type DaySpan, daysBetween } from '../../figures/day-spans.ts';
import { listMissingDays } from '../../figures/missing-days.ts';
import { findChance, findDirection, type Lengths, pickUnlikely } from '../../figures/statistics.ts';
import type { SlowRise } from '../slow-rise.ts';
import type { CountContext } from './collect-counts.ts';
import { regionCondition } from './report-rows.ts';

/** Weeks that are held against those before them, of which there must be so many at least and are so many at most. */
const weeks = { recent: 4, fewest: 6, most: 12 };

/** What a day off has less than another day, as a share: what `bursts/profile.ts` takes a holiday for before the data speak. */
const dayOffLoss = 0.4;

/** And so many times as many a day there must be: of the four weeks, and of the last of them. */
const leastRatio = 1.3;

/**
 * Topics of which the last four weeks have more messages than the weeks before them let expect by chance, by the days that have data.
 * Only of weekly reports; none where other sources, days beyond the data or, of a region, fewer known ones make rises of their own. Days
 * off of the weeks before count for less: a holiday makes no rise of what follows it.
 */
export async function collectSlowRises(
  { db, period, region, settings }: CountContext,
  coverage: { readonly firstDay: string | null; readonly lastDay: string | null },
): Promise<SlowRise[]> {
  const { firstDay, lastDay } = coverage;
  if (period.unit !== 'week' || firstDay === null || lastDay === null) return [];
  const recent = { from: addDays(period.current.from, -7 * (weeks.recent - 1)), to: period.current.to };
  const weeksBefore = Math.min(weeks.most, Math.floor(daysBetween(firstDay, recent.from) / 7));
  if (weeksBefore < weeks.fewest) return [];
  const before = { from: addDays(recent.from, -7 * weeksBefore), to: addDays(recent.from, -1) };
  const spans = { current: recent, previous: before, lastYear: null };
  const { flags } = await findComparability(db, spans, coverage, settings.flagDifference);
  const hindering = flags.filter((flag) => flag !== 'holidays');
  if (findHindrance(hindering, region !== null, true) !== null) return [];

  const missing = await listMissingDays(db, { from: before.from, to: recent.to });
  const countDays = ({ from, to }: DaySpan) =>
    daysBetween(from, to) + 1 - missing.filter((day) => day >= from && day <= to).length;
  const weekSpans = Array.from({ length: weeks.recent }, (_, i): DaySpan => {
    const from = addDays(recent.from, 7 * i);
    return { from, to: addDays(from, 6) };
  });
  const lengths = {
    current: countDays(recent),
    other: countDays(before) - dayOffLoss * Math.max(0, countDaysOff(before)),
  };
  const fewestDays = 7 * (weeks.fewest - 1);
  if (lengths.current < 7 * (weeks.recent - 1) || lengths.other < fewestDays) return [];

  const rows = await db.rows<{ topic: string; week: number; messages: number }>(
    `SELECT t.topic, if(t.day < $1::DATE, -1, date_diff('day', $1::DATE, t.day) // 7)::INTEGER AS week, sum(t.messages)::INTEGER AS messages
     FROM trend_daily t
     WHERE t.day BETWEEN $2::DATE AND $3::DATE ${regionCondition(region, 't')} GROUP BY ALL ORDER BY ALL`,
    [recent.from, before.from, recent.to],
  );
  const topics = [...new Set(rows.map(({ topic }) => topic))].map((name) => {
    const of = (week: number) => rows.find((row) => row.topic === name && row.week === week)?.messages ?? 0;
    const counts = Array.from({ length: weeks.recent }, (_, week) => of(week));
    const messages = counts.reduce((sum, count) => sum + count, 0);
    return { name, counts, messages, basis: of(-1), chance: chanceOfRise(messages, of(-1), lengths) };
  });
  return pickUnlikely(topics, ({ chance }) => chance, settings.falseDiscovery)
    .filter(({ messages, basis, counts }) => {
      const usual = basis / lengths.other;
      // What is over by now rises no more.
      const last = counts.at(-1)! / Math.max(1, countDays(weekSpans.at(-1)!));
      return (
        messages / lengths.current >= leastRatio * usual && last >= leastRatio * usual && basis >= settings.minBasis
      );
    })
    .toSorted((a, b) => (a.chance ?? 1) - (b.chance ?? 1))
    .map(({ name, counts, messages, basis }) => ({
      name,
      messages,
      daily: messages / lengths.current,
      weeksBefore,
      // As anybody would count it: that a holiday counts for less is the test's alone.
      dailyBefore: basis / countDays(before),
      risingWeeks: countRisingWeeks(counts.map((count, i) => count / Math.max(1, countDays(weekSpans[i]!)))),
    }));
}

/** One-sided, as rises alone are told. */
function chanceOfRise(count: number, basis: number, lengths: Lengths): number | null {
  const chance = findChance(count, basis, lengths);
  if (chance === null) return null;
  return findDirection(count, basis, lengths) > 0 ? chance / 2 : 1 - chance / 2;
}

/** How many weeks in a row, up to the last one, had more a day than the one before. */
function countRisingWeeks(rates: readonly number[]): number {
  let rising = 0;
  for (let i = rates.length - 1; i > 0 && rates[i]! > rates[i - 1]!; i--) rising++;
  return rising;
}

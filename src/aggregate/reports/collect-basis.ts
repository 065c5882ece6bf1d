import type { Database } from '../../core/duckdb.ts';
import type { NoBasis } from './compare.ts';
import { addDays, type DaySpan, daysBetween, type ReportPeriod } from './period.ts';
import type { Bases, Coverage, TrendBar } from './report-data.ts';
import { regionCondition } from './report-rows.ts';

export async function collectCoverage(db: Database): Promise<Coverage> {
  const [row] = await db.rows<Coverage>(
    `SELECT first_day AS "firstDay", last_day AS "lastDay", messages, authors, copies FROM mart_info`,
  );
  return row ?? { firstDay: null, lastDay: null, messages: 0, authors: 0, copies: 0 };
}

/** From five messages a day on, a day without any is a gap in the data rather than a quiet day (as in the trend tables). */
const busyDay = 5;

/**
 * Whether the data reach over the periods compared with, and which flags the period has. Share of known regions and of
 * uncertain labels are compared over all regions.
 * @param flagDifference from which difference of a share (0 to 1) a flag is set
 */
export async function collectBases(
  db: Database,
  period: ReportPeriod,
  coverage: Coverage,
  flagDifference: number,
): Promise<Bases> {
  const current = await describeSpan(db, period.current);
  const previous = await describeSpan(db, period.previous);
  const lastYear = await describeSpan(db, period.lastYear);
  const { firstDay, lastDay } = coverage;
  const differs = (a: number | null, b: number | null) => a !== null && b !== null && Math.abs(a - b) > flagDifference;
  const isPartial =
    firstDay === null || lastDay === null || period.current.from < firstDay || period.current.to > lastDay;
  const expectedDays = daysBetween(period.current.from, minDay(period.current.to, lastDay ?? period.current.to)) + 1;
  const daysMissing = current.messages >= busyDay * current.days ? Math.max(0, expectedDays - current.days) : 0;
  return {
    previous: basisOf(period.previous, previous.messages, firstDay),
    lastYear: basisOf(period.lastYear, lastYear.messages, firstDay),
    flags: [
      ...(isPartial ? ['partial'] : []),
      ...(daysMissing > 0 && current.messages > 0 ? ['missing_days'] : []),
      ...((await hasNewModel(db, period)) ? ['model_changed'] : []),
      ...(differs(current.regionShare, previous.regionShare) ? ['region_coverage'] : []),
      ...(differs(current.unsureShare, previous.unsureShare) ? ['unsure_share'] : []),
    ],
    daysMissing,
  };
}

function basisOf(span: DaySpan, messages: number, firstDay: string | null): NoBasis | null {
  if (messages === 0 || firstDay === null) return 'no_data';
  return span.from < firstDay ? 'incomplete' : null;
}

function minDay(a: string, b: string): string {
  return a < b ? a : b;
}

interface SpanShape {
  readonly messages: number;
  readonly days: number;
  readonly regionShare: number | null;
  readonly unsureShare: number | null;
}

async function describeSpan(db: Database, span: DaySpan): Promise<SpanShape> {
  const [row] = await db.rows<SpanShape>(
    `SELECT count(*) AS messages, count(DISTINCT created_at::DATE) AS days,
       avg((region IS NOT NULL)::INTEGER) AS "regionShare", avg(coalesce(low_confidence, false)::INTEGER) AS "unsureShare"
     FROM messages WHERE duplicate_of IS NULL AND created_at::DATE BETWEEN $1::DATE AND $2::DATE`,
    [span.from, span.to],
  );
  return row ?? { messages: 0, days: 0, regionShare: null, unsureShare: null };
}

/** The trend tables know it, for whole weeks and months. */
async function hasNewModel(db: Database, { unit, current, previous }: ReportPeriod): Promise<boolean> {
  const table = unit === 'month' ? 'trend_monthly' : 'trend_weekly';
  const column = unit === 'month' ? 'month' : 'week';
  const [row] = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM ${table} WHERE grain = 'total' AND list_contains(flags, 'model_changed')
       AND "${column}" BETWEEN $1::DATE AND $2::DATE AND "${column}" > $3::DATE`,
    [current.from, current.to, previous.from],
  );
  return (row?.n ?? 0) > 0;
}

/** Messages of the period and of those before it, oldest first; of a date range its days, or its weeks where it is long. */
export async function collectTrend(
  db: Database,
  period: ReportPeriod,
  region: string | null,
  coverage: Coverage,
  periods: number,
): Promise<TrendBar[]> {
  const spans = trendSpans(period, periods);
  const rows = await db.rows<{ day: string; n: number }>(
    `SELECT t.day, sum(t.messages) AS n FROM trend_daily t
     WHERE t.day BETWEEN $1::DATE AND $2::DATE ${regionCondition(region, 't')} GROUP BY t.day`,
    [spans[0]!.from, spans.at(-1)!.to],
  );
  const { firstDay, lastDay } = coverage;
  return spans.map((span) => {
    const isCovered = firstDay !== null && lastDay !== null && span.from >= firstDay && span.from <= lastDay;
    const inside = rows.filter(({ day }) => day >= span.from && day <= span.to);
    return { ...span, messages: isCovered ? inside.reduce((sum, { n }) => sum + n, 0) : null };
  });
}

function trendSpans({ unit, current }: ReportPeriod, periods: number): DaySpan[] {
  if (unit === 'month') return monthSpans(current, periods);
  if (unit === 'week') {
    return Array.from({ length: periods }, (_, i) => {
      const back = -7 * (periods - 1 - i);
      return { from: addDays(current.from, back), to: addDays(current.to, back) };
    });
  }
  const days = daysBetween(current.from, current.to) + 1;
  const step = days <= 62 ? 1 : days <= 400 ? 7 : 30;
  return Array.from({ length: Math.ceil(days / step) }, (_, i) => {
    const from = addDays(current.from, i * step);
    return { from, to: minDay(addDays(from, step - 1), current.to) };
  });
}

function monthSpans(current: DaySpan, periods: number): DaySpan[] {
  const spans: DaySpan[] = [current];
  while (spans.length < periods) {
    const to = addDays(spans[0]!.from, -1);
    spans.unshift({ from: `${to.slice(0, 7)}-01`, to });
  }
  return spans;
}

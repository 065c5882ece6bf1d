import type { Database } from '../../core/duckdb.ts';
import { splitSmall } from './collect-counts.ts';
import type { ReportPeriod } from './period.ts';
import type { Handling, HandlingRow } from './report-data.ts';
import { regionCondition } from './report-rows.ts';
import type { ReportSettings } from './settings.ts';

/** Counts of `HandlingRow`, for any grouping of `report_rows`. */
const measures = `
  count(*) AS messages, count(DISTINCT person) AS authors, count(*) FILTER (is_replied) AS replied,
  median(date_diff('second', created_at, replied_at) / 3600) FILTER (replied_at >= created_at) AS "medianHours",
  quantile_cont(date_diff('second', created_at, replied_at) / 3600, 0.9) FILTER (replied_at >= created_at) AS "p90Hours",
  count(*) FILTER (status IS NOT NULL) AS "withStatus",
  count(*) FILTER (regexp_matches(status, '办结|已解决|已完成|结案')) AS finished,
  count(*) FILTER (satisfaction IS NOT NULL) AS rated,
  count(*) FILTER (contains(satisfaction, '满意') AND NOT regexp_matches(satisfaction, '不满意|未评')) AS satisfied`;

type MeasuredRow = HandlingRow & { readonly authors: number };

/** Replies to the messages of the period, by region, and what is unanswered at its end. */
export async function collectHandling(
  db: Database,
  period: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Handling> {
  const [given] = await db.rows<{ replies: number; status: number; satisfaction: number }>(
    'SELECT count(reply) AS replies, count(status) AS status, count(satisfaction) AS satisfaction FROM messages WHERE duplicate_of IS NULL',
  );
  const [total] = await db.rows<MeasuredRow>(
    `SELECT NULL AS region, 1 AS "values", ${measures} FROM report_rows WHERE span = 'current'`,
  );
  const rows = await db.rows<MeasuredRow>(
    `SELECT region, 1 AS "values", ${measures} FROM report_rows WHERE span = 'current'
     GROUP BY region ORDER BY messages DESC, region`,
  );
  const [flow] = await db.rows<{ replies: number; total: number; over30: number; over90: number }>(
    `SELECT
       count(*) FILTER (replied_at::DATE BETWEEN $1::DATE AND $2::DATE) AS replies,
       count(*) FILTER (is_open) AS total,
       count(*) FILTER (is_open AND age > 30) AS over30,
       count(*) FILTER (is_open AND age > 90) AS over90
     FROM (
       SELECT m.replied_at, date_diff('day', m.created_at::DATE, $2::DATE) AS age,
         m.created_at::DATE <= $2::DATE AND (m.reply IS NULL OR m.replied_at::DATE > $2::DATE) AS is_open
       FROM messages m WHERE m.duplicate_of IS NULL ${regionCondition(region, 'm')}
     )`,
    [period.current.from, period.current.to],
  );
  return {
    hasReplies: (given?.replies ?? 0) > 0,
    hasStatus: (given?.status ?? 0) > 0,
    hasSatisfaction: (given?.satisfaction ?? 0) > 0,
    total: total!,
    regions: foldRegions(rows, settings),
    repliesGiven: flow?.replies ?? 0,
    backlog: { total: flow?.total ?? 0, over30: flow?.over30 ?? 0, over90: flow?.over90 ?? 0 },
  };
}

function foldRegions(rows: readonly MeasuredRow[], settings: ReportSettings): HandlingRow[] {
  const { kept, folded } = splitSmall(rows, settings.minAuthors, settings.regions);
  if (folded.length === 0) return [...kept];
  const sum = (field: 'messages' | 'replied' | 'withStatus' | 'finished' | 'rated' | 'satisfied') =>
    folded.reduce((all, row) => all + row[field], 0);
  const others: HandlingRow = {
    region: null,
    values: folded.length,
    messages: sum('messages'),
    authors: null,
    replied: sum('replied'),
    // Medians cannot be put together from those of the parts.
    medianHours: null,
    p90Hours: null,
    withStatus: sum('withStatus'),
    finished: sum('finished'),
    rated: sum('rated'),
    satisfied: sum('satisfied'),
  };
  return [...kept, others];
}

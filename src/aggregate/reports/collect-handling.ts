import type { Database } from '../../core/duckdb.ts';
import { splitSmall } from './collect-counts.ts';
import type { ReportPeriod } from './period.ts';
import type { Handling, HandlingRow } from './report-data.ts';
import { hasColumns, regionCondition, type TableColumns } from './report-rows.ts';
import type { ReportSettings } from './settings.ts';

/** Counts of `HandlingRow` over `report_rows`; status and satisfaction are read as in the mart's table `handling`. */
function measures(satisfiedGrade: number): string {
  return `
  count(*) AS messages, count(DISTINCT person) AS authors, count(*) FILTER (is_replied) AS replied,
  median(date_diff('second', created_at, replied_at) / 3600) FILTER (replied_at >= created_at) AS "medianHours",
  quantile_cont(date_diff('second', created_at, replied_at) / 3600, 0.9) FILTER (replied_at >= created_at) AS "p90Hours",
  count(status) AS "withStatus", count(*) FILTER (${isFinished}) AS finished,
  count(${isSatisfied(satisfiedGrade)}) AS rated, count(*) FILTER (${isSatisfied(satisfiedGrade)}) AS satisfied`;
}

const isFinished = `coalesce(regexp_matches(status, '办结|已解决|已办理|结案|已完成|完结|办毕')
  AND NOT regexp_matches(status, '^(未|待|尚未)|正在|不予'), false)`;

function isSatisfied(satisfiedGrade: number): string {
  return `CASE
    WHEN satisfaction IS NULL OR regexp_matches(satisfaction, '未评|未评价|暂无|^$') THEN NULL
    WHEN try_cast(satisfaction AS DOUBLE) IS NOT NULL THEN try_cast(satisfaction AS DOUBLE) >= ${satisfiedGrade}
    ELSE regexp_matches(satisfaction, '满意|好评') AND NOT regexp_matches(satisfaction, '不满意|不太满意') END`;
}

type MeasuredRow = HandlingRow & { readonly authors: number };

/** Replies to the messages of the period, by region and department, and what waits at its end. */
export async function collectHandling(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Handling> {
  const [given] = await db.rows<{ replies: number; status: number }>(
    'SELECT count(replied_at) AS replies, count(status) AS status FROM messages WHERE duplicate_of IS NULL',
  );
  const columns = measures(settings.satisfiedGrade);
  const [total] = await db.rows<MeasuredRow>(
    `SELECT NULL AS name, 1 AS "values", ${columns} FROM report_rows WHERE span = 'current'`,
  );
  const by = (column: 'region' | 'department') =>
    db.rows<MeasuredRow>(
      `SELECT ${column} AS name, 1 AS "values", ${columns} FROM report_rows WHERE span = 'current' AND ${column} IS NOT NULL
       GROUP BY ${column} ORDER BY messages DESC, ${column}`,
    );
  const [flow] = await db.rows<{ replies: number; total: number; over30: number; over90: number }>(
    `SELECT
       count(*) FILTER (replied_at::DATE BETWEEN $1::DATE AND $2::DATE) AS replies,
       count(*) FILTER (is_open) AS total,
       count(*) FILTER (is_open AND age >= 30) AS over30,
       count(*) FILTER (is_open AND age >= 90) AS over90
     FROM (
       SELECT m.replied_at, date_diff('day', m.created_at::DATE, $2::DATE) AS age,
         m.created_at::DATE <= $2::DATE AND coalesce(m.replied_at::DATE > $2::DATE, NOT ${isFinished}) AS is_open
       FROM messages m WHERE m.duplicate_of IS NULL ${regionCondition(region, 'm')}
     )`,
    [period.current.from, period.current.to],
  );
  return {
    hasReplies: (given?.replies ?? 0) > 0,
    hasStatus: (given?.status ?? 0) > 0,
    total: hideFew(total!),
    regions: foldRows(await by('region'), settings.regions, settings).map(hideFew),
    departments: foldRows(await by('department'), settings.departments, settings).map(hideFew),
    repliesGiven: flow?.replies ?? 0,
    backlog: { total: flow?.total ?? 0, over30: flow?.over30 ?? 0, over90: flow?.over90 ?? 0 },
    recurrence: await collectRecurrence(db, tables, region),
  };
}

async function collectRecurrence(
  db: Database,
  tables: TableColumns,
  region: string | null,
): Promise<Handling['recurrence']> {
  if (!hasColumns(tables, 'recurrence', ['grain', 'name', 'within_days', 'replies', 'returned'])) return null;
  const [row] = await db.rows<{ replies: number; returned: number }>(
    `SELECT replies, returned FROM recurrence
     WHERE within_days = 90 AND grain = if($1::VARCHAR IS NULL, 'total', 'region') AND name IS NOT DISTINCT FROM $1`,
    [region],
  );
  return row === undefined || row.replies === 0 ? null : row;
}

/** Times of so few replies say nothing of how long people wait. */
const fewestTimed = 5;

function hideFew(row: HandlingRow): HandlingRow {
  return row.replied < fewestTimed ? { ...row, medianHours: null, p90Hours: null } : row;
}

function foldRows(rows: readonly MeasuredRow[], limit: number, settings: ReportSettings): HandlingRow[] {
  const { kept, folded } = splitSmall(rows, settings.minAuthors, limit);
  if (folded.length === 0) return [...kept];
  const sum = (field: 'messages' | 'replied' | 'withStatus' | 'finished' | 'rated' | 'satisfied') =>
    folded.reduce((all, row) => all + row[field], 0);
  const others: HandlingRow = {
    name: null,
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

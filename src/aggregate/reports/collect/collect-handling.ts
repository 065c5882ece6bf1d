import type { Database } from '../../../core/duckdb.ts';
import { holdsAnsweredOnly } from '../../figures/answered-only.ts';
import { firstReplyColumn, waitsOn } from '../../figures/waiting.ts';
import type { ReportPeriod } from '../period.ts';
import type { Handling, HandlingRow, Optional } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { splitSmall } from './collect-counts.ts';
import { hasColumns, hasMessageHandling, regionCondition, type TableColumns } from './report-rows.ts';

/** Counts of `HandlingRow` over the rows of `report_rows` that tell of handling. @param counted which of them count into rates of what is answered */
const measuresOf = (counted: 'true' | 'counts_by_department'): string => `
  count(*) AS messages, count(DISTINCT person) AS authors, count(*) FILTER (is_replied) AS replied, count(hours) AS timed,
  count(*) FILTER (${counted}) AS counted, count(*) FILTER (${counted} AND is_replied) AS "countedReplied",
  median(hours) AS "medianHours", quantile_cont(hours, 0.9) AS "p90Hours",
  count(status) FILTER (${counted} AND is_finished IS NOT NULL) AS "withStatus", count(*) FILTER (${counted} AND is_finished) AS finished,
  count(is_satisfied) AS rated, count(*) FILTER (is_satisfied) AS satisfied`;

/** The row of messages that name no department. */
const unnamed = '未注明';

interface MeasuredRow extends HandlingRow {
  readonly authors: number;
  readonly timed: number;
}

/**
 * Replies to the messages of the period, by region and department, and what waits at its end. Counts what the mart's table
 * `handling` counts: the messages in `message_handling`. Null where the mart has no such table.
 */
export async function collectHandling(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<Handling>> {
  if (!hasMessageHandling(tables)) return null;
  const [given] = await db.rows<{ replies: number; timed: number; status: number }>(
    `SELECT count(*) FILTER (h.is_replied) AS replies, count(h.replied_at) AS timed, count(m.status) AS status
     FROM message_handling h JOIN messages m USING (message_key)`,
  );
  const told = "FROM report_rows WHERE span = 'current' AND is_told";
  const [total] = await db.rows<MeasuredRow>(`SELECT NULL AS name, 1 AS "values", ${measuresOf('true')} ${told}`);
  const by = async (column: 'region' | 'department', limit: number): Promise<HandlingRow[]> => {
    const measures = measuresOf(column === 'department' ? 'counts_by_department' : 'true');
    // The total would give away what is in no row.
    const name = `coalesce(${column}, '${unnamed}')`;
    const rows = await db.rows<MeasuredRow>(
      `SELECT ${name} AS name, 1 AS "values", ${measures} ${told} GROUP BY ALL ORDER BY messages DESC, 1`,
    );
    // What names no department says nothing of any: it stands last, and takes none's place.
    const isNamed = ({ name: of }: HandlingRow): boolean => of !== unnamed;
    const ordered = [...rows.filter((row) => !isNamed(row)), ...rows.filter(isNamed)];
    const room = limit + ordered.filter((row) => !isNamed(row) && row.authors >= settings.minAuthors).length;
    const { kept, folded } = splitSmall(ordered, settings.minAuthors, room);
    const last = kept.filter((row) => !isNamed(row));
    const first = kept.filter(isNamed);
    if (folded.length === 0) return [...first, ...last].map(hideFew);
    // Medians cannot be put together from those of the parts.
    const [others] = await db.rows<MeasuredRow>(
      `SELECT NULL AS name, $1::INTEGER AS "values", ${measures} ${told} AND ${name} IN (SELECT unnest($2::JSON::VARCHAR[]))`,
      [folded.length, JSON.stringify(folded.map(({ name }) => name))],
    );
    return [...first, { ...others!, authors: null }, ...last].map(hideFew);
  };
  const countsFirst = countsFirstReplies(tables);
  const first = firstReplyColumn(tables.get('message_handling'));
  const [flow] = await db.rows<{ replies: number; total: number; over30: number; over90: number }>(
    `SELECT
       count(*) FILTER (replied_at::DATE BETWEEN $1::DATE AND $2::DATE OR first_replied_at::DATE BETWEEN $1::DATE AND $2::DATE) AS replies,
       count(*) FILTER (is_open) AS total,
       count(*) FILTER (is_open AND age >= 30) AS over30,
       count(*) FILTER (is_open AND age >= 90) AS over90
     FROM (
       SELECT h.replied_at, ${first} AS first_replied_at, date_diff('day', m.created_at::DATE, $2::DATE) AS age,
         m.created_at::DATE <= $2::DATE AND ${waitsOn('$2::DATE', first)} AS is_open
       FROM message_handling h JOIN messages m USING (message_key) WHERE true ${regionCondition(region, 'm')}
     )`,
    [period.current.from, period.current.to],
  );
  return {
    countsFirst,
    hasReplies: (given?.replies ?? 0) > 0,
    hasStatus: (given?.status ?? 0) > 0,
    onlyReplied:
      hasColumns(tables, 'handling', ['grain', 'month', 'messages', 'replied']) && (await holdsAnsweredOnly(db)),
    total: hideFew(total!),
    regions: await by('region', settings.regions),
    departments: await by('department', settings.departments),
    repliesGiven: (given?.timed ?? 0) > 0 ? (flow?.replies ?? 0) : null,
    backlog: { total: flow?.total ?? 0, over30: flow?.over30 ?? 0, over90: flow?.over90 ?? 0 },
    timeliness:
      (given?.timed ?? 0) > 0 && hasColumns(tables, 'message_handling', ['is_timely']) ? await countTimely(db) : null,
    recurrence: await collectRecurrence(db, tables, region),
  };
}

/** Whether hours and the times of replies in time are those of first replies; in marts of earlier versions they are of the latest. */
export function countsFirstReplies(tables: TableColumns): boolean {
  return hasColumns(tables, 'message_handling', ['first_replied_at']);
}

async function countTimely(db: Database): Promise<Handling['timeliness']> {
  const [row] = await db.rows<NonNullable<Handling['timeliness']>>(
    `SELECT count(*) FILTER (NOT is_due) AS "notDue", count(is_timely) AS due, count(*) FILTER (is_timely) AS timely
     FROM report_rows WHERE span = 'current' AND is_told`,
  );
  return row ?? null;
}

async function collectRecurrence(
  db: Database,
  tables: TableColumns,
  region: string | null,
): Promise<Handling['recurrence']> {
  // Those of earlier versions count replies to recurring issues alone.
  if (!hasColumns(tables, 'recurrence', ['grain', 'name', 'within_days', 'replies', 'issue_replies', 'returned']))
    return null;
  const [row] = await db.rows<{ replies: number; returned: number }>(
    `SELECT replies, returned FROM recurrence
     WHERE within_days = 90 AND grain = if($1::VARCHAR IS NULL, 'total', 'region') AND name IS NOT DISTINCT FROM $1`,
    [region],
  );
  return row === undefined || row.replies === 0 ? null : row;
}

/** Times of so few replies say nothing of how long people wait. */
export const fewestTimed = 5;

function hideFew({ timed, ...row }: HandlingRow & Pick<MeasuredRow, 'timed'>): HandlingRow {
  return timed < fewestTimed ? { ...row, medianHours: null, p90Hours: null } : row;
}

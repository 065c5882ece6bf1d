import { addDays } from '../../../aggregate/figures/day-spans.ts';
import { loadSql } from '../../../aggregate/load-sql.ts';
import { unknownRegion } from '../../../core/labels.ts';
import { type Filters, type Statement, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { messageFilterColumns } from '../messages/briefs.ts';
import { countedCondition, knowsHandling } from '../messages/select-handled.ts';

export const handlingGrains = ['department', 'addressed_to', 'region', 'topic'] as const;
export type HandlingGrain = (typeof handlingGrains)[number];

const names: Readonly<Record<HandlingGrain, string>> = {
  department: 'm.department',
  addressed_to: 'm.addressed_to',
  region: `coalesce(m.region, '${unknownRegion}')`,
  topic: 'm.topic',
};

const prefixed = Object.fromEntries(
  Object.entries(messageFilterColumns).map(([filter, column]) => [filter, `m.${column}`]),
);

/**
 * Whether the filters ask for more than the table `handling` knows: other ranges than whole months, or some messages of
 * a range only. Marts that do not say what became of each message cannot answer it.
 */
export function needsCounting(mart: Mart, filters: Filters): boolean {
  return knowsHandling(mart) && !isOfTable(filters);
}

/** Whether the table `handling` knows the figures: those of all messages, or of a whole month's. */
export function isOfTable({ from, to, ...labels }: Filters): boolean {
  if (Object.values(labels).some((value) => value !== undefined)) return false;
  return (from === undefined && to === undefined) || isMonth(from, to);
}

function isMonth(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined || from.slice(0, 7) !== to.slice(0, 7)) return false;
  return from.endsWith('-01') && addDays(to, 1).endsWith('-01');
}

/**
 * Rows as `handling` has them, counted anew for any filters: the table knows whole months of one region or topic alone.
 * The figures are those of the table, by the same statements.
 * One row a name of the grain and one for the total of all, with `grain` total; none where nothing fits.
 * @param lowGrade rating of manner or speed up to which a message counts as rated low
 */
export function countHandled(mart: Mart, filters: Filters, grain: HandlingGrain, lowGrade: number): Statement {
  const knowsNaming = mart.columns('message_handling').has('counts_by_department');
  const { sql, parameters } = new WhereBuilder([lowGrade])
    .addFilters(filters, prefixed)
    .add('m.duplicate_of IS NULL')
    .add(countedCondition('h.message_key IS NOT NULL'))
    .build();
  return {
    sql: `WITH facts AS (
        SELECT ${names[grain]} AS name, coalesce(m.author, m.message_key) AS person, m.created_at::DATE AS day, m.status,
          ${grain === 'department' && knowsNaming ? 'coalesce(h.counts_by_department, true)' : 'true'} AS counts_named,
          h.is_replied, h.is_responded, h.is_finished, h.is_satisfied, h.is_waiting, h.hours AS reply_hours, h.is_due, h.is_timely, m.grade_manner, m.grade_speed,
          date_diff('day', m.created_at::DATE, (SELECT last_day FROM mart_info)) AS age_days,
          coalesce(m.grade_manner <= $1, false) OR coalesce(m.grade_speed <= $1, false) AS is_low_rated
        FROM messages m LEFT JOIN message_handling h ON h.message_key = m.message_key ${sql}
      ),
      spread AS (
        SELECT true AS is_total, true AS is_counted, * REPLACE (NULL AS name) FROM facts
        UNION ALL SELECT false, counts_named, * FROM facts WHERE name IS NOT NULL
      ),
      counted AS (
        SELECT is_total, name, count(is_finished) > 0 AS tells_finished,
          ${loadSql('handling/handling-counts')}
        FROM spread GROUP BY is_total, name
      ),
      basis AS (
        SELECT bool_or(replied IS NOT NULL) AS has_replies, bool_or(waiting IS NOT NULL) AS is_known, bool_or(due IS NOT NULL) AS has_times
        FROM handling WHERE grain = 'total' AND "month" IS NULL
      )
      SELECT if(is_total, 'total', '${grain}') AS grain, name, NULL::DATE AS "month",
        ${loadSql('handling/handling-rates')}
      FROM counted, basis WHERE messages > 0`,
    parameters,
  };
}

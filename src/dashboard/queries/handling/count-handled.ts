import { addDays } from '../../../aggregate/figures/day-spans.ts';
import { z95 } from '../../../aggregate/figures/statistics.ts';
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
 * The figures are those of `aggregate/sql/handling.sql`, and change with them.
 * One row a name of the grain and one for the total of all, with `grain` total; none where nothing fits.
 * @param lowGrade rating of manner or speed up to which a message counts as rated low
 */
export function countHandled(filters: Filters, grain: HandlingGrain, lowGrade: number): Statement {
  const { sql, parameters } = new WhereBuilder([lowGrade])
    .addFilters(filters, prefixed)
    .add('m.duplicate_of IS NULL')
    .add(countedCondition('h.message_key IS NOT NULL'))
    .build();
  return {
    sql: `WITH facts AS (
        SELECT ${names[grain]} AS name, coalesce(m.author, m.message_key) AS person, m.created_at::DATE AS day, m.status,
          h.is_replied, h.is_responded, h.is_finished, h.is_satisfied, h.is_waiting, h.hours, h.is_due, h.is_timely, m.grade_manner, m.grade_speed,
          date_diff('day', m.created_at::DATE, (SELECT last_day FROM mart_info)) AS age_days,
          coalesce(m.grade_manner <= $1, false) OR coalesce(m.grade_speed <= $1, false) AS is_low_rated
        FROM messages m LEFT JOIN message_handling h ON h.message_key = m.message_key ${sql}
      ),
      counted AS (
        SELECT grouping(name) = 1 AS is_total, name, count(*) AS messages, count(DISTINCT person) AS authors,
          count(*) FILTER (is_replied) AS replied, count(status) AS with_status,
          count(*) FILTER (is_responded) AS responded, count(*) FILTER (is_finished) AS finished,
          count(is_finished) > 0 AS tells_finished,
          count(is_satisfied) AS rated, count(*) FILTER (is_satisfied) AS satisfied,
          median(hours) AS hours_median, quantile_cont(hours, 0.9) AS hours_p90,
          count(*) FILTER (NOT is_due) AS not_due, count(is_timely) AS due, count(*) FILTER (is_timely) AS timely,
          count(*) FILTER (is_waiting) AS waiting,
          count(*) FILTER (is_waiting AND age_days < 7) AS waiting_under_7,
          count(*) FILTER (is_waiting AND age_days BETWEEN 7 AND 29) AS waiting_7_to_29,
          count(*) FILTER (is_waiting AND age_days BETWEEN 30 AND 89) AS waiting_30_to_89,
          count(*) FILTER (is_waiting AND age_days >= 90) AS waiting_from_90,
          min(day) FILTER (is_waiting) AS oldest_waiting,
          count(grade_manner) AS graded_manner, avg(grade_manner) AS manner,
          count(grade_speed) AS graded_speed, avg(grade_speed) AS speed,
          count(*) FILTER (is_low_rated) AS low_rated
        FROM facts GROUP BY GROUPING SETS ((name), ())
      ),
      basis AS (
        SELECT bool_or(replied IS NOT NULL) AS has_replies, bool_or(waiting IS NOT NULL) AS is_known, bool_or(due IS NOT NULL) AS has_times
        FROM handling WHERE grain = 'total' AND "month" IS NULL
      )
      SELECT if(is_total, 'total', '${grain}') AS grain, name, NULL::DATE AS "month",
        messages::INTEGER AS messages, authors::INTEGER AS authors,
        if(has_replies, replied, NULL)::INTEGER AS replied,
        if(has_replies, replied / messages, NULL) AS reply_rate,
        if(has_replies, ${wilson('replied', 'messages', -1)}, NULL) AS reply_rate_low,
        if(has_replies, ${wilson('replied', 'messages', 1)}, NULL) AS reply_rate_high,
        if(is_known, responded / messages, NULL) AS response_rate,
        with_status::INTEGER AS with_status,
        if(with_status > 0 AND tells_finished, finished, NULL)::INTEGER AS finished,
        if(with_status > 0 AND tells_finished, finished / with_status, NULL) AS finish_rate,
        rated::INTEGER AS rated,
        if(rated > 0, satisfied / rated, NULL) AS satisfaction_rate,
        ${wilson('satisfied', 'rated', -1)} AS satisfaction_low,
        ${wilson('satisfied', 'rated', 1)} AS satisfaction_high,
        round(hours_median, 3) AS hours_median, round(hours_p90, 3) AS hours_p90,
        if(has_replies, not_due, NULL)::INTEGER AS not_due, if(has_times, due, NULL)::INTEGER AS due,
        if(has_times, timely, NULL)::INTEGER AS timely, if(has_times AND due > 0, timely / due, NULL) AS timely_rate,
        ${known.map((column) => `if(is_known, ${column}, NULL)::INTEGER AS ${column}`).join(', ')},
        if(is_known, oldest_waiting, NULL) AS oldest_waiting,
        graded_manner::INTEGER AS graded_manner, round(manner, 6) AS manner,
        graded_speed::INTEGER AS graded_speed, round(speed, 6) AS speed, low_rated::INTEGER AS low_rated
      FROM counted, basis WHERE messages > 0 AND (is_total OR name IS NOT NULL)`,
    parameters,
  };
}

const known = ['waiting', 'waiting_under_7', 'waiting_7_to_29', 'waiting_30_to_89', 'waiting_from_90'] as const;

/** `wilsonInterval` in SQL, as downloads need it: a bound, null without trials. @param side -1 lower, 1 upper */
function wilson(hits: string, trials: string, side: -1 | 1): string {
  const z2 = z95 * z95;
  const half = `${z95} * sqrt(greatest(0, ${hits} * (${trials} - ${hits})::DOUBLE / ${trials}) + ${z2 / 4}) / (${trials} + ${z2})`;
  const mid = `(${hits} + ${z2 / 2}) / (${trials} + ${z2})`;
  return `if(${trials} > 0, least(1.0, greatest(0.0, ${mid} + ${side} * ${half})), NULL)`;
}

import { compareSpan } from '../../../aggregate/figures/day-spans.ts';
import { type Filters, type Statement, WhereBuilder } from '../../filters.ts';

/** Columns of `selectShares`, after the label. */
export const shareColumns = ['messages', 'share', 'previous_messages', 'critical', 'urgent'] as const;

/**
 * Topics or regions of a time range beside the one before it, as the overview lists them, and a row of the messages
 * without a known region. Without both ends of the range all days count, and there is none before.
 * @param tellsMissing whether the table `coverage_daily` says which days the data lack
 */
export function selectShares(
  by: 'topic' | 'region',
  { from, to, ...labels }: Filters,
  tellsMissing: boolean,
): Statement {
  const previous = from === undefined || to === undefined ? null : compareSpan({ from, to }).previous;
  const spans = [from ?? null, to ?? null, previous?.from ?? null, previous?.to ?? null];
  const { sql, parameters } = new WhereBuilder(spans)
    .addFilters(labels, { region: 'region', topic: 'topic', kind: 'kind', urgency: 'urgency' })
    .build();
  // As `tellsCount` has it: without a missing day nobody wrote.
  const calm = tellsMissing
    ? 'NOT EXISTS (SELECT 1 FROM coverage_daily WHERE is_missing AND "day" BETWEEN $3::DATE AND $4::DATE)'
    : 'false';
  const isNow = 'day BETWEEN coalesce($1::DATE, day) AND coalesce($2::DATE, day)';
  return {
    sql: `WITH counted AS (
        SELECT ${by},
          sum(messages) FILTER (${isNow}) AS messages,
          sum(messages) FILTER (day BETWEEN $3::DATE AND $4::DATE) AS previous_messages,
          sum(messages) FILTER (${isNow} AND urgency = 'critical') AS critical,
          sum(messages) FILTER (${isNow} AND urgency = 'urgent') AS urgent
        FROM trend_daily ${sql} GROUP BY ${by}
      )
      SELECT ${by}, coalesce(messages, 0)::INTEGER AS messages,
        coalesce(messages, 0) / sum(messages) OVER () AS share,
        if(has_basis, coalesce(previous_messages, 0), NULL)::INTEGER AS previous_messages,
        coalesce(critical, 0)::INTEGER AS critical, coalesce(urgent, 0)::INTEGER AS urgent
      FROM counted, (
        -- As \`resolvePeriod\` says: no messages outside of the data are no fall, and a span that the data lack is no basis.
        SELECT coalesce($3::DATE >= first_day AND $1::DATE <= last_day AND $2::DATE >= first_day, false)
          AND (EXISTS (SELECT 1 FROM trend_daily WHERE messages > 0 AND day BETWEEN $3::DATE AND $4::DATE) OR ${calm}) AS has_basis
        FROM mart_info
      )
      WHERE messages > 0 OR (has_basis AND previous_messages > 0)`,
    parameters,
  };
}

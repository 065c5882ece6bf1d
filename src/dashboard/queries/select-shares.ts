import { compareSpan } from '../../aggregate/day-spans.ts';
import { type Filters, type Statement, unknownRegion, WhereBuilder } from '../filters.ts';

/** Columns of `selectShares`, after the label. */
export const shareColumns = ['messages', 'share', 'previous_messages', 'critical', 'urgent'] as const;

/**
 * Topics or regions of a time range beside the one before it, as the overview lists them: messages without a known region
 * are a row without a share. Without both ends of the range all days count, and there is none before.
 */
export function selectShares(by: 'topic' | 'region', { from, to, ...labels }: Filters): Statement {
  const previous = from === undefined || to === undefined ? null : compareSpan({ from, to }).previous;
  const spans = [from ?? null, to ?? null, previous?.from ?? null, previous?.to ?? null];
  const { sql, parameters } = new WhereBuilder(spans)
    .addFilters(labels, { region: 'region', topic: 'topic', kind: 'kind', urgency: 'urgency' })
    .build();
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
        if(${by} = '${unknownRegion}', NULL, messages / sum(messages) FILTER (${by} <> '${unknownRegion}') OVER ()) AS share,
        if($3 IS NULL OR $3::DATE < (SELECT first_day FROM mart_info), NULL, coalesce(previous_messages, 0))::INTEGER AS previous_messages,
        coalesce(critical, 0)::INTEGER AS critical, coalesce(urgent, 0)::INTEGER AS urgent
      FROM counted WHERE messages > 0 OR previous_messages > 0`,
    parameters,
  };
}

import type { AlertEventRow, Availability, FirstTold, Page, WithdrawnAlert, WithdrawnDetail } from '../../api-types.ts';
import type { PendingEdits } from '../../edits/pending/pending-edits.ts';
import { type Filters, type Statement, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { readBriefs } from '../messages/briefs.ts';
import { addSentences } from '../messages/deciding-sentences.ts';
import { addAlertLabels } from './alert-labels.ts';

/** Marts of before the table have nothing to show: their alerts count as told by the next run. */
const missing: Availability = { available: false, reason: '本库没有预警发布记录：请用新版 qingyu 重新运行' };

/** The first event of each alert: when it was told first, and as of what level. */
const firstEvents = `SELECT alert_id, arg_min(told_at, event_no) AS told_at, arg_min(data_until, event_no) AS data_until,
    arg_min(level, event_no) AS level, arg_min(reason, event_no) = 'unrecorded' AS or_earlier
  FROM alert_history GROUP BY alert_id`;

/** Alerts whose last event is that they were withdrawn, as they were told last. */
const withdrawn = `SELECT h.alert_id, h.title, h.series_type, h.topic, h.region, h.issue_id, h.term, h.level, h.since, h.opened_on, h.last_day,
    h.observed, h.expected, h.messages, h.told_at AS withdrawn_at, h.data_until, h.reason, h.other_alert_id, h.event_no,
    {'told_at': f.told_at, 'data_until': f.data_until, 'level': f.level, 'or_earlier': coalesce(f.or_earlier, false)} AS first,
    (SELECT arg_max(o.title, o.event_no) FROM alert_history o WHERE o.alert_id = h.other_alert_id) AS other_title
  FROM alert_history h
  JOIN (${firstEvents}) f USING (alert_id)
  WHERE h.event_no IN (SELECT max(event_no) FROM alert_history GROUP BY alert_id) AND h.event = 'withdrawn'`;

/** The issue `i` of rows `h` of `alert_history`, where it is still one. */
const joinIssue = 'LEFT JOIN issues i ON i.issue_id = h.issue_id';

/** All that runs told of the alerts that a view means. */
export function selectAlertHistory(filters: Filters): Statement {
  const { sql, parameters } = addAlertLabels(new WhereBuilder(), filters, 'h').build();
  return { sql: `SELECT h.* FROM alert_history h ${joinIssue} ${sql}`, parameters };
}

export interface WithdrawnSelection {
  readonly level?: number | undefined;
  readonly series?: string | undefined;
}

/** One page of the alerts that were told and are gone, those withdrawn last first; a time range means as for alerts. */
export async function listWithdrawn(
  mart: Mart,
  filters: Filters,
  selection: WithdrawnSelection,
  page: number,
  size: number,
): Promise<Page<WithdrawnAlert> & Availability> {
  if (!mart.has('alert_history')) return { ...missing, rows: [], total: 0, page, size };
  const where = addAlertLabels(new WhereBuilder(), filters, 'h');
  if (filters.to !== undefined) where.add('h.opened_on <= ?::DATE', filters.to);
  if (filters.from !== undefined) where.add('h.last_day >= ?::DATE', filters.from);
  if (selection.level !== undefined) where.add('h.level = ?', selection.level);
  if (selection.series !== undefined) where.add('h.series_type = ?', selection.series);
  const { sql, parameters } = where.build();
  const from = `(${withdrawn}) h ${joinIssue}`;
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${sql}`, parameters),
    mart.rows<WithdrawnAlert>(
      `SELECT h.* EXCLUDE (event_no) FROM ${from} ${sql} ORDER BY h.event_no DESC
       LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
      [...parameters, size, (page - 1) * size],
    ),
  ]);
  return { available: true, reason: null, rows, total: count?.n ?? 0, page, size };
}

/** An alert that was told and is gone, with what became of it and the messages that showed it; null where there is none. */
export async function readWithdrawn(
  mart: Mart,
  alertId: string,
  pending: PendingEdits,
): Promise<WithdrawnDetail | null> {
  if (!mart.has('alert_history')) return null;
  const [alert] = await mart.rows<WithdrawnAlert>(
    `SELECT * EXCLUDE (event_no) FROM (${withdrawn}) WHERE alert_id = $1`,
    [alertId],
  );
  if (alert === undefined) return null;
  const [history, messages] = await Promise.all([
    readAlertHistory(mart, alertId),
    readBriefs(mart, alert.messages ?? []).then((briefs) => addSentences(mart, pending, briefs)),
  ]);
  return { withdrawn: alert, history, messages };
}

/** What runs told of an alert, in their order. */
export async function readAlertHistory(mart: Mart, alertId: string): Promise<AlertEventRow[]> {
  if (!mart.has('alert_history')) return [];
  return mart.rows<AlertEventRow>(
    `SELECT h.event, h.told_at, h.data_until, h.title, h.level, h.level_before, h.state, h.since, h.observed, h.expected, h.reason,
       h.other_alert_id, (SELECT arg_max(o.title, o.event_no) FROM alert_history o WHERE o.alert_id = h.other_alert_id) AS other_title
     FROM alert_history h WHERE h.alert_id = $1 ORDER BY h.event_no`,
    [alertId],
  );
}

/** Alerts that one carries on, as they were told last. */
export async function readCarriedOn(mart: Mart, alertId: string): Promise<{ alert_id: string; title: string }[]> {
  if (!mart.has('alert_history')) return [];
  return mart.rows(`SELECT alert_id, title FROM (${withdrawn}) WHERE other_alert_id = $1 ORDER BY event_no`, [alertId]);
}

/** When each of these alerts was told first, by id. */
export async function readFirstTold(mart: Mart, ids: readonly string[]): Promise<Map<string, FirstTold>> {
  if (!mart.has('alert_history') || ids.length === 0) return new Map();
  const rows = await mart.rows<FirstTold & { alert_id: string }>(
    `SELECT alert_id, told_at, data_until, level, coalesce(or_earlier, false) AS or_earlier FROM (${firstEvents})
     WHERE alert_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ alert_id: id, ...first }) => [id, first]));
}

/** Columns of a download of alerts: when each was told first, and as of what level. */
export const firstToldColumns = ['first_told_at', 'first_level'] as const;

/** Adds these to alerts that `statement` reads. */
export function joinFirstTold(mart: Mart, { sql, parameters }: Statement): Statement {
  const first = mart.has('alert_history')
    ? firstEvents
    : 'SELECT NULL::VARCHAR AS alert_id, NULL::TIMESTAMP AS told_at, NULL::INTEGER AS level';
  return {
    sql: `SELECT t.*, f.told_at AS first_told_at, f.level AS first_level FROM (${sql}) t LEFT JOIN (${first}) f USING (alert_id)`,
    parameters,
  };
}

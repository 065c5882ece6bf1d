import type { Database } from '../../../core/duckdb.ts';
import { alertRegion } from '../../labels/alert-labels.ts';
import type { ReportPeriod } from '../period.ts';
import type { Optional, WithdrawnAlertRow, WithdrawnAlerts } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { hasColumns, type TableColumns } from './report-rows.ts';

/**
 * Alerts that were told by runs whose data ended before the period, and withdrawn, for good so far, by one whose data ended in it: what
 * earlier reports said of them does not hold any more.
 */
export async function collectWithdrawn(
  db: Database,
  tables: TableColumns,
  { current }: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<WithdrawnAlerts>> {
  if (
    !hasColumns(tables, 'alert_history', ['alert_id', 'event_no', 'event', 'reason', 'other_alert_id', 'data_until'])
  ) {
    return null;
  }
  const found = await db.rows<WithdrawnAlertRow & { readonly isSingle: boolean }>(
    `WITH told AS (
       SELECT alert_id, min(data_until) AS first_told, max(event_no) AS last_event FROM alert_history GROUP BY alert_id
     ),
     titles AS (SELECT alert_id, arg_max(title, event_no) AS title FROM alert_history GROUP BY alert_id)
     SELECT h.level, h.title, told.first_told AS "firstTold", h.observed, h.expected, h.data_until AS "withdrawnOn", h.reason,
       other.title AS "otherTitle", h.series_type = 'critical' AND h.level > 2 AS "isSingle"
     FROM alert_history h
     JOIN told ON told.last_event = h.event_no
     LEFT JOIN titles other ON other.alert_id = h.other_alert_id
     LEFT JOIN issues i USING (issue_id)
     WHERE h.event = 'withdrawn' AND h.data_until BETWEEN $1::DATE AND $2::DATE AND told.first_told < $1::DATE
       AND ($3::VARCHAR IS NULL OR ${alertRegion('h')} = $3)
     ORDER BY h.level, h.observed DESC, h.alert_id`,
    [current.from, current.to, region],
  );
  const listed = found.filter(({ isSingle }) => !isSingle);
  return {
    listed: listed.slice(0, settings.alerts).map(({ isSingle: _, ...row }) => row),
    total: listed.length,
    single: found.length - listed.length,
  };
}

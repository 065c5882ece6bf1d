import type { Database } from '../../../core/duckdb.ts';
import { alertRegion } from '../../labels/alert-labels.ts';
import type { WithdrawnAlertRow, WithdrawnAlerts } from '../alert-data.ts';
import type { ReportPeriod } from '../period.ts';
import type { Optional } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { hasColumns, type TableColumns } from './report-rows.ts';

interface FoundRow extends WithdrawnAlertRow {
  readonly isSingle: boolean;
  readonly since: string;
  /** From when on the same rise goes on; null where nothing does. */
  readonly sinceNow: string | null;
}

/**
 * Alerts that were told by runs whose data ended before the period, and withdrawn, for good so far, by one whose data ended in it: what
 * earlier reports said of them does not hold any more. Those that were found anew from another day on are apart: they go on.
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
  const found = await db.rows<FoundRow>(
    `WITH RECURSIVE told AS (
       SELECT alert_id, min(data_until) AS first_told, max(event_no) AS last_event FROM alert_history GROUP BY alert_id
     ),
     titles AS (SELECT alert_id, arg_max(title, event_no) AS title FROM alert_history GROUP BY alert_id),
     latest AS (
       SELECT h.alert_id, h.event, h.since, if(h.event = 'withdrawn' AND h.reason = 'redated', h.other_alert_id, NULL) AS goes_on_as
       FROM alert_history h JOIN told ON told.last_event = h.event_no
     ),
     -- One that carries it on may be found anew again.
     followed AS (
       SELECT alert_id, goes_on_as AS at FROM latest WHERE goes_on_as IS NOT NULL
       UNION
       SELECT f.alert_id, l.goes_on_as FROM followed f JOIN latest l ON l.alert_id = f.at WHERE l.goes_on_as IS NOT NULL
     ),
     redated AS (
       SELECT f.alert_id, min(l.since) AS since FROM followed f JOIN latest l ON l.alert_id = f.at
       WHERE l.event <> 'withdrawn' GROUP BY f.alert_id
     )
     SELECT h.since, redated.since AS "sinceNow", h.level, h.title, told.first_told AS "firstTold", h.observed, h.expected, h.data_until AS "withdrawnOn", h.reason,
       other.title AS "otherTitle", h.series_type = 'critical' AND h.level > 2 AS "isSingle"
     FROM alert_history h
     JOIN told ON told.last_event = h.event_no
     LEFT JOIN redated ON redated.alert_id = h.alert_id
     LEFT JOIN titles other ON other.alert_id = h.other_alert_id
     LEFT JOIN issues i USING (issue_id)
     WHERE h.event = 'withdrawn' AND h.data_until BETWEEN $1::DATE AND $2::DATE AND told.first_told < $1::DATE
       AND ($3::VARCHAR IS NULL OR ${alertRegion('h')} = $3)
     ORDER BY h.level, h.observed DESC, h.alert_id`,
    [current.from, current.to, region],
  );
  const withdrawn = found.filter(({ sinceNow }) => sinceNow === null);
  const listed = withdrawn.filter(({ isSingle }) => !isSingle);
  return {
    listed: listed.slice(0, settings.alerts).map(({ isSingle: _, since: __, sinceNow: ___, ...row }) => row),
    total: listed.length,
    single: withdrawn.length - listed.length,
    redated: found.flatMap(({ title, since, sinceNow, isSingle }) =>
      sinceNow === null || isSingle ? [] : [{ title, since, sinceNow }],
    ),
  };
}

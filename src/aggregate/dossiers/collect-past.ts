import { alertTitle, titledAlerts } from '../labels/alert-titles.ts';
import { selectActions } from '../reports/collect/collect-actions.ts';
import { hasColumns } from '../reports/collect/report-rows.ts';
import type { ActionRow } from '../reports/report-data.ts';
import type { LineageEvent, SubjectAlert } from './dossier-data.ts';
import type { DossierSource } from './dossier-rows.ts';

/** Measures taken against the issue, its class, or an issue of the class; the latest first. */
export async function collectDossierActions({ type, id, tables, rows }: DossierSource): Promise<ActionRow[]> {
  if (!hasColumns(tables, 'actions', ['day', 'title', 'ratio_low', 'others_ratio', 'class_id'])) return [];
  return await rows<ActionRow>(
    `${selectActions}
     WHERE a.issue_id IN (SELECT issue_id FROM dossier_rows)
       OR a.class_id = ${type === 'class' ? '$1' : '(SELECT class_id FROM issues WHERE issue_id = $1)'}
     ORDER BY a."day" DESC, a.action_id`,
    [id],
  );
}

/** Alerts that are listed. */
const mostAlerts = 10;

/** Alerts of its issues, and those of which most messages belong to one of them; the latest first. */
export async function collectSubjectAlerts({ tables, rows }: DossierSource): Promise<SubjectAlert[]> {
  if (!hasColumns(tables, 'alerts', ['core_issue_id', 'since', 'expected'])) return [];
  return await rows<SubjectAlert>(
    `SELECT a.level, a.since, a.closed_on AS "closedOn", a.observed, a.expected,
       ${alertTitle} AS title
     FROM ${titledAlerts}
     WHERE coalesce(a.issue_id, a.core_issue_id) IN (SELECT issue_id FROM dossier_rows)
     ORDER BY a.since DESC, a.level, a.alert_id LIMIT ${mostAlerts}`,
  );
}

/** What became of an issue since it was found, the earliest first; of a class nothing. */
export async function collectEvents({ type, id, tables, rows }: DossierSource): Promise<LineageEvent[]> {
  if (type === 'class' || !hasColumns(tables, 'issue_lineage', ['event', 'other_issue_id', 'cause'])) return [];
  return await rows<LineageEvent>(
    `SELECT e."at"::DATE AS day, e.event, i.title AS other, e.cause
     FROM (
       SELECT event, other_issue_id, "at", cause FROM issue_lineage
       WHERE issue_id = $1 AND event IN ('split_from', 'dormant', 'revived')
       UNION ALL
       SELECT if(event = 'split_from', 'split_off', 'absorbed'), issue_id, "at", cause FROM issue_lineage
       WHERE other_issue_id = $1 AND event IN ('merged_into', 'split_from')
     ) e
     LEFT JOIN issues i ON i.issue_id = e.other_issue_id
     ORDER BY e."at", e.event, e.other_issue_id`,
    [id],
  );
}

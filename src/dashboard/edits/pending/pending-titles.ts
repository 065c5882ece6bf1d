import type { AlertBrief, AlertRow, ProblemClass } from '../../api-types.ts';
import type { Mart } from '../../mart/mart.ts';
import type { PendingEdits } from './pending-edits.ts';

/** What says how an alert is called. */
export type TitledAlert = Pick<
  AlertBrief,
  'alert_id' | 'level' | 'series_type' | 'issue_id' | 'critical' | 'title' | 'dismissed'
>;

/** An alert with title and dismissal of its issue as edits leave them, and what is pending of it. */
export function applyToAlert<T extends TitledAlert>(pending: PendingEdits, alert: T): T {
  if (alert.issue_id === null) return alert;
  const prefix = alert.series_type === 'critical' ? '特急：' : '';
  const issue = {
    issue_id: alert.issue_id,
    title: alert.title.slice(prefix.length),
    pinned: false,
    dismissed: alert.dismissed,
  };
  const now = pending.applyToIssue(issue);
  if (now.pending === undefined) return alert;
  const title = isCalledByIssue(alert) ? `${prefix}${now.title}` : alert.title;
  return { ...alert, title, dismissed: now.dismissed, pending: now.pending };
}

/** One critical message gives its alert its own title, whatever its issue is called. */
function isCalledByIssue({ series_type: series, critical }: TitledAlert): boolean {
  return series !== 'critical' || critical > 1;
}

/** The same with the title of the issue that it is about. */
export function applyToAlertRow(pending: PendingEdits, alert: AlertRow): AlertRow {
  const renamed = pending.issueChanges.titles.find(({ issue_id }) => issue_id === alert.core_issue_id);
  return { ...applyToAlert(pending, alert), core_title: renamed?.title ?? alert.core_title };
}

/** Problem classes with as many issues as edits leave in them. */
export async function applyToClasses(
  mart: Mart,
  pending: PendingEdits,
  classes: readonly ProblemClass[],
): Promise<ProblemClass[]> {
  const { dismissed, restored } = pending.issueChanges;
  const changed = [...dismissed, ...restored];
  if (changed.length === 0) return [...classes];
  const rows = await mart.rows<{ issue_id: string; class_id: string }>(
    `SELECT issue_id, class_id FROM issues WHERE class_id IS NOT NULL AND issue_id IN (${changed.map((_, index) => `$${index + 1}`).join(', ')})`,
    changed,
  );
  return classes.map((row) => {
    const own = rows.filter(({ class_id }) => class_id === row.class_id).map(({ issue_id }) => issue_id);
    if (own.length === 0) return row;
    const gone = own.filter((id) => dismissed.includes(id)).length;
    return { ...row, issues: row.issues - gone + (own.length - gone), is_pending: true };
  });
}

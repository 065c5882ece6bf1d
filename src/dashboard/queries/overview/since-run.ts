import { labelledAlerts } from '../../../aggregate/labels/alert-labels.ts';
import type { Since } from '../../api-types.ts';
import type { Filters, Where } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { selectAlerts } from '../alerts/alerts.ts';
import { type IssueSelection, selectIssues } from '../issues/select-issues.ts';
import { selectMessages } from '../messages/select-messages.ts';

/**
 * Counts what came after a run, as the lists for the same filters show it. Days do not choose: a message of long ago that
 * arrived since is new, too.
 * @param runId last run that the reader has seen the tables of
 */
export async function readSince(
  mart: Mart,
  { from: _from, to: _to, ...labels }: Filters,
  runId: string,
  changes: IssueSelection['changes'],
): Promise<Since> {
  const [run] = await mart.rows<{ runs: number; last_day: string | null }>(
    `SELECT (SELECT count(*) FROM runs WHERE seq > r.seq)::INTEGER AS runs,
       (SELECT max(created_at)::DATE FROM messages m JOIN runs USING (run_id), mart_info
        WHERE runs.seq <= r.seq AND created_at < last_day + 1) AS last_day
     FROM runs r WHERE run_id = $1`,
    [runId],
  );
  if (run === undefined) return { known: false };
  const count = async (table: string, { sql, parameters }: Where): Promise<number> => {
    const [found] = await mart.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM ${table} ${sql}`, parameters);
    return found?.n ?? 0;
  };
  const [messages, newIssues, grownIssues, alerts] = await Promise.all([
    count('messages', selectMessages(mart, labels, { since: runId })),
    count('issues', selectIssues(labels, { new_since: runId, changes })),
    count('issues', selectIssues(labels, { grown_since: runId, changes })),
    mart.has('alerts') ? count(labelledAlerts, selectAlerts(labels, { since: runId })) : null,
  ]);
  return { known: true, ...run, messages, new_issues: newIssues, grown_issues: grownIssues, alerts };
}

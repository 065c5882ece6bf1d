import type { WhereBuilder } from '../../filters.ts';

/** Conditions about what the tables have more than after a run. Of a run that they do not know nothing holds. */

const isLater = 'seq > (SELECT seq FROM runs WHERE run_id = ?)';

/** Adds that a message first appeared after a run. */
export function addArrivedAfter(where: WhereBuilder, runId: string): void {
  where.add(`run_id IN (SELECT run_id FROM runs WHERE ${isLater})`, runId);
}

/**
 * Adds that an issue has messages that arrived after a run. One that had fewer than two before was in no list then.
 * @param which new: not listed before; grown: listed before
 */
export function addIssuesAfter(where: WhereBuilder, which: 'new' | 'grown', runId: string): void {
  where.add(
    `issue_id IN (
       SELECT issue_id FROM messages JOIN runs USING (run_id) WHERE issue_id IS NOT NULL AND duplicate_of IS NULL GROUP BY issue_id
       HAVING bool_or(${isLater}) AND count(*) FILTER (NOT (${isLater})) ${which === 'new' ? '< 2' : '>= 2'}
     )`,
    runId,
    runId,
  );
}

/**
 * Adds that `alerts a` opened, or stepped up, on a day that was not complete with a run: after the last day of the data that the
 * run left, or on it, where messages of it arrived later.
 */
export function addAlertsAfter(where: WhereBuilder, runId: string): void {
  where.add(
    `greatest(a.opened_on, list_max([step.day FOR step IN a.steps])::DATE) > (
       SELECT max(created_at)::DATE - if(max(created_at)::DATE IN (
           SELECT created_at::DATE FROM messages JOIN runs USING (run_id) WHERE ${isLater} AND duplicate_of IS NULL
         ), 1, 0)
       FROM messages JOIN runs USING (run_id), mart_info
       WHERE NOT (${isLater}) AND created_at < last_day + 1
     )`,
    runId,
    runId,
  );
}

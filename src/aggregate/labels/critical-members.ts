/**
 * The critical messages of alerts, as `alert_id`, `message_key`: all of its issue in its days, or those named where it has none.
 * @param chosen relation with the columns of `alerts` that are used, of critical alerts alone
 */
export function criticalMembers(chosen: string): string {
  return `SELECT c.alert_id, m.message_key FROM ${chosen} c
    JOIN messages m ON m.issue_id = c.issue_id AND m.created_at::DATE BETWEEN c.since AND c.last_day
    WHERE m.urgency = 'critical' AND m.duplicate_of IS NULL
    UNION ALL
    SELECT c.alert_id, m.message_key FROM (SELECT alert_id, unnest(messages) AS named FROM ${chosen} WHERE issue_id IS NULL) c
    JOIN messages m ON m.message_id = c.named.message_id AND m.source = c.named.source
    WHERE m.urgency = 'critical' AND m.duplicate_of IS NULL`;
}

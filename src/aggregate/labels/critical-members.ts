/**
 * The critical messages of alerts, as `alert_id`, `message_key`.
 * @param chosen relation with the columns of `alerts` that are used, of critical alerts alone
 * @param namesAll whether it has `critical_keys`; marts of before grouped by issue alone: all of the issue in its days, or those named where it has none
 */
export function criticalMembers(chosen: string, namesAll: boolean): string {
  const critical = "m.urgency = 'critical' AND m.duplicate_of IS NULL";
  if (namesAll) {
    return `SELECT c.alert_id, m.message_key FROM (SELECT alert_id, unnest(critical_keys) AS message_key FROM ${chosen}) c
      JOIN messages m USING (message_key) WHERE ${critical}`;
  }
  return `SELECT c.alert_id, m.message_key FROM ${chosen} c
    JOIN messages m ON m.issue_id = c.issue_id AND m.created_at::DATE BETWEEN c.since AND c.last_day
    WHERE ${critical}
    UNION ALL
    SELECT c.alert_id, m.message_key FROM (SELECT alert_id, unnest(messages) AS named FROM ${chosen} WHERE issue_id IS NULL) c
    JOIN messages m ON m.message_id = c.named.message_id AND m.source = c.named.source
    WHERE ${critical}`;
}

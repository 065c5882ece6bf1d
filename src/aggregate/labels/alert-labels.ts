import { unknownRegion } from '../../core/labels.ts';
/** Alerts with the issue `i` that they are of, if any: what `alertRegion` and `alertTopic` are read of. */
export const labelledAlerts = 'alerts a LEFT JOIN issues i ON i.issue_id = a.issue_id';

/**
 * The region of an alert: its series' own, or that of its issue; "未知" where neither has one, null for those that count all regions.
 * @param alias of `alerts` or `alert_history`; `i` is its issue
 */
export function alertRegion(alias: string): string {
  return `coalesce(${alias}.region, i.region, if(${alias}.series_type = 'critical' OR i.issue_id IS NOT NULL, '${unknownRegion}', NULL))`;
}

/** The topic of an alert: its series' own, or that of its issue; null for words, which any topic may have. */
export function alertTopic(alias: string): string {
  return `coalesce(${alias}.topic, i.topic)`;
}

import { leastExpected } from '../../../aggregate/bursts/least-expected.ts';
import type { AlertRow } from '../../api-types.ts';
import { withQuery } from './filters.ts';
import { formatCount } from './format.ts';

/** Where all messages of an alert are: a critical message that belongs to no issue stands alone. */
export function alertMessages(alert: AlertRow, extra: Readonly<Record<string, string>> = {}): string {
  const isCritical = alert.series_type === 'critical';
  const [only] = alert.messages ?? [];
  if (isCritical && alert.issue_id === null && only !== undefined)
    return withQuery('/message', { source: only.source, id: only.message_id });
  return withQuery('/messages', {
    from: alert.since,
    to: alert.last_day,
    topic: isCritical ? undefined : alert.topic,
    region: isCritical ? undefined : alert.region,
    issue: alert.issue_id,
    q: alert.term,
    urgency: isCritical ? 'critical' : undefined,
    ...extra,
  });
}

/** Observed against expected, in words. */
export function compareText(alert: Pick<AlertRow, 'observed' | 'expected' | 'ratio'>): string {
  if (alert.expected === null) return `${alert.observed} 人反映特急事项`;
  const { observed, expected, ratio } = alert;
  if (expected < leastExpected) return `${formatCount(observed)} 人次，平时几乎没有`;
  return `${formatCount(observed)} 人次，平时约 ${expected.toFixed(1)}${ratio === null ? '' : `，${ratio.toFixed(1)} 倍`}`;
}

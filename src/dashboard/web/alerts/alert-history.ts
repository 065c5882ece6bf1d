import { leastExpected } from '../../../aggregate/bursts/least-expected.ts';
import { alertReasonNames, nameOf } from '../../../aggregate/reports/labels.ts';
import type { AlertEventRow, FirstTold, WithdrawnAlert } from '../../api-types.ts';
import { alertEventNames } from '../../value-labels.ts';
import { badgeLevel } from '../words/labels.ts';
import { compareText } from './alerts.ts';

/** When a run told of an alert first, and as of what level where that is another one now. */
export function describeFirst({ told_at: at, level, or_earlier: orEarlier }: FirstTold, levelNow: number): string {
  const day = at.slice(0, 10);
  const when = orEarlier ? `不晚于 ${day} 发布` : `${day} 首次发布`;
  return level === levelNow ? when : `${when}，时为${badgeLevel(level)}`;
}

/** Whether a list says when an alert was told first: of one that was over by then, the day says when its data were read, and no more. */
export function isFirstTelling(
  { data_until: until, level }: FirstTold,
  alert: { readonly level: number; readonly closed_on: string | null },
): boolean {
  return level !== alert.level || until === null || alert.closed_on === null || until < alert.closed_on;
}

/** What a run told of an alert. */
export function describeEvent(row: AlertEventRow): string {
  const { event, level, level_before: before } = row;
  const name = nameOf(alertEventNames, event);
  switch (event) {
    case 'published':
    case 'returned':
      return `${name}：${badgeLevel(level)}${row.state === 'closed' ? '（已结束）' : ''}，始于 ${row.since}，${countWords(row)}`;
    case 'raised':
    case 'lowered':
      return `${before === null ? '' : `${badgeLevel(before)} → `}${badgeLevel(level)}（${name}），${countWords(row)}`;
    case 'redated':
      return `始于改为 ${row.since}，${countWords(row)}`;
    case 'withdrawn':
      return isRedated(row) ? '改期延续' : name;
    default:
      return `${name}，${countWords(row)}`;
  }
}

/** Whether an alert that is gone goes on as another one of its series, found anew from another day on. */
export function isRedated({
  reason,
  other_alert_id: other,
}: Pick<AlertEventRow, 'reason' | 'other_alert_id'>): boolean {
  return reason === 'redated' && other !== null;
}

/** Why; empty where there is nothing to say. */
export function describeReason(reason: string | null): string {
  return reason === null ? '' : nameOf(alertReasonNames, reason);
}

/** Actual and expected count, as an alert was told. */
export function countWords({ observed, expected }: Pick<WithdrawnAlert, 'observed' | 'expected'>): string {
  const ratio = expected === null || expected < leastExpected ? null : observed / expected;
  return compareText({ observed, expected, ratio });
}

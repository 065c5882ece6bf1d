import type { AlertReason, ToldAlert } from './contract.ts';

/** An alert of the tables being built. */
export interface CurrentAlert extends ToldAlert {
  /** Words that it explains. */
  readonly terms: readonly string[];
}

/** What is known now of a message that showed an alert. */
export interface MessageNow {
  readonly issue_id: string | null;
  readonly urgency: string;
}

interface Present {
  readonly alerts: readonly CurrentAlert[];
  readonly messages: ReadonlyMap<string, MessageNow>;
  readonly cause: AlertReason;
}

export interface Loss {
  readonly reason: AlertReason;
  /** The alert that carries the lost one on; null where none does. */
  readonly other: string | null;
}

export function messageRef({
  source,
  message_id: id,
}: {
  readonly source: string;
  readonly message_id: string;
}): string {
  return JSON.stringify([source, id]);
}

/**
 * Why an alert that was told is gone: what can be seen of the alert itself, else what the run had that may have changed the history.
 * An alert carries on another one if both are of a day, at least.
 */
export function explainLoss(lost: ToldAlert, { alerts, messages, cause }: Present): Loss {
  const found = lost.messages.flatMap((message) => messages.get(messageRef(message)) ?? []);
  // Its messages went with a run: what else there is to say of the rise is less.
  if (cause === 'taken_back' && found.length < lost.messages.length) return { reason: cause, other: null };
  const near = alerts.filter((alert) => alert.since <= lost.last_day && alert.last_day >= lost.since);
  const moved = near.find((alert) => isSameSeries(alert, lost));
  if (moved !== undefined) return { reason: 'redated', other: moved.alert_id };
  if (lost.series_type === 'term') {
    const other = near.find(({ terms }) => terms.includes(lost.term ?? ''));
    if (other !== undefined) return { reason: 'explained', other: other.alert_id };
  }
  if (lost.series_type === 'critical' && found.length > 0 && found.every(({ urgency }) => urgency !== 'critical')) {
    return { reason: 'relabelled', other: null };
  }
  const issue = lost.series_type === 'issue' || lost.series_type === 'critical' ? commonIssue(found) : null;
  if (issue !== null) {
    const other = near.find((alert) => alert.issue_id === issue && alert.series_type === lost.series_type);
    if (issue === lost.issue_id) {
      // Another message of the issue is the first critical one.
      if (other !== undefined) return { reason: 'redated', other: other.alert_id };
    } else if (other !== undefined || lost.issue_id !== null) {
      return { reason: 'merged', other: other?.alert_id ?? null };
    }
  }
  return { reason: cause, other: null };
}

function isSameSeries(a: ToldAlert, b: ToldAlert): boolean {
  if (a.series_type !== b.series_type || a.series_type === 'critical') return false;
  return a.topic === b.topic && a.region === b.region && a.issue_id === b.issue_id && a.term === b.term;
}

/** The issue of more than half of the messages. */
function commonIssue(messages: readonly MessageNow[]): string | null {
  const counts = new Map<string, number>();
  for (const { issue_id: id } of messages) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts) if (count > messages.length / 2) return id;
  return null;
}

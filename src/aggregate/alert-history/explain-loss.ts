import { refOf } from '../../core/message.ts';
import { addDays } from '../figures/day-spans.ts';
import type { AlertReason, ToldAlert } from './contract.ts';

/** An alert of the tables being built. */
export interface CurrentAlert extends ToldAlert {
  /** Words that it explains. */
  readonly terms: readonly string[];
  /** Of critical ones all of their messages, by message_key. */
  readonly critical_keys: readonly string[] | null;
}

/** What is known now of a message that showed an alert. */
export interface MessageNow {
  readonly message_key: string;
  readonly issue_id: string | null;
  readonly urgency: string;
}

/** Alerts by what they may carry on, each list in the order of `alerts`. */
export interface AlertIndex {
  readonly ofSeries: ReadonlyMap<string, readonly CurrentAlert[]>;
  readonly ofTerm: ReadonlyMap<string, readonly CurrentAlert[]>;
  readonly ofIssue: ReadonlyMap<string, readonly CurrentAlert[]>;
  /** Alerts of words, by the messages that show them. */
  readonly ofShown: ReadonlyMap<string, readonly CurrentAlert[]>;
  /** Critical ones, by the keys of all their messages. */
  readonly ofMessage: ReadonlyMap<string, readonly CurrentAlert[]>;
}

interface Present {
  readonly alerts: AlertIndex;
  readonly messages: ReadonlyMap<string, MessageNow>;
  readonly cause: AlertReason;
}

export interface Loss {
  readonly reason: AlertReason;
  /** The alert that carries the lost one on; null where none does. */
  readonly other: string | null;
}

/** Made once for all that are lost: a large board has tens of thousands of critical alerts. */
export function indexAlerts(alerts: readonly CurrentAlert[]): AlertIndex {
  return {
    ofSeries: groupAlerts(alerts, (alert) => [seriesOf(alert)]),
    ofTerm: groupAlerts(alerts, ({ terms }) => terms),
    ofIssue: groupAlerts(alerts, ({ series_type, issue_id }) =>
      issue_id === null ? [] : [keyOf(series_type, issue_id)],
    ),
    ofShown: groupAlerts(alerts, ({ series_type, messages }) => (series_type === 'term' ? messages.map(refOf) : [])),
    ofMessage: groupAlerts(alerts, ({ critical_keys: keys }) => keys ?? []),
  };
}

function groupAlerts(
  alerts: readonly CurrentAlert[],
  keysOf: (alert: CurrentAlert) => readonly string[],
): Map<string, CurrentAlert[]> {
  const groups = new Map<string, CurrentAlert[]>();
  for (const alert of alerts) {
    for (const key of keysOf(alert)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [alert]);
      else group.push(alert);
    }
  }
  return groups;
}

/**
 * Why an alert that was told is gone: what can be seen of the alert itself, else what the run had that may have changed the history.
 * An alert carries on another one if both are of a day, at least; one of the same series also if it begins where that ended.
 */
export function explainLoss(lost: ToldAlert, { alerts, messages, cause }: Present): Loss {
  const found = lost.messages.flatMap((message) => messages.get(refOf(message)) ?? []);
  const unexplained: Loss = { reason: cause, other: null };
  // Its messages went with a run: what else there is to say of the rise is less.
  if (cause === 'taken_back' && found.length < lost.messages.length) return unexplained;
  if (lost.series_type === 'critical') {
    return explainCritical(lost, found, alerts) ?? explainByIssue(lost, found, alerts) ?? unexplained;
  }
  // Its series went on rising from the next day on: the same rise, found anew.
  const moved = findNear(lost, alerts.ofSeries.get(seriesOf(lost)), 1);
  if (moved !== undefined) return { reason: 'redated', other: moved.alert_id };
  if (lost.series_type === 'term') return explainByTerm(lost, alerts) ?? unexplained;
  if (lost.series_type === 'issue') return explainByIssue(lost, found, alerts) ?? unexplained;
  return unexplained;
}

/** The first of some alerts that is of a day with the lost one, or begins or ends so many days from it, at most. */
function findNear(lost: ToldAlert, among: readonly CurrentAlert[] = [], days = 0): CurrentAlert | undefined {
  const [from, to] = [addDays(lost.since, -days), addDays(lost.last_day, days)];
  return among.find((alert) => alert.since <= to && alert.last_day >= from);
}

/** A word that rose may be explained by another one. */
function explainByTerm(lost: ToldAlert, { ofTerm, ofShown }: AlertIndex): Loss | null {
  const shown = lost.messages.flatMap((message) => ofShown.get(refOf(message)) ?? []);
  // Another word has two of the messages that showed it: the same rise, under the word that says it now.
  const sharing = shown.filter((alert, i) => shown.indexOf(alert) < i);
  const other = findNear(lost, ofTerm.get(lost.term ?? '')) ?? findNear(lost, sharing);
  return other === undefined ? null : { reason: 'explained', other: other.alert_id };
}

/** @param found the messages of the alert as they are now */
function explainCritical(lost: ToldAlert, found: readonly MessageNow[], { ofMessage }: AlertIndex): Loss | null {
  if (found.length > 0 && found.every(({ urgency }) => urgency !== 'critical')) {
    return { reason: 'relabelled', other: null };
  }
  // Another message of the event is the first now.
  const other = found.flatMap(({ message_key: key }) => ofMessage.get(key) ?? [])[0];
  if (other === undefined) return null;
  const isSame = lost.issue_id !== null && lost.issue_id === other.issue_id;
  return { reason: isSame ? 'redated' : 'merged', other: other.alert_id };
}

/** @param found the messages of the alert as they are now */
function explainByIssue(lost: ToldAlert, found: readonly MessageNow[], { ofIssue }: AlertIndex): Loss | null {
  const issue = commonIssue(found);
  if (issue === null) return null;
  const other = findNear(lost, ofIssue.get(keyOf(lost.series_type, issue)));
  // Another message of the issue is the first critical one.
  if (issue === lost.issue_id) return other === undefined ? null : { reason: 'redated', other: other.alert_id };
  if (other === undefined && lost.issue_id === null) return null;
  return { reason: 'merged', other: other?.alert_id ?? null };
}

function seriesOf({ series_type: type, topic, region, issue_id: issue, term }: ToldAlert): string {
  return keyOf(type, topic, region, issue, term);
}

function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

/** The issue of more than half of the messages. */
function commonIssue(messages: readonly MessageNow[]): string | null {
  const counts = new Map<string, number>();
  for (const { issue_id: id } of messages) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts) if (count > messages.length / 2) return id;
  return null;
}

import type { AlertEvent, AlertEventName, AlertReason, ToldAlert } from './contract.ts';
import { type CurrentAlert, explainLoss, indexAlerts, type MessageNow } from './explain-loss.ts';

/** What a run has to compare what was told before with. */
export interface AlertsNow {
  readonly alerts: readonly CurrentAlert[];
  /** Messages that show alerts which are gone, as they are now, by `refOf`; those that are gone themselves lack. */
  readonly messages: ReadonlyMap<string, MessageNow>;
  /** What a run may change in alerts of before: see `findCause`. */
  readonly cause: AlertReason;
  /** Whether it is by its age alone that an alert is not found any more. */
  readonly isPast: (alert: ToldAlert) => boolean;
  /** Whether there were runs before of which nobody knows what they told. */
  readonly isUnrecorded: boolean;
}

/** The last event of each alert that was ever told. */
export function foldEvents(events: readonly AlertEvent[]): Map<string, AlertEvent> {
  return new Map(events.map((event) => [event.alert_id, event]));
}

/** Alerts that stand as told and are not among those of now. */
export function findLost(
  told: ReadonlyMap<string, AlertEvent>,
  { alerts, isPast }: Pick<AlertsNow, 'alerts' | 'isPast'>,
): AlertEvent[] {
  const present = new Set(alerts.map((alert) => alert.alert_id));
  return [...told.values()].filter(
    (alert) => alert.event !== 'withdrawn' && !present.has(alert.alert_id) && !isPast(alert),
  );
}

/** What a run changes in what was told, alert by alert: nothing where it says the same. */
export function findEvents(told: ReadonlyMap<string, AlertEvent>, now: AlertsNow): AlertEvent[] {
  const kept = now.alerts.flatMap((alert) => compareAlert(told.get(alert.alert_id), alert, now));
  const present = { ...now, alerts: indexAlerts(now.alerts) };
  const lost = findLost(told, now).map((alert): AlertEvent => {
    const { reason, other } = explainLoss(alert, present);
    return { ...toldPart(alert), event: 'withdrawn', reason, other_alert_id: other };
  });
  return [...kept, ...lost].sort((a, b) => (a.alert_id < b.alert_id ? -1 : a.alert_id > b.alert_id ? 1 : 0));
}

function compareAlert(
  before: AlertEvent | undefined,
  alert: CurrentAlert,
  { cause, isUnrecorded }: AlertsNow,
): AlertEvent[] {
  const tell = (event: AlertEventName, reason: AlertReason | null): AlertEvent => ({
    ...toldPart(alert),
    event,
    reason,
    other_alert_id: null,
  });
  if (before === undefined) return [tell('published', isUnrecorded ? 'unrecorded' : null)];
  if (before.event === 'withdrawn') return [tell('returned', cause)];
  const events: AlertEvent[] = [];
  if (alert.level < before.level) events.push(tell('raised', null));
  if (alert.level > before.level) events.push(tell('lowered', cause));
  if (alert.since !== before.since) events.push(tell('redated', cause));
  if (alert.state === 'open' && before.state === 'closed') events.push(tell('reopened', cause));
  if (alert.state === 'closed' && before.state === 'open') events.push(tell('closed', null));
  return events;
}

function toldPart(alert: ToldAlert): ToldAlert {
  const { alert_id, title, series_type, topic, region, issue_id, term, level, state } = alert;
  const { since, opened_on, last_day, observed, expected, messages } = alert;
  return {
    ...{ alert_id, title, series_type, topic, region, issue_id, term, level, state },
    ...{ since, opened_on, last_day, observed, expected, messages },
  };
}

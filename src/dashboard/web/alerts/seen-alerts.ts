import { addDays } from '../../../aggregate/figures/day-spans.ts';
import type { AlertRow } from '../../api-types.ts';

type Alert = Pick<AlertRow, 'alert_id' | 'level' | 'state' | 'opened_on' | 'steps'>;

/** Alerts that were shown in this browser. */
export interface SeenAlerts {
  /** Alerts that changed last before this day are not called new: last day of the data when the first of them were shown. */
  readonly from: string;
  /** Alert → level that it was shown with, and the day on which it changed last; in the order in which they were first shown. */
  readonly shown: Readonly<Record<string, readonly [level: number, day: string]>>;
}

export type AlertMark = '新' | '升级';

/** More are forgotten, the ones first shown first. */
const mostShown = 2000;

/** What a list says of an alert: nothing on the first visit, when all are new. */
export function markAlert(seen: SeenAlerts | null, alert: Alert): AlertMark | null {
  if (seen === null) return null;
  const known = seen.shown[alert.alert_id];
  if (known !== undefined) return alert.level < known[0] ? '升级' : null;
  return changedOn(alert) >= seen.from ? '新' : null;
}

/** The alerts shown, with these. @param lastDay of the data */
export function addShown(seen: SeenAlerts | null, alerts: readonly Alert[], lastDay: string): SeenAlerts {
  const { from, shown } = seen ?? { from: lastDay, shown: {} };
  // What closed before will not change any more, and is never new.
  const kept = alerts.filter((alert) => alert.state === 'open' || changedOn(alert) >= from);
  const all = Object.entries({
    ...shown,
    ...Object.fromEntries(kept.map((alert) => [alert.alert_id, [alert.level, changedOn(alert)] as const])),
  });
  const forgotten = all.slice(0, Math.max(0, all.length - mostShown)).map(([, [, day]]) => addDays(day, 1));
  return { from: [from, ...forgotten].sort().at(-1) ?? from, shown: Object.fromEntries(all.slice(-mostShown)) };
}

/** Day on which it opened or stepped up last. */
function changedOn({ opened_on: opened, steps }: Alert): string {
  const last = steps?.at(-1)?.day.slice(0, 10) ?? opened;
  return last > opened ? last : opened;
}

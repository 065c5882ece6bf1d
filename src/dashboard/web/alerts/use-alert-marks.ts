import { reactive, watch } from 'vue';
import type { AlertRow } from '../../api-types.ts';
import { keep, readKept } from '../browser/storage.ts';
import { type AlertMark, addShown, markAlert, type SeenAlerts } from './seen-alerts.ts';

const name = 'qingyu-seen-alerts';
/** Marks stay until the page is loaded anew: who opens one new alert and goes back still sees which the others are. */
const marks = reactive(new Map<string, AlertMark>());

/** Marks the alerts that a list shows, and notes that they were shown, once somebody can see them. */
export function useAlertMarks(alerts: () => readonly AlertRow[], lastDay: () => string | null) {
  const note = (): void => {
    const day = lastDay();
    if (document.hidden || day === null || alerts().length === 0) return;
    const seen = readKept<SeenAlerts>(name);
    for (const alert of alerts()) {
      const mark = markAlert(seen, alert);
      if (mark !== null) marks.set(alert.alert_id, mark);
    }
    keep(name, addShown(seen, alerts(), day));
  };
  watch([alerts, lastDay], note, { immediate: true });
  addEventListener('visibilitychange', note);
  return {
    markOf: (alertId: string): AlertMark | null => marks.get(alertId) ?? null,
    /** Ends the watch for the tab coming to the front. */
    stop: () => removeEventListener('visibilitychange', note),
  };
}

/** Begins anew: the tables are others. */
export function forgetShownAlerts(): void {
  keep(name, null);
  marks.clear();
}

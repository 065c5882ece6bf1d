import { labelledAlerts } from '../../../aggregate/labels/alert-labels.ts';
import type { AlertBrief } from '../../api-types.ts';
import type { Filters } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { alertBriefsSql, selectAlerts } from '../alerts/alerts.ts';
import type { Period } from './period.ts';

const memory = new WeakMap<Mart, Promise<readonly AlertBrief[]>>();

/** All alerts, in the order of their list; read once a mart, since their titles are of many tables. A mart without alerts has none. */
export function loadAlertIndex(mart: Mart): Promise<readonly AlertBrief[]> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const loading = mart.has('alerts') ? mart.rows<AlertBrief>(alertBriefsSql(mart)) : Promise.resolve([]);
  memory.set(mart, loading);
  loading.catch(() => memory.delete(mart));
  return loading;
}

/** Alerts for the first view: those that lists show for the filters and the period. Null where the mart has no alerts. */
export async function readAlertBriefs(mart: Mart, filters: Filters, period: Period): Promise<AlertBrief[] | null> {
  if (!mart.has('alerts')) return null;
  const { sql, parameters } = selectAlerts({ ...filters, from: period.from, to: period.to }, {});
  const [alerts, rows] = await Promise.all([
    loadAlertIndex(mart),
    mart.rows<{ alert_id: string }>(`SELECT a.alert_id FROM ${labelledAlerts} ${sql}`, parameters),
  ]);
  const chosen = new Set(rows.map(({ alert_id }) => alert_id));
  return alerts.filter(({ alert_id }) => chosen.has(alert_id));
}

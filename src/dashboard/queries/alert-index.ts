import type { AlertBrief } from '../api-types.ts';
import { type Filters, unknownRegion } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import { alertBriefsSql } from './alerts.ts';
import type { Period } from './period.ts';

/** What the first view asks of every alert. */
interface IndexedAlert extends AlertBrief {
  readonly last_day: string;
  readonly region: string | null;
  readonly topic: string | null;
}

const memory = new WeakMap<Mart, Promise<readonly IndexedAlert[]>>();

/** All alerts, open ones first, the gravest first; read once a mart. A mart without alerts has none. */
export function loadAlertIndex(mart: Mart): Promise<readonly IndexedAlert[]> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const loading = mart.has('alerts') ? mart.rows<IndexedAlert>(alertBriefsSql) : Promise.resolve([]);
  memory.set(mart, loading);
  loading.catch(() => memory.delete(mart));
  return loading;
}

/** Alerts for the first view: those of the period, and all that are open. Null where the mart has no alerts. */
export async function readAlertBriefs(mart: Mart, filters: Filters, period: Period): Promise<AlertBrief[] | null> {
  if (!mart.has('alerts')) return null;
  const found: AlertBrief[] = [];
  for (const alert of await loadAlertIndex(mart)) {
    if (alert.since > period.to) continue;
    if (alert.state !== 'open' && alert.last_day < period.from) continue;
    if (filters.region !== undefined && (alert.region ?? unknownRegion) !== filters.region) continue;
    if (filters.topic !== undefined && alert.topic !== filters.topic) continue;
    const { last_day, region, topic, ...brief } = alert;
    found.push(brief);
  }
  return found;
}

import type { AlertBrief } from '../api-types.ts';
import type { Filters } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import type { Period } from './period.ts';

/** Alerts that touch a period; null where the mart has no alerts. */
export async function readAlertBriefs(_mart: Mart, _filters: Filters, _period: Period): Promise<AlertBrief[] | null> {
  return null;
}

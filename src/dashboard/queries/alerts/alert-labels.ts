import { alertRegion, alertTopic } from '../../../aggregate/labels/alert-labels.ts';
import type { Filters, WhereBuilder } from '../../filters.ts';

/**
 * Adds the filters that choose among alerts by what they are about, as reports do: an alert of an issue has its issue's region and
 * topic, one that counts all regions has none, a word neither.
 * @param alias of `alerts` or `alert_history`; `i` is its issue
 */
export function addAlertLabels(where: WhereBuilder, { region, topic }: Filters, alias: string): WhereBuilder {
  if (region !== undefined) where.add(`${alertRegion(alias)} = ?`, region);
  if (topic !== undefined) where.add(`${alertTopic(alias)} = ?`, topic);
  return where;
}

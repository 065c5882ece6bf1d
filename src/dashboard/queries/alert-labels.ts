import { type Filters, unknownRegion, type WhereBuilder } from '../filters.ts';

/**
 * Adds the filters that choose among alerts by what they are about. Without a region are most series, which count all regions; of the
 * unknown one are critical messages alone.
 * @param table what columns are prefixed with
 */
export function addAlertLabels(where: WhereBuilder, { region, topic }: Filters, table = ''): WhereBuilder {
  where.addFilters({ topic }, { topic: `${table}topic` });
  if (region === unknownRegion) return where.add(`${table}series_type = 'critical' AND ${table}region IS NULL`);
  return where.addFilters({ region }, { region: `${table}region` });
}

import type { CountingLevel } from '../../ingest/values/region-path.ts';
import { listDistricts } from '../../segment/places/gazetteer.ts';
import type { RowReader } from '../comparability.ts';

/** Codes of a city (`A市`), and of what lies in one (`A7县`). */
const codedCity = /^([A-Z])[市州]$/u;
const codedDistrict = /^([A-Z])\d/u;

/**
 * Of regions those that are a city or prefecture in which others of them lie, by the national list or their code: what is told
 * of it names no district, and is no sibling of the districts.
 */
export function findBareCities(regions: readonly string[]): string[] {
  const districts = listDistricts();
  const known = new Set(regions);
  const codes = new Set(regions.map((region) => codedDistrict.exec(region)?.[1]));
  return regions.filter((region) => {
    const code = codedCity.exec(region)?.[1];
    return code !== undefined
      ? codes.has(code)
      : [...(districts.get(region) ?? [])].some((district) => district !== region && known.has(district));
  });
}

/** Those of the mart; none where regions are towns, since messages that name none are told by `is_placed` there. */
export async function readBareCities(db: RowReader, level: CountingLevel): Promise<readonly string[]> {
  if (level === 'town') return [];
  const rows = await db.rows<{ name: string }>(
    'SELECT DISTINCT region AS name FROM messages WHERE region IS NOT NULL ORDER BY name',
  );
  return findBareCities(rows.map(({ name }) => name));
}

/** A region as readers need it beside others: of a bare city only what names no district is counted. */
export function nameRegion(name: string, bareCities: readonly string[]): string {
  return bareCities.includes(name) ? `${name}（未写明区县）` : name;
}

import { type CountingLevel, isCity, isSharedName } from '../../ingest/values/region-path.ts';
import { listDistricts } from '../../segment/places/gazetteer.ts';
import type { RowReader } from './comparability.ts';

/** Codes of a city (`A市`), and of what lies in one (`A7县`). */
const codedCity = /^([A-Z])[市州]$/u;
const codedDistrict = /^([A-Z])\d/u;

/**
 * Of regions those that are a city or prefecture in which others of them lie, by the national list or their code: what is told
 * of it names no district, and is no sibling of the districts.
 */
export function findBareCities(regions: readonly string[]): string[] {
  const cities = new Set(findCityDistricts(regions).map(({ city }) => city));
  return regions.filter((region) => cities.has(region));
}

/** A city or prefecture among some regions, and another of them that lies in it. */
export interface CityDistrict {
  readonly city: string;
  readonly district: string;
}

/** All pairs among some regions of a city or prefecture and what lies in it. */
export function findCityDistricts(regions: readonly string[]): CityDistrict[] {
  const districts = listDistricts();
  return regions.flatMap((city) => {
    const code = codedCity.exec(city)?.[1];
    const own = districts.get(city);
    const inside = regions.filter((region) => {
      if (code !== undefined) return codedDistrict.exec(region)?.[1] === code;
      return region !== city && (own?.has(region) || isDistrictOf(region, city));
    });
    return inside.map((district) => ({ city, district }));
  });
}

/** Whether a district is told from others of its name by the city before it (青石市云溪区). */
function isDistrictOf(region: string, city: string): boolean {
  return isCity(city) && region.startsWith(city) && isSharedName(region.slice(city.length));
}

/** Those of the mart; none where regions are towns, since messages that name none are told by `is_placed` there. */
export async function readBareCities(db: RowReader, level: CountingLevel): Promise<readonly string[]> {
  if (level === 'town') return [];
  return findBareCities(await readRegions(db));
}

/** The pairs of the mart's regions. */
export async function readCityDistricts(db: RowReader): Promise<readonly CityDistrict[]> {
  return findCityDistricts(await readRegions(db));
}

async function readRegions(db: RowReader): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(
    'SELECT DISTINCT region AS name FROM messages WHERE region IS NOT NULL ORDER BY name',
  );
  return rows.map(({ name }) => name);
}

const areaName = /(?:\d(?:市|区|县|旗|州)|..[区县旗])$/u;

/** Whether a region is a county or district, by its name or its code (`A7县`). */
export function isArea(region: string): boolean {
  return areaName.test(region);
}

/** Parts a district from its city in a region as clustering takes it. */
export const cityMark = '\u001f';

/** Takes apart a region as clustering takes it: `青石市\u001f云溪区` where it is known in which city the district lies. */
export function splitRegion(region: string): { readonly parent: string | null; readonly name: string } {
  const at = region.indexOf(cityMark);
  return at < 0 ? { parent: null, name: region } : { parent: region.slice(0, at), name: region.slice(at + 1) };
}

/** Codes of cities and of what lies in them: `A市`, `A7县`. */
const cityCode = /^[A-Z](?:\d|[市州])/u;

/**
 * The city that a region is, or by its code lies in; null where it is none.
 * @param cities names of all cities
 */
export function cityOf(region: string, cities: ReadonlySet<string>): string | null {
  if (cityCode.test(region)) return region.charAt(0);
  return cities.has(region) ? region : null;
}

/** The bit of the city of a region (`cityOf`), 0 where it has none. Some cities share a bit. */
export function cityBit(region: string, cities: ReadonlySet<string>): number {
  const city = cityOf(region, cities);
  if (city === null) return 0;
  let hash = 0;
  for (let i = 0; i < city.length; i += 1) hash = Math.imul(hash, 31) + city.charCodeAt(i);
  return 1 << (hash & 31);
}

const areaName = /(?:\d(?:市|区|县|旗|州)|..[区县旗])$/u;

/** Whether a region is a county or district, by its name or its code (`A7县`). */
export function isArea(region: string): boolean {
  return areaName.test(region);
}

/** Codes of cities and of what lies in them: `A市`, `A7县`. */
const cityCode = /^[A-Z](?:\d|[市州])/u;

/**
 * The bit of a city that a region is, or by its code lies in; 0 where it is none. Some cities share a bit.
 * @param cities names of all cities
 */
export function cityBit(region: string, cities: ReadonlySet<string>): number {
  if (cityCode.test(region)) return 1 << (region.charCodeAt(0) & 31);
  if (!cities.has(region)) return 0;
  let hash = 0;
  for (let i = 0; i < region.length; i += 1) hash = Math.imul(hash, 31) + region.charCodeAt(i);
  return 1 << (hash & 31);
}

import { cityOf, isArea } from '../areas.ts';
import { numberTexts } from '../number-texts.ts';

/** What holds what: a province cities, a city counties and districts. */
const levels = { unknown: 0, province: 1, city: 2, area: 3 } as const;

function levelOf(region: string | null): number {
  if (!region) return levels.unknown;
  if (/(?:省|自治区)$/u.test(region)) return levels.province;
  return isArea(region) ? levels.area : levels.city;
}

/**
 * @param regions of the messages
 * @returns how far the regions of two messages agree: 1 where both are one county or district, 0.5 where they are one city or province,
 * −0.5 where one may lie in the other, −1 where they exclude each other, 0 where one is not known
 */
export function createRegionComparer(regions: readonly (string | null)[]): (a: number, b: number) => number {
  const numbers = numberTexts(regions);
  const levelsOf = Uint8Array.from(regions, levelOf);
  // Of codes alone the city is known (A7县); there are no codes of provinces.
  const cityCodes = Uint8Array.from(regions, (region) =>
    region ? (cityOf(region, new Set<string>())?.charCodeAt(0) ?? 0) : 0,
  );
  return (a, b) => {
    if (numbers[a] === 0 || numbers[b] === 0) return 0;
    if (numbers[a] === numbers[b]) return levelsOf[a] === levels.area ? 1 : 0.5;
    if (levelsOf[a] === levelsOf[b]) return -1;
    return cityCodes[a] !== 0 && cityCodes[b] !== 0 && cityCodes[a] !== cityCodes[b] ? -1 : -0.5;
  };
}

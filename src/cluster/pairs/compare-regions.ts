import { isTown } from '../../ingest/values/region-path.ts';
import { cityOf, isArea } from '../names/areas.ts';
import { numberTexts } from '../store/number-texts.ts';

/** What holds what: a province cities, a city counties and districts, these towns and subdistricts. */
const levels = { unknown: 0, province: 1, city: 2, area: 3, town: 4 } as const;

/** Regions of which a place is in one only. */
const district = /[区县旗]$/u;

/** What is known of the messages' regions. */
export interface RegionColumns {
  /** Equal regions have equal numbers, 0 where none is known. */
  readonly numbers: Int32Array;
  readonly levels: Uint8Array;
  /** Of codes alone the city is known (A7县), by its letter, else 0; there are no codes of provinces. */
  readonly cities: Uint8Array;
  /** 1 for counties and districts. */
  readonly districts: Uint8Array;
}

function levelOf(region: string | null): number {
  if (!region) return levels.unknown;
  if (/(?:省|自治区)$/u.test(region)) return levels.province;
  if (isArea(region)) return levels.area;
  return isTown(region) ? levels.town : levels.city;
}

/** Reads what regions are told apart by. @param regions of the messages */
export function readRegions(regions: readonly (string | null)[]): RegionColumns {
  const noNames = new Set<string>();
  return {
    numbers: numberTexts(regions),
    levels: Uint8Array.from(regions, levelOf),
    cities: Uint8Array.from(regions, (region) => (region ? (cityOf(region, noNames)?.charCodeAt(0) ?? 0) : 0)),
    districts: Uint8Array.from(regions, (region) => (region && district.test(region) ? 1 : 0)),
  };
}

/** Whether two messages are of counties or districts, and not of the same. */
export function isOtherDistrict({ numbers, districts }: RegionColumns, a: number, b: number): boolean {
  return districts[a] === 1 && districts[b] === 1 && numbers[a] !== numbers[b];
}

/**
 * How far the regions of two messages agree: 1 where both are one county, district or town, 0.5 where they are one city or province,
 * −0.5 where one may lie in the other, −1 where they exclude each other, 0 where one is not known, or is a town: of that nobody knows
 * here where it lies.
 */
export function compareRegions({ numbers, levels: levelsOf, cities }: RegionColumns, a: number, b: number): number {
  if (numbers[a] === 0 || numbers[b] === 0) return 0;
  if (numbers[a] === numbers[b]) return levelsOf[a]! >= levels.area ? 1 : 0.5;
  if (levelsOf[a] === levelsOf[b]) return -1;
  if (cities[a] !== 0 && cities[b] !== 0 && cities[a] !== cities[b]) return -1;
  return levelsOf[a] === levels.town || levelsOf[b] === levels.town ? 0 : -0.5;
}

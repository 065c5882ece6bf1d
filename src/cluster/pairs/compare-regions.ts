import { isCity, isTown } from '../../ingest/values/region-path.ts';
import { cityOf, isArea, splitRegion } from '../names/areas.ts';
import { numberTexts } from '../store/number-texts.ts';

/** What holds what: a province cities, a city counties and districts, these towns and subdistricts. */
export const levels = { unknown: 0, province: 1, city: 2, area: 3, town: 4 } as const;

/** Regions of which a place is in one only. */
const district = /[区县旗]$/u;

/** What is known of the messages' regions. */
export interface RegionColumns {
  /** Equal names have equal numbers, 0 where none is known. */
  readonly numbers: Int32Array;
  readonly levels: Uint8Array;
  /** The city that a region lies in or is, as far as the message or a code (A7县) says it, by its number; else 0. */
  readonly cities: Int32Array;
  /** 1 for counties and districts. */
  readonly districts: Uint8Array;
}

const noNames: ReadonlySet<string> = new Set();

function levelOf(region: string | null): number {
  if (!region) return levels.unknown;
  if (/(?:省|自治区)$/u.test(region)) return levels.province;
  if (isArea(region)) return levels.area;
  return isTown(region) ? levels.town : levels.city;
}

/** Reads what regions are told apart by. @param regions of the messages, see `splitRegion` */
export function readRegions(regions: readonly (string | null)[]): RegionColumns {
  const parts = regions.map((region) => (region ? splitRegion(region) : { parent: null, name: null }));
  const names = parts.map(({ name }) => name);
  return {
    numbers: numberTexts(names),
    levels: Uint8Array.from(names, levelOf),
    cities: numberTexts(parts.map(({ parent, name }) => parent ?? (name === null ? null : ownCity(name)))),
    districts: Uint8Array.from(names, (name) => (name && district.test(name) ? 1 : 0)),
  };
}

/** By its code, or its own name: some of these are of a county's rank, and lie in none that is written otherwise. */
function ownCity(name: string): string | null {
  return cityOf(name, noNames) ?? (isCity(name) ? name : null);
}

/** Whether two regions lie in different cities, as far as that is known: one name may be that of a district of both. */
function isOtherCity({ cities }: RegionColumns, a: number, b: number): boolean {
  return cities[a] !== 0 && cities[b] !== 0 && cities[a] !== cities[b];
}

/** Whether two messages are of counties or districts, and not of the same. */
export function isOtherDistrict(columns: RegionColumns, a: number, b: number): boolean {
  const { numbers, districts } = columns;
  if (districts[a] !== 1 || districts[b] !== 1) return false;
  return numbers[a] !== numbers[b] || isOtherCity(columns, a, b);
}

/**
 * How far the regions of two messages agree: 1 where both are one county, district or town, 0.5 where they are one city or province,
 * −0.5 where one may lie in the other, −1 where they exclude each other, 0 where one is not known, or is a town: of that nobody knows
 * here where it lies.
 */
export function compareRegions(columns: RegionColumns, a: number, b: number): number {
  const { numbers, levels: levelsOf } = columns;
  if (numbers[a] === 0 || numbers[b] === 0) return 0;
  if (isOtherCity(columns, a, b)) return -1;
  if (numbers[a] === numbers[b]) return levelsOf[a]! >= levels.area ? 1 : 0.5;
  if (levelsOf[a] === levelsOf[b]) return -1;
  return levelsOf[a] === levels.town || levelsOf[b] === levels.town ? 0 : -0.5;
}

import { type CountingLevel, isCounty, isVillage } from '../../ingest/region-path.ts';

/** What readers call the regions that are counted. */
export const regionWords: Readonly<Record<CountingLevel, string>> = { district: '地区', town: '乡镇街道' };

/** Whether a region says where, as regions are counted: a county does not where towns are. */
export function saysWhere(region: string, level: CountingLevel): boolean {
  return level === 'district' || !(isCounty(region) || isVillage(region));
}

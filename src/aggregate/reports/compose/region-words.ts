import type { CountingLevel } from '../../../ingest/values/region-path.ts';

/** What readers call the regions that are counted. */
export const regionWords: Readonly<Record<CountingLevel, string>> = { district: '地区', town: '乡镇街道' };

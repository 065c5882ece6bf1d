import { afterAll, beforeAll, expect, it } from 'vitest';
import { aggregateSettings } from '../../../src/aggregate/settings.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMessage } from '../build-small-mart.ts';

/** March of a county: most letters say only the county. */
const messages: SmallMessage[] = [
  ...Array.from({ length: 6 }, (_, i) => letter(`c${i}`, '云溪县', null)),
  ...Array.from({ length: 3 }, (_, i) => letter(`s${i}`, '石桥镇', '石桥镇')),
  letter('l0', '柳林镇', '柳林镇'),
  letter('n0', null, null),
];

function letter(id: string, region: string | null, town: string | null): SmallMessage {
  return { id, at: '2025-03-04 08:00:00', region, district: region === null ? null : '云溪县', town };
}

let towns: Database;
let districts: Database;

beforeAll(async () => {
  const issues = { I1: ['c0', 'c1', 'c2', 's0', 's1'] };
  towns = await buildSmallMart({ messages, issues, settings: aggregateSettings.parse({ regionLevel: 'town' }) });
  districts = await buildSmallMart({ messages, issues });
});

afterAll(() => {
  towns.close();
  districts.close();
});

it('keeps what says only the county in the trends, and out of ranking, lift and heat of towns', async () => {
  expect(
    await towns.rows(
      "SELECT region, messages FROM trend_monthly WHERE grain = 'region' ORDER BY messages DESC, region",
    ),
  ).toEqual([
    { region: '云溪县', messages: 6 },
    { region: '石桥镇', messages: 3 },
    { region: '未知', messages: 1 },
    { region: '柳林镇', messages: 1 },
  ]);
  expect(await towns.rows('SELECT region, rank, per_10000 FROM region_ranking ORDER BY rank')).toEqual([
    { region: '石桥镇', rank: 1, per_10000: 7500 },
    { region: '柳林镇', rank: 2, per_10000: 2500 },
  ]);
  for (const table of ['region_topic_lift', "hot_topics WHERE grain = 'topic_region'"]) {
    expect(await towns.rows(`SELECT DISTINCT region FROM ${table} ORDER BY region`)).toEqual([
      { region: '柳林镇' },
      { region: '石桥镇' },
    ]);
  }
  expect(await districts.rows('SELECT region FROM region_ranking ORDER BY rank')).toHaveLength(3);
});

it('says how many say only the county, and compares periods by the share of known towns', async () => {
  expect(await towns.rows('SELECT region_level, without_town FROM mart_info')).toEqual([
    { region_level: 'town', without_town: 6 },
  ]);
  expect(await towns.rows('SELECT known_region FROM coverage_daily')).toEqual([{ known_region: 4 }]);
  expect(await districts.rows('SELECT region_level, without_town FROM mart_info')).toEqual([
    { region_level: 'district', without_town: 0 },
  ]);
  expect(await districts.rows('SELECT known_region FROM coverage_daily')).toEqual([{ known_region: 10 }]);
});

it('places an issue in the town that most of its messages say, however many say only the county', async () => {
  expect(await towns.rows('SELECT region, regions FROM issues')).toEqual([
    { region: '石桥镇', regions: ['云溪县', '石桥镇'] },
  ]);
  expect(await districts.rows('SELECT region FROM issues')).toEqual([{ region: '云溪县' }]);
});

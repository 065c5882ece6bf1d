import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameRegion } from '../../../../src/aggregate/figures/name-region.ts';
import type { Meta, Overview } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  const of = (region: string | null, day: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `${region}${day}${i}`, at: `${day} 08:00:00`, region }));
  opened.small = await openSmallDashboard({
    mart: {
      messages: [
        ...of('甲区', '2025-12-20', 1),
        ...of('A市', '2025-12-20', 1),
        ...of('甲区', '2025-12-31', 6),
        ...of('A3县', '2025-12-31', 2),
        ...of(null, '2025-12-31', 2),
      ],
    },
  });
});
afterAll(() => opened.small.close());

it('are of all messages, as in the trend tables and reports, whatever is known of the others', async () => {
  const range = 'from=2025-12-31&to=2025-12-31';
  const overview = await opened.small.json<Overview>(`/api/overview?${range}`);
  expect(overview.unknown_region).toBe(2);
  expect(overview.regions.map(({ label, share }) => [label, share])).toEqual([
    ['甲区', 0.6],
    ['A3县', 0.2],
  ]);
  const file = await (await opened.small.get(`/api/downloads/region_shares?${range}`)).text();
  expect(file).toContain('甲区,6,0.6,');
  expect(file).toContain('未知,2,0.2,');
});

it('have the same rows in the download where the data do not reach back over the span before', async () => {
  const range = 'from=2025-12-21&to=2025-12-30';
  expect(await opened.small.json(`/api/overview?${range}`)).toMatchObject({ previous_from: null, regions: [] });
  const file = await (await opened.small.get(`/api/downloads/region_shares?${range}`)).text();
  expect(file.trimEnd().split('\r\n')).toHaveLength(1);
});

it('are told apart where one is the city of another: of it only what names no district is counted', async () => {
  const { bare_cities: bare } = await opened.small.json<Meta>('/api/meta');
  expect(bare).toEqual(['A市']);
  expect(['A市', 'A3县'].map((region) => nameRegion(region, bare))).toEqual(['A市（未写明区县）', 'A3县']);
});

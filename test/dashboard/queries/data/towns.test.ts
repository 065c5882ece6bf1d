import { expect, it } from 'vitest';
import { aggregateSettings } from '../../../../src/aggregate/settings.ts';
import type { DataPage, Meta } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

it('says what regions are, and how many messages say only the county', async () => {
  const at = '2025-03-04 08:00:00';
  const small = await openSmallDashboard({
    mart: {
      messages: [
        { id: '1', at, region: '云溪县', town: null },
        { id: '2', at, region: '石桥镇', town: '石桥镇' },
        { id: '3', at, region: null, town: null },
      ],
      settings: aggregateSettings.parse({ regionLevel: 'town' }),
    },
  });
  try {
    const level = { region_level: 'town', without_town: 1 };
    expect(await small.json<Meta>('/api/meta')).toMatchObject({ ...level, unplaced_regions: ['云溪县'] });
    expect((await small.json<DataPage>('/api/data')).coverage).toMatchObject(level);
  } finally {
    await small.close();
  }
});

import { expect, it } from 'vitest';
import { countWithoutTown, knownShare } from '../../../../src/dashboard/web/overview/known-regions.ts';

it('knows no region of messages that say only the county or a village, where regions are towns', () => {
  const regions = [
    { label: '石桥镇', messages: 12 },
    { label: '云溪县', messages: 3 },
    { label: '柳湾村', messages: 1 },
  ];
  expect(countWithoutTown(regions, ['云溪县', '柳湾村'])).toBe(4);
  expect(countWithoutTown(regions, [])).toBe(0);
  expect(knownShare(20, 4, 4)).toBe(0.6);
  expect(knownShare(0, 0, 0)).toBeNull();
});

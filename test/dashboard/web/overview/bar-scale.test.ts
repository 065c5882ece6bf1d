import { expect, it } from 'vitest';
import { fullBar } from '../../../../src/dashboard/web/overview/bar-scale.ts';

it('has room for a share that fell below the largest of now', () => {
  const rows = [
    { share: 0.1, previous_share: 0.3 },
    { share: 0.2, previous_share: null },
  ];
  expect(fullBar(rows)).toBe(0.3);
  expect(fullBar(rows.slice(1))).toBe(0.2);
  expect(fullBar([])).toBeGreaterThan(0);
});

import { describe, expect, it } from 'vitest';
import { compareShares, wilsonInterval } from '../../../src/dashboard/queries/shares.ts';

describe('wilsonInterval', () => {
  it('is the published example: 10 of 100 lies between 5.5 % and 17.4 %', () => {
    const { low, high } = wilsonInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });
});

describe('compareShares', () => {
  it('tells a shift from noise', () => {
    const [big, small] = compareShares([
      { label: 'a', messages: 600, previous: 400 },
      { label: 'b', messages: 400, previous: 600 },
    ]);
    expect(big).toMatchObject({ label: 'a', share: 0.6, previous_share: 0.4, is_real: true });
    expect(small?.is_real).toBe(true);
    const noise = compareShares([
      { label: 'a', messages: 6, previous: 5 },
      { label: 'b', messages: 4, previous: 5 },
    ]);
    expect(noise.map(({ is_real }) => is_real)).toEqual([false, false]);
  });

  it('has no previous share without a basis', () => {
    expect(compareShares([{ label: 'a', messages: 3, previous: null }])[0]).toMatchObject({
      previous: null,
      previous_share: null,
      is_real: false,
    });
  });
});

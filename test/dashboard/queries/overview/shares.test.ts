import { describe, expect, it } from 'vitest';
import { compareShares } from '../../../../src/dashboard/queries/overview/shares.ts';

const rule = { lengths: { current: 7, other: 7 }, falseDiscovery: 0.05, minBasis: 10 };

describe('compareShares', () => {
  it('tells a change from noise', () => {
    const [big, small] = compareShares(
      [
        { label: 'a', messages: 600, previous: 400 },
        { label: 'b', messages: 400, previous: 600 },
      ],
      rule,
    );
    expect(big).toMatchObject({ label: 'a', share: 0.6, previous_share: 0.4, is_real: true });
    expect(small?.is_real).toBe(true);
    const noise = compareShares(
      [
        { label: 'a', messages: 6, previous: 5 },
        { label: 'b', messages: 4, previous: 5 },
      ],
      rule,
    );
    expect(noise.map(({ is_real }) => is_real)).toEqual([false, false]);
  });

  it('goes by the number of messages, not by the share that others leave', () => {
    const [, small] = compareShares(
      [
        { label: 'a', messages: 900, previous: 100 },
        { label: 'b', messages: 100, previous: 100 },
      ],
      rule,
    );
    expect(small).toMatchObject({ label: 'b', is_real: false });
  });

  it('calls no change of a number real that the number a day does not have', () => {
    // Six days of the period have no data.
    const unlike = { ...rule, lengths: { current: 24, other: 30 } };
    const counts = [
      { label: 'a', messages: 980, previous: 1000 },
      { label: 'b', messages: 1000, previous: 1000 },
      { label: 'c', messages: 1100, previous: 1000 },
      { label: 'd', messages: 600, previous: 1000 },
    ];
    const real = compareShares(counts, unlike).map(({ label, is_real }) => [label, is_real]);
    expect(Object.fromEntries(real)).toEqual({ a: false, b: false, c: true, d: true });
  });

  it('has no previous share without a basis, and judges nothing where nothing may be', () => {
    expect(compareShares([{ label: 'a', messages: 30, previous: null }], { ...rule, lengths: null })[0]).toMatchObject({
      previous: null,
      previous_share: null,
      is_real: false,
    });
    const unjudged = compareShares([{ label: 'a', messages: 300, previous: 3 }], { ...rule, lengths: null });
    expect(unjudged[0]?.is_real).toBe(false);
  });

  it('lists the label with most messages first, equal ones by name, and none without messages in either period', () => {
    const counts = [
      { label: '丁', messages: 0, previous: 0 },
      { label: '乙', messages: 3, previous: 1 },
      { label: '甲', messages: 0, previous: 2 },
      { label: '丙', messages: 9, previous: null },
      { label: '上', messages: 3, previous: 4 },
    ];
    expect(compareShares(counts, rule).map(({ label, previous }) => [label, previous])).toEqual([
      ['丙', 0],
      ['上', 4],
      ['乙', 1],
      ['甲', 2],
    ]);
  });

  it('gives a change in percent where the basis bears it', () => {
    const counts = [
      { label: 'a', messages: 20, previous: 10 },
      { label: 'b', messages: 18, previous: 2 },
    ];
    expect(compareShares(counts, rule).map(({ change_percent }) => change_percent)).toEqual([100, null]);
    const lacking = compareShares(counts, { ...rule, minBasis: null });
    expect(lacking.map(({ change_percent }) => change_percent)).toEqual([null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { hideSmall, splitSmall } from '../../../src/aggregate/reports/collect/collect-counts.ts';
import { compareCounts, uncompared } from '../../../src/aggregate/reports/compare.ts';
import { changeNote, describeChange } from '../../../src/aggregate/reports/compose/compose-words.ts';
import { chooseWaitUnit, formatRange, formatSignedPercent, formatWait } from '../../../src/aggregate/reports/format.ts';
import { nameOf, rejectNames } from '../../../src/aggregate/reports/labels.ts';
import { rejectCodes } from '../../../src/core/message.ts';

const week = { current: 7, other: 7 };

describe('a comparison', () => {
  it('gives no percent on a small basis and nothing without one', () => {
    expect(compareCounts(30, 20, week, 10)).toMatchObject({ change: 10, percent: 50 });
    expect(compareCounts(9, 4, week, 10)).toMatchObject({ change: 5, percent: null });
    expect(compareCounts(9, null, week, 10)).toEqual({ basis: null, change: null, percent: null, chance: null });
  });

  it('is worded without a percentage that misleads', () => {
    const words = (count: number, basis: number | null) =>
      describeChange(compareCounts(count, basis, week, 10), '上周', '件', basis === null ? 'incomplete' : null);
    expect(words(132, 120)).toBe('较上周（120件）增加12件，上升10.0%');
    expect(words(1, 4)).toBe('较上周（4件）减少3件（基数较小，不计百分比）');
    expect(words(4, 4)).toBe('与上周（4件）持平');
    expect(words(4, null)).toBe('上周数据不完整，不作比较');
  });

  it('is not said to lack data where its basis is hidden', () => {
    const hidden = { ...uncompared, isHidden: true };
    expect(describeChange(hidden, '上周', '件', null)).toBe('上周件数不列');
    expect(changeNote('环比', hidden, null, true)).toBe('环比 —（基期不列）');
  });
});

describe('reasons of refusal', () => {
  it('have names in Chinese, all that a row can be refused for', () => {
    for (const code of rejectCodes) expect(nameOf(rejectNames, code), code).toMatch(/^\p{Script=Han}/u);
  });
});

describe('small rows', () => {
  const rows = (...authors: number[]) => authors.map((count, i) => ({ name: `${i}`, authors: count }));
  it('are folded, never one alone that the total would give away', () => {
    expect(splitSmall(rows(9, 8, 3, 2), 5, 10).kept).toHaveLength(2);
    expect(splitSmall(rows(9, 8, 3), 5, 10)).toEqual({
      kept: rows(9),
      folded: [
        { name: '1', authors: 8 },
        { name: '2', authors: 3 },
      ],
    });
    expect(splitSmall(rows(9, 8, 3), 1, 10).folded).toEqual([]);
    expect(splitSmall(rows(9, 8, 7, 6), 5, 2).folded).toHaveLength(2);
    // Two of one author each are told by their sum, and the smaller of two rows by the other.
    expect(splitSmall(rows(9, 8, 1, 1), 5, 10).kept).toEqual(rows(9));
    expect(splitSmall(rows(9, 3), 5, 10).kept).toEqual([]);
  });
});

describe('bases of few authors', () => {
  const hidden = (bases: readonly number[], authors: readonly number[]) => {
    const column = bases.map((basis) => compareCounts(20, basis, week, 10));
    return hideSmall(column, authors, 5).map(({ isHidden }) => isHidden === true);
  };
  it('are hidden with as many others as the total would need to give them away', () => {
    expect(hidden([30, 4, 13, 9], [28, 4, 13, 9, 0])).toEqual([false, true, false, true]);
    // Two of one author each are told by their sum.
    expect(hidden([30, 1, 13, 1], [28, 1, 13, 1, 0])).toEqual([false, true, true, true]);
    expect(hidden([30, 3, 13, 2], [28, 3, 13, 2, 0])).toEqual([false, true, false, true]);
    expect(hidden([30, 8], [28, 8, 0])).toEqual([false, false]);
    expect(hidden([30, 0], [28, 0, 0])).toEqual([false, false]);
  });
  it('count what a table folds: as a row of its own, or as a rest that is not listed', () => {
    expect(hidden([30, 4, 13, 6], [28, 4, 13, 6])).toEqual([false, true, false, true]);
    expect(hidden([30, 20, 6], [28, 20, 6])).toEqual([false, false, false]);
    expect(hidden([30, 20, 1], [28, 20, 1])).toEqual([false, true, true]);
    expect(hidden([30, 4, 13], [28, 4, 13, 2])).toEqual([false, true, false]);
  });
  it('have no change, percent or chance either', () => {
    const [, small] = hideSmall(
      [20, 4, 30].map((basis) => compareCounts(20, basis, week, 10)),
      [20, 4, 30, 0],
      5,
    );
    expect(small).toMatchObject({ basis: null, change: null, percent: null, chance: null });
  });
});

describe('formats', () => {
  it('are those of Chinese print', () => {
    expect(formatRange('2025-03-03', '2025-03-09')).toBe('2025年3月3日至9日');
    expect(formatRange('2025-02-28', '2025-03-06')).toBe('2025年2月28日至3月6日');
    expect(formatRange('2024-12-30', '2025-01-05')).toBe('2024年12月30日至2025年1月5日');
    expect(formatSignedPercent(-0.01)).toBe('0.0%');
    expect(formatSignedPercent(-12.34)).toBe('−12.3%');
    expect(formatWait(1234.5, chooseWaitUnit(71.96))).toBe('1,234.5小时');
    expect(formatWait(60, chooseWaitUnit(72))).toBe('2.5天');
    expect(chooseWaitUnit(null).name).toBe('小时');
  });
});

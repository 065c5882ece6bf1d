import { describe, expect, it } from 'vitest';
import {
  comparePieces,
  fillPieceSlots,
  joinPairs,
  listPieces,
  pieceSlots,
  weighPieces,
} from '../../../src/cluster/names/name-pieces.ts';

/** Slots of messages with these pieces. */
function slotsOf(...lines: readonly string[]): Uint32Array {
  const slots = new Uint32Array(pieceSlots * lines.length);
  for (const [i, line] of lines.entries()) fillPieceSlots(line, slots.subarray(i * pieceSlots, (i + 1) * pieceSlots));
  return slots;
}

/** How names would be rated: as less where more messages have them. */
const rate = (messages: number): number => Math.max(0, Math.min(1, 1.1 - messages / 20));

describe('comparePieces', () => {
  it('adds up what common pieces tell, in whatever order they stand', () => {
    const weights = weighPieces(slotsOf('鸿栎 栎澜 澜岸', '澜岸 住鸿 鸿栎', '万澄'), rate);
    expect(comparePieces(weights, 0, 1)).toBeCloseTo(2);
    expect(comparePieces(weights, 0, 2)).toBe(0);
    expect(comparePieces(weights, 2, 2)).toBe(0);
  });

  it('counts a piece that one has inside a found name, not one that both have so', () => {
    const weights = weighPieces(slotsOf('+石盘 +盘坝', '石盘', '+石盘 +盘坝'), rate);
    expect(comparePieces(weights, 0, 1)).toBeGreaterThan(0.5);
    expect(comparePieces(weights, 1, 2)).toBeGreaterThan(0);
    expect(comparePieces(weights, 0, 2)).toBe(0);
  });

  it('takes no syllable in the midst of two names for a piece of one', () => {
    const weights = weighPieces(slotsOf('+栎尔 +尔吐 +吐孜', '澜尔 尔吐 吐赛', '澜尔 尔吐 吐孜', '尔吐'), rate);
    expect(comparePieces(weights, 0, 1)).toBe(0);
    expect(comparePieces(weights, 0, 2)).toBeGreaterThan(1);
    expect(comparePieces(weights, 0, 3)).toBeGreaterThan(0);
    // Nobody knows whether what stands beside it is of the name.
    expect(comparePieces(weighPieces(slotsOf('住鸿 鸿栎 栎停', '在鸿 鸿栎 栎的'), rate), 0, 1)).toBeGreaterThan(0);
  });

  it('believes less what more messages have, and nothing what many have', () => {
    const tells = (messages: number): number => {
      const weights = weighPieces(slotsOf(...new Array<string>(messages).fill('金洲')), rate);
      return comparePieces(weights, 0, 1);
    };
    expect(tells(1)).toBe(0);
    expect(tells(2)).toBeCloseTo(1);
    expect(tells(6)).toBeLessThan(tells(3));
    expect(tells(30)).toBe(0);
  });
});

describe('weighPieces', () => {
  it('numbers the pieces that tell anything', () => {
    const { ids, tells } = weighPieces(slotsOf('万澄 澄城', '万澄'), rate);
    const known = [...ids].filter((id) => id >= 0);
    expect(known).toEqual([0, 0]);
    expect([...tells].map((value) => Number(value.toFixed(2)))).toEqual([1]);
  });
});

describe('joinPairs', () => {
  it('puts pairs together that go on in each other', () => {
    expect(joinPairs(['栎澜', '鸿栎', '万澄', '澜岸'])).toEqual(['鸿栎澜岸', '万澄']);
  });

  it('comes to an end where they go round in a circle', () => {
    expect(joinPairs(['贝贝'])).toEqual(['贝贝']);
    expect(joinPairs(['甲乙', '乙甲'])).toEqual(['甲乙甲']);
  });
});

describe('listPieces', () => {
  it('gives back what was read, ascending', () => {
    const slots = slotsOf('路灯', '鸿栎 +万澄');
    expect(listPieces(slots, 1)).toEqual([
      { pair: '万澄', isNamed: true },
      { pair: '鸿栎', isNamed: false },
    ]);
  });
});

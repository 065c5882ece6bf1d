import { describe, expect, it } from 'vitest';
import { chooseHead, listColumns, narrowHeads, placeHeads } from '../../../src/classify/model/choose-head.ts';
import type { Head } from '../../../src/classify/model/manifest.ts';

function makeHead(name: string, labels: readonly string[], column: number): Head {
  const zeros = labels.map(() => 0);
  const calibration = { sharpness: 1, prior: zeros, lean: zeros, reliability: [], threshold: 0.5 };
  return { name, labels: [...labels], column, bias: zeros, ...calibration };
}

const gated = {
  heads: [makeHead('board', ['a', 'b'], 0), makeHead('brief', ['a', 'b'], 2)],
  gate: { column: 4, bias: -0.5 },
};
const plain = { heads: [makeHead('all', ['a', 'b', 'c'], 0), makeHead('2 labels', ['a', 'b'], 3)] };

describe('narrowHeads', () => {
  it('keeps the head with the fewest labels that covers what is wanted', () => {
    const names = (wanted: readonly string[] | null) => narrowHeads(plain, wanted)?.heads.map(({ name }) => name);
    expect([names(null), names(['b']), names(['b', 'c'])]).toEqual([['all'], ['2 labels'], ['all']]);
    expect(narrowHeads(plain, ['d'])).toBeNull();
  });

  it('keeps both heads of a gate', () => {
    expect(narrowHeads(gated, null)).toEqual(gated);
    expect(narrowHeads(gated, ['b'])).toEqual(gated);
    expect(narrowHeads(gated, ['d'])).toBeNull();
  });
});

describe('chooseHead', () => {
  it('takes the second head where the gate is above 0, and the first without a gate', () => {
    const nameAt = (score: number) => chooseHead(gated, Float64Array.of(9, 9, 9, 9, score)).name;
    expect([0.4, 0.5, 0.6].map(nameAt)).toEqual(['board', 'board', 'brief']);
    expect(chooseHead({ heads: plain.heads, gate: null }, Float64Array.of(0, 0, 0)).name).toBe('all');
  });
});

describe('placeHeads', () => {
  it('lays heads and gate one after the other, in the order of listColumns', () => {
    const placed = placeHeads({ heads: [gated.heads[1]!, gated.heads[0]!], gate: gated.gate }, 8);
    expect(listColumns(placed)).toEqual([8, 9, 10, 11, 12]);
    expect(placed.gate).toEqual({ column: 12, bias: -0.5 });
    expect(listColumns({ heads: [gated.heads[1]!], gate: gated.gate })).toEqual([2, 3, 4]);
  });
});

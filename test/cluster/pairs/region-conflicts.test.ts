import { describe, expect, it } from 'vitest';
import { scopes } from '../../../src/cluster/names/name-scopes.ts';
import { isOfOtherRegion, readStands } from '../../../src/cluster/pairs/region-conflicts.ts';
import { createPlain, storeOf } from '../plain-store.ts';

describe('readStands', () => {
  it('is sure of a region that the title says, or that no word of the text is', () => {
    const store = storeOf([
      createPlain('r:沐榆县', { region: '沐榆县', title: '沐榆停水' }),
      createPlain('r:沐榆县', { region: '沐榆县', title: '停水' }),
      createPlain('b:停水', { region: '沐榆县', title: '停水' }),
      createPlain('b:停水 b:全省'),
    ]);
    const { sure, wide, terms } = readStands(store);
    expect([...sure]).toEqual([1, 0, 1, 0]);
    expect([...wide]).toEqual([0, 0, 0, 1]);
    expect(terms[0]).toBe(terms[2]);
    expect(terms[3]).toBe(-1);
  });

  it('parts codes from names, of which one may be the other', () => {
    const store = storeOf(['沐榆县', 'A7县'].map((region) => createPlain('', { region })));
    expect([...readStands(store).sorts]).toEqual([0, 2]);
  });
});

describe('isOfOtherRegion', () => {
  const says = (shared: number, sure: readonly number[], isOneMatter = false, wide: readonly number[] = [0, 0]) =>
    isOfOtherRegion(
      {
        sure: Uint8Array.from(sure),
        wide: Uint8Array.from(wide),
        sorts: new Uint8Array(2),
        terms: new Int32Array(2),
      },
      [0, 1],
      shared,
      () => isOneMatter,
    );

  it('is so of what many counties have, however sure the regions are', () => {
    expect(says(scopes.common, [0, 0], true)).toBe(true);
    expect(says(scopes.street, [1, 1], true)).toBe(true);
    expect(says(scopes.street, [1, 0], true)).toBe(false);
  });

  it('is so of what has a name of its own where both regions are sure and the matter is another', () => {
    expect(says(scopes.own, [1, 1])).toBe(true);
    expect(says(scopes.own, [1, 1], true)).toBe(false);
    expect(says(scopes.own, [1, 0])).toBe(false);
    expect(says(scopes.highway, [1, 1])).toBe(true);
    expect(says(scopes.highway, [1, 1], true)).toBe(false);
  });

  it('is not so of what reaches beyond a county, nor where both ask for what is settled above it', () => {
    expect(says(scopes.wide | scopes.common, [1, 1])).toBe(false);
    expect(says(0, [1, 1])).toBe(true);
    expect(says(0, [1, 1], false, [1, 0])).toBe(true);
    expect(says(0, [1, 1], false, [1, 1])).toBe(false);
    expect(says(0, [1, 0])).toBe(false);
  });
});

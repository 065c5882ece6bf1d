import { describe, expect, it } from 'vitest';
import { findScopes, scopes } from '../../../src/cluster/names/name-scopes.ts';
import { nameFlag, termKinds } from '../../../src/cluster/store/store.ts';
import { createTermStore } from '../term-store.ts';

const general = new Set(['橡胶', '实验']);

describe('findScopes', () => {
  it.each([
    ['阳光花园', scopes.common],
    ['东关村', scopes.common],
    ['实验小学', scopes.common],
    ['第二实验小学', scopes.common],
    ['新实验小学', scopes.common],
    ['三院', scopes.common],
    ['橡胶厂', scopes.common],
    ['人民路', scopes.street],
    ['沐榆花园', scopes.own],
    ['沐榆路', scopes.own],
    ['沐榆小学', scopes.own],
    ['沐榆星畔花园', scopes.wide],
    ['昱澜高速', scopes.highway],
    ['昱澜铁路', scopes.wide],
    ['33路', scopes.wide],
    ['沐榆置业', scopes.wide],
    ['沐榆健身', scopes.wide],
    ['沐榆县', 0],
    ['民办教师', 0],
  ])('says how far %s may reach', (text, expected) => {
    const store = createTermStore([[[termKinds.name, text, 1]]]);
    expect(findScopes(store, (word) => general.has(word))[0]).toBe(expected);
  });

  it('takes towns for names, and kinds of things for none', () => {
    const store = createTermStore([
      [
        [termKinds.region, '城关镇', 1],
        [termKinds.region, '沐榆镇', 1],
        [termKinds.name, '公交公司', nameFlag],
      ],
    ]);
    expect([...findScopes(store, () => true)]).toEqual([scopes.common, scopes.own, 0]);
  });
});

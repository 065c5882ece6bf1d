import { describe, expect, it } from 'vitest';
import { createNameList } from '../../../src/segment/places/name-list.ts';

const name = (start: number, end: number) => ({ name: `${start}-${end}`, type: 'road', start, end });
const listed = (list: { readonly names: readonly { readonly name: string }[] }): string[] =>
  list.names.map((found) => found.name);

describe('the names of a text', () => {
  it('stand in order, the first of those that go across each other', () => {
    expect(listed(createNameList([name(6, 9), name(0, 3), name(2, 8), name(6, 9)]))).toEqual(['0-3', '6-9']);
  });

  it('are looked up by a stretch and by their ends', () => {
    const list = createNameList([name(0, 3), name(3, 5), name(8, 9)]);
    expect(list.overlapping(2, 4)).toEqual([name(0, 3), name(3, 5)]);
    expect(list.overlapping(5, 8)).toEqual([]);
    expect([list.isFree(5, 8), list.isFree(2, 3), list.isFree(8, 20), list.isFree(9, 20)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([list.lastBefore(0), list.lastBefore(1), list.lastBefore(8), list.lastBefore(20)]).toEqual([
      undefined,
      name(0, 3),
      name(3, 5),
      name(8, 9),
    ]);
    expect([list.startingAt(3), list.startingAt(4), list.startingAt(9)]).toEqual([name(3, 5), undefined, undefined]);
    expect([list.endingAt(5), list.endingAt(4), list.endingAt(9)]).toEqual([name(3, 5), undefined, name(8, 9)]);
  });

  it('give way to one that is put across them', () => {
    const list = createNameList([name(0, 3), name(3, 5), name(8, 9)]);
    list.put(name(2, 4));
    list.put(name(5, 8));
    expect(listed(list)).toEqual(['2-4', '5-8', '8-9']);
  });
});

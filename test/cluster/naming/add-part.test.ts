import { describe, expect, it } from 'vitest';
import { addPart } from '../../../src/cluster/naming/add-part.ts';
import { createPlain, storeOf } from '../plain-store.ts';

/** The printed place of messages that state these parts. */
function placeOf(place: string, parts: readonly string[], titles: readonly string[]): string {
  const store = storeOf(parts.map((terms) => createPlain(terms)));
  return addPart(place, [...parts.keys()], titles, store);
}

describe('the place of an issue', () => {
  const titles = ['云栖里号三期延期交房', '什么时候交房', '云栖里号第三期又停工'];

  it('has the stage that nearly all of its members state, as titles write it', () => {
    expect(placeOf('云栖', ['s:期3', 's:期3', 's:期3'], titles)).toBe('云栖里号三期');
    expect(placeOf('听涛苑', ['s:期2', 's:期2', ''], ['停电', '没有电', '跳闸'])).toBe('听涛苑二期');
    expect(placeOf('听涛苑二期', ['s:期2', 's:期2'], ['停电', '没有电'])).toBe('听涛苑二期');
  });

  it('has the exit of a station', () => {
    expect(placeOf('听涛站', ['s:口C', 's:口C', 's:口C'], ['何时开通', '封着的口', '绕路'])).toBe('听涛站C口');
  });

  it('has none that few state, that others contradict, or that may be of something else', () => {
    expect(placeOf('听涛苑', ['s:期2', '', ''], ['停电', '没有电', '跳闸'])).toBe('听涛苑');
    expect(placeOf('听涛苑', ['', 's:期2', '', 's:期2'], ['停电', '没有电', '跳闸', '断电'])).toBe('听涛苑');
    expect(placeOf('听涛苑', ['s:期2', 's:期2', 's:期1'], ['停电', '没有电', '跳闸'])).toBe('听涛苑');
    expect(placeOf('听涛苑', ['s:期1 s:期2', 's:期1 s:期2'], ['停电', '没有电'])).toBe('听涛苑');
    expect(placeOf('听涛苑', ['s:期1 s:期2', 's:期1 s:期2', 's:期1'], ['停电', '没有电', '跳闸'])).toBe('听涛苑');
    expect(placeOf('听三期小区', ['s:期3', 's:期3'], ['停电', '没有电'])).toBe('听三期小区');
    expect(placeOf('听涛路', ['s:期2', 's:期2'], ['停电', '没有电'])).toBe('听涛路');
  });
});

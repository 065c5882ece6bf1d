import { describe, expect, it } from 'vitest';
import { listBranches, nameOtherBranches } from '../../../src/cluster/names/branches.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createTermStore, type Term } from '../term-store.ts';

const name = (text: string): Term => [termKinds.name, text, 1];
const region = (text: string): Term => [termKinds.region, text, 1];
/** Whether the first two of some messages name other branches. */
const differ = (...messages: (readonly Term[])[]): boolean =>
  nameOtherBranches(listBranches(createTermStore(messages)), 0, 1);

describe('branches of a firm', () => {
  it.each([
    ['two that roads tell apart', ['沐榆路店'], ['澜桨街店'], true],
    ['the same one', ['沐榆路店'], ['沐榆路店'], false],
    ['one, and another that is named beside it', ['沐榆路店', '澜桨街店'], ['澜桨街店'], false],
    ['two that malls tell apart', ['沐榆汇店'], ['澜桨汇店'], true],
    ['two schools of one', ['沐榆路校区'], ['澜桨街校区'], true],
    ['a shop of its own', ['沐榆路店'], ['老灶烧烤店'], false],
    ['one, and a road by which none is called', ['沐榆路店'], ['澜桨街'], false],
  ])('are others or not where messages name %s', (_, a, b, isOther) => {
    expect(differ(a.map(name), b.map(name))).toBe(isOther);
    expect(differ(b.map(name), a.map(name))).toBe(isOther);
  });

  it('are called by their road alone, where another message calls one so', () => {
    expect(differ([name('沐榆路')], [name('澜桨街店')], [name('沐榆路店')])).toBe(true);
    expect(differ([name('沐榆路')], [name('沐榆路店')])).toBe(false);
    expect(differ([name('沐榆路')], [name('澜桨街')], [name('沐榆路店'), name('澜桨街店')])).toBe(false);
  });

  it('are told apart by the district before the name of a house that has several', () => {
    const districts = [region('汐岸区'), region('栎川区')];
    expect(differ([name('汐岸云泰城')], [name('栎川云泰城广场')], districts, [name('云泰城')])).toBe(true);
    expect(differ([name('汐岸云泰城')], [name('汐岸云泰城广场')], districts, [name('云泰城')])).toBe(false);
    expect(differ([name('汐岸云泰城')], [name('云泰城')], districts)).toBe(false);
    expect(differ([name('汐岸店')], [name('栎川云泰城')], districts, [name('云泰城')])).toBe(true);
    // What is no district may be who built it.
    expect(differ([name('锦禾云泰城')], [name('栎川云泰城')], districts, [name('云泰城')])).toBe(false);
  });

  it('lie in a district that others name', () => {
    const districts = [name('汐岸店')];
    expect(differ([name('沐榆路店')], [region('汐岸区')], districts)).toBe(false);
  });
});

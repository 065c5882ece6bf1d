import { describe, expect, it } from 'vitest';
import { cityBit } from '../../../src/cluster/names/areas.ts';
import { uniteHomophones } from '../../../src/cluster/names/homophones.ts';
import { loadSounds } from '../../../src/cluster/names/syllables.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { listCities } from '../../../src/segment/places/gazetteer.ts';
import { itInCi } from '../../describe-in-ci.ts';
import { createTermStore, idsOf, type Term, textsOf } from '../term-store.ts';

const { name, word, region } = termKinds;
const none = (): boolean => false;
const soundOf = await loadSounds();
const [city = '', ...otherCities] = listCities();
const twin = otherCities.find((other) => cityBit(other, listCities()) === cityBit(city, listCities()));

/** One message a line of names and regions, the latter behind an `@`. */
function storeOf(...messages: readonly string[]): ReturnType<typeof createTermStore> {
  const terms = (line: string): Term[] =>
    line.split(' ').map((text) => (text.startsWith('@') ? [region, text.slice(1), 1] : [name, text, 1]));
  return createTermStore(messages.map(terms));
}

describe('uniteHomophones', () => {
  it('makes one of names that sound alike: the one that more messages have, and the words inside it', () => {
    const store = createTermStore([
      [
        [word, '停水', 1],
        [word, '云祺', 0x41],
        [name, '云祺花园', 1],
      ],
      [
        [name, '云栖花园', 1],
        [word, '云栖', 0x41],
      ],
      [[name, '云栖花园', 1]],
    ]);
    expect(uniteHomophones(store, none, soundOf)).toBe(1);
    expect(textsOf(store, 0).sort()).toEqual(['云栖', '云栖花园', '停水']);
    expect(idsOf(store, 0)).toEqual([...idsOf(store, 0)].sort((a, b) => a - b));
    const { counts, namedCounts, ids } = store.vocabulary;
    expect(counts.data[ids[name].get('云栖花园')!]).toBe(3);
    expect(counts.data[ids[name].get('云祺花园')!]).toBe(0);
    expect(namedCounts.data[ids[word].get('云栖')!]).toBe(2);
    expect(uniteHomophones(store, none, soundOf)).toBe(0);
  });

  it('keeps the one that is written as the town is that it is called after, whatever titles have', () => {
    const messages = ['云祺中学', '云祺中学', '云栖中学 @云栖镇', '@云栖镇', '@云栖镇'];
    const store = storeOf(...messages);
    expect(uniteHomophones(store, none, soundOf)).toBe(1);
    expect(textsOf(store, 0)).toEqual(['云栖中学']);
    const other = storeOf(...messages.slice(0, 3));
    expect(uniteHomophones(other, none, soundOf)).toBe(1);
    expect(textsOf(other, 2)).toContain('云祺中学');
    // Three messages slip no more: that is its name.
    const named = storeOf('云祺中学', ...messages);
    expect(uniteHomophones(named, none, soundOf)).toBe(1);
    expect(textsOf(named, 3)).toContain('云祺中学');
  });

  it('has the name once where a message writes it both ways, as it has in both', () => {
    const store = createTermStore([
      [[name, '云栖花园', 1]],
      [
        [name, '云祺花园', 0x80],
        [name, '云栖花园', 1],
        [word, '停水', 1],
      ],
      [
        [name, '云栖花园', 1],
        [word, '路灯', 1],
      ],
    ]);
    expect(uniteHomophones(store, none, soundOf)).toBe(1);
    expect(textsOf(store, 1).sort()).toEqual(['云栖花园', '停水']);
    expect(textsOf(store, 2).sort()).toEqual(['云栖花园', '路灯']);
    const id = store.vocabulary.ids[name].get('云栖花园')!;
    expect(store.uses.data[store.starts.data[1]! + idsOf(store, 1).indexOf(id)]).toBe(0x81);
    expect(store.vocabulary.counts.data[id]).toBe(3);
    expect(store.terms.length).toBe(5);
  });

  it('leaves words alone that stand outside the name or that general Chinese has', () => {
    const store = createTermStore([
      [
        [name, '新悦花园', 1],
        [word, '悦耳', 1],
        [word, '悦色', 0x41],
      ],
      [
        [name, '新月花园', 1],
        [word, '月耳', 1],
        [word, '月色', 0x41],
      ],
      [[name, '新月花园', 1]],
    ]);
    expect(uniteHomophones(store, (text) => text === '悦色', soundOf)).toBe(1);
    expect(textsOf(store, 0)).toEqual(expect.arrayContaining(['新月花园', '悦耳', '悦色']));
  });

  it.each([
    ['differ in two characters', '云栖花园', '运祺花园'],
    ['have two characters', '云栖', '云祺'],
    ['differ in a number', '石三路桥', '石伞路桥'],
    ['differ in a direction', '林西花园', '林溪花园'],
  ])('leaves names two that %s', (_, first, second) => {
    expect(uniteHomophones(storeOf(first, second), none, soundOf)).toBe(0);
  });

  it('takes a direction for a slip where few write it and nothing is called so without it', () => {
    const often = ['榆溪家园', '榆溪家园', '榆溪家园'];
    expect(uniteHomophones(storeOf(...often, '榆西家园'), none, soundOf)).toBe(1);
    expect(uniteHomophones(storeOf(...often, '榆西家园', '榆家园'), none, soundOf)).toBe(0);
    expect(uniteHomophones(storeOf('榆溪家园', '榆西家园'), none, soundOf)).toBe(0);
    expect(uniteHomophones(storeOf('云榆溪园', '云榆溪园', '云榆溪园', '云榆西园'), none, soundOf)).toBe(0);
  });

  it('leaves names two that general Chinese explains', () => {
    const general = new Set(['驾考', '价考', '中心']);
    expect(uniteHomophones(storeOf('驾考中心', '价考中心'), (text) => general.has(text), soundOf)).toBe(0);
  });

  it('goes by the spelling that most titles have, whatever an earlier run united them to', () => {
    const own = [name, '云祺花园', 1] as const;
    const store = createTermStore(
      [[own], [own], [own], [[name, '云栖花园', 1]]],
      ['云祺花园停水', '云栖花园停水', '云栖花园电梯坏了', '云栖花园停电'],
    );
    expect(uniteHomophones(store, none, soundOf)).toBe(1);
    expect([0, 1, 2, 3].map((i) => textsOf(store, i))).toEqual(Array(4).fill(['云栖花园']));
  });

  it.each([
    ['two counties', '石桨村 @青石县', '石匠村 @柳河县'],
    ['two cities', '石桨村 @A市', '石匠村 @B3县'],
    ['two cities of the same bit', `石桨村 @${city}`, `石匠村 @${twin}`],
  ])('leaves the villages of %s two', (_, first, second) => {
    expect(uniteHomophones(storeOf(first, second), none, soundOf)).toBe(0);
  });

  it('makes one of a name in one county, and of one that nobody places', () => {
    const store = storeOf('石桨村 @青石县', '石桨村 @青石县', '石匠村 @青石县 @柳河县', '石酱村');
    expect(uniteHomophones(store, none, soundOf)).toBe(2);
    expect(textsOf(store, 2)).toContain('石桨村');
    expect(textsOf(store, 3)).toEqual(['石桨村']);
  });

  it('writes names as the deployment lists them, and leaves those that it lists two', () => {
    const names = ['石桨村', '石桨村', '石匠村', '石酱村'];
    const one = storeOf(...names);
    expect(uniteHomophones(one, none, soundOf, new Set(['石匠村']))).toBe(2);
    expect([0, 3].map((i) => textsOf(one, i))).toEqual([['石匠村'], ['石匠村']]);
    const two = storeOf(...names);
    expect(uniteHomophones(two, none, soundOf, new Set(['石匠村', '石桨村']))).toBe(1);
    expect([0, 2, 3].map((i) => textsOf(two, i))).toEqual([['石桨村'], ['石匠村'], ['石桨村']]);
  });

  it('leaves the villages of two counties two though a third that nobody places sounds like both', () => {
    const store = storeOf('石桨村', '石桨村', '石匠村 @青石县', '石酱村 @柳河县');
    expect(uniteHomophones(store, none, soundOf)).toBe(1);
    expect(textsOf(store, 2)).toContain('石桨村');
    expect(textsOf(store, 3)).toContain('石酱村');
  });

  // Each held against each it would take many minutes, and the test would end by its limit of time.
  itInCi('tells tens of thousands of names of one sound apart, and finds the one that another is a slip of', () => {
    const alike = Array.from({ length: 0x9fff - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i))
      .filter((character) => soundOf(character) === soundOf('义'))
      .slice(0, 41);
    const slip = alike.pop()!;
    const count = alike.length;
    // Of which any two differ in two characters or more.
    const names = Array.from({ length: count ** 3 }, (_, n) => {
      const digits = [n % count, Math.floor(n / count) % count, Math.floor(n / count ** 2)];
      return `${[...digits, (digits[0]! + digits[1]! + digits[2]!) % count].map((digit) => alike[digit]).join('')}村`;
    });
    const store = storeOf(...names, `${slip}${names[77]!.slice(1)}`);
    expect(uniteHomophones(store, none, soundOf)).toBe(1);
    expect(textsOf(store, names.length)).toEqual([names[77]]);
  });
});

import { describe, expect, it } from 'vitest';
import { compareForms, formOfName } from '../../../src/cluster/names/name-forms.ts';
import { createOverlap } from '../../../src/cluster/pairs/overlap.ts';
import { type MessageStore, termKinds } from '../../../src/cluster/store/store.ts';
import { readTermColumns } from '../../../src/cluster/store/term-columns.ts';
import { type Weights, weighTerms } from '../../../src/cluster/store/weights.ts';
import { createPlain, noVectors, plainBackground, plainSettings, storeOf } from '../plain-store.ts';

const weigh = (store: MessageStore): Weights => weighTerms(store, plainSettings, noVectors, plainBackground);
const idOf = (store: MessageStore, kind: keyof typeof termKinds, text: string): number =>
  store.vocabulary.ids[termKinds[kind]].get(text)!;
/** So many messages of this one term. */
const many = (count: number, terms: string): string[] => Array<string>(count).fill(terms);

describe('weighTerms', () => {
  it('calls a word rare by how few of all messages have it: up to their square root in full, many not at all', () => {
    const store = storeOf([...many(1600, 'b:常见'), ...many(30, 'b:少见 p:某小区'), ...many(70, 'b:居间')]);
    const { rarity } = weigh(store);
    expect(rarity[idOf(store, 'word', '常见')]).toBe(0);
    expect(rarity[idOf(store, 'word', '少见')]).toBe(1);
    expect(rarity[idOf(store, 'word', '居间')]).toBeGreaterThan(0.5);
    expect(rarity[idOf(store, 'word', '居间')]).toBeLessThan(1);
    // Names are compared as such.
    expect(rarity[idOf(store, 'name', '某小区')]).toBe(0);
  });

  it('takes a name for specific by how few messages have it, and words that stand inside names likewise', () => {
    const store = storeOf([
      'p:石桨路',
      ...many(3, 'p:翠屿湖小区 n:翠屿 b:翠屿 b:路灯'),
      ...many(10, 'p:柳荫路'),
      ...many(80, 'p:松岭镇街'),
      ...many(906, 'b:电梯'),
    ]);
    const { specificity } = weigh(store);
    expect(specificity[idOf(store, 'name', '石桨路')]).toBe(1);
    expect(specificity[idOf(store, 'name', '翠屿湖')]).toBeCloseTo(0.8, 1);
    expect(specificity[idOf(store, 'word', '翠屿')]).toBeCloseTo(0.8, 1);
    expect(specificity[idOf(store, 'word', '路灯')]).toBe(0);
    expect(specificity[idOf(store, 'name', '柳荫路')]).toBeCloseTo(0.2, 1);
    expect(specificity[idOf(store, 'name', '松岭镇街')]).toBe(0);
  });

  it('lets what is mostly called as a kind of thing tell the matter, not the place', () => {
    const store = storeOf(['k:翠屿热力', 'l:翠屿热力', 'p:翠屿热力', 'k:松岭水厂', 'q:松岭水厂']);
    const { placeShare } = weigh(store);
    expect(placeShare[idOf(store, 'name', '翠屿热力')]).toBe(0);
    expect(placeShare[idOf(store, 'name', '松岭水厂')]).toBe(1);
  });

  it('does not take all words of a small board for common', () => {
    const store = storeOf([...many(4, 'b:路灯'), 'b:电梯']);
    const { rarity, idf } = weigh(store);
    expect(rarity[idOf(store, 'word', '路灯')]).toBe(1);
    expect(idf[idOf(store, 'word', '路灯')]).toBeGreaterThan(1);
  });

  it('fills up a small board with what general words are elsewhere: its names stay rarer than they', () => {
    const store = storeOf(many(4, 'b:小区 b:路灯'));
    const background = { messages: 1000, shares: new Map([['小区', 0.2]]) };
    const { idf } = weighTerms(store, plainSettings, noVectors, background);
    expect(idf[idOf(store, 'word', '小区')]).toBeCloseTo(Math.log(1001 / (4 + 0.2 * 996)), 5);
    expect(idf[idOf(store, 'word', '路灯')]).toBeCloseTo(Math.log(1001 / 4), 5);
  });

  it('parts words into place and problem by how often they stand inside names', () => {
    const store = storeOf([...many(9, 'n:云栖 b:云栖 b:路灯'), 'p:云栖湖小区']);
    const { placeShare } = weigh(store);
    expect(placeShare[idOf(store, 'word', '云栖')]).toBeCloseTo(0.9);
    expect(placeShare[idOf(store, 'word', '路灯')]).toBe(0);
    expect(placeShare[idOf(store, 'name', '云栖湖')]).toBe(1);
  });

  it('counts the title more than the body, and a word said again less than the first time', () => {
    const store = storeOf(['t:路灯 b:电梯', 'b:路灯 b4:电梯', 'b:路灯 b8:电梯']);
    const { norms, idf } = weigh(store);
    const unit = idf[0]!;
    expect(norms[0]! / unit).toBeCloseTo(Math.hypot(1 + Math.log(plainSettings.titleWeight), 1));
    const [four, eight] = [norms[1]! / unit, norms[2]! / unit];
    expect(four).toBeLessThan(4);
    expect(eight).toBeGreaterThan(four);
    expect(eight - four).toBeLessThan(four);
  });

  it('takes counties and districts for areas, and no other region', () => {
    const store = storeOf(['r:X3县 r:青山县', 'r:青石镇', 'r:Y市', 'b:路灯']);
    const { areaCounts, idf, areaTells } = weigh(store);
    expect([...areaCounts]).toEqual([2, 0, 0, 0]);
    expect(idf[idOf(store, 'region', 'X3县')]).toBe(0);
    expect(areaTells[idOf(store, 'region', 'X3县')]).toBeGreaterThan(areaTells[idOf(store, 'region', '青石镇')]!);
  });

  it('says which cities a message names, in person or by their counties', () => {
    const store = storeOf(['r:X3县 r:Y5县', 'r:X市', 'r:Y市', 'r:青石镇', 'r:青山县']);
    const { cities } = weigh(store);
    expect(cities[0]! & cities[1]!).not.toBe(0);
    expect(cities[0]! & cities[2]!).not.toBe(0);
    expect(cities[1]! & cities[2]!).toBe(0);
    // Neither is a city or tells of one.
    expect([cities[3], cities[4]]).toEqual([0, 0]);
  });

  it('tells towns apart, and takes counties for none', () => {
    const { towns } = weigh(storeOf(['r:青石镇', 'r:云溪镇', 'r:青石镇', 'r:青山县', 'r:柳湾县']));
    expect([1, 2, 3].map((other) => compareForms(towns, 0, other))).toEqual([-1, 1, 0]);
    expect(compareForms(towns, 3, 4)).toBe(0);
  });

  it('counts time in days, and the names of titles', () => {
    const store = storeOf([
      createPlain('q:云栖湖小区 q:松鹤路 p:柳湾村'),
      createPlain('b:路灯', { createdAt: '2030-01-02 20:00:00' }),
    ]);
    const { days, titleNames } = weigh(store);
    expect(days[1]! - days[0]!).toBeCloseTo(1.5);
    expect([...titleNames]).toEqual([2, 0]);
  });

  it('knows neighbours by the words of names, too', () => {
    // Of 江南 and 江北 in names; the same words of no name tell no place.
    const store = storeOf(['n:柳湾江南 b:柳湾江南', 'n:柳湾江北 b:柳湾江北', 'b:青禾路东', 'b:青禾路西']);
    expect(formOfName('柳湾江南')).toBe(formOfName('柳湾江北'));
    const { starts } = weigh(store).nameForms;
    expect([...starts].map((end, i) => end - (starts[i - 1] ?? 0)).slice(1)).toEqual([1, 1, 0, 0]);
    // Who writes 江屿 alone means the estate of that brand.
    const brand = storeOf([...many(2, 'p:松岸·江屿 b:江屿'), ...many(2, 'p:松岸·云著 b:云著'), 'b:江屿', 'b:路灯']);
    const forms = weigh(brand).nameForms;
    expect([0, 2, 5].map((other) => compareForms(forms, 4, other))).toEqual([1, -1, 0]);
  });

  it('counts a matter of the title more than one of the body, and one that everybody speaks of less', () => {
    const store = storeOf(['t:路灯 b:电梯', ...many(6, 'b:路灯'), ...many(6, 'b:电梯'), 't:路灯 b:噪音']);
    const { matterStarts, matters, matterWeights } = weigh(store);
    const of = (i: number): Map<number, number> => {
      const slots = Array.from({ length: matterStarts[i + 1]! - matterStarts[i]! }, (_, k) => matterStarts[i]! + k);
      return new Map(slots.map((at) => [matters[at]!, matterWeights[at]!]));
    };
    const [lamp] = [...of(1).keys()];
    const [lift] = [...of(7).keys()];
    const first = of(0);
    expect(first.get(lamp!)!).toBeGreaterThan(1.5 * first.get(lift!)!);
    const last = of(13);
    const noise = [...last.keys()].find((matter) => matter !== lamp)!;
    // Noise is the matter of one message, and weighs more than its place in the body.
    expect(last.get(noise)! / last.get(lamp!)!).toBeGreaterThan(first.get(lift!)! / first.get(lamp!)!);
  });

  it('gives a message the direction of what it complains of, not of where', () => {
    const words = {
      dimensions: 2,
      ids: new Map([
        ['路灯', 0],
        ['云栖', 1],
      ]),
      values: Int8Array.of(100, 0, 0, 100),
    };
    const store = storeOf([...many(20, 'n:云栖 b:云栖'), 'n:云栖 b:云栖 b:路灯'], words);
    const { meaning } = weighTerms(store, plainSettings, { ...noVectors, words }, plainBackground);
    const [lamp, place] = meaning.values.slice(40);
    expect(lamp).toBeGreaterThan(100);
    expect(place).toBeLessThan(50);
  });
});

describe('createOverlap', () => {
  /** What two messages have in common, among others that share nothing with them. */
  function overlapOf(a: string, b: string, ...others: readonly string[]) {
    const store = storeOf([a, b, ...others]);
    return { ...createOverlap(readTermColumns(store), weigh(store))(0, 1) };
  }

  it('is whole for equal messages, and nothing for those without a common term', () => {
    const text = 't:路灯 t:不亮 b3:漆黑';
    expect(overlapOf(text, text)).toMatchObject({ place: 0, problem: expect.closeTo(1, 5), names: 0 });
    expect(overlapOf(text, text).cosine).toBeCloseTo(1, 5);
    expect(overlapOf(text, text).problemCover).toBeCloseTo(1, 5);
    expect(Object.values(overlapOf(text, 't:电梯 b:困人')).filter((value) => value !== 0)).toEqual([]);
  });

  it('forgets the message before', () => {
    const store = storeOf(['b:路灯 b:漆黑', 'b:路灯', 'b:电梯']);
    const overlap = createOverlap(readTermColumns(store), weigh(store));
    expect(overlap(0, 1).cosine).toBeGreaterThan(0.5);
    expect(overlap(2, 1).cosine).toBe(0);
  });

  it('tells place from problem', () => {
    const names = many(30, 'n:云栖 b:云栖');
    const where = overlapOf('n:云栖 b:云栖 b:路灯', 'n:云栖 b:云栖 b:电梯', ...names);
    expect(where.place).toBeGreaterThan(0.9);
    expect(where.problem).toBeLessThan(0.1);
    const what = overlapOf('n:云栖 b:云栖 b:路灯', 'n:松鹤 b:松鹤 b:路灯', ...names, ...many(30, 'n:松鹤 b:松鹤'));
    expect(what.place).toBe(0);
    expect(what.problem).toBeGreaterThan(0.9);
  });

  it('goes by the county that fewest name', () => {
    const common = many(30, 'r:X3县');
    const one = overlapOf('r:X3县', 'r:X3县', ...common);
    const rarer = overlapOf('r:X3县 r:Y5县', 'r:Y5县 r:X3县', ...common);
    expect(one.area).toBeGreaterThan(0);
    expect(rarer.area).toBeGreaterThan(one.area);
  });

  it('counts names of either title that the other message has anywhere', () => {
    expect(overlapOf('q:云栖湖小区', 'p:云栖湖小区').names).toBe(1);
    expect(overlapOf('p:云栖湖小区', 'q:云栖湖小区').names).toBe(1);
    expect(overlapOf('p:云栖湖小区', 'p:云栖湖小区').names).toBe(0);
  });

  it('says how much of either title the other message has, wherever it has it', () => {
    const whole = overlapOf('t:路灯 t:不亮', 'b:路灯 b:不亮');
    // The first title in full, and the other message has none.
    expect(whole.problemCover).toBeCloseTo(0.5);
    expect(overlapOf('b:路灯 b:不亮', 't:路灯 t:不亮').problemCover).toBeCloseTo(0.5);
    expect(overlapOf('t:路灯 t:不亮', 't:路灯 t:漆黑').problemCover).toBeCloseTo(0.5, 1);
  });

  it('does not take a title with hardly a word of a place for covered by that word', () => {
    // 青禾 stands inside a name once in twenty messages.
    const others = [...many(19, 'b:青禾'), 'n:青禾'];
    const { placeCover } = overlapOf('t:青禾', 't:青禾', ...others);
    expect(placeCover).toBeGreaterThan(0);
    expect(placeCover).toBeLessThan(0.3);
  });

  it('sums up rare words by how rare they are', () => {
    const common = many(1500, 'b:投放');
    expect(overlapOf('b:投放', 'b:投放', ...common).rare).toBe(0);
    expect(overlapOf('b:断电 b:投放', 'b:断电 b:投放', ...common).rare).toBe(1);
  });
});

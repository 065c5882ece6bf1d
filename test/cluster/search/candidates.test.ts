import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { createOverlap } from '../../../src/cluster/pairs/overlap.ts';
import { findEdges, prepareSearch } from '../../../src/cluster/search/candidates.ts';
import { readTermColumns } from '../../../src/cluster/store/term-columns.ts';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { createPlain, inOrder, noVectors, plainBackground, plainSettings, storeOf } from '../plain-store.ts';

interface Options {
  readonly settings?: Partial<typeof plainSettings>;
  readonly from?: number;
  /** Messages in the order of time. */
  readonly order?: Int32Array;
  readonly score?: (a: number, b: number) => number;
}

/** What is compared and what becomes an edge, as `a-b` in order; all pairs score 1 unless said otherwise. */
function find(
  messages: readonly (string | ClusterMessage)[],
  { settings = {}, from = 0, order, score = () => 1 }: Options = {},
) {
  const store = storeOf(messages);
  const all = { ...plainSettings, ...settings };
  const times = order ?? inOrder(messages.length);
  const ranks = new Int32Array(messages.length);
  for (const [rank, i] of times.entries()) ranks[i] = rank;
  const compared: string[] = [];
  const name = (a: number, b: number): string => `${Math.min(a, b)}-${Math.max(a, b)}`;
  const comparer = {
    pair: (a: number, b: number): number => {
      compared.push(name(a, b));
      return score(a, b);
    },
  };
  const weights = weighTerms(store, all, noVectors, plainBackground);
  const search = prepareSearch(from, ranks, times, store, weights, all);
  const { length, left, right } = findEdges(search, comparer, { floor: all.edgeThreshold, isKept: () => false });
  const edges = Array.from({ length }, (_, e) => `${left[e]}-${right[e]}`);
  return { compared: compared.sort(), edges: edges.sort() };
}

describe('findEdges', () => {
  it('compares messages that have a piece of a name in common and hardly a word', () => {
    const words = (from: number) => Array.from({ length: 20 }, (_, i) => `b:词${from + i}`).join(' ');
    const said = [0, 20, 40].map((from) => `${words(from)} b:路灯`);
    const pieces = ['鸿栎 住鸿', '鸿栎', '万澄'];
    const messages = said.map((terms, i) => createPlain(terms, { namePieces: pieces[i]! }));
    const settings = { probeTerms: 1, candidateFloor: 0.06 };
    expect(find(messages, { settings }).compared).toEqual(['0-1']);
    expect(find(said, { settings }).compared).toEqual([]);
    // Inside found names in both: the names propose the pair, or nothing does.
    const named = said.map((terms) => createPlain(terms, { namePieces: '+鸿栎' }));
    expect(find(named, { settings }).compared).toEqual([]);
  });

  it('compares by pieces of names besides and not instead', () => {
    const terms = ['b:断电 b:松鹤', 'b:断电 b:松鹤', 'b:甲', 'b:乙'];
    const pieces = ['鸿栎 栎澜', '', '鸿栎 栎澜', '鸿栎'];
    const messages = terms.map((words, i) => createPlain(words, { namePieces: pieces[i]! }));
    const { compared } = find(messages, { settings: { candidates: 1 } });
    expect(compared).toContain('0-1');
    expect(compared).toContain('0-2');
    // What shares both is proposed once, and takes no place of what shares pieces alone.
    const both = [
      ['b:断电', '鸿栎'],
      ['b:断电', '鸿栎'],
    ].map(([word, namePieces]) => createPlain(word!, { namePieces: namePieces! }));
    expect(find(both).compared).toEqual(['0-1']);
  });

  it('looks a message up by its most telling terms alone', () => {
    // 路灯 is everywhere, 松鹤 in half of the messages, 断电 in two.
    const settings = { probeTerms: 2, candidateFloor: 0 };
    const common = ['b:路灯 b:甲', 'b:路灯 b:乙', 'b:路灯 b:松鹤', 'b:路灯 b:松鹤'];
    const { edges } = find([...common, 'b:路灯 b:松鹤 b:断电', 'b:断电 b:松鹤 b:路灯'], { settings });
    expect(edges).toContain('4-5');
    expect(edges).toContain('2-4');
    expect(edges).not.toContain('0-4');
    expect(edges).not.toContain('0-5');
  });

  it('finds all pairs of messages that share a word, and compares each once', () => {
    const { compared, edges } = find(['b:路灯', 'b:路灯', 'b:路灯']);
    expect(edges).toEqual(['0-1', '0-2', '1-2']);
    expect(compared).toEqual(edges);
  });

  it('leaves out what has little in common for its length, and pairs that score low', () => {
    const long = (word: string): string => `b:路灯 ${['一', '二', '三'].map((n) => `b:${word}${n}`).join(' ')}`;
    // One of four words of like weight is shared: a cosine of about a quarter.
    const messages = [long('甲'), long('乙')];
    expect(find(messages, { settings: { candidateFloor: 0.3 } }).compared).toEqual([]);
    expect(find(messages, { settings: { candidateFloor: 0.2 } }).compared).toEqual(['0-1']);
    const { edgeThreshold } = plainSettings;
    expect(find(messages, { score: () => edgeThreshold }).edges).toEqual(['0-1']);
    expect(find(messages, { score: () => edgeThreshold - 0.1 }).edges).toEqual([]);
  });

  it('keeps pairs below the floor that are wanted nevertheless, with their score', () => {
    const store = storeOf(['b:路灯', 'b:路灯', 'b:路灯']);
    const order = Int32Array.of(0, 1, 2);
    const comparer = {
      pair: (_a: number, _b: number, floor = Number.NEGATIVE_INFINITY) => (floor > -5 ? Number.NEGATIVE_INFINITY : -5),
    };
    const weights = weighTerms(store, plainSettings, noVectors, plainBackground);
    const isKept = (a: number, b: number): boolean => a + b === 3;
    const search = prepareSearch(0, order, order, store, weights, plainSettings);
    const { length, left, right, scores } = findEdges(search, comparer, { floor: -3, isKept });
    expect([length, left[0], right[0], scores[0]]).toEqual([1, 1, 2, -5]);
  });

  it('looks at messages near in time, where many have a word', () => {
    const order = Int32Array.of(4, 2, 0, 1, 3);
    const { edges } = find(Array(5).fill('b:路灯'), { order, settings: { probeWindow: 1 } });
    expect(edges).toEqual(['0-1', '0-2', '1-3', '2-4']);
  });

  it('takes the most alike, of equals the earlier', () => {
    const messages = ['b:路灯 b:甲', 'b:路灯 b:断电', 'b:路灯 b:断电', 'b:路灯 b:断电 b:松鹤', 'b:松鹤 b:路灯 b:断电'];
    const only = (order: Int32Array) =>
      find(messages, { from: 4, order, settings: { candidates: 2, candidateFloor: 0 } }).edges;
    expect(only(inOrder(5))).toEqual(['1-4', '3-4']);
    expect(only(Int32Array.of(2, 0, 1, 3, 4))).toEqual(['2-4', '3-4']);
    const one = find(messages, { from: 4, settings: { candidates: 1, candidateFloor: 0 } });
    expect(one.edges).toEqual(['3-4']);
    expect(find(messages, { from: 4, settings: { candidates: 3, candidateFloor: 0 } }).edges).toEqual([
      '1-4',
      '2-4',
      '3-4',
    ]);
  });

  it('takes the most alike of many, whatever their order', () => {
    const words = Array.from({ length: 12 }, (_, n) => `b:词${n}`);
    // Each of 30 messages has some of the words, the last has all.
    const some = Array.from({ length: 30 }, (_, i) => words.filter((_, n) => (((i + 3) * 2_654_435_761) >>> n) & 1));
    const messages = [...some, words].map((list) => list.join(' '));
    const store = storeOf(messages);
    const overlap = createOverlap(readTermColumns(store), weighTerms(store, plainSettings, noVectors, plainBackground));
    const alike = some.map((_, i) => ({ i, cosine: overlap(30, i).cosine })).sort((a, b) => b.cosine - a.cosine);
    const settings = { candidates: 11, candidateFloor: 0, probeTerms: 12, probeWindow: 100 };
    const best = alike.slice(0, 11).map(({ i }) => `${i}-30`);
    expect(find(messages, { from: 30, settings }).edges).toEqual(best.sort());
  });

  it('lets only new messages look for others', () => {
    expect(find(['b:路灯', 'b:路灯', 'b:路灯'], { from: 2 }).edges).toEqual(['0-2', '1-2']);
  });
});

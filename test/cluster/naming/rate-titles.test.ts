import { describe, expect, it } from 'vitest';
import { createTitleRater } from '../../../src/cluster/naming/rate-titles.ts';
import type { WordVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { termKinds, titleFlag } from '../../../src/cluster/store/store.ts';
import { createTermStore, type Term } from '../term-store.ts';

/** One direction tells of water, the other of money. */
const problemWords: WordVectors = {
  dimensions: 2,
  ids: new Map([
    ['停水', 0],
    ['退费', 1],
  ]),
  values: Int8Array.from([127, 0, 0, 127]),
};

/** Rates the titles of messages of one issue, all of whose terms weigh alike. */
function rateAll(messages: readonly (readonly Term[])[], directions: readonly number[]): number[] {
  const store = createTermStore(messages);
  const { length } = store.vocabulary.texts;
  const weights = {
    idf: new Float32Array(length).fill(1),
    placeShare: new Float32Array(length),
    problems: { dimensions: 2, values: Int8Array.from(directions), known: new Uint8Array(messages.length).fill(1) },
  };
  const basis = { weights, problemWords, store };
  const sample = messages.map((_, i) => i);
  return sample.map(createTitleRater(sample, (term) => store.vocabulary.counts.data[term]!, basis));
}

const inTitle = (text: string): Term => [termKinds.word, text, titleFlag];
const inBody = (text: string): Term => [termKinds.word, text, 1];

describe('createTitleRater', () => {
  it('gives the share of the other members that have what a title says, regions left out', () => {
    const rates = rateAll(
      [
        [[termKinds.region, '河东镇', titleFlag], inTitle('停水')],
        [inTitle('停水'), inTitle('泵房')],
        [inTitle('停水'), inBody('泵房')],
      ],
      [127, 0, 127, 0, 127, 0],
    );
    expect(rates.map((rate) => Math.round(rate * 100) / 100)).toEqual([1, 0.75, 1]);
  });

  it('lowers a title that tells another kind of problem than the members', () => {
    const [water, money] = rateAll(
      [
        [inTitle('停水'), inBody('退费')],
        [inTitle('退费'), inBody('停水')],
        [inTitle('停水'), inBody('退费')],
      ],
      [127, 0, 90, 90, 127, 0],
    );
    expect(water).toBeGreaterThan(0.9);
    expect(money).toBeLessThan(0.5);
  });

  it('rates titles of which nothing is known alike, and above nothing', () => {
    const [one, other] = rateAll([[inTitle('鹤鸣')], [inTitle('松涛')]], [0, 0, 0, 0]);
    expect(one).toBe(other);
    expect(one).toBeGreaterThan(0);
  });
});

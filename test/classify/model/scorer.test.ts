import { describe, expect, it } from 'vitest';
import { createFeatureBuffer, pushFeature, reserveFeatures } from '../../../src/classify/features/feature-buffer.ts';
import { addFeature, createFeatureTable, findSlot, packRanks } from '../../../src/classify/model/feature-table.ts';
import {
  decide,
  type LinearModel,
  mapScore,
  modelFromBytes,
  modelToBytes,
} from '../../../src/classify/model/linear-model.ts';
import type { Head, Manifest } from '../../../src/classify/model/manifest.ts';
import { createScorer, scoreFeatures, sharesVocabulary } from '../../../src/classify/model/scorer.ts';
import { createRandom } from '../../../src/core/effects.ts';
import { mixHash } from '../../../src/core/hash.ts';

function makeHead(labels: readonly string[], more: Partial<Head> = {}): Head {
  const zeros = labels.map(() => 0);
  return {
    name: 'all',
    labels: [...labels],
    column: 0,
    bias: zeros,
    sharpness: 1,
    prior: zeros,
    lean: zeros,
    reliability: [],
    threshold: 0.5,
    ...more,
  };
}

/** A model of two labels: the feature `first` speaks for label a, `second` for label b. */
function makeModel(first: number, second: number): LinearModel {
  const table = createFeatureTable(8);
  const idf = new Uint8Array(8);
  const weights = new Int8Array(16);
  [first, second].forEach((seed, k) => {
    const slot = addFeature(table, mixHash(seed));
    idf[slot] = 10;
    weights[slot * 2 + k] = 100;
  });
  const manifest: Manifest = {
    format: 1,
    task: 'kind',
    features: 'content-5',
    size: 8,
    columns: 2,
    scales: [0.01, 0.02],
    idfScale: 0.1,
    groupWeights: [1, 1],
    heads: [makeHead(['a', 'b'])],
    created: '2026-01-01T00:00:00Z',
    trainer: 'test',
    data: { description: '', examples: 0, labels: {} },
    sha256: '0'.repeat(64),
  };
  return { manifest, table, idf, weights, opinion: null };
}

function fill(seeds: readonly number[]) {
  const hashes = seeds.map(mixHash);
  const buffer = createFeatureBuffer(4);
  reserveFeatures(buffer, hashes.length);
  for (const hash of hashes) pushFeature(buffer, hash, 0, 1, 0, 1);
  return buffer;
}

describe('feature table', () => {
  it('finds every feature that it took, and hardly any other', () => {
    const table = createFeatureTable(4096);
    const random = createRandom(3);
    const draw = () => Math.floor(random() * 2 ** 32) | 0;
    const slots = new Map<number, number>();
    for (let i = 0; i < 2000; i++) {
      const hash = draw();
      const slot = addFeature(table, hash);
      if (slot >= 0) slots.set(hash, slot);
    }
    expect(slots.size).toBeGreaterThan(1990);
    for (const [hash, slot] of slots) expect(findSlot(table, hash)).toBe(slot);
    let confused = 0;
    for (let i = 0; i < 10_000; i++) if (findSlot(table, draw()) >= 0) confused++;
    expect(confused).toBeLessThan(10);
  });

  it('refuses more features than it can rank', () => {
    const slots = Int32Array.from({ length: 65_537 }, (_, slot) => slot);
    expect(() => packRanks(createFeatureTable(1 << 17), slots)).toThrow('65536');
  });
});

describe('scoreFeatures', () => {
  it('damps repeated features, scales to unit length and leaves out unknown ones', () => {
    const scorer = createScorer([makeModel(11, 22)]);
    scoreFeatures(scorer, fill([11, 11, 22, 99]));
    const twice = 1 + Math.log(2);
    const length = Math.hypot(twice, 1);
    expect(scorer.scores[0]).toBeCloseTo(twice / length, 6);
    expect(scorer.scores[1]).toBeCloseTo(2 / length, 6);
  });

  it('forgets the message before', () => {
    const scorer = createScorer([makeModel(11, 22)]);
    scoreFeatures(scorer, fill([11, 11, 11]));
    scoreFeatures(scorer, fill([22]));
    expect([...scorer.scores]).toEqual([0, 2]);
  });

  it('takes messages longer than its work space', () => {
    const scorer = createScorer([makeModel(11, 22)]);
    scoreFeatures(scorer, fill(new Array<number>(20_000).fill(11)));
    expect(scorer.scores[0]).toBeCloseTo(1, 6);
  });

  it('scores models with one vocabulary together, as each alone', () => {
    const [a, b] = [makeModel(11, 22), makeModel(11, 22)];
    b.weights.fill(7);
    expect(sharesVocabulary(a, b)).toBe(true);
    expect(sharesVocabulary(a, makeModel(11, 33))).toBe(false);
    const together = createScorer([a, b]);
    scoreFeatures(together, fill([11, 22]));
    const alone = [a, b].map((model) => {
      const scorer = createScorer([model]);
      scoreFeatures(scorer, fill([11, 22]));
      return [...scorer.scores];
    });
    expect([...together.scores]).toEqual(alone.flat());
  });
});

describe('decide', () => {
  it('gives calibrated probabilities among the allowed labels', () => {
    const head = makeHead(['a', 'b', 'c'], { sharpness: 2, prior: [0, 1, 0] });
    const scores = Float64Array.of(1, 0, 0.9);
    const open = decide(head, scores);
    expect(open.best).toBe(0);
    expect(open.score).toBeCloseTo(Math.exp(2) / (Math.exp(2) + Math.exp(1) + Math.exp(1.8)), 6);
    const restricted = decide(head, scores, [false, true, true]);
    expect(restricted.best).toBe(2);
    expect(restricted.score).toBeCloseTo(Math.exp(1.8) / (Math.exp(1.8) + Math.exp(1)), 6);
  });

  it('leans in the choice and not in the score', () => {
    const head = makeHead(['a', 'b'], { lean: [0, 1] });
    const { best, runnerUp, score } = decide(head, Float64Array.of(0.5, 0));
    expect([best, runnerUp]).toEqual([1, 0]);
    expect(score).toBeCloseTo(1 / (1 + Math.exp(0.5)), 6);
  });

  it('maps scores to shares of right decisions', () => {
    const corners: [number, number][] = [
      [0.4, 0.2],
      [0.8, 0.9],
    ];
    const mapped = [0, 0.2, 0.4, 0.6, 0.9].map((score) => mapScore(corners, score));
    [0, 0.1, 0.2, 0.55, 0.9].forEach((share, i) => {
      expect(mapped[i]).toBeCloseTo(share, 9);
    });
    expect(mapScore([], 0.3)).toBe(0.3);
  });
});

describe('model bytes', () => {
  it('come back as they were', () => {
    const model = makeModel(11, -22);
    // As gunzip hands them out: a Buffer inside a larger one.
    const bytes = Buffer.concat([Buffer.alloc(5), modelToBytes(model)]).subarray(5);
    const back = modelFromBytes(model.manifest, bytes);
    expect([back.table.keys, back.idf, back.weights]).toEqual([model.table.keys, model.idf, model.weights]);
  });
});

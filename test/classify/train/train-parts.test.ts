import { describe, expect, it } from 'vitest';
import { calibrate, weighWritten } from '../../../src/classify/train/calibrate.ts';
import { chooseLean } from '../../../src/classify/train/choose-lean.ts';
import { findFreedom } from '../../../src/classify/train/feature-freedom.ts';
import { fitReliability } from '../../../src/classify/train/fit-reliability.ts';
import { findLatentBasis, projectRows } from '../../../src/classify/train/latent.ts';
import { foldOf, groupNearCopies } from '../../../src/classify/train/near-copies.ts';
import { solveSquaredHinge } from '../../../src/classify/train/squared-hinge.ts';
import { createRandom } from '../../../src/core/effects.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

function sparse(dense: readonly (readonly number[])[]) {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of dense) {
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value);
    });
    starts.push(columns.length);
  }
  return {
    count: dense.length,
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

describe('solveSquaredHinge', () => {
  const rows = sparse([
    [1, 0],
    [0.8, 0.1],
    [0, 1],
    [0.2, 0.9],
  ]);
  const options = { epochs: 200, tolerance: 1e-6, seed: 1 };

  it('reaches the optimum: the gradient of its objective is zero', () => {
    const targets = Int8Array.of(1, 1, -1, -1);
    const { weights, bias } = solveSquaredHinge(
      rows,
      2,
      { columns: 1, targets, costs: new Float32Array(4).fill(2), freedom: null },
      options,
    );
    const gradient = [weights[0]!, weights[1]!, bias[0]!];
    for (let i = 0; i < 4; i++) {
      const x = [0, 0, 1];
      for (let j = rows.starts[i]!; j < rows.starts[i + 1]!; j++) x[rows.columns[j]!] = rows.values[j]!;
      const score = weights[0]! * x[0]! + weights[1]! * x[1]! + bias[0]!;
      const slack = Math.max(0, 1 - targets[i]! * score);
      x.forEach((value, k) => {
        gradient[k] = gradient[k]! - 2 * 2 * slack * targets[i]! * value;
      });
    }
    for (const part of gradient) expect(Math.abs(part)).toBeLessThan(1e-3);
  });

  it('takes a row out of the problems that it has no part in', () => {
    const problem = { columns: 2, targets: Int8Array.of(1, 0, 1, 0, -1, 0, -1, 0), costs: new Float32Array(8).fill(1) };
    const free = solveSquaredHinge(rows, 2, { ...problem, freedom: null }, options);
    expect([free.weights[1], free.weights[3], free.bias[1]]).toEqual([0, 0, 0]);
  });

  it('gives a freer weight what it would have if its feature were larger', () => {
    const problem = {
      columns: 1,
      targets: Int8Array.of(1, 1, -1, -1),
      costs: new Float32Array(4).fill(2),
    };
    const freed = solveSquaredHinge(rows, 2, { ...problem, freedom: Float32Array.of(4, 1) }, options);
    const larger = { ...rows, values: rows.values.map((value, j) => (rows.columns[j] === 0 ? 2 * value : value)) };
    const plain = solveSquaredHinge(larger, 2, { ...problem, freedom: null }, options);
    expect(freed.weights[0]).toBeCloseTo(2 * plain.weights[0]!, 3);
    expect(freed.weights[1]).toBeCloseTo(plain.weights[1]!, 3);
    expect(freed.bias[0]).toBeCloseTo(plain.bias[0]!, 3);
  });
});

describe('findFreedom', () => {
  const rows = sparse([
    [1, 1, 0],
    [1, 1, 0],
    [0, 1, 1],
    [0, 1, 1],
  ]);
  const targets = Int8Array.of(1, 1, -1, -1);

  it('frees features that stand with one label, and those that stand with the others, most', () => {
    const [own, both, others] = findFreedom(rows, 3, 3, { columns: 1, targets }, [2]);
    expect(own).toBeGreaterThan(2 * both!);
    expect(others).toBeCloseTo(own!, 5);
  });

  it('keeps the mean squared length of the rows', () => {
    const freedom = findFreedom(rows, 3, 3, { columns: 1, targets }, [2]);
    const squares = [...rows.columns].map((column, j) => rows.values[j]! ** 2 * freedom[column]!);
    expect(squares.reduce((sum, square) => sum + square, 0)).toBeCloseTo(8, 4);
  });

  it('frees the features of each column by a power of its own', () => {
    const two = Int8Array.from({ length: 8 }, (_, i) => targets[i >> 1]!);
    const freedom = findFreedom(rows, 3, 3, { columns: 2, targets: two }, [0, 2]);
    expect([freedom[0], freedom[2], freedom[4]]).toEqual([1, 1, 1]);
    const alone = findFreedom(rows, 3, 3, { columns: 1, targets }, [2]);
    expect([freedom[1], freedom[3], freedom[5]]).toEqual([...alone]);
  });

  it('leaves rows aside that have no part in the problem', () => {
    const partly = findFreedom(rows, 3, 3, { columns: 1, targets: Int8Array.of(1, 0, -1, 0) }, [2]);
    const half = findFreedom(
      sparse([
        [1, 1, 0],
        [0, 1, 1],
      ]),
      3,
      3,
      { columns: 1, targets: Int8Array.of(1, -1) },
      [2],
    );
    expect([...partly]).toEqual([...half]);
  });
});

describe('calibrate', () => {
  it('finds the sharpness and the prior that made the labels', () => {
    const random = createRandom(5);
    const scores: number[] = [];
    const gold: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const score = 2 * random() - 1;
      scores.push(score, 0);
      gold.push(random() < 1 / (1 + Math.exp(-(3 * score + 1))) ? 0 : 1);
    }
    const { sharpness, prior } = calibrate({
      labels: 2,
      scores: Float64Array.from(scores),
      gold: Int32Array.from(gold),
      weights: new Float64Array(4000).fill(1),
    });
    expect(sharpness).toBeGreaterThan(2.7);
    expect(sharpness).toBeLessThan(3.3);
    expect(prior[0]! - prior[1]!).toBeGreaterThan(0.8);
    expect(prior[0]! - prior[1]!).toBeLessThan(1.2);
  });
});

describe('weighWritten', () => {
  const examples = (written: number, real: number) => [
    ...new Array<boolean>(written).fill(true),
    ...new Array<boolean>(real).fill(false),
  ];

  it('lets messages written for training count a quarter, and together a tenth of the real ones at most', () => {
    expect(weighWritten(examples(10, 1000))).toBe(0.25);
    expect(weighWritten(examples(1000, 1000))).toBe(0.1);
    expect(weighWritten(examples(4000, 1000))).toBe(0.025);
  });

  it('counts them in full where there are no others', () => {
    expect(weighWritten(examples(5, 0))).toBe(1);
  });
});

describe('chooseLean', () => {
  it('leans towards a label that its own probability would always hide', () => {
    const rows = 300;
    const scores = new Float64Array(rows * 2);
    const gold = new Int32Array(rows);
    for (let i = 0; i < rows; i++) {
      const rare = i % 10 === 0;
      gold[i] = rare ? 1 : 0;
      scores[2 * i] = rare ? 0.3 : 1;
    }
    const heldOut = { labels: 2, scores, gold, weights: new Float64Array(rows).fill(1) };
    const lean = chooseLean(heldOut, { sharpness: 1, prior: [0, 0] }, new Array<boolean>(rows).fill(false), 1);
    expect(lean[0]).toBe(0);
    expect(lean[1]).toBeGreaterThan(0.3);
    expect(lean[1]).toBeLessThan(1);
  });

  it('judges a label that real messages hardly have by the written ones, however little those weigh', () => {
    const rows = 400;
    const written = Array.from({ length: rows }, (_, i) => i % 2 === 0);
    const gold = Int32Array.from(written, (isWritten, i) => (isWritten && i % 4 === 0 ? 1 : 0));
    const scores = Float64Array.from({ length: 2 * rows }, (_, at) =>
      at % 2 === 0 ? 1 : gold[at >> 1] === 1 ? 0.5 : -2,
    );
    const heldOut = { labels: 2, scores, gold, weights: Float64Array.from(written, (made) => (made ? 0.001 : 1)) };
    const lean = chooseLean(heldOut, { sharpness: 1, prior: [0, 0] }, written, 2);
    expect(lean[1]! - lean[0]!).toBeGreaterThan(0.5);
    expect(lean[1]! - lean[0]!).toBeLessThan(3);
  });

  it('gives a label that must not be missed sooner than its F1 asks for', () => {
    const random = createRandom(4);
    const rows = 600;
    const gold = Int32Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const scores = Float64Array.from({ length: 2 * rows }, (_, at) =>
      at % 2 === 0 ? 0 : (gold[at >> 1] === 1 ? 0.5 : -0.5) + 3 * (random() - 0.5),
    );
    const heldOut = { labels: 2, scores, gold, weights: new Float64Array(rows).fill(1) };
    const none = new Array<boolean>(rows).fill(false);
    const lean = (dear: boolean[]) => chooseLean(heldOut, { sharpness: 1, prior: [0, 0] }, none, 2, dear)[1]!;
    expect(lean([false, true])).toBeGreaterThan(lean([false, false]) + 0.15);
  });

  it('gives a rare label to hardly more real messages than have it, even where missing one is worse', () => {
    // Of 2,000 real messages 10 have the label and 90 look as much like it as the written ones do.
    const real = 2000;
    const rows = real + 400;
    const written = Array.from({ length: rows }, (_, i) => i >= real);
    const gold = Int32Array.from({ length: rows }, (_, i) => (i < 10 || (i >= real && i % 2 === 0) ? 1 : 0));
    const scores = Float64Array.from({ length: 2 * rows }, (_, at) => {
      const row = at >> 1;
      return at % 2 === 0 ? 1 : row < 100 || gold[row] === 1 ? 0.5 : -2;
    });
    const heldOut = { labels: 2, scores, gold, weights: Float64Array.from(written, (made) => (made ? 0.01 : 1)) };
    const lean = chooseLean(heldOut, { sharpness: 1, prior: [0, 0] }, written, 2);
    expect(lean[1]! - lean[0]!).toBeLessThan(0.5);
  });
});

describe('fitReliability', () => {
  it('leaves doubt where it was fitted to few decisions, however right they were', () => {
    const corners = fitReliability(Array.from({ length: 12 }, () => ({ score: 0.99, right: true })));
    for (const [, share] of corners) expect(share).toBeLessThan(0.94);
  });

  it('is monotone and near the shares', () => {
    const random = createRandom(9);
    const decisions = Array.from({ length: 5000 }, () => {
      const score = random();
      return { score, right: random() < score * score };
    });
    const corners = fitReliability(decisions);
    for (const [i, [score, share]] of corners.entries()) {
      expect(Math.abs(share - score * score)).toBeLessThan(0.07);
      if (i > 0) expect(share).toBeGreaterThan(corners[i - 1]![1]);
    }
  });
});

describe('findLatentBasis', () => {
  it('lays features that stand together on one direction', () => {
    const random = createRandom(2);
    const dense = Array.from({ length: 200 }, (_, i) => {
      const base = i % 2 === 0 ? [1, 1, 0, 0] : [0, 0, 1, 1];
      return base.map((value) => (value === 0 ? 0 : 0.9 + 0.2 * random()));
    });
    const rows = sparse(dense);
    const { vectors, rank } = findLatentBasis(rows, 4, { rank: 2, weight: 1, whitening: 0, seed: 1 });
    const cosine = (a: number, b: number) => {
      const [x, y] = [vectors.subarray(a * rank, a * rank + rank), vectors.subarray(b * rank, b * rank + rank)];
      return (x[0]! * y[0]! + x[1]! * y[1]!) / (Math.hypot(...x) * Math.hypot(...y));
    };
    expect(cosine(0, 1)).toBeGreaterThan(0.99);
    expect(cosine(2, 3)).toBeGreaterThan(0.99);
    expect(Math.abs(cosine(0, 2))).toBeLessThan(0.05);
    const projected = projectRows(rows, vectors, rank);
    const meanSquare = projected.reduce((sum, value) => sum + value * value, 0) / rows.count;
    expect(meanSquare).toBeCloseTo(1, 4);
  });
});

describe('groupNearCopies', () => {
  it('puts copies with small changes together and nothing else, raw or as words', async () => {
    const segmenter = await createSegmenter(segmentSettings.parse({}));
    const text = '青柳街道的污水管道破裂两周，臭水流到幼儿园门口，家长多次联系社区和水务公司都没有结果';
    const raw = (body: string) => segmentMessage(segmenter, { title: '', body });
    const copy = raw(`${text}，请尽快处理！`);
    const words = copy.body.words.filter((word) => word.length > 1).join(' ');
    const groups = groupNearCopies([
      raw(text),
      raw('公交八路车早高峰间隔太长，建议增加班次，方便开发区职工按时上班打卡'),
      copy,
      segmentMessage(segmenter, { title: '', body: words }),
    ]);
    expect(groups[2]).toBe(groups[0]);
    expect(groups[3]).toBe(groups[0]);
    expect(groups[1]).not.toBe(groups[0]);
    expect(foldOf(groups[0]!, 5)).toBe(foldOf(groups[2]!, 5));
  });
});

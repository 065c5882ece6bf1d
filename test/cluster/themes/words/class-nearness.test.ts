import { describe, expect, it } from 'vitest';
import { createClassNearness } from '../../../../src/cluster/themes/words/class-nearness.ts';
import { openWordVectors } from '../../../../src/cluster/themes/words/vectors.ts';

const words = ['路灯', '灯泡', '公交', '巴士', '班车'];
const vectors = openWordVectors(
  { dimensions: 3, documents: 100, words, frequencies: [9, 9, 9, 9, 9] },
  Uint8Array.from(
    [
      [100, 0, 5],
      [90, 10, 5],
      [0, 100, 5],
      [5, 95, 5],
      [10, 90, 5],
    ].flat(),
  ),
);
const objects = [
  { label: '照明', words: ['路灯'], weak: [] },
  { label: '公交', words: ['公交'], weak: ['巴士'] },
  { label: '无词', words: ['没有向量的词'], weak: [] },
];

describe('createClassNearness', () => {
  const nearness = createClassNearness(objects, vectors);
  const nearest = (word: string) => objects[nearness.near(vectors.rowOf(word))[0]!.object]!.label;

  it('puts words that the lexicon lacks near the class of words used alike', () => {
    expect(nearest('灯泡')).toBe('照明');
    expect(nearest('班车')).toBe('公交');
  });

  it('leaves out classes that are not near, and those without vectors', () => {
    const found = nearness.near(vectors.rowOf('灯泡'));
    expect(found.every(({ nearness }) => nearness > 0 && nearness <= 1.0001)).toBe(true);
    expect(found.some(({ object }) => object === 2)).toBe(false);
  });

  it('tells what the words of a class mean together, by those inside them where none has a vector itself', () => {
    const more = createClassNearness([...objects, { label: '灯', words: ['路灯灯泡', '新路灯'], weak: [] }], vectors);
    const lamps = more.mean(3);
    expect(Math.hypot(...lamps)).toBeCloseTo(1);
    expect(lamps.reduce((sum, value, d) => sum + value * more.mean(0)[d]!, 0)).toBeGreaterThan(0.9);
    expect(more.mean(2).every((value) => value === 0)).toBe(true);
  });

  it('compares with all classes, however many', () => {
    const many = Array.from({ length: 6 }, (_, i) => ({ label: `${i}`, words: [i === 5 ? '路灯' : '公交'], weak: [] }));
    for (const count of [4, 5, 6]) {
      const of = createClassNearness(many.slice(6 - count), vectors);
      expect(of.near(vectors.rowOf('灯泡')).map(({ object }) => object)).toEqual([count - 1]);
      expect(of.near(vectors.rowOf('班车')).map(({ object }) => object)).toEqual([0, 1]);
    }
  });

  it('gives the same for the same word', () => {
    expect(nearness.near(0)).toBe(nearness.near(0));
  });
});

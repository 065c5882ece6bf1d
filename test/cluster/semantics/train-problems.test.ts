import { describe, expect, it } from 'vitest';
import { type ProblemType, trainProblemVectors } from '../../../src/cluster/semantics/train-problems.ts';
import type { CountedText } from '../../../src/cluster/semantics/train-vectors.ts';
import { createRandom } from '../../../src/core/effects.ts';

const text = (words: string): CountedText => words.split(' ').map((word) => [word, 1] as const);
const typeOf = (type: string, ...texts: string[]): ProblemType => ({ type, texts: texts.map(text) });

const types = [
  typeOf('烂尾', '停工 塔吊', '烂尾 工地', '复工 塔吊', '交房 逾期'),
  typeOf('电梯', '电梯 困人', '升降梯 下坠', '电梯 抖动', '轿厢 困人'),
  typeOf('收费', '物业费 涨价', '收费 太贵', '物业费 公示', '收费 依据'),
];
/** 吊塔 stands where 塔吊 does, and no type has it. */
const messages = [
  ...Array.from({ length: 8 }, () => text('吊塔 停工 工地 开发商')),
  ...Array.from({ length: 8 }, () => text('塔吊 停工 工地 开发商')),
  ...Array.from({ length: 8 }, () => text('电梯 困人 抖动 老人')),
  ...Array.from({ length: 8 }, () => text('物业费 涨价 公示 业主')),
];

function train(keep: (word: string, messages: number) => boolean = () => true, dimensions = 3, kinds = types) {
  const nearness = { dimensions: 4, minimumTexts: 2, iterations: 4 };
  const training = { dimensions, doubt: 1, neighbours: 3, leastNearness: 0.3, lent: 1, nearness };
  const { words, vectors } = trainProblemVectors(kinds, messages, keep, training, createRandom(1));
  const of = (word: string): Float32Array => {
    const at = words.indexOf(word);
    return vectors.subarray(at * dimensions, (at + 1) * dimensions);
  };
  const cosine = (a: string, b: string): number => {
    const [x, y] = [of(a), of(b)];
    return x.reduce((sum, value, k) => sum + value * y[k]!, 0) / (Math.hypot(...x) * Math.hypot(...y));
  };
  return { words, of, cosine };
}

describe('trainProblemVectors', () => {
  it('points words of one kind of problem one way, though no text has both', () => {
    const { cosine } = train();
    expect(cosine('复工', '逾期')).toBeGreaterThan(0.9);
    expect(cosine('下坠', '困人')).toBeGreaterThan(0.9);
    expect(cosine('下坠', '涨价')).toBeLessThan(0.3);
  });

  it('lends a word that no text has what its like tell', () => {
    const { cosine } = train();
    expect(cosine('吊塔', '塔吊')).toBeGreaterThan(0.9);
    expect(cosine('吊塔', '电梯')).toBeLessThan(0.3);
  });

  it('believes a word more, the more texts have it', () => {
    const { of } = train();
    expect(Math.hypot(...of('塔吊'))).toBeGreaterThan(Math.hypot(...of('逾期')));
  });

  it('tells the kinds that most words tell where it has fewer dimensions than there are kinds, whatever their order', () => {
    for (const kinds of [types, types.toReversed()]) {
      const { of } = train(() => true, 2, kinds);
      expect(Math.hypot(...of('停工'))).toBeGreaterThan(0.5);
      expect(Math.hypot(...of('困人'))).toBeGreaterThan(0.5);
      expect(Math.hypot(...of('物业费'))).toBeLessThan(0.1);
    }
  });

  it('keeps the words that it is told to, by how many messages have them', () => {
    const { words } = train((word, count) => word === '下坠' || count >= 16);
    expect(words).toEqual(['下坠', '停工', '工地', '开发商'].sort());
  });
});

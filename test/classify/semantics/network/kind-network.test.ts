import { describe, expect, it } from 'vitest';
import { loadShippedKinds } from '../../../../src/classify/semantics/load-kinds.ts';
import { openKindNetwork } from '../../../../src/classify/semantics/network/kind-network.ts';
import { trainKindNetwork } from '../../../../src/classify/semantics/network/train-network.ts';
import type { TextKinds } from '../../../../src/classify/semantics/text-kinds.ts';
import { createRandom } from '../../../../src/core/effects.ts';

const options = {
  dimensions: 16,
  leastTexts: 1,
  leastMessages: 2,
  epochs: 60,
  rate: 0.05,
  penalty: 1e-4,
  batch: 4,
  drop: 0.1,
  twins: { weight: 0.2, batch: 2, drop: 0.2 },
};
const kinds = [
  { type: '延长开放时间', texts: ['图书馆能不能开到晚上九点', '下班赶过去早就锁门了', '五点就赶人，周末也关得早'] },
  { type: '取消押金', texts: ['办借书证不要再收押金', '借本书还得先压一百块', '押金早该免了，别处都不收'] },
  { type: '增加座位', texts: ['多摆些自习的桌椅', '去晚了就没位子', '学生坐在地上看书，座位太少'] },
];
const messages = [
  { title: '电梯坏了', body: '三号楼的升降机停了一周，老人下不了楼。' },
  { title: '路灯不亮', body: '一到夜里漆黑一片，路灯无人维修。' },
  { title: '电梯停运', body: '电梯又停了，老人爬楼。' },
];
const train = (seed = 1) => trainKindNetwork(kinds, messages, options, createRandom(seed));
const trained = train();
const network = openKindNetwork(trained.file, trained.bytes);

function likest({ read, kindsOf }: TextKinds, text: string): number | undefined {
  return [...kindsOf(read(text), undefined, 3)].sort((a, b) => b[1] - a[1])[0]?.[0];
}

describe('a kind network', () => {
  it('tells kinds by texts that it learned from, and by others that share some of their characters', () => {
    for (const [kind, { texts }] of kinds.entries())
      expect(texts.map((text) => likest(network, text))).toEqual(texts.map(() => kind));
    expect(likest(network, '周末晚上早早锁门')).toBe(0);
    expect(likest(network, '免收押金')).toBe(1);
  });

  it('learns signs that many messages have, where a text of kinds has them, too', () => {
    const lifts = { type: '修好电梯', texts: ['电梯停着，请派人来'] };
    const { signs } = trainKindNetwork(
      [...kinds, lifts],
      messages,
      { ...options, leastTexts: 9 },
      createRandom(1),
    ).file;
    expect(signs).toContain('电梯');
    expect(signs).not.toContain('派人');
    expect(signs).not.toContain('老人');
  });

  it('is the same to the byte for the same seed, and another for another', () => {
    const again = train();
    expect(again.file).toEqual(trained.file);
    expect(again.bytes).toEqual(trained.bytes);
    expect(train(2).bytes).not.toEqual(trained.bytes);
  });

  it('weighs kinds by their probabilities, as arithmetic in fractions has them', () => {
    const { file, bytes } = trained;
    const numbers = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    const signs = network.read('早就不收押金了');
    const sums = Array.from({ length: file.dimensions }, (_, d) =>
      signs.rows.reduce((sum, row, s) => sum + signs.weights[s]! * numbers[row * file.dimensions + d]!, 0),
    );
    const scores = kinds.map((_, kind) => {
      const from = (file.signs.length + kind) * file.dimensions;
      const dot = sums.reduce((sum, value, d) => sum + value * numbers[from + d]!, 0);
      return file.bias[kind]! + dot * file.vectorStep * file.outputStep;
    });
    const found = network.kindsOf(signs, undefined, 3);
    // The one of the last place is the measure of the others, and none of them.
    const [first, second] = [...found].sort((a, b) => b[1] - a[1]) as [[number, number], [number, number]];
    expect(found.size).toBe(2);
    expect(Math.hypot(first[1], second[1])).toBeCloseTo(1, 6);
    expect(second[1] / first[1]).toBeCloseTo(Math.exp(scores[second[0]]! - scores[first[0]]!), 2);
    const likelihoods = network.likelihoods(signs);
    expect(likelihoods.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    for (const [kind, score] of scores.entries())
      expect(likelihoods[kind]! / likelihoods[first[0]]!).toBeCloseTo(Math.exp(score - scores[first[0]]!), 2);
  });

  it('weighs signs less where so much of them is kept', () => {
    const signs = network.read('押金九点');
    const without = new Set(network.read('押金').rows);
    const kept = network.kindsOf(signs, (row) => (without.has(row) ? 0 : 1), 3);
    expect([...kept].sort((a, b) => b[1] - a[1])[0]![0]).toBe(0);
  });

  it('knows nothing of a text without a known sign', () => {
    expect(network.kindsOf(network.read('♪')).size).toBe(0);
    expect([...network.likelihoods(network.read('♪'))]).toEqual([0, 0, 0]);
  });

  it('is refused where its files do not fit together', () => {
    expect(() => openKindNetwork(trained.file, trained.bytes.subarray(1))).toThrow(RangeError);
    const twice = { ...trained.file, kinds: ['一', '一', '二'] };
    expect(() => openKindNetwork(twice, trained.bytes)).toThrow(/ids differ/u);
  });

  it('is shipped, with ids that no two kinds share', () => {
    const shipped = loadShippedKinds('network');
    expect(new Set(shipped.ids).size).toBe(shipped.ids.length);
    const alike = (one: string, other: string): number => {
      const [a, b] = [one, other].map((text) => shipped.kindsOf(shipped.read(text), undefined, 17));
      return [...a!].reduce((sum, [kind, weight]) => sum + weight * (b!.get(kind) ?? 0), 0);
    };
    expect(alike('电梯老是困人', '升降梯又把老人关在里面')).toBeGreaterThan(0.3);
    expect(alike('电梯老是困人', '物业费涨了一倍')).toBeLessThan(0.05);
  });
});

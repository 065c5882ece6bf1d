import { describe, expect, it } from 'vitest';
import { type TrainedVectors, trainThemeVectors } from '../../../../src/cluster/themes/words/train-vectors.ts';
import { loadWordVectors, openWordVectors, takeOutCommon } from '../../../../src/cluster/themes/words/vectors.ts';
import { createRandom } from '../../../../src/core/effects.ts';

const options = { dimensions: 8, minDocuments: 3, window: 4, keep: (word: string) => word !== '某地', seed: 1 };

/** Documents of two kinds of context: lamps are broken and repaired, buses are waited for and taken. */
function writeDocuments(): string[][] {
  const random = createRandom(5);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  return Array.from({ length: 300 }, (_, i) =>
    i % 2 === 0
      ? ['某地', pick(['路灯', '灯光']), pick(['损坏', '熄灭']), pick(['维修', '更换']), pick(['电缆', '灯泡'])]
      : ['某地', pick(['公交', '巴士']), pick(['等车', '候车']), pick(['班次', '发车']), pick(['乘客', '站台'])],
  );
}

function nearness(vectors: TrainedVectors, a: string, b: string): number {
  const { rows, rowOf, dimensions } = openWordVectors(vectors.file, new Uint8Array(vectors.bytes.buffer));
  let product = 0;
  for (let d = 0; d < dimensions; d++) product += rows[rowOf(a) * dimensions + d]! * rows[rowOf(b) * dimensions + d]!;
  return product;
}

describe('trainThemeVectors', () => {
  const trained = trainThemeVectors(writeDocuments(), options);

  it('puts words of like contexts near each other', () => {
    expect(nearness(trained, '路灯', '灯光')).toBeGreaterThan(0.6);
    expect(nearness(trained, '公交', '巴士')).toBeGreaterThan(0.6);
    expect(nearness(trained, '路灯', '公交')).toBeLessThan(0.3);
  });

  it('leaves out words that the caller does not keep and rare ones', () => {
    expect(trained.file.words).not.toContain('某地');
    expect(trainThemeVectors([['路灯', '维修']], options).file.words).toEqual([]);
  });

  it('gives the same bytes for the same documents', () => {
    expect(trainThemeVectors(writeDocuments(), options)).toEqual(trained);
  });
});

describe('loadWordVectors', () => {
  it('refuses files that do not fit together, and missing ones', () => {
    expect(() =>
      openWordVectors({ dimensions: 2, documents: 1, words: ['路灯'], frequencies: [1] }, new Uint8Array(3)),
    ).toThrow(/bytes/u);
    expect(() => loadWordVectors('/nowhere')).toThrow(/vectors/u);
  });
});

it('takes out of a vector what all texts have in common, and leaves it of length 1, or nothing', () => {
  const file = { dimensions: 2, documents: 10, words: ['路灯'], frequencies: [1] };
  const vectors = openWordVectors(file, Uint8Array.of(3, 0));
  const vector = Float32Array.of(0.6, 0.8);
  takeOutCommon(vector, 0.5, vectors);
  expect(vector[1]! / vector[0]!).toBeCloseTo(8);
  expect(Math.hypot(...vector)).toBeCloseTo(1);
  const common = Float32Array.of(1, 0);
  takeOutCommon(common, 1, vectors);
  expect([...common]).toEqual([0, 0]);
});

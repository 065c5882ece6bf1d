import { expect, it } from 'vitest';
import { createKindScorer } from '../../../src/classify/semantics/score-kinds.ts';
import { createRandom } from '../../../src/core/effects.ts';

it('sums values times weights over signs that few kinds weigh and those that most do', () => {
  const random = createRandom(3);
  const kindCount = 333;
  const bySign = Array.from({ length: 1500 }, (_, sign) =>
    Array.from({ length: kindCount }, (_, kind) => kind)
      .filter(() => random() < (sign % 3 === 0 ? 0.9 : 0.02))
      .map((kind) => ({ kind, weight: Math.floor(random() * 255) - 127 })),
  );
  const starts = new Uint32Array(bySign.length + 1);
  for (const [sign, own] of bySign.entries()) starts[sign + 1] = starts[sign]! + own.length;
  const biases = Float64Array.from({ length: kindCount }, () => random() * 100 - 50);
  const scorer = createKindScorer({
    starts,
    kinds: Uint16Array.from(bySign.flat(), ({ kind }) => kind),
    weights: Int8Array.from(bySign.flat(), ({ weight }) => weight),
    biases,
  });
  // The last text has more signs than there is room for at first.
  for (const length of [0, 5, 1400]) {
    const signs = Uint32Array.from({ length }, (_, i) => (i * 7) % bySign.length);
    const values = Array.from(signs, () => random());
    const expected = Float64Array.from(biases);
    for (const [i, sign] of signs.entries()) {
      for (const { kind, weight } of bySign[sign]!) expected[kind]! += values[i]! * weight;
    }
    const scores = scorer.score(signs, (i) => values[i]!);
    expect(scores).toHaveLength(kindCount);
    const off = Array.from(scores, (value, kind) => Math.abs(value / (1 << 14) - expected[kind]!));
    expect(Math.max(...off)).toBeLessThan(0.005 * (length + 1));
  }
});

it('picks the kinds above a place, ties at it left out, in the measure of how far they are above', () => {
  const random = createRandom(5);
  const kindCount = 61;
  const biases = Float64Array.from({ length: kindCount }, () => Math.floor(random() * 20) - 10);
  const none = { starts: Uint32Array.of(0), kinds: new Uint16Array(0), weights: new Int8Array(0) };
  const scorer = createKindScorer({ ...none, biases });
  const scores = Array.from(scorer.score(new Uint32Array(0), () => 0));
  for (const place of [1, 2, 17, 40, kindCount, 200]) {
    const least = [...scores].sort((a, b) => b - a)[Math.min(place, kindCount) - 1]!;
    const expected = scores.flatMap((score, kind) => (score > least ? [{ kind, over: score - least }] : []));
    const length = Math.hypot(...expected.map(({ over }) => over));
    const likest = [...scorer.pickLikest(place)];
    expect(likest.map(([kind]) => kind)).toEqual(expected.map(({ kind }) => kind));
    likest.forEach(([, weight], i) => {
      expect(weight).toBeCloseTo(expected[i]!.over / length);
    });
  }
});

import { expect, it } from 'vitest';
import { formatScores } from '../../../src/classify/evaluate/format-scores.ts';
import { scoreLabels } from '../../../src/classify/evaluate/score-labels.ts';

const judged = ['照明', '公交'].map((label, i) => ({ id: String(i), gold: label, predicted: label, score: 0.9 }));

it('gives no macro-F1 where no label has enough examples', () => {
  expect(scoreLabels(judged).macroF1).toBe(1);
  const scores = scoreLabels(judged, { minSupport: 2 });
  expect([scores.macroF1, scores.macroF1Interval, scores.accuracy]).toEqual([null, null, 1]);
  expect(formatScores('topic', scores)).toContain('macro-F1 –: no label counts over labels with ≥ 2 examples');
});

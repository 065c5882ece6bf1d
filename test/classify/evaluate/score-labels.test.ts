import { expect, it } from 'vitest';
import { formatScores } from '../../../src/classify/evaluate/format-scores.ts';
import { calibrationError, scoreLabels } from '../../../src/classify/evaluate/score-labels.ts';

const judged = ['照明', '公交'].map((label, i) => ({ id: String(i), gold: label, predicted: label, score: 0.9 }));

it('gives no macro-F1 where no label has enough examples', () => {
  expect(scoreLabels(judged).macroF1).toBe(1);
  const scores = scoreLabels(judged, { minSupport: 2 });
  expect([scores.macroF1, scores.macroF1Interval, scores.accuracy]).toEqual([null, null, 1]);
  expect(formatScores('topic', scores)).toContain('macro-F1 –: no label counts over labels with ≥ 2 examples');
});

it('scores labels by what was given and what was right', () => {
  const pairs = ['照明 照明', '照明 照明', '照明 公交', '公交 公交', '公交 照明', '绿化 照明', '绿化 公交'];
  const answers = pairs.map((pair, i) => {
    const [gold, predicted] = pair.split(' ') as [string, string];
    return { id: String(i), gold, predicted, score: 0.9 };
  });
  const { labels, classes, confusion, accuracy, macroF1 } = scoreLabels(answers.slice(0, 6));
  expect(labels).toEqual(['照明', '公交', '绿化']);
  // The most frequent first, whichever comes first.
  expect(scoreLabels(answers.slice(0, 4).toReversed()).labels).toEqual(['照明', '公交']);
  expect(confusion).toEqual([
    [2, 1, 0],
    [1, 1, 0],
    [1, 0, 0],
  ]);
  expect(classes).toEqual([
    { label: '照明', support: 3, predicted: 4, precision: 0.5, recall: 2 / 3, f1: 4 / 7 },
    { label: '公交', support: 2, predicted: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
    { label: '绿化', support: 1, predicted: 0, precision: 0, recall: 0, f1: 0 },
  ]);
  expect(accuracy).toBe(0.5);
  expect(macroF1).toBeCloseTo((4 / 7 + 0.5) / 3);
  // Labels count from so many examples on.
  expect(scoreLabels(answers, { minSupport: 3 }).macroF1).toBeCloseTo(4 / 7);
  expect(scoreLabels(answers.slice(0, 6), { minSupport: 2 }).macroF1).toBeCloseTo((4 / 7 + 0.5) / 2);
  expect(scoreLabels(answers.slice(0, 6), { only: ['公交'] }).macroF1).toBe(0.5);
});

it('gives intervals of 95 %', () => {
  const halves = Array.from({ length: 400 }, (_, i) => ({ id: String(i), gold: '照明', score: 0.5 }));
  const answers = halves.map((half, i) => ({ ...half, predicted: i % 2 === 0 ? '照明' : '公交' }));
  const { accuracyInterval } = scoreLabels(answers);
  // Of the normal approximation: 0.5 ± 1.96 × 0.025.
  expect(Math.abs(accuracyInterval.low - 0.451)).toBeLessThan(0.006);
  expect(Math.abs(accuracyInterval.high - 0.549)).toBeLessThan(0.006);
});

it('adds up where probabilities are too high and where they are too low', () => {
  const answer = (score: number, predicted: string) => ({ id: '', gold: '照明', predicted, score });
  expect(calibrationError([answer(0.9, '公交'), answer(0.1, '照明')], 2)).toBeCloseTo(0.9);
  expect(calibrationError([answer(0.5, '公交'), answer(0.5, '照明')], 1)).toBe(0);
});

it('tells how many of the wrong labels are among the tenth of the messages with the lowest scores', () => {
  const answers = Array.from({ length: 20 }, (_, i) => ({
    id: String(i),
    gold: '照明',
    predicted: [3, 7, 11].includes(i) ? '公交' : '照明',
    score: [7, 3].includes(i) ? 0.4 : 0.6 + i / 100,
  }));
  expect(scoreLabels(answers).errorsInDoubt).toBeCloseTo(2 / 3);
  expect(formatScores('topic', scoreLabels(answers))).toContain('wrong labels among the tenth of least score 0.67');
  expect(scoreLabels(judged).errorsInDoubt).toBeNull();
  expect(formatScores('topic', scoreLabels(judged))).not.toContain('least score');
});

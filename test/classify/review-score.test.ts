import { describe, expect, it } from 'vitest';
import { type ReviewCandidate, rankForReview, uncertainty } from '../../src/classify/review-score.ts';

function candidate(score: number, terms: readonly string[]): ReviewCandidate {
  const made = { label: 'x', score, evidence: [] };
  return {
    labels: { topic: made, kind: { ...made, score: 1 }, urgency: { ...made, score: 1 } },
    terms: new Set(terms),
  };
}

describe('rankForReview', () => {
  it('puts unsure messages first, and copies of a picked one behind surer ones', () => {
    const candidates = [
      candidate(0.9, ['路灯', '熄灭']),
      candidate(0.3, ['停水', '小区', '三天']),
      candidate(0.3, ['停水', '小区', '三天']),
      candidate(0.5, ['噪音', '夜间']),
    ];
    expect(rankForReview(candidates, 4)).toEqual([1, 3, 0, 2]);
    expect(rankForReview(candidates, 1)).toEqual([1]);
    expect(rankForReview([], 3)).toEqual([]);
  });

  it('ranks messages of which no word is left', () => {
    expect(rankForReview([candidate(0.9, []), candidate(0.3, []), candidate(0.5, [])], 3)).toEqual([1, 2, 0]);
  });

  it('takes three decisions together', () => {
    const made = { label: 'x', score: 0.5, evidence: [] };
    expect(uncertainty({ topic: made, kind: made, urgency: { ...made, score: 1 } })).toBeCloseTo(0.75, 9);
    expect(uncertainty({ topic: made, kind: made, urgency: made })).toBeCloseTo(0.875, 9);
  });
});

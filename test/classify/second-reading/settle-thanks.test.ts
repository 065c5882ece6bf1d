import { describe, expect, it } from 'vitest';
import type { KindAndUrgency } from '../../../src/classify/kind-and-urgency.ts';
import { settleThanks } from '../../../src/classify/second-reading/settle-thanks.ts';

const said = (kind: string, kindScore: number, urgency: string, urgencyScore: number): KindAndUrgency => ({
  kind: { prediction: { label: kind, score: kindScore, evidence: [] }, sure: kindScore >= 0.7 },
  urgency: { prediction: { label: urgency, score: urgencyScore, evidence: [] }, sure: urgencyScore >= 0.7 },
});
const labels = ({ kind, urgency }: KindAndUrgency) => [
  kind.prediction.label,
  urgency.prediction.label,
  urgency.prediction.score,
];

describe('settleThanks', () => {
  it('calls thanks routine, as surely as they are thanks', () => {
    const settled = settleThanks(said('praise', 0.9, 'critical', 0.6), null);
    expect(labels(settled)).toEqual(['praise', 'routine', 0.9]);
    expect(settled.urgency.sure).toBe(true);
  });

  it.each([
    ['no thanks', said('help', 0.9, 'critical', 0.8)],
    ['what is hardly thanks', said('praise', 0.6, 'urgent', 0.8)],
  ])('leaves %s as it is', (_, whole) => {
    expect(settleThanks(whole, null)).toBe(whole);
  });

  it('takes what is said beside thanks where that is a danger', () => {
    const danger = said('complaint', 0.6, 'critical', 0.9);
    expect(settleThanks(said('praise', 0.9, 'routine', 0.9), danger)).toBe(danger);
    expect(settleThanks(said('praise', 0.6, 'routine', 0.9), danger)).toBe(danger);
  });

  it.each([
    ['tells of a danger that is over, as praise', said('praise', 0.6, 'critical', 0.9)],
    ['is hardly a danger', said('complaint', 0.6, 'critical', 0.7)],
    ['is no danger', said('complaint', 0.6, 'urgent', 0.9)],
  ])('does not where the rest %s', (_, rest) => {
    expect(labels(settleThanks(said('praise', 0.9, 'critical', 0.8), rest))).toEqual(['praise', 'routine', 0.9]);
  });
});

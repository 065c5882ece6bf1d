import { expect, it } from 'vitest';
import type { KindAndUrgency } from '../../../src/classify/kind-and-urgency.ts';
import { settleIdle } from '../../../src/classify/second-reading/settle-idle.ts';

const said = (kind: string, urgency: string, score = 0.9): KindAndUrgency => ({
  kind: { prediction: { label: kind, score, evidence: [] }, sure: true },
  urgency: { prediction: { label: urgency, score: 0.8, evidence: [] }, sure: true },
});
const none = { undated: null, present: null };
const labels = ({ kind, urgency }: KindAndUrgency) => [kind.prediction.label, urgency.prediction.label];

it('takes the least urgent of what is left without idle words', () => {
  const whole = said('help', 'urgent');
  expect(labels(settleIdle(whole, { ...none, undated: said('help', 'routine') }))).toEqual(['help', 'routine']);
  expect(labels(settleIdle(whole, { ...none, present: said('help', 'critical') }))).toEqual(['help', 'urgent']);
  expect(settleIdle(whole, none)).toEqual(whole);
  // One that is as urgent is no reason to read the message otherwise.
  expect(settleIdle(whole, { ...none, present: said('help', 'urgent') }).urgency).toBe(whole.urgency);
});

import type { SegmentedMessage } from '../core/message.ts';
import { storedSpan } from '../segment/normalise.ts';
import type { KindAndUrgency } from './kind-and-urgency.ts';
import { findGathering } from './model/find-gathering.ts';
import { isThanks } from './settle-thanks.ts';

/** What a crowd announced by its words alone is worth: below what models are sure from, so that somebody looks. */
const gatheringScore = 0.6;

/** A crowd that is announced is critical by the guide, however calmly it is told. */
export function settleGathering(said: KindAndUrgency, message: SegmentedMessage): KindAndUrgency {
  if (said.urgency.prediction.label === 'critical' || isThanks(said.kind.prediction)) return said;
  const found = findGathering(message);
  if (found === null) return said;
  const [start, end] = storedSpan(message.body.offsets, found.start, found.end);
  const evidence = [{ field: 'body' as const, start, end, weight: 1 }];
  return {
    kind: said.kind,
    urgency: { prediction: { label: 'critical', score: gatheringScore, evidence }, sure: false },
  };
}

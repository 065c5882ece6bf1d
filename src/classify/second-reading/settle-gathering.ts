import type { SegmentedMessage } from '../../core/message.ts';
import { callUrgency, type KindAndUrgency } from '../kind-and-urgency.ts';
import { findGathering } from '../model/find-gathering.ts';
import { isThanks } from './settle-thanks.ts';

/** A crowd that is announced is critical by the guide, however calmly it is told. */
export function settleGathering(said: KindAndUrgency, message: SegmentedMessage): KindAndUrgency {
  if (said.urgency.prediction.label === 'critical' || isThanks(said.kind.prediction)) return said;
  const found = findGathering(message);
  return found === null ? said : callUrgency(said, 'critical', message, [found]);
}

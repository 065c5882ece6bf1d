import type { SegmentedMessage } from '../../core/message.ts';
import { callUrgency, type KindAndUrgency } from '../kind-and-urgency.ts';
import { findOutage } from '../model/find-outage.ts';
import { isThanks } from './settle-thanks.ts';

/** Supply that is cut off now for many is critical by the guide, however long the letter is about who is to blame. */
export function settleOutage(said: KindAndUrgency, message: SegmentedMessage): KindAndUrgency {
  const { kind, urgency } = said;
  if (urgency.prediction.label === 'critical' || isThanks(kind.prediction) || kind.prediction.label === 'suggestion') {
    return said;
  }
  const found = findOutage(message);
  return found === null ? said : callUrgency(said, 'critical', message, [found]);
}

import type { SegmentedMessage } from '../../core/message.ts';
import { callUrgency, type KindAndUrgency } from '../kind-and-urgency.ts';
import { findFarewell } from '../model/find-farewell.ts';
import { isThanks } from './settle-thanks.ts';

/**
 * Suicide told softly is critical, in whatever tone: things given away, leave taken, nobody to be troubled any more. One that is missed
 * weighs more than some that are not meant.
 */
export function settleFarewell(said: KindAndUrgency, message: SegmentedMessage): KindAndUrgency {
  if (said.urgency.prediction.label === 'critical') return said;
  const found = findFarewell(message);
  if (found.length === 0) return said;
  const called = callUrgency(said, 'critical', message, found.slice(0, 5));
  // Who takes leave with thanks wants help, for the same words.
  const { prediction, sure } = called.urgency;
  return isThanks(said.kind.prediction)
    ? { ...called, kind: { prediction: { ...prediction, label: 'help' }, sure } }
    : called;
}

import type { Evidence, SegmentedMessage } from '../core/message.ts';
import { storedSpan } from '../segment/normalise.ts';
import type { KindAndUrgency } from './kind-and-urgency.ts';
import { findFarewell } from './model/find-farewell.ts';
import { isThanks } from './settle-thanks.ts';

/** What leave taken by its words alone is worth: below what models are sure from, so that somebody looks. */
const farewellScore = 0.6;

/**
 * Suicide told softly is critical, in whatever tone: things given away, leave taken, nobody to be troubled any more. One that is missed
 * weighs more than some that are not meant.
 */
export function settleFarewell(said: KindAndUrgency, message: SegmentedMessage): KindAndUrgency {
  if (said.urgency.prediction.label === 'critical') return said;
  const found = findFarewell(message);
  if (found.length === 0) return said;
  const evidence = found.slice(0, 5).map(({ field, start, end }): Evidence => {
    const [from, to] = storedSpan(message[field].offsets, start, end);
    return { field, start: from, end: to, weight: 1 };
  });
  const prediction = { score: farewellScore, evidence };
  return {
    kind: isThanks(said.kind.prediction) ? { prediction: { ...prediction, label: 'help' }, sure: false } : said.kind,
    urgency: { prediction: { ...prediction, label: 'critical' }, sure: false },
  };
}

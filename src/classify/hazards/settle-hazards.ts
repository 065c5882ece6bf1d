import type { SegmentedMessage } from '../../core/message.ts';
import { callUrgency, type KindAndUrgency } from '../kind-and-urgency.ts';
import { type FoundHazard, findHazard } from './find-hazard.ts';
import type { Hazard } from './hazards.ts';

/** Requests and questions are raised only where the model is in doubt that they are. */
const sureKind = 0.6;
/** From this score on a danger stands, but where those whom the hazard hit are said to be out of it. */
const sureDanger = 0.9;
/** Below it a danger is in doubt. */
const doubtful = 0.5;

/**
 * What short plain texts tell of hazards in words that the model knows as trifles, or as dangers: a hazard of the guide that goes on is
 * urgent; one that hit somebody who is out of it, or nobody yet, is not critical.
 */
export function settleHazards(
  said: KindAndUrgency,
  message: SegmentedMessage,
  hazards: readonly Hazard[],
): KindAndUrgency {
  const { label, score } = said.urgency.prediction;
  if (label === 'urgent' || said.kind.prediction.label === 'praise') return said;
  const found = findHazard(message, hazards);
  if (found === null) return said;
  if (label === 'critical' ? !isNoDanger(found, message, score) : isAsked(said)) return said;
  const { field, spans } = found;
  return callUrgency(
    said,
    'urgent',
    message,
    spans.map((span) => ({ field, ...span })),
  );
}

function isAsked({ kind: { prediction } }: KindAndUrgency): boolean {
  return (prediction.label === 'inquiry' || prediction.label === 'suggestion') && prediction.score >= sureKind;
}

function isNoDanger({ hazard: { now, past } }: FoundHazard, { title, body }: SegmentedMessage, score: number): boolean {
  const says = (pattern: RegExp): boolean => pattern.test(title.text) || pattern.test(body.text);
  if (now === null) return score < doubtful;
  if (says(now)) return false;
  return past === null ? score < sureDanger : says(past) || score < doubtful;
}

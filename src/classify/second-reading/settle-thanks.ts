import type { Prediction } from '../../core/message.ts';
import type { KindAndUrgency } from '../kind-and-urgency.ts';

/** From this probability on what is called thanks is believed to be. */
export const sureThanks = 0.7;
/** From this probability on what is called a danger, beside thanks. */
const sureDanger = 0.8;

/** Whether a message is taken for thanks. */
export function isThanks({ label }: Prediction): boolean {
  return label === 'praise';
}

/**
 * What mainly thanks is routine by the guide, and tells of dangers that are over: in the words by which urgency is judged these look
 * like dangers. So it is as likely routine as it is thanks, for the words that thank, and as sure. But thanks may only frame a danger.
 * @param rest what the message says without its thanks; null where it says nothing else
 */
export function settleThanks(whole: KindAndUrgency, rest: KindAndUrgency | null): KindAndUrgency {
  const { prediction, sure } = whole.kind;
  if (!isThanks(prediction)) return whole;
  if (rest !== null && isDanger(rest)) return rest;
  if (prediction.score < sureThanks) return whole;
  return { kind: whole.kind, urgency: { prediction: { ...prediction, label: 'routine' }, sure } };
}

/** A danger that is over is told as praise of those who ended it, also without a word of thanks. */
function isDanger({ kind, urgency: { prediction } }: KindAndUrgency): boolean {
  return !isThanks(kind.prediction) && prediction.label === 'critical' && prediction.score >= sureDanger;
}

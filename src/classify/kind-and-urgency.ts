import type { Evidence, SegmentedMessage, Urgency } from '../core/message.ts';
import { storedSpan } from '../segment/normalise.ts';
import type { SurePrediction } from './transformers/task-transformers.ts';

/** What a text says of its kind and of its urgency. */
export interface KindAndUrgency {
  readonly kind: SurePrediction;
  readonly urgency: SurePrediction;
}

/** Where words were found that decide: offsets of the analysed text. */
export type FoundWords = Pick<Evidence, 'field' | 'start' | 'end'>;

/** What a label by single words is worth: no probability of a model, and below what models are sure from. */
export const wordScore = 0.6;

/** Another kind than models say, for the words that a reader found; its evidence stays theirs. Somebody had better look. */
export function callKind(said: KindAndUrgency, label: string, score = wordScore): KindAndUrgency {
  return { ...said, kind: { prediction: { ...said.kind.prediction, label, score }, sure: false } };
}

/** Another urgency than models say, for words found in the message, which are its evidence. Somebody had better look. */
export function callUrgency(
  said: KindAndUrgency,
  label: Urgency,
  message: SegmentedMessage,
  found: readonly FoundWords[],
): KindAndUrgency {
  const evidence = found.map(({ field, start, end }) => {
    const [from, to] = storedSpan(message[field].offsets, start, end);
    return { field, start: from, end: to, weight: 1 };
  });
  return { ...said, urgency: { prediction: { label, score: wordScore, evidence }, sure: false } };
}

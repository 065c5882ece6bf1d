import type { SurePrediction } from './transformers/task-transformers.ts';

/** What a text says of its kind and of its urgency. */
export interface KindAndUrgency {
  readonly kind: SurePrediction;
  readonly urgency: SurePrediction;
}

/** What a kind by single words is worth: below what models are sure from. */
export const wordScore = 0.6;

/** Another kind than models say, for the words that a reader found; its evidence stays theirs. Somebody had better look. */
export function callKind(said: KindAndUrgency, label: string, score = wordScore): KindAndUrgency {
  return { ...said, kind: { prediction: { ...said.kind.prediction, label, score }, sure: false } };
}

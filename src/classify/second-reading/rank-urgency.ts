import { urgencies } from '../../core/message.ts';
import type { SurePrediction } from '../transformers/task-transformers.ts';

const ranks: readonly string[] = [...urgencies].reverse();

/** How urgent a reading is: 0 for routine, the more the graver. */
export function rankUrgency({ prediction }: SurePrediction): number {
  return ranks.indexOf(prediction.label);
}

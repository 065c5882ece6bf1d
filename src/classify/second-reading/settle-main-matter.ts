import type { SurePrediction } from '../transformers/task-transformers.ts';
import { rankUrgency } from './rank-urgency.ts';

/** Urgency as the whole says it, its main matter, and what is told beside that. */
export interface MatterReadings {
  readonly main: SurePrediction;
  readonly hasAside: boolean;
  /** What presses of that; null where nothing does. */
  readonly aside: SurePrediction | null;
  readonly isRepeat: boolean;
}

/** What is told again is so urgent as its matter, where that is likelier than not. */
const likely = 0.5;
/** A danger told beside another matter is none the less one, where it is sure by itself. */
const sureDanger = 0.95;

/** Urgency goes by the main matter: what is told again is no less urgent, and what is told beside it counts only as a sure danger. */
export function settleMainMatter(
  whole: SurePrediction,
  { main, hasAside, aside, isRepeat }: MatterReadings,
): SurePrediction {
  const lead = rankUrgency(main) - rankUrgency(whole);
  if (lead > 0) return isRepeat && main.prediction.score >= likely ? main : whole;
  if (lead === 0 || !hasAside) return whole;
  return aside?.prediction.label === 'critical' && aside.prediction.score >= sureDanger ? whole : main;
}

import type { KindAndUrgency } from './settle-thanks.ts';

const ranks = ['routine', 'urgent', 'critical'];
/** What is left when nothing of the writer's family is told has to be a complaint so surely. */
const sureComplaint = 0.7;

/** What a message says without words that say nothing of it; null where it was not read so. */
export interface PlainReadings {
  /** Without days that no deadline falls on. */
  readonly undated: KindAndUrgency | null;
  /** Without harm that is over. */
  readonly present: KindAndUrgency | null;
  /** Without the writer's family. */
  readonly matter: KindAndUrgency | null;
}

/** A day alone makes nothing urgent, and harm that is over nothing critical; nor is a complaint a call for help by whom its writer lives with. */
export function settleIdle(said: KindAndUrgency, { undated, present, matter }: PlainReadings): KindAndUrgency {
  const { urgency } = [undated, present].reduce<KindAndUrgency>(
    (lowest, reading) => (reading !== null && rank(reading) < rank(lowest) ? reading : lowest),
    said,
  );
  const isComplaint = matter?.kind.prediction.label === 'complaint' && matter.kind.prediction.score >= sureComplaint;
  return { kind: isComplaint ? { ...matter.kind, sure: false } : said.kind, urgency };
}

function rank({ urgency }: KindAndUrgency): number {
  return ranks.indexOf(urgency.prediction.label);
}

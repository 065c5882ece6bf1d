import type { KindAndUrgency } from '../kind-and-urgency.ts';
import { rankUrgency } from './rank-urgency.ts';

/** What is left when nothing of the writer's family is told has to be a complaint so surely. */
const sureComplaint = 0.7;

/** What a message says without words that say nothing of it; null where it was not read so. */
export interface PlainReadings {
  /** Without days that no deadline falls on. */
  readonly undated: KindAndUrgency | null;
  /** Without harm that is over. */
  readonly present: KindAndUrgency | null;
  /** Without the writer's family. */
  readonly withoutKin: KindAndUrgency | null;
}

/** A day alone makes nothing urgent, and harm that is over nothing critical; nor is a complaint a call for help by whom its writer lives with. */
export function settleIdle(said: KindAndUrgency, { undated, present, withoutKin }: PlainReadings): KindAndUrgency {
  const { urgency } = [undated, present].reduce<KindAndUrgency>(
    (lowest, reading) =>
      reading !== null && rankUrgency(reading.urgency) < rankUrgency(lowest.urgency) ? reading : lowest,
    said,
  );
  const isComplaint =
    withoutKin?.kind.prediction.label === 'complaint' && withoutKin.kind.prediction.score >= sureComplaint;
  return { kind: isComplaint ? { ...withoutKin.kind, sure: false } : said.kind, urgency };
}

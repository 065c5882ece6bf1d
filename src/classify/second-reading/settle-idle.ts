import type { KindAndUrgency } from '../kind-and-urgency.ts';
import { rankUrgency } from './rank-urgency.ts';

/** What a message says without words that say nothing of it; null where it was not read so. */
export interface PlainReadings {
  /** Without days that no deadline falls on. */
  readonly undated: KindAndUrgency | null;
  /** Without harm that is over. */
  readonly present: KindAndUrgency | null;
}

/** A day alone makes nothing urgent, and harm that is over nothing critical. */
export function settleIdle(said: KindAndUrgency, { undated, present }: PlainReadings): KindAndUrgency {
  const { urgency } = [undated, present].reduce<KindAndUrgency>(
    (lowest, reading) =>
      reading !== null && rankUrgency(reading.urgency) < rankUrgency(lowest.urgency) ? reading : lowest,
    said,
  );
  return { kind: said.kind, urgency };
}

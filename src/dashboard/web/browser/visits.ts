import type { Meta } from '../../api-types.ts';

export type Run = NonNullable<Meta['run']>;

/** Tables that somebody looked at: the newest run that they held, and when (milliseconds since 1970). */
export interface Look extends Run {
  readonly at: number;
}

/** What this browser knows of its visits. */
export interface Visits {
  /** The end of the visit before this one; null on the first. */
  readonly before: Look | null;
  /** The last look of this visit. */
  readonly last: Look;
}

/** Somebody who comes back after so long begins another visit: lunch does not end one, a night does. */
export const visitGapMs = 4 * 3_600_000;

/**
 * The visits after one more look.
 * @param visits those known so far, of whatever tab
 */
export function addLook(visits: Visits | null, run: Run, now: number): Visits {
  const look = { run_id: run.run_id, seq: run.seq, at: now };
  if (visits === null) return { before: null, last: look };
  const isNext = now - visits.last.at > visitGapMs;
  // A tab that was left open may still show older tables than another one did.
  const last = visits.last.seq > run.seq ? { ...visits.last, at: now } : look;
  return { before: isNext ? visits.last : visits.before, last };
}

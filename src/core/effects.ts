/** Everything through which a stage touches the world besides files; passed in, so that tests can replace it. */
export interface Effects {
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** The part of pino's interface that stages use: an object of fields, then a message. */
export interface Logger {
  debug(fields: LogFields, message?: string): void;
  info(fields: LogFields, message?: string): void;
  warn(fields: LogFields, message?: string): void;
  error(fields: LogFields, message?: string): void;
}

/** Fields of a line of the log, which are written as JSON: an error, of which that leaves `{}`, is described first (`describeProblem`). */
export type LogFields = { readonly [name: string]: LogValue };

type LogValue = string | number | boolean | null | undefined | readonly LogValue[] | LogFields;

export const systemClock: Clock = { now: () => Date.now() };

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A source of randomness: numbers in [0, 1), reproducible from its seed. */
export type Random = () => number;

/**
 * Seeded pseudo-random numbers: mulberry32 (32 bits of state, period 2³²). Not for secrets.
 * @param seed any integer; only its lowest 32 bits count
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

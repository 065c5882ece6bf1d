/** Adds up the milliseconds that steps take, lap by lap. */
export interface Stopwatch<Step extends string> {
  readonly timings: Record<Step, number>;
  /** Adds the time since the last lap to a step. */
  lap(step: Step): void;
}

/** @param steps all of them; each starts at 0 */
export function createStopwatch<Step extends string>(steps: readonly Step[]): Stopwatch<Step> {
  const timings = Object.fromEntries(steps.map((step) => [step, 0])) as Record<Step, number>;
  let last = performance.now();
  return {
    timings,
    lap(step) {
      const now = performance.now();
      timings[step] += now - last;
      last = now;
    },
  };
}

import type { Effects } from '../core/effects.ts';

/** Milliseconds of the steps of clustering, in their order. */
export interface Laps {
  readonly laps: Readonly<Record<string, number>>;
  readonly lap: (name: string) => void;
}

export function createLaps(effects: Effects): Laps {
  const laps: Record<string, number> = {};
  const times = [effects.clock.now()];
  return {
    laps,
    lap: (name) => {
      const now = effects.clock.now();
      laps[name] = now - times.at(-1)!;
      times.push(now);
    },
  };
}

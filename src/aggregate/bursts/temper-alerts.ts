import type { BurstAlert } from './contract.ts';

/** Lowest level. */
const blue = 4;

/**
 * Lowers alerts of parts (topics, topics in regions) that rise hardly more than all messages together do at that time: they say
 * that there are more messages, as where an office begins to hand in another board, and nothing of their own. They stay as level Ⅳ.
 * @param totals alerts of the series of all messages
 * @param isPart whether a series counts a part of all messages
 * @param leastRatio how many times as much as everything a part must rise (observed / expected) to keep its level
 */
export function temperAlerts(
  alerts: readonly BurstAlert[],
  totals: readonly BurstAlert[],
  isPart: (series: number) => boolean,
  leastRatio: number,
): BurstAlert[] {
  return alerts.map((alert) => {
    if (!isPart(alert.series) || alert.level === blue) return alert;
    const around = totals.filter(({ since, last }) => since <= alert.last && alert.since <= last);
    const isOwn = around.every((total) => ratioOf(alert) >= leastRatio * ratioOf(total));
    if (isOwn) return alert;
    return { ...alert, level: blue, steps: [{ day: alert.opened, level: blue }] };
  });
}

function ratioOf({ observed, expected }: BurstAlert): number {
  return observed / Math.max(expected, 1e-9);
}

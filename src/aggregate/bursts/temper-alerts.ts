import type { AlertDay, AlertLevel, BurstAlert } from './contract.ts';
import type { AlertSettings } from './settings.ts';
import { findLevel } from './trace-alerts.ts';

/** Lowest level. */
const blue = 4;

/** An alert beside the rise of everything at the time. */
export interface TemperedAlert extends BurstAlert {
  /** The largest ratio (observed / expected) of alerts of all messages at that time; null without one, and for what is no part. */
  readonly totalRatio: number | null;
}

/**
 * Lowers alerts of parts (topics, topics in regions) that rise hardly more than all messages together do at that time: they say
 * that there are more messages, as where an office begins to hand in another board, and nothing of their own. They stay as level Ⅳ,
 * or at what they had reached before that: a rise of everything takes back nothing that was there without it.
 * @param totals alerts of the series of all messages
 * @param isPart whether a series counts a part of all messages
 * @param leastRatio how many times as much as everything a part must rise (observed / expected) to keep its level
 */
export function temperAlerts(
  alerts: readonly BurstAlert[],
  totals: readonly BurstAlert[],
  isPart: (series: number) => boolean,
  leastRatio: number,
): TemperedAlert[] {
  return alerts.map((alert) => {
    const around = isPart(alert.series)
      ? totals.filter(({ since, last }) => since <= alert.last && alert.since <= last)
      : [];
    const totalRatio = around.length === 0 ? null : Math.max(...around.map(ratioOf));
    const isOwn = totalRatio === null || ratioOf(alert) >= leastRatio * totalRatio;
    if (isOwn || alert.level === blue) return { ...alert, totalRatio };
    const from = Math.min(...around.map(({ since }) => since));
    const own = alert.steps.filter(({ day }) => day < from);
    const steps = own.length > 0 ? own : [{ day: alert.opened, level: blue } as const];
    return { ...alert, totalRatio, level: steps.at(-1)!.level, steps };
  });
}

/** An alert with the part of its counts that sources added of late, or campaigns, brought. */
export interface SourcedAlert extends Omit<TemperedAlert, 'days'> {
  readonly brought: number;
  readonly days: readonly (AlertDay & { readonly brought: number })[];
}

/**
 * Lowers alerts to the level that they reach by what they would have anyway: that there is a campaign, or another board, is no
 * rise of its subjects, as the past that they are held against did not have it. What is brought stays in the counts.
 * @param broughtOf authors brought to a series, by day of the history
 */
export function temperBrought(
  alerts: readonly TemperedAlert[],
  broughtOf: (series: number) => ReadonlyMap<number, number>,
  settings: AlertSettings,
): SourcedAlert[] {
  return alerts.map((alert) => {
    const broughtOn = broughtOf(alert.series);
    const days = alert.days.map((day, i) => ({
      ...day,
      brought: Math.min(day.observed, broughtOn.get(alert.since + i) ?? 0),
    }));
    const brought = days.reduce((sum, day) => sum + day.brought, 0);
    const sourced = { ...alert, days, brought };
    return brought === 0 || alert.level === blue ? sourced : { ...sourced, ...levelWithout(sourced, settings) };
  });
}

function levelWithout(alert: SourcedAlert, settings: AlertSettings): Pick<BurstAlert, 'level' | 'steps'> {
  const steps: { day: number; level: AlertLevel }[] = [];
  const usual = { observed: 0, expected: 0 };
  for (const [i, day] of alert.days.entries()) {
    usual.observed += day.observed - day.brought;
    usual.expected += day.expected;
    const today = alert.since + i;
    // Never above what it is held to beside the rise of everything.
    const level = Math.max(findLevel(usual, settings), alert.level) as AlertLevel;
    if (today < alert.opened || level >= (steps.at(-1)?.level ?? blue + 1)) continue;
    steps.push({ day: today, level });
  }
  return { level: steps.at(-1)?.level ?? blue, steps };
}

function ratioOf({ observed, expected }: BurstAlert): number {
  return observed / Math.max(expected, 1e-9);
}

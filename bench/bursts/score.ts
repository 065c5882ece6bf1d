import { dayClasses } from '../../src/aggregate/bursts/calendar.ts';
import type { Alarms } from './methods.ts';
import { days, dispersions, durations, firstBurst, means, ratios, type World } from './simulate.ts';

export interface Cell {
  readonly mean: number;
  readonly dispersion: number;
  readonly ratio: number;
  readonly days: number;
}

export interface CellScore {
  bursts: number;
  found: number;
  delay: number;
}

export interface Score {
  /** By `cellName`. */
  readonly cells: Map<string, CellScore>;
  /** Alarms (series-days) from the first possible burst on, and those on days without a burst. */
  alarms: number;
  falseAlarms: number;
  /** Sum over days of the share of false ones among the alarms of a day, and the number of days: their ratio is the FDR as Benjamini and Hochberg define it. */
  shares: number;
  days: number;
  /** Alerts (runs of alarms), and those without a day in a burst. */
  alerts: number;
  falseAlerts: number;
  /** Alarms by class of day (0 Monday … 6 Sunday, then holidays: `src/aggregate/bursts/calendar.ts`), and days of series. */
  readonly alarmsByClass: Float64Array;
  readonly daysByClass: Float64Array;
}

export const cells: readonly Cell[] = means.flatMap((mean) =>
  dispersions.flatMap((dispersion) =>
    ratios.flatMap((ratio) => durations.map((length) => ({ mean, dispersion, ratio, days: length }))),
  ),
);

export function cellName(cell: Cell): string {
  return `${cell.mean} ${cell.dispersion} ${cell.ratio} ${cell.days}`;
}

export function createScore(): Score {
  return {
    cells: new Map(),
    alarms: 0,
    falseAlarms: 0,
    shares: 0,
    days: 0,
    alerts: 0,
    falseAlerts: 0,
    alarmsByClass: new Float64Array(dayClasses),
    daysByClass: new Float64Array(dayClasses),
  };
}

/** An alarm speaks of the last seven days: it is true if one of them was in a burst. */
const evidenceDays = 7;
/** Alarms so few days apart are one alert. */
const alertGap = 3;

/** Adds what a method found in a world. A burst is found by an alarm on one of its own days only. */
export function addWorld(score: Score, world: World, alarms: Alarms): void {
  const perDay = new Int32Array(days);
  const falsePerDay = new Int32Array(days);
  for (const [index, series] of world.series.entries()) {
    const row = alarms[index]!;
    const inBurst = new Uint8Array(days);
    const explained = new Uint8Array(days);
    for (const burst of series.bursts) {
      inBurst.fill(1, burst.start, burst.end + 1);
      explained.fill(1, burst.start, burst.end + evidenceDays);
      const name = cellName({ ...series, ratio: burst.ratio, days: burst.days });
      const cell = score.cells.get(name) ?? { bursts: 0, found: 0, delay: 0 };
      score.cells.set(name, cell);
      const first = row.indexOf(1, burst.start);
      cell.bursts++;
      if (first >= 0 && first <= burst.end) {
        cell.found++;
        cell.delay += first - burst.start;
      }
    }
    for (let day = firstBurst; day < days; day++) {
      score.daysByClass[world.classes[day]!]!++;
      if (row[day] === 0) continue;
      score.alarmsByClass[world.classes[day]!]!++;
      perDay[day]!++;
      if (explained[day] === 0) falsePerDay[day]!++;
    }
    countAlerts(score, row, inBurst);
  }
  for (let day = firstBurst; day < days; day++) {
    score.alarms += perDay[day]!;
    score.falseAlarms += falsePerDay[day]!;
    score.shares += perDay[day] === 0 ? 0 : falsePerDay[day]! / perDay[day]!;
    score.days++;
  }
}

function countAlerts(score: Score, row: Uint8Array, inBurst: Uint8Array): void {
  let last = Number.NEGATIVE_INFINITY;
  let isTrue = false;
  for (let day = firstBurst; day < days + alertGap + 1; day++) {
    if (day - last === alertGap + 1) {
      score.alerts++;
      if (!isTrue) score.falseAlerts++;
      isTrue = false;
    }
    if (row[day] !== 1) continue;
    last = day;
    if (inBurst[day] === 1) isTrue = true;
  }
}

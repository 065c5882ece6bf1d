import { describe, expect, it } from 'vitest';
import { classifyDays, dayNumber, springFestivalClass } from '../../../src/aggregate/bursts/calendar.ts';
import type { BurstHistory } from '../../../src/aggregate/bursts/contract.ts';
import { rejectionThreshold } from '../../../src/aggregate/bursts/false-discovery.ts';
import { findAlerts } from '../../../src/aggregate/bursts/find-alerts.ts';
import { alertSettings, burstSettings } from '../../../src/aggregate/bursts/settings.ts';

const bursts = burstSettings.parse({});
const alerts = alertSettings.parse({});
const firstDay = dayNumber('2024-06-01');
const days = 365;
const classes = classifyDays(firstDay, days);
const week = [1.2, 1.1, 1.1, 1, 1, 0.8, 0.7];

/** Counts that follow weekdays and holidays to the letter, so that nothing happens by chance. */
function quiet(mean: number): Int32Array {
  return Int32Array.from(classes, (dayClass) =>
    Math.round(mean * (dayClass === springFestivalClass ? 0.35 : (week[dayClass] ?? 0.8))),
  );
}

function find(...series: Int32Array[]) {
  const totals = Int32Array.from({ length: days }, (_, day) => series.reduce((sum, counts) => sum + counts[day]!, 0));
  const prior = { level: 1, levelDays: 0.1, testFrom: 28 };
  const history: BurstHistory = {
    firstDay,
    totals,
    series: series.map((counts) => ({ start: 0, counts, prior })),
    unlisted: 0,
  };
  return findAlerts(history, bursts, alerts);
}

describe('findAlerts', () => {
  it('raises no alert for weekdays and the Spring Festival', () => {
    expect(find(quiet(40), quiet(15), quiet(5))).toEqual([]);
  });

  it('opens on the first day of a burst, escalates, and closes when days are calm again', () => {
    const counts = quiet(10);
    counts.set([40, 90, 90], 200);
    const found = find(quiet(40), counts);
    expect(found).toHaveLength(1);
    const [alert] = found;
    expect(alert).toMatchObject({
      series: 1,
      since: 200,
      opened: 200,
      last: 202,
      closed: 205,
      level: 1,
      peakCount: 90,
    });
    expect(alert?.steps.map(({ level }) => level)).toEqual([2, 1]);
    expect(alert?.observed).toBe(220);
    expect(alert?.expected).toBeGreaterThan(20);
    expect(alert?.expected).toBeLessThan(40);
  });

  it('dates a sudden rise from its first unlikely day, though a day of the week before was a little high', () => {
    const counts = quiet(10);
    counts.set([13, 10, 10, 9, 9, 60, 60], 195);
    expect(find(quiet(40), counts)).toMatchObject([{ since: 200, opened: 200, isSlow: false }]);
  });

  it('gives what was observed and expected of each day', () => {
    const counts = quiet(10);
    counts.set([40, 90, 90], 200);
    const [alert] = find(quiet(40), counts);
    expect(alert!.days.map(({ observed }) => observed)).toEqual([40, 90, 90]);
    expect(alert!.days.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(alert!.expected);
  });

  it('stays open at the end of the data', () => {
    const counts = quiet(10);
    counts[days - 1] = 60;
    expect(find(quiet(40), counts)).toMatchObject([{ opened: days - 1, closed: null }]);
  });

  it('does not let many others drown what rises in the few that are always looked at', () => {
    const counts = quiet(10);
    counts.set([27], 200);
    const totals = counts.map((count) => count + 400);
    const prior = { level: 1, levelDays: 0.1, testFrom: 28 };
    const open = (isChosen: boolean) =>
      findAlerts(
        { firstDay, totals, series: [{ start: 0, counts, prior, isChosen }], unlisted: 100_000 },
        bursts,
        alerts,
      );
    expect(open(true)).toMatchObject([{ since: 200, opened: 200 }]);
    expect(open(false)).toEqual([]);
  });

  it('sees a slow rise that no single day shows', () => {
    const counts = quiet(20);
    for (let day = 250; day < 264; day++) counts[day] = Math.round(counts[day]! * 1.35);
    const found = find(quiet(400), counts);
    expect(found.some(({ series, isSlow, opened }) => series === 1 && isSlow && opened >= 252 && opened < 264)).toBe(
      true,
    );
  });

  it('lets a burst leave its own baseline alone', () => {
    const counts = quiet(10);
    for (let day = 200; day < 207; day++) counts[day] = 40;
    const second = Int32Array.from(counts);
    for (let day = 230; day < 233; day++) second[day] = 40;
    expect(find(quiet(40), second).map(({ opened }) => opened)).toEqual([200, 230]);
  });

  it('does not know the future: days to come change nothing', () => {
    const counts = quiet(10);
    for (const day of [200, 201]) counts[day] = 60;
    const changed = Int32Array.from(counts);
    for (let day = 300; day < days; day++) changed[day] = 100;
    const early = (found: ReturnType<typeof find>) => found.filter(({ opened }) => opened < 290);
    expect(early(find(quiet(40), changed))).toEqual(early(find(quiet(40), counts)));
  });
});

describe('findAlerts over many series', () => {
  const prior = { level: 1, levelDays: 0.1, testFrom: 28 };
  const modest = quiet(10);
  modest.set([26], 200);
  modest.set([26], 310);
  const quietly = { start: 0, counts: quiet(40), prior };
  const opened = (more: Partial<BurstHistory>, settings = alerts): number[] =>
    findAlerts(
      { firstDay, totals: quiet(50), series: [quietly, { start: 0, counts: modest, prior }], unlisted: 0, ...more },
      bursts,
      settings,
    ).map((alert) => alert.opened);

  it('holds a day against the series that there are by then, listed or not', () => {
    expect(opened({})).toEqual([200, 310]);
    expect(opened({ unlisted: 1_000_000 })).toEqual([]);
    const late = { start: 300, counts: new Int32Array(days - 300), prior };
    const series = [quietly, { start: 0, counts: modest, prior }, ...Array(20_000).fill(late)];
    expect(opened({ series })).toEqual([200]);
  });

  it('opens nothing on days that are likelier than the bound of alerts', () => {
    expect(opened({}, { ...alerts, maxProbability: 1e-9 })).toEqual([]);
  });
});

describe('rejectionThreshold', () => {
  it('is the step-up rule of Benjamini and Hochberg', () => {
    // Their example of 1995: 15 tests, bound 0.05, four rejections.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(rejectionThreshold(p, 15, 0.05)).toBe(0.0095);
    expect(rejectionThreshold([0.5, 0.9], 2, 0.05)).toBe(0);
  });

  it('counts tests that are not listed', () => {
    expect(rejectionThreshold([0.001], 10, 0.05)).toBe(0.001);
    expect(rejectionThreshold([0.001], 1000, 0.05)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { alertSettings } from '../../../src/aggregate/bursts/settings.ts';
import { findLevel, traceAlerts } from '../../../src/aggregate/bursts/trace-alerts.ts';

const settings = alertSettings.parse({});

interface Day {
  readonly count: number;
  readonly expected?: number;
  /** How likely the day is. */
  readonly chance?: number;
  readonly isSlow?: boolean;
  readonly isMissing?: boolean;
}

const calm: Day = { count: 1, chance: 0.6 };
/** A day that the data lack. */
const missing: Day = { count: 0, expected: 0, chance: 1, isMissing: true };

/** Days likelier than 0.001 are not rejected. */
function trace(...days: readonly Day[]) {
  return traceFrom(0, ...days);
}

/** The same of a series that begins so many days after the history. */
function traceFrom(start: number, ...days: readonly Day[]) {
  const counts = Int32Array.from(days, ({ count }) => count);
  const chances = Float64Array.from(days, ({ chance = 1e-6 }) => chance);
  const assessment = {
    expected: Float32Array.from(days, ({ expected = 1 }) => expected),
    dayProbability: chances,
    probability: chances,
    isSlow: Uint8Array.from(days, ({ isSlow = false }) => Number(isSlow)),
  };
  const lacking = new Set(days.flatMap(({ isMissing = false }, day) => (isMissing ? [start + day] : [])));
  const series = { start, counts, prior: { level: 1, levelDays: 1, testFrom: 0 } };
  const thresholds = new Float64Array(start + days.length).fill(0.001);
  return traceAlerts(0, series, assessment, thresholds, settings, lacking);
}

describe('traceAlerts', () => {
  it('stays open while days are unlikely, and counts the calm ones between them', () => {
    const unlikely: Day = { count: 5, chance: 0.05 };
    expect(trace({ count: 10 }, calm, calm, unlikely, calm, calm, calm)).toMatchObject([
      { opened: 0, last: 3, closed: 6, observed: 17, expected: 4 },
    ]);
    expect(trace({ count: 10 }, calm, calm, calm, unlikely)).toMatchObject([{ last: 0, closed: 3, observed: 10 }]);
  });

  it('is one over days that the data lack, and closes on none of them', () => {
    const rejected: Day = { count: 10 };
    expect(trace(rejected, missing, missing, missing, missing, rejected)).toMatchObject([
      { opened: 0, last: 5, closed: null, observed: 20, expected: 2 },
    ]);
    expect(trace(rejected, calm, missing, missing, calm, missing, calm, rejected)).toMatchObject([
      { last: 0, closed: 6 },
      { since: 7 },
    ]);
  });

  it('is over where the data lack more than a week', () => {
    const rejected: Day = { count: 10 };
    const traceOver = (days: number) => trace(rejected, ...Array<Day>(days).fill(missing), rejected);
    expect(traceOver(7)).toMatchObject([{ opened: 0, last: 8, closed: null }]);
    expect(traceOver(8)).toMatchObject([
      { opened: 0, last: 0, closed: 9 },
      { opened: 9, since: 9, closed: null },
    ]);
  });

  it('opens only where enough people stand behind the rise, and enough more than expected', () => {
    expect(trace({ count: 2, expected: 0.01 })).toEqual([]);
    expect(trace({ count: 3, expected: 0.01 })).toHaveLength(1);
    expect(trace({ count: 1290, expected: 1000 })).toEqual([]);
    expect(trace({ count: 1300, expected: 1000 })).toHaveLength(1);
  });

  it('takes no level back while it is open', () => {
    const crowded: Day = { count: 40, expected: 30, chance: 0.05 };
    const [alert] = trace({ count: 50, expected: 2 }, crowded, crowded);
    expect(alert).toMatchObject({ level: 1, steps: [{ day: 0, level: 1 }], observed: 130, expected: 62 });
  });

  it('begins a slow rise with the unlikely days before it, but not before the end of the last one', () => {
    const high: Day = { count: 3, chance: 0.2 };
    const rejected: Day = { count: 10, isSlow: true };
    expect(trace(calm, high, high, rejected)).toMatchObject([{ since: 1, opened: 3 }]);
    const found = trace(rejected, high, high, high, high, rejected);
    expect(found.map(({ since, opened, last }) => [since, opened, last])).toEqual([
      [0, 0, 0],
      [1, 5, 5],
    ]);
  });

  it('looks back from a later alert as far where the series begins after the history', () => {
    const few: Day = { count: 2, expected: 0.05 };
    const days = [{ count: 5 }, ...Array<Day>(20).fill(calm), { ...few, chance: 0.05 }, few];
    const found = traceFrom(100, ...days);
    expect(found).toMatchObject([{ since: 100 }, { since: 121, opened: 122, observed: 4 }]);
    expect(found.map(({ since }) => since - 100)).toEqual(trace(...days).map(({ since }) => since));
  });

  it('looks further back where too few people wrote on the day itself', () => {
    const few: Day = { count: 2, expected: 0.05 };
    expect(trace({ count: 2, expected: 0.05, chance: 0.2 }, calm, few)).toMatchObject([
      { since: 0, opened: 2, observed: 5 },
    ]);
    expect(trace(calm, calm, few)).toEqual([]);
  });
});

describe('findLevel', () => {
  it('asks for both the multiple of what was expected and the people above it', () => {
    const levelOf = (observed: number, expected: number) => findLevel({ observed, expected }, settings);
    expect(levelOf(200, 150)).toBe(4);
    expect(levelOf(7, 1.1)).toBe(4);
    expect(levelOf(12, 6)).toBe(3);
    expect(levelOf(18, 6)).toBe(2);
    expect(levelOf(50, 10)).toBe(1);
    expect(levelOf(49, 10)).toBe(2);
  });
});

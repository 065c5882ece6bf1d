import { describe, expect, it } from 'vitest';
import { upperTail } from '../../../src/aggregate/bursts/negative-binomial.ts';
import { alertSettings } from '../../../src/aggregate/bursts/settings.ts';
import { findLevel, traceAlerts } from '../../../src/aggregate/bursts/trace-alerts.ts';
import { createRandom } from '../../../src/core/effects.ts';

const settings = alertSettings.parse({});

interface Day {
  readonly count: number;
  readonly expected?: number;
  /** How likely the day is. */
  readonly chance?: number;
  /** The same by the days after the last alert alone. */
  readonly ownChance?: number;
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
    judgeSince: (from: number, day: number) => {
      const { ownChance, isSlow = false } = days[day]!;
      return { probability: from === 0 ? chances[day]! : (ownChance ?? chances[day]!), isSlow };
    },
    sumProbability: (from: number, to: number) => {
      const sum = (of: (day: Day) => number) => days.slice(from, to + 1).reduce((total, day) => total + of(day), 0);
      return upperTail(
        sum(({ count }) => count),
        sum(({ expected = 1 }) => expected),
        0,
      );
    },
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

  it('rises step by step from the level that it opens with', () => {
    const more: Day = { count: 20, expected: 5 };
    expect(trace({ count: 4 }, calm, more, { ...more, count: 60 })).toMatchObject([
      {
        level: 1,
        steps: [
          { day: 0, level: 4 },
          { day: 2, level: 2 },
          { day: 3, level: 1 },
        ],
      },
    ]);
  });

  it('takes no level back while it is open', () => {
    const crowded: Day = { count: 40, expected: 30, chance: 0.05 };
    const [alert] = trace({ count: 50, expected: 2 }, crowded, crowded);
    expect(alert).toMatchObject({ level: 1, steps: [{ day: 0, level: 1 }], observed: 130, expected: 62 });
  });

  it('begins a slow rise with the unlikely days before it', () => {
    const high: Day = { count: 3, chance: 0.2 };
    expect(trace(calm, high, high, { count: 10, isSlow: true })).toMatchObject([{ since: 1, opened: 3 }]);
  });

  it('begins nothing before the end of the last alert', () => {
    const high: Day = { count: 2, expected: 1.2, chance: 0.2 };
    const found = trace({ count: 10 }, high, high, high, high, { count: 2, expected: 0.05 });
    expect(found.map(({ since, opened, last }) => [since, opened, last])).toEqual([
      [0, 0, 0],
      [1, 5, 5],
    ]);
  });

  it('opens nothing by what the alert before it told', () => {
    const rejected: Day = { count: 10 };
    const later: Day = { count: 3, chance: 1e-5, ownChance: 0.2, isSlow: true };
    const none: Day = { count: 0, chance: 1 };
    expect(trace(rejected, none, none, none, later)).toMatchObject([{ opened: 0, last: 0, closed: 3 }]);
    expect(trace(rejected, ...Array<Day>(20).fill(none), later)).toHaveLength(1);
    expect(trace(later)).toHaveLength(1);
    // Of a later one that stands by itself, what it rests on is told.
    expect(trace(rejected, none, none, none, { count: 9, chance: 1e-9, ownChance: 1e-5 })).toMatchObject([
      { opened: 0 },
      { opened: 4, probability: 1e-5 },
    ]);
  });

  it('goes on with one that closed while its rise did not end', () => {
    const rejected: Day = { count: 10 };
    const high: Day = { count: 3, chance: 0.2 };
    const later: Day = { count: 4, chance: 1e-5, ownChance: 0.01, isSlow: true };
    expect(trace(rejected, high, high, high, later, calm, calm, calm)).toMatchObject([
      { opened: 0, last: 4, closed: 7, observed: 23, expected: 5 },
    ]);
    // A day that stands out by itself belongs to it, too, if the days between did not calm down.
    expect(trace(rejected, high, high, high, rejected)).toMatchObject([{ opened: 0, last: 4, closed: null }]);
    expect(trace(rejected, calm, calm, calm, rejected)).toMatchObject([{ last: 0 }, { opened: 4 }]);
    // A week after it closed it is over.
    const over = (days: number) => trace(rejected, ...Array<Day>(days).fill(high), rejected);
    expect(over(9)).toMatchObject([{ last: 10 }]);
    expect(over(10)).toMatchObject([{ last: 0, closed: 3 }, { opened: 11 }]);
    // Nor does one go on over days that nobody knows.
    expect(trace(rejected, ...Array<Day>(8).fill(missing), later, later)).toMatchObject([{ last: 0, closed: 9 }]);
  });

  it('keeps the opening of every alert, whatever comes later', () => {
    const random = createRandom(3);
    const days = Array.from({ length: 300 }, (): Day => {
      const chance = random() ** 3;
      return { count: Math.round(2 - Math.log10(chance)), chance, ownChance: chance * 3, isSlow: random() < 0.5 };
    });
    const all = new Set(trace(...days).map(({ opened }) => opened));
    expect(all.size).toBeGreaterThan(3);
    for (let length = 1; length < days.length; length++) {
      for (const { opened } of trace(...days.slice(0, length))) expect(all).toContain(opened);
    }
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

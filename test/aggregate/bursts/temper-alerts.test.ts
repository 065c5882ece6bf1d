import { describe, expect, it } from 'vitest';
import type { BurstAlert } from '../../../src/aggregate/bursts/contract.ts';
import { alertSettings } from '../../../src/aggregate/bursts/settings.ts';
import { type TemperedAlert, temperAlerts, temperBrought } from '../../../src/aggregate/bursts/temper-alerts.ts';

const alert = (series: number, since: number, last: number, observed: number, expected: number): BurstAlert => ({
  series,
  since,
  opened: since,
  last,
  closed: null,
  level: 2,
  steps: [
    { day: since, level: 4 },
    { day: since + 1, level: 2 },
  ],
  observed,
  expected,
  days: [{ observed, expected }],
  peak: since,
  peakCount: observed,
  probability: 1e-6,
  isSlow: false,
});
const total = alert(0, 100, 130, 3000, 1000);
const isPart = (series: number): boolean => series < 10;
const temper = (one: BurstAlert): TemperedAlert => temperAlerts([one], [total], isPart, 1.5)[0]!;

describe('temperAlerts', () => {
  it('lowers a topic that rises with everything else', () => {
    expect(temper(alert(1, 102, 128, 310, 100))).toMatchObject({
      level: 4,
      steps: [{ day: 102, level: 4 }],
      totalRatio: 3,
    });
  });

  it('takes back no level that was reached before everything rose, and raises none after', () => {
    const levels = [
      { day: 90, level: 4 },
      { day: 91, level: 3 },
      { day: 110, level: 2 },
    ] as const;
    expect(temper({ ...alert(1, 90, 128, 310, 100), steps: levels })).toMatchObject({
      level: 3,
      steps: levels.slice(0, 2),
    });
    // What it reached on the very day is of the rise of everything.
    const sameDay = [levels[0], { day: 100, level: 2 }] as const;
    expect(temper({ ...alert(1, 90, 128, 310, 100), steps: sameDay })).toMatchObject({
      level: 4,
      steps: [{ day: 90, level: 4 }],
    });
  });

  it('keeps one that rises much more, at another time, or is no part of the whole', () => {
    for (const own of [alert(1, 102, 128, 800, 100), alert(1, 140, 145, 310, 100), alert(12, 102, 128, 310, 100)]) {
      expect(temper(own)).toMatchObject(own);
    }
    // Half as much again as all messages together, and hardly less.
    expect(temper(alert(1, 102, 128, 450, 100))).toMatchObject({ level: 2 });
    expect(temper(alert(1, 102, 128, 449, 100))).toMatchObject({ level: 4 });
    // On one day with the rise of everything, and on the day after it.
    expect(temper(alert(1, 130, 140, 310, 100))).toMatchObject({ level: 4 });
    expect(temper(alert(1, 131, 140, 310, 100))).toMatchObject({ level: 2 });
  });

  it('says how much everything rose at the time, where that was looked at', () => {
    const ratios = [alert(1, 102, 128, 800, 100), alert(1, 140, 145, 310, 100), alert(12, 102, 128, 310, 100)];
    expect(ratios.map((own) => temper(own).totalRatio)).toEqual([3, null, null]);
    const steeper = alert(0, 125, 126, 900, 100);
    expect(temperAlerts([alert(1, 102, 128, 800, 100)], [total, steeper], isPart, 1.5)).toMatchObject([
      { totalRatio: 9, level: 4 },
    ]);
  });

  it('keeps everything where all messages together do not rise', () => {
    const own = alert(1, 102, 128, 310, 100);
    expect(temperAlerts([own], [], isPart, 1.5)).toEqual([{ ...own, totalRatio: null }]);
  });
});

describe('temperBrought', () => {
  const settings = alertSettings.parse({});
  const risen = (): TemperedAlert => ({
    totalRatio: null,
    ...alert(1, 100, 102, 60, 6),
    level: 1,
    steps: [
      { day: 100, level: 2 },
      { day: 102, level: 1 },
    ],
    days: [20, 10, 30].map((observed) => ({ observed, expected: 2 })),
  });
  const tempered = (...brought: readonly (readonly [day: number, authors: number])[]) =>
    temperBrought([risen()], () => new Map(brought), settings)[0]!;

  it('keeps a rise that nothing was brought to', () => {
    expect(tempered()).toMatchObject({ level: 1, steps: risen().steps, brought: 0, observed: 60 });
  });

  it('goes by what is left, and still counts what is brought', () => {
    expect(tempered([100, 18], [102, 10])).toMatchObject({
      level: 2,
      brought: 28,
      observed: 60,
      steps: [
        { day: 100, level: 4 },
        { day: 101, level: 3 },
        { day: 102, level: 2 },
      ],
    });
  });

  it('steps up on no day before it opened', () => {
    const later = { ...risen(), opened: 102 };
    expect(temperBrought([later], () => new Map([[101, 1]]), settings)).toMatchObject([
      { level: 1, steps: [{ day: 102, level: 1 }] },
    ]);
  });

  it('raises nothing above what it is held to beside the rise of everything', () => {
    const held = { ...risen(), level: 3, steps: [{ day: 100, level: 3 }] } as const;
    expect(temperBrought([held], () => new Map([[101, 1]]), settings)).toMatchObject([
      { level: 3, steps: [{ day: 100, level: 3 }] },
    ]);
  });

  it('leaves a rise that was all brought at the lowest level', () => {
    expect(tempered([100, 25], [101, 10], [102, 30])).toMatchObject({
      level: 4,
      brought: 60,
      steps: [{ day: 100, level: 4 }],
    });
  });
});

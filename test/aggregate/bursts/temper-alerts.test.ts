import { describe, expect, it } from 'vitest';
import type { BurstAlert } from '../../../src/aggregate/bursts/contract.ts';
import { temperAlerts } from '../../../src/aggregate/bursts/temper-alerts.ts';

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
  peak: since,
  peakCount: observed,
  probability: 1e-6,
  isSlow: false,
});
const total = alert(0, 100, 130, 3000, 1000);
const isPart = (series: number): boolean => series < 10;
const temper = (one: BurstAlert): BurstAlert => temperAlerts([one], [total], isPart, 1.5)[0]!;

describe('temperAlerts', () => {
  it('lowers a topic that rises with everything else', () => {
    expect(temper(alert(1, 102, 128, 310, 100))).toMatchObject({ level: 4, steps: [{ day: 102, level: 4 }] });
  });

  it('keeps one that rises much more, at another time, or is no part of the whole', () => {
    for (const own of [alert(1, 102, 128, 800, 100), alert(1, 140, 145, 310, 100), alert(12, 102, 128, 310, 100)]) {
      expect(temper(own)).toEqual(own);
    }
  });

  it('keeps everything where all messages together do not rise', () => {
    const own = alert(1, 102, 128, 310, 100);
    expect(temperAlerts([own], [], isPart, 1.5)).toEqual([own]);
  });
});

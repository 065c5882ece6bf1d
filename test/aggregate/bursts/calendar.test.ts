import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  classifyDays,
  dayNumber,
  dayText,
  holidayClass,
  isWeekend,
  lastHolidayYear,
  listShiftedDays,
  makeUpClass,
  returnClass,
  springFestivalClass,
} from '../../../src/aggregate/bursts/calendar.ts';

describe('classifyDays', () => {
  it('knows the Spring Festival of 2025 with its make-up days and the return to work', () => {
    const first = dayNumber('2025-01-24');
    const classes = classifyDays(first, 18);
    const named = Object.fromEntries([...classes].map((dayClass, i) => [dayText(first + i), dayClass]));
    expect(named['2025-01-24']).toBe(4);
    expect(named['2025-01-26']).toBe(makeUpClass);
    expect(named['2025-01-29']).toBe(springFestivalClass);
    expect(named['2025-02-05']).toBe(returnClass);
    expect(named['2025-02-08']).toBe(makeUpClass);
    expect(named['2025-02-10']).toBe(0);
  });

  it('tells other holidays from ordinary weekends', () => {
    expect([...classifyDays(dayNumber('2025-10-01'), 1)]).toEqual([holidayClass]);
    expect([...classifyDays(dayNumber('2025-03-15'), 2)]).toEqual([5, 6]);
  });

  it('sees a return after three days off, and none after a weekend', () => {
    // From Friday, 清明, to Monday; a week later two days are off.
    expect([...classifyDays(dayNumber('2025-04-04'), 4)]).toEqual([
      holidayClass,
      holidayClass,
      holidayClass,
      returnClass,
    ]);
    expect([...classifyDays(dayNumber('2025-04-14'), 1)]).toEqual([0]);
  });
});

it('tells days off and worked from those of ordinary weeks', () => {
  expect(['2025-03-14', '2025-03-15', '2025-03-16', '2025-03-17'].map(isWeekend)).toEqual([false, true, true, false]);
  const { off, worked } = listShiftedDays();
  // The Saturday and Sunday of the Spring Festival are off in any week; others are worked for it.
  const days = ['2025-01-29', '2025-02-01', '2025-02-02', '2025-02-03'];
  expect(days.filter((day) => off.includes(day))).toEqual(['2025-01-29', '2025-02-03']);
  expect(worked).toEqual(expect.arrayContaining(['2025-01-26', '2025-02-08']));
});

it('finds the last year whose holidays are known in the calendar itself', () => {
  const classOf = (year: number) => classifyDays(dayNumber(`${year}-10-01`), 1)[0];
  expect(classOf(lastHolidayYear())).toBe(holidayClass);
  expect(classOf(lastHolidayYear() + 1)).toBeLessThan(holidayClass);
});

describe('in other time zones', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  it.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Auckland'])('days are the same: %s', async (zone) => {
    vi.stubEnv('TZ', zone);
    vi.resetModules();
    const calendar = await import('../../../src/aggregate/bursts/calendar.ts');
    // A weekend and the Monday after it; a make-up Saturday; the last day off of 五一.
    expect([...calendar.classifyDays(dayNumber('2024-01-05'), 4)]).toEqual([4, 5, 6, 0]);
    expect([...calendar.classifyDays(dayNumber('2024-05-11'), 1)]).toEqual([makeUpClass]);
    expect([...calendar.classifyDays(dayNumber('2024-05-05'), 2)]).toEqual([holidayClass, returnClass]);
  });
});

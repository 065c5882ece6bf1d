import { describe, expect, it } from 'vitest';
import {
  classifyDays,
  dayNumber,
  dayText,
  holidayClass,
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
});

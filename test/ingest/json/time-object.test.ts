import { describe, expect, it } from 'vitest';
import { readTimeObject } from '../../../src/ingest/json/time-object.ts';
import { parseTime } from '../../../src/ingest/values/parse-time.ts';

const clock = { hour: 8, minute: 30, second: 5, nano: 0 };

describe('readTimeObject', () => {
  it.each([
    ['java.time as a list', [2026, 3, 1, 8, 30, 5], '2026-03-01 08:30:05'],
    ['with nanoseconds', [2026, 3, 1, 8, 30, 5, 120_000_000], '2026-03-01 08:30:05'],
    ['without seconds', [2026, 3, 1, 8, 30], '2026-03-01 08:30:00'],
    ['a day', [2026, 3, 1], '2026-03-01 00:00:00'],
    ['java.time', { year: 2026, month: 'MARCH', monthValue: 3, dayOfMonth: 1, ...clock }, '2026-03-01 08:30:05'],
    ['Gson', { date: { year: 2026, month: 3, day: 1 }, time: clock }, '2026-03-01 08:30:05'],
    [
      'java.util.Date',
      { date: 1, day: 0, hours: 8, minutes: 30, month: 2, seconds: 5, time: 1_772_325_005_000, year: 126 },
      '2026-03-01 08:30:05',
    ],
    ['Protobuf', { seconds: 1_772_325_005, nanos: 0 }, '2026-03-01 08:30:05'],
    ['Protobuf with text', { seconds: '1772325005' }, '2026-03-01 08:30:05'],
  ])('reads %s', (_, value, time) => {
    expect(parseTime(readTimeObject(value) ?? '')).toBe(time);
  });

  it.each([
    [['城建', '路灯', '照明']],
    [[2026, 13, 1]],
    [[2026, 3]],
    [[3, 5, 7]],
    [{ date: '2026-03-01', time: '08:30' }],
    [{ time: 1_772_325_005_000, by: '甲' }],
    [{ seconds: 30, of: 'a call' }],
    [{}],
  ])('takes %o for no time', (value) => {
    expect(readTimeObject(value)).toBeNull();
  });
});

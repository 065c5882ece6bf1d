import chineseDays from 'chinese-days';
import type { Random } from '../../src/core/effects.ts';
import type { LocalTime } from '../../src/core/message.ts';
import { between, weightedPicker } from './dice.ts';

const dayMs = 86_400_000;

/** Days since the Unix epoch of a date `YYYY-MM-DD`. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** Date `YYYY-MM-DD` of days since the Unix epoch. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export const firstDay = dayOf('2024-01-01');
export const lastDay = dayOf('2025-12-31');

/** Messages of a weekday in relation to the mean, Sunday first: offices and their petitioners rest at the weekend. */
const weekdayWeights = [0.62, 1.22, 1.16, 1.12, 1.1, 1.06, 0.72];
const holidayWeight = 0.5;
const yearlyGrowth = 0.12;

/** How many messages a day draws in relation to the mean of the first year. */
export function dayWeight(day: number): number {
  const date = dateOf(day);
  const growth = 1 + (yearlyGrowth * (day - firstDay)) / 365;
  const weekday = weekdayWeights[new Date(day * dayMs).getUTCDay()] as number;
  if (chineseDays.isInLieu(date) || chineseDays.isHoliday(date)) {
    const weekend = weekday < 0.8;
    return growth * (weekend && !isFestival(date) ? weekday : holidayWeight);
  }
  return growth * (weekday < 0.8 ? 1.05 : weekday);
}

function isFestival(date: string): boolean {
  return chineseDays.getDayDetail(date).name.includes(',');
}

const hourWeights = [
  1.2, 0.6, 0.3, 0.2, 0.2, 0.4, 1, 2.4, 5, 7.6, 7.8, 6.6, 5, 4.6, 5.6, 6.6, 6.4, 5.4, 4.2, 4.4, 5.2, 5.4, 4.6, 2.8,
];
const pickHour = weightedPicker(
  hourWeights.map((_, hour) => hour),
  (hour) => hourWeights[hour] as number,
);

/** A wall time on the day, most in office hours and in the evening. */
export function timeOn(random: Random, day: number): LocalTime {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dateOf(day)} ${two(pickHour(random))}:${two(between(random, 0, 59))}:${two(between(random, 0, 59))}`;
}

/** Draws days from `from` to `to` (both included) by weekday, holiday and growth. */
export function dayPicker(from: number, to: number): (random: Random) => number {
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return weightedPicker(days, dayWeight);
}

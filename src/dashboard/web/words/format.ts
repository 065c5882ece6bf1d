import { toLocalTime } from '../../../core/local-time.ts';

/** Below ten thousand in full, from there in 万, as people read counts. */
export function formatCount(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  if (Math.abs(value) < 10_000) return value.toLocaleString('en-US');
  const wan = value / 10_000;
  return `${wan.toLocaleString('en-US', { maximumFractionDigits: wan < 100 ? 2 : wan < 1000 ? 1 : 0 })}万`;
}

/** All digits, for a tooltip beside a rounded figure. */
export function formatExact(value: number | null | undefined): string {
  return value === null || value === undefined ? '无数据' : value.toLocaleString('en-US');
}

/** A share as percent; a dash where there is none. */
export function formatShare(share: number | null | undefined, digits = 1): string {
  return share === null || share === undefined ? '—' : `${(share * 100).toFixed(digits)}%`;
}

/** A number with so many decimals; a dash where there is none. */
export function formatDecimal(value: number | null | undefined, digits = 1): string {
  return value === null || value === undefined ? '—' : value.toFixed(digits);
}

/** With sign; a real minus. What rounds to zero has none. */
export function formatSigned(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** Change against a basis in percent, or in messages where no percentage is given; a dash without a basis. */
export function formatChange(value: number, basis: number | null | undefined, percent: number | null): string {
  if (percent !== null) return `${formatSigned(percent, 1)}%`;
  if (basis === null || basis === undefined) return '—';
  return value === basis ? '持平' : `${formatSigned(value - basis)} 条`;
}

/** `2025-12-31` → `12月31日`, with the year where it is not `year`. */
export function formatDay(day: string | null | undefined, year?: string): string {
  if (!day) return '—';
  const [y, m, d] = day.slice(0, 10).split('-');
  const text = `${Number(m)}月${Number(d)}日`;
  return year === undefined || y === year ? text : `${y}年${text}`;
}

/**
 * Two days as people write them: the year once, at the first day of each year.
 * @param year need not be said where both days are of it
 */
export function formatRange(from: string, to: string, year?: string): string {
  const first = formatDay(from, from.slice(0, 4) === to.slice(0, 4) ? (year ?? '') : '');
  return from === to ? first : `${first}至${formatDay(to, from.slice(0, 4))}`;
}

/** A moment as people write it in Shanghai: `11月25日 09:12`. @param at milliseconds since 1970 */
export function formatMoment(at: number, now: number = Date.now()): string {
  const time = toLocalTime(at);
  return `${formatDay(time, toLocalTime(now).slice(0, 4))} ${time.slice(11, 16)}`;
}

/** More days than this have months of several years, or the same days of two. */
const mostDaysOfYear = 300;

/** How the axis of these days names one: month and day, or year and month where it is long. */
export function axisLabelOf(days: readonly string[]): (day: string) => string {
  if (days.length > mostDaysOfYear) return (day) => day.slice(0, 7);
  return (day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;
}

/** `2025-12-31 09:10:11` → `2025-12-31 09:10`. */
export function formatTime(time: string | null | undefined): string {
  return time ? time.slice(0, 16) : '—';
}

export const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 周一 to 周日. @param day YYYY-MM-DD */
export function weekdayOf(day: string): string {
  return `周${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** The day that a clock in Shanghai shows. @param now milliseconds since 1970 */
export function dayInShanghai(now: number): string {
  return toLocalTime(now).slice(0, 10);
}

import { shanghaiOffsetMs } from '../../core/local-time.ts';
import type { LocalTime } from '../../core/message.ts';
import { canonicaliseValue } from './clean-text.ts';
import { rewriteTime } from './rewrite-time.ts';
import { timesOfDay } from './times-of-day.ts';

const dayMs = 86_400_000;
const firstYear = 1990;
const lastYear = 2100;
/** Serial days of spreadsheets count from 1899-12-30 (for every date after February 1900). */
const serialEpoch = Date.UTC(1899, 11, 30);

const dateAndTime = new RegExp(
  '^(\\d{4})(?:[-/.年]|\\s*年\\s*)(\\d{1,2})(?:[-/.月]|\\s*月\\s*)(\\d{1,2})\\s*[日号]?' +
    // The day of the week says nothing new and is not checked.
    '(?:\\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?)?' +
    `(?:[T\\s,]*(${timesOfDay})?\\s*(\\d{1,2})\\s*[:时点]\\s*` +
    '(?:(\\d{1,2})\\s*(?:[:分]\\s*(?:(\\d{1,2})(?:[.,]\\d+)?\\s*秒?)?)?)?\\s*([上下]午|AM|PM)?)?' +
    '\\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?)?$',
  'i',
);
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\d{3})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;
/** A day and its hour, of years before the first second that looks so: as Unix seconds all of them were of 2033 and later. */
const dayAndHour = /^((?:199|200|201|202)\d|203[0-2])(\d{2})(\d{2})(\d{2})(?:\.0+)?$/;
/** UTF-16 units; what is longer is no time. */
const longestTime = 80;
const number = /^\d+(?:\.\d+)?$/;

/**
 * Reads a time as people and programs export it, as wall time in Asia/Shanghai (fixed at UTC+8):
 * `2019/2/28 11:25:05`, `2019-02-28`, `2019年2月28日 11时25分`, `2019/2/28 下午 3:05`, `2019-02-28T11:25:05+08:00`
 * (a zone is converted), `20190228`, `2019022811`, `201902281125`, `20190228112505` (also with the `.0` that table programs add), Excel serials (`43524.476`),
 * Unix seconds and their fractions, ticks of .NET, and the forms of programs (`Thu Feb 28 11:25:05 CST 2019`, `28-2月 -19 11.25.05 上午`, see `rewriteTime`).
 * Full-width digits and signs count as their ASCII forms; a time without hour is midnight; fractions of a second are
 * dropped, those of a serial day rounded to the second. Orders other than year, month, day are not guessed at, nor is one time of
 * a stretch (`2019-02-28 08:30-09:30`, `2019.2.26-28`).
 * @returns null for what is no time, a date that does not exist, and years outside of 1990 to 2100
 */
export function parseTime(text: string): LocalTime | null {
  const canonical = squeeze(/^[\x20-\x7e]*$/.test(text) ? text.trim() : canonicaliseValue(text));
  if (canonical.length > longestTime) return null;
  if (number.test(canonical)) {
    const fromNumber = parseDayAndHour(canonical) ?? parseNumber(canonical);
    if (fromNumber !== null) return fromNumber;
  }
  const long = dateAndTime.exec(canonical);
  if (long !== null) {
    const [, year, month, day, before, hour, minute, second, after, zone] = long;
    const marker = before ?? after;
    const hours = hour === undefined ? 0 : toFullDay(Number(hour), marker);
    if (hours === null || (hour === undefined && marker !== undefined)) return null;
    // Programs write seconds or a T before a zone.
    if (zone?.startsWith('-') === true && second === undefined && !/t/i.test(canonical)) return null;
    return build([year, month, day].map(Number), [hours, Number(minute ?? 0), Number(second ?? 0)], zone);
  }
  const short = compact.exec(canonical.replace(/^(\d+)\.0+$/, '$1'));
  if (short === null) {
    const rewritten = rewriteTime(canonical);
    return rewritten === null ? null : parseTime(rewritten);
  }
  const [, year, month, day, hour, minute, second, zone] = short;
  return build(
    [year, month, day].map(Number),
    [hour, minute, second].map((part) => Number(part ?? 0)),
    zone,
  );
}

/** Blanks in a row say no more than one, and many patterns would try each of them in turn. */
function squeeze(text: string): string {
  return text.replace(/\s{2,}/g, ' ');
}

const clockStart = new RegExp(`^(?:${timesOfDay})?\\s*\\d{1,2}\\s*[:时点]`, 'iu');

/**
 * Reads a time of day that stands alone (`09:02:06`, `下午 3:05`, `9时2分`, a serial below 1 such as `0.37646`).
 * @returns `HH:MM:SS`; null for anything else, a date with a time among it
 */
export function parseClock(text: string): string | null {
  const canonical = squeeze(canonicaliseValue(text));
  if (canonical.length > longestTime) return null;
  if (number.test(canonical)) {
    const seconds = Math.round(Number(canonical) * 86_400);
    return seconds < 86_400 ? formatClock(seconds) : null;
  }
  const time = clockStart.test(canonical) ? parseTime(`2000-01-01 ${canonical}`) : null;
  // 24:00 is of the next day.
  return time?.startsWith('2000-01-01 ') === true ? time.slice(11) : null;
}

/** `2019022811`; null for Unix seconds that are no day with an hour. */
function parseDayAndHour(text: string): LocalTime | null {
  const [, year, month, day, hour] = dayAndHour.exec(text) ?? [];
  return year === undefined ? null : build([year, month, day].map(Number), [Number(hour), 0, 0], undefined);
}

/** Ticks of .NET are tenths of a microsecond of the wall time since the year 1; as nanoseconds those of the years taken were of 1990 alone. */
const unixTicks = 621_355_968e9;
const firstTick = unixTicks + Date.UTC(firstYear, 0) * 1e4;
const lastTick = unixTicks + Date.UTC(lastYear + 1, 0) * 1e4;

/**
 * Serial days, Unix seconds, milli-, micro- or nanoseconds, ticks: but for 1990 their ranges do not meet within the years that are taken. What
 * lies between two of them is of a year that is not.
 */
function parseNumber(text: string): LocalTime | null {
  const value = Number(text);
  if (value < 100_000) return parseSerial(value);
  if (value < 1e10) return format(Math.floor(value) * 1000 + shanghaiOffsetMs);
  if (value < 1e13) return format(Math.floor(value) + shanghaiOffsetMs);
  if (value < 1e16) return format(Math.floor(value / 1e3) + shanghaiOffsetMs);
  if (value >= firstTick && value < lastTick) return format(Math.floor((value - unixTicks) / 1e4));
  return format(Math.floor(value / 1e6) + shanghaiOffsetMs);
}

/**
 * Reads a date serial of a spreadsheet, rounded to the second.
 * @param serial days from 1899-12-30, with the time of day as fraction
 * @returns null outside of 1990 to 2100
 */
export function parseSerial(serial: number): LocalTime | null {
  return format(serialEpoch + Math.round(serial * 86_400) * 1000);
}

/** Hours of the evening; those of the night after it can be meant both ways (`晚上1点`). */
const firstOfEvening = 5;

/** From it on hours of the night are those before midnight (`夜里11点`), else those after it (`夜里2点`). */
const firstOfNight = 7;

/** Hour of 24; null for one that the word does not allow, or that could be meant both ways (`晚上12点`). */
function toFullDay(hour: number, marker: string | undefined): number | null {
  if (marker === undefined) return hour;
  if (hour > 12) return marker.toUpperCase() === 'AM' ? null : hour;
  switch (marker.toUpperCase()) {
    case '下午':
    case '午后':
    case '傍晚':
    case 'PM':
      return hour === 12 ? 12 : hour + 12;
    case '晚':
    case '晚上':
      return hour === 12 || hour < firstOfEvening ? null : hour + 12;
    case '夜里':
    case '夜间':
    case '深夜':
    case '半夜':
      if (hour === 12) return null;
      return hour < firstOfNight ? hour : hour + 12;
    case '中午':
    case '午间':
      return hour < 3 ? hour + 12 : hour;
    default:
      return hour === 12 ? 0 : hour;
  }
}

function build(date: readonly number[], time: readonly number[], zone: string | undefined): LocalTime | null {
  const [year = 0, month = 0, day = 0] = date;
  const [hour = 0, minute = 0, second = 0] = time;
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return null;
  const midnight = Date.UTC(year, month - 1, day);
  const check = new Date(midnight);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day || check.getUTCFullYear() !== year) return null;
  const local = midnight + ((hour * 60 + minute) * 60 + second) * 1000;
  if (zone === undefined) return format(local);
  const offset = parseZone(zone);
  return offset === null ? null : format(local - offset + shanghaiOffsetMs);
}

/** Offset from UTC in milliseconds; null for one that no place has. */
function parseZone(zone: string): number | null {
  const parts = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  if (minutes > 14 * 60) return null;
  return (parts[1] === '-' ? -minutes : minutes) * 60_000;
}

const two = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));

/** @param local milliseconds of the wall time, as if it were UTC */
function format(local: number): LocalTime | null {
  const date = new Date(local);
  const year = date.getUTCFullYear();
  if (!(year >= firstYear && year <= lastYear)) return null;
  const seconds = Math.floor((((local % dayMs) + dayMs) % dayMs) / 1000);
  return `${year}-${two[date.getUTCMonth() + 1]}-${two[date.getUTCDate()]} ${formatClock(seconds)}`;
}

/** @param seconds whole ones since midnight, below a day's */
function formatClock(seconds: number): string {
  return `${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`;
}

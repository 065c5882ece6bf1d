import { endOfDay } from '../../core/local-time.ts';
import type { LocalTime } from '../../core/message.ts';
import { isWorkday } from '../../core/official-days.ts';
import { writeDigits } from './chinese-numerals.ts';
import { canonicaliseValue } from './clean-text.ts';
import { parseTime } from './parse-time.ts';

const midnight = '00:00:00';

const units =
  '(?:个?(?:法定)?工作[日天]|个?(?:自然|日历)[日天]|天|日|个?小时|h(?:ours?)?|分钟|min(?:utes?)?|个?星期|周|个月)';
/** One or more of a number and its unit: 5个工作日, 1天12小时. */
const span = new RegExp(`^(?:\\d{1,5}${units})+$`, 'iu');
const part = new RegExp(`(\\d{1,5})(${units})`, 'giu');
const numeral = new RegExp(`[一二两三四五六七八九十]+(?=${units})`, 'gu');
/** What a span says in words. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^当[天日]$/u, '0天'],
  [/^(?:次日|第二天|隔天)$/u, '1天'],
  [/^半天$/u, '12小时'],
  [/^半个?小时$/u, '30分钟'],
  [/^半个月$/u, '15天'],
];
/** What stands before a deadline (自受理之日起, 不超过) and behind it (前, 内办结). */
const head =
  /^(?:请?于|须?在|限期?于?|不超过|不得超过|最[晚迟]于?|截[止至]于?|自?(?:(?:接到|收到|受理|登记|派单|下派|派发|交办|转办|接单|签收)(?:工单|诉求|来件|件)?|(?:工单|诉求)(?:下派|派发|受理|登记|交办))(?:之?日|之时)?(?:起|后|之后|算起)?)+/u;
const tail = /(?:[之以]?[前内]|止)?(?:办[结理毕复]|答复|回复|反馈|完成|处[理置]|响应|完毕|签收)*$/u;
const bracket = /[([【]([^()[\]【】]*)[)\]】]$/u;

/** What is longer says no deadline, and would take time with the square of its length. */
const longestDue = 80;
/** No office is given longer. */
const mostDays = 1000;
const secondsADay = 86_400;

/**
 * Reads until when something is to be done: a time as `parseTime` reads it, of a day without an hour the last second, or how long it may
 * take from `createdAt` on (`5个工作日内办结`, `24小时`, `1天12小时`, `当日`). Days end with the day; so do hours where `createdAt` is a day
 * without an hour. Working days go by the official calendar.
 * @returns null for what is neither, and for a day before that of `createdAt`
 */
export function parseDue(text: string, createdAt: LocalTime): LocalTime | null {
  const written = canonicaliseValue(text).trim();
  if (written.length > longestDue) return null;
  const outside = written.replace(bracket, '').trim();
  const inside = bracket.exec(written)?.[1]?.trim() ?? '';
  for (const candidate of new Set([written, ...(parseTime(inside) === null ? [] : [inside]), outside])) {
    const plain = candidate.replace(head, '').replace(tail, '').trim();
    const due = addSpan(plain.replace(/\s/gu, ''), createdAt) ?? readMoment(plain);
    if (due !== null && due.slice(0, 10) >= createdAt.slice(0, 10)) return due;
  }
  return null;
}

function readMoment(text: string): LocalTime | null {
  const time = parseTime(text);
  if (time?.endsWith(midnight) !== true) return time;
  // Midnight is a day without an hour, but where the clock says so, the end of the day before.
  return /(?<!\d)24\s*[:时点]/u.test(text) ? shift(time, -1) : `${time.slice(0, 10)} ${endOfDay}`;
}

function addSpan(text: string, from: LocalTime): LocalTime | null {
  const said = words.find(([pattern]) => pattern.test(text))?.[1] ?? text;
  const digits = said.replace(numeral, (number) => writeDigits(`${number}日`).slice(0, -1));
  if (!span.test(digits)) return null;
  let seconds = 0;
  let days = 0;
  let workdays = 0;
  for (const [, count = '', unit = ''] of digits.matchAll(part)) {
    const number = Number(count);
    if (/小时|^h/iu.test(unit)) seconds += 3600 * number;
    else if (/分钟|^min/iu.test(unit)) seconds += 60 * number;
    else if (unit.includes('工作')) workdays += number;
    else days += number * (/周|星期/u.test(unit) ? 7 : unit === '个月' ? 30 : 1);
  }
  if (days + workdays + seconds / secondsADay > mostDays) return null;
  const later = addWorkdays(shift(from, days * secondsADay), workdays);
  const isDay = seconds === 0 || from.endsWith(midnight);
  const due = shift(later, seconds);
  return isDay ? `${due.slice(0, 10)} ${endOfDay}` : due;
}

function addWorkdays(from: LocalTime, count: number): LocalTime {
  let time = from;
  for (let left = count; left > 0; ) {
    time = shift(time, secondsADay);
    if (isWorkday(time.slice(0, 10))) left -= 1;
  }
  return time;
}

/** The time of the clock on the wall so many seconds later. */
function shift(time: LocalTime, seconds: number): LocalTime {
  const later = Date.parse(`${time.replace(' ', 'T')}Z`) + seconds * 1000;
  return new Date(later).toISOString().slice(0, 19).replace('T', ' ');
}

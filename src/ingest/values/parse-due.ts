import type { LocalTime } from '../../core/message.ts';
import { isWorkday } from '../../core/official-days.ts';
import { writeDigits } from './chinese-numerals.ts';
import { canonicaliseValue } from './clean-text.ts';
import { parseTime } from './parse-time.ts';

/** How long something may take from when it came (`5个工作日内`, `24小时`). */
const span =
  /^(?:自?(?:受理|收到|登记|派单|交办|转办|接单|诉求)(?:之?日)?[起后]?)?(\d{1,4})个?(工作日|自然日|[天日]|小时)(?:以内|之内|内)?(?:办[结理毕]|答复|回复|反馈|完成)?$/u;
const numeral = /[一二两三四五六七八九十]+(?=个?(?:工作日|自然日|天|日|小时))/u;
/** No office is given longer. */
const longest = { days: 1000, hours: 24_000 } as const;
const millisecondsAnHour = 3_600_000;

/**
 * Reads until when something is to be done: a time as `parseTime` reads it, or how long it may take from `createdAt` on. Days end
 * with the day, which midnight stands for; working days go by the official calendar.
 * @returns null for what is neither, and for a day before that of `createdAt`
 */
export function parseDue(text: string, createdAt: LocalTime): LocalTime | null {
  const written = canonicaliseValue(text).replace(/\s/gu, '');
  const digits = written.replace(numeral, (words) => writeDigits(`${words}日`).slice(0, -1));
  const [, count, unit] = span.exec(digits) ?? [];
  if (count !== undefined && unit !== undefined) return addSpan(createdAt, Number(count), unit);
  const time = parseTime(text);
  return time === null || time.slice(0, 10) < createdAt.slice(0, 10) ? null : time;
}

function addSpan(from: LocalTime, count: number, unit: string): LocalTime | null {
  if (unit === '小时') return count > longest.hours ? null : shift(from, count);
  if (count > longest.days) return null;
  let day = `${from.slice(0, 10)} 00:00:00`;
  for (let left = count; left > 0; ) {
    day = shift(day, 24);
    if (unit !== '工作日' || isWorkday(day.slice(0, 10))) left -= 1;
  }
  return day;
}

/** A time of the clock on the wall so many hours later. */
function shift(time: LocalTime, hours: number): LocalTime {
  const later = Date.parse(`${time.replace(' ', 'T')}Z`) + hours * millisecondsAnHour;
  return new Date(later).toISOString().slice(0, 19).replace('T', ' ');
}

import { timeInWords, writeDigits } from './chinese-numerals.ts';
import { timesOfDay } from './times-of-day.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = '([a-z]{3})';
const clock = '(\\d{1,2}:\\d{2}:\\d{2})';
const zone = '(?:(?:GMT|UTC)?([+-]\\d{2}:?\\d{2})|GMT|UTC|Z|CST)';
const dayName = '(?:mon|tue|wed|thu|fri|sat|sun)';

/** Characters of times that are written otherwise where traditional ones are in use. */
const simplified: Readonly<Record<string, string>> = { 時: '时', 點: '点', 號: '号', 週: '周' };

/** Spreadsheets are told so that a value is text. */
const markedText = /^["'\u2018\u2019`](.*?)["'\u2018\u2019`]?$|^="(.*)"$/s;

/** A value without the marks by which a spreadsheet leaves it as it is. */
export function unmarkText(text: string): string {
  const [, quoted, formula] = markedText.exec(text) ?? [];
  return (formula ?? quoted ?? text).trim();
}

/** Serials of days and larger numbers of which each digit stands there: `4.5356E+4`, and not what a narrow column left of one (`4.54E+4`). */
const scientific = /^(\d)\.(\d+)e\+?0?(\d{1,2})$/i;

/** How programs write a time: the form, and what it says in one that `parseTime` reads. Months are words, so no order is guessed at. */
const forms: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [markedText, ([, quoted = '', formula]) => formula ?? quoted],
  // ISO 8601 with the name of the zone (Java).
  [/^(.*\d(?:z|[+-]\d{2}:?\d{2}))\[[\w/+-]+\]$/i, ([, time = '']) => time],
  [/^(.*\d)[\s(]*(?:星期|周|礼拜)[一二三四五六日天]\)?$/, ([, time = '']) => time],
  [
    /^(?:(?:星期|周|礼拜)[一二三四五六日天]|[(](?:星期|周|礼拜)[一二三四五六日天][)])[\s,]*(?=\d)(.+)$/,
    ([, time = '']) => time,
  ],
  [/^.*[時點號週].*$/, ([text = '']) => text.replace(/[時點號週]/g, (character) => simplified[character] ?? character)],
  // As pages show it: 发布时间：2026-03-01 08:30, 发表于 2026-3-1, [2026-03-01].
  [/^[\p{Script=Han}]{0,8}(?:时间|日期|时刻|于)\s*:?\s*(?=\d)(.+)$/u, ([, time = '']) => time],
  [/^(?:\[(.+)\]|【(.+)】|\((.+)\))$/, ([, square, full, round]) => square ?? full ?? round ?? ''],
  // JSON of .NET.
  [/^\\?\/date\((\d{9,13})(?:[+-]\d{4})?\)\\?\/$/i, ([, milliseconds = '']) => milliseconds],
  // JavaScript; then Java, where CST is China's.
  [
    new RegExp(`^${dayName} ${month} (\\d{1,2}) (\\d{4}) ${clock} ${zone}(?: \\(.*\\))?$`, 'i'),
    ([, name = '', day = '', year = '', time = '', offset]) => write(year, name, day, time, offset ?? 'Z'),
  ],
  [
    new RegExp(`^${dayName} ${month} (\\d{1,2}) ${clock} ${zone} (\\d{4})$`, 'i'),
    ([text = '', name = '', day = '', time = '', offset, year = '']) =>
      write(year, name, day, time, offset ?? (/CST/i.test(text) ? '+08:00' : 'Z')),
  ],
  // RFC 9110.
  [
    new RegExp(`^${dayName}, (\\d{1,2}) ${month} (\\d{4}) ${clock} ${zone}$`, 'i'),
    ([, day = '', name = '', year = '', time = '', offset]) => write(year, name, day, time, offset ?? 'Z'),
  ],
  // Oracle, in Chinese too: 01-3月 -26 08.30.05.000000 上午.
  [
    /^(\d{1,2})-(?:([a-z]{3})|(\d{1,2})月) ?-(\d{2}|\d{4})(?: (\d{1,2})[.:](\d{2})[.:](\d{2})(?:\.\d+)? ?([ap]m|[上下]午)?)?$/i,
    ([, day = '', name, number = '', year = '', hour, minute = '', second = '', half = '']) =>
      write(
        year.length === 2 ? `20${year}` : year,
        name ?? number,
        day,
        hour === undefined ? '' : `${half} ${hour}:${minute}:${second}`,
        '',
      ),
  ],
  // By hand: 2026—3—1, 2026、3、1, 2026 - 3 - 1, 2026\3\1, 2026-3-1 8.30, 26年3月1日.
  [
    /^(\d{4})\s?([-\u2010-\u2015\u2212、\\/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?:[\s/,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$/,
    ([, year = '', , number = '', day = '', hour, minute = '', second = '00']) =>
      write(year, number, day, hour === undefined ? '' : `${hour}:${minute}:${second}`, ''),
  ],
  [
    /^(\d{4}) (\d{1,2}) (\d{1,2})( \d{1,2}:\d{2}(?::\d{2})?)?$/,
    ([, year = '', number = '', day = '', time = '']) => write(year, number, day, time.trim(), ''),
  ],
  [/^([0-6]\d年\s*\d{1,2}月.*)$/, ([, time = '']) => `20${time}`],
  // The calendar of Taiwan, whose first year is 1912: 民国115年3月1日.
  [/^(?:中[华華])?民[国國]\s?(\d{2,3})(\s?年.*)$/, ([, year = '', rest = '']) => `${Number(year) + 1911}${rest}`],
  // In words: 二〇二六年三月一日, 2026年3月1日下午三点.
  [timeInWords, ([text = '']) => writeDigits(text)],
  // Without the hour: 2026-03-01 下午.
  [
    new RegExp(`^(\\d{4}[-/.年]\\s?\\d{1,2}[-/.月]\\s?\\d{1,2}\\s?[日号]?)\\s*(?:${timesOfDay})$`, 'i'),
    ([, date = '']) => date,
  ],
  // China's, as Java has it.
  [/^(\d{4}\D.*\d:\d{2}(?::\d{2}(?:\.\d+)?)?) CST$/, ([, time = '']) => `${time}+08:00`],
  // 8点半; 2026-03-01 0830; thousandths behind a colon.
  [/^(.*\d\s?[时点])半$/, ([, time = '']) => `${time}30分`],
  [
    /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}) (\d{2})(\d{2})$/,
    ([, date = '', hour = '', minute = '']) => `${date} ${hour}:${minute}`,
  ],
  [/^(.*\d:\d{2}:\d{2}):\d{3}$/, ([, time = '']) => time],
  // Go: 2026-03-01 08:30:05 +0800 CST.
  [/^(\d{4}-.*[+-]\d{4}) [A-Z]{3,4}$/, ([, time = '']) => time],
  // English, as Java's, SQL Server's and the browsers' short forms have it: Mar 1, 2026, 8:30:05 AM; Mar 1 2026 8:30AM; 1 March 2026 08:30; Sun, 01 Mar 2026; 1-Mar-2026 8:30.
  [
    /^([a-z]{3})[a-z]{0,6}\.? (\d{1,2})(?:, ?| )(\d{4})(?:,? (\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m)?))?$/i,
    ([, name = '', day = '', year = '', time = '']) => write(year, name, day, time, ''),
  ],
  [
    /^(?:[a-z]{3}, )?(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}\.?[ -](\d{4})(?:,? (\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m)?))?$/i,
    ([, day = '', name = '', year = '', time = '']) => write(year, name, day, time, ''),
  ],
  // With the zone in brackets; of names of files.
  [/^(.*\d)\s?\((?:UTC|GMT)([+-]\d{1,2}(?::?\d{2})?)\)$/i, ([, time = '', offset = '']) => `${time}${offset}`],
  [
    /^(\d{4}-\d{1,2}-\d{1,2})[ _](\d{1,2})[-:](\d{2})(?:[-:](\d{2}))?$/,
    ([, date = '', hour = '', minute = '', second = '00']) => `${date} ${hour}:${minute}:${second}`,
  ],
  // DB2: 2026-03-01-08.30.05.000000.
  [
    /^(\d{4}-\d{1,2}-\d{1,2})-(\d{1,2})[.:](\d{2})[.:](\d{2})(?:\.\d+)?$/,
    ([, date = '', hour = '', minute = '', second = '']) => `${date} ${hour}:${minute}:${second}`,
  ],
];

/** @param name a month in words or digits */
function write(year: string, name: string, day: string, time: string, offset: string): string {
  const number = months.indexOf(name.toLowerCase()) + 1 || Number(name);
  return `${year}-${number}-${day} ${time}${offset}`.trim();
}

/** A time as programs print it, in a form that `parseTime` reads; null where it is in none of theirs. */
export function rewriteTime(text: string): string | null {
  const [, whole = '', decimals = '', exponent = ''] = scientific.exec(text) ?? [];
  if (whole !== '' && decimals.length >= Number(exponent)) return String(Number(text));
  for (const [form, rewrite] of forms) {
    const parts = form.exec(text);
    if (parts !== null) return rewrite(parts).trim();
  }
  return null;
}

/** The calendar of Taiwan counts years from 1912. */
const yearBefore = 1911;
const dated = String.raw`(?=\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d))`;
const shortYear = new RegExp(String.raw`^(?:民[国國])?\s?(\d{2,3})${dated}`, 'u');
const threeDigits = new RegExp(String.raw`^1\d\d${dated}`, 'u');

/** Whether the name of a column says that its years are of that calendar: 陳情日期（民國）. */
export function countsMinguoYears(column: string): boolean {
  return /民[国國]/u.test(column);
}

/** A date of such a column with the year of the common calendar: `112/5/1` as `2023/5/1`. Any other text stays as it is. */
export function toCommonYear(text: string): string {
  return text.replace(shortYear, (_, year: string) => String(Number(year) + yearBefore));
}

/** Whether a date has a year of three digits, as of that calendar, though nothing says so. */
export function isMinguoLike(text: string): boolean {
  return threeDigits.test(text);
}

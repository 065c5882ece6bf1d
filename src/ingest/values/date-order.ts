/** In what order numbers of a date stand where the year is not the first, or has two digits (`yymd`). */
export const dateOrders = ['ymd', 'mdy', 'dmy', 'yymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

const shortYearFirst = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[\sT,])/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=$|[\sT,])/;

/** Whether a text begins with a date whose numbers cannot be told apart by themselves: no year of four digits is the first. */
export function isOrderUnknown(text: string): boolean {
  return yearLast.test(text) || shortYearFirst.test(text);
}

/**
 * Puts the year of such a date first, with four digits (`3/1/26 8:30` as `2026-3-1 8:30`), by the order that the user says the
 * file has. Years of two digits are of this century from 00 to 69, as POSIX `strptime` takes them. Any other text stays as it is.
 */
export function putYearFirst(text: string, order: DateOrder): string {
  if (order === 'ymd') return text;
  if (order === 'yymd') {
    return text.replace(shortYearFirst, (_, year: string, __, month: string, day: string) =>
      [toFullYear(year), month, day].join('-'),
    );
  }
  return text.replace(yearLast, (_, first: string, __, second: string, year: string) => {
    const [month, day] = order === 'mdy' ? [first, second] : [second, first];
    return `${toFullYear(year)}-${month}-${day}`;
  });
}

function toFullYear(year: string): string {
  if (year.length !== 2) return year;
  return `${year < '70' ? '20' : '19'}${year}`;
}

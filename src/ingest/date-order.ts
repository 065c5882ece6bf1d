/** In what order numbers of a date stand where the year is not the first. */
export const dateOrders = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=$|[\sT,])/;

/** Whether a text begins with a date whose year is not the first: day and month cannot be told apart by themselves. */
export function hasYearLast(text: string): boolean {
  return yearLast.test(text);
}

/**
 * Puts the year of such a date first (`3/1/26 8:30` as `2026-3-1 8:30`), by the order that the user says the file has. Years of
 * two digits are of this century from 00 to 69, as POSIX `strptime` takes them. Any other text stays as it is.
 */
export function putYearFirst(text: string, order: DateOrder): string {
  if (order === 'ymd') return text;
  return text.replace(yearLast, (_, first: string, __, second: string, year: string) => {
    const [month, day] = order === 'mdy' ? [first, second] : [second, first];
    return `${year.length === 2 ? (year < '70' ? `20${year}` : `19${year}`) : year}-${month}-${day}`;
  });
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** First two digits: provinces as GB/T 2260 numbers them, 83 for residence permits of people from Taiwan. */
const provinces = '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]';
/** A 9 stands before the province in the permits of foreign residents (since 2023). */
const form = new RegExp(`^(?:(?:${provinces})\\d{4}|9(?:${provinces})\\d{3})(\\d{8})\\d{3}[\\dX]$`);

/**
 * True for a citizen's identity number (GB 11643-1999), written in groups or not: 6 digits of region, 8 of birth date,
 * 3 of sequence, and a check character (ISO 7064, MOD 11-2). The check character alone lets one of eleven order numbers
 * of 18 digits pass; the province and a birth date of these two centuries tell them apart.
 * No clock is asked: what is masked must not depend on the day of the run.
 */
export function isIdentityNumber(text: string): boolean {
  const compact = text.replace(/[ -]/g, '').toUpperCase();
  const born = form.exec(compact)?.[1];
  if (born === undefined || !isBirthDate(born)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(compact[i]), 0);
  return checks[sum % 11] === compact[17];
}

const provinceFirst = new RegExp(`^(?:${provinces})\\d{4}`);

/** True for 15 to 20 digits that begin as identity numbers do: with a province and, behind six digits, a birth date (YYMMDD in the older form). */
export function tellsBirth(digits: string): boolean {
  if (!provinceFirst.test(digits)) return false;
  return isBirthDate(digits.length === 15 ? `19${digits.slice(6, 12)}` : digits.slice(6, 14));
}

/** @param digits `YYYYMMDD` */
function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return year >= 1900 && year < 2100 && exists;
}

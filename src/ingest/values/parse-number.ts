import { canonicaliseValue } from './clean-text.ts';

const plain = /^-?\d+(?:\.\d+)?$/;
/** DuckDB's INTEGER. */
const largestCount = 2_147_483_647;

/**
 * Reads a count such as likes: `12`, `1,234`, `12.0`, `1.2万`, `１２`, `12次`.
 * @returns null for what is no whole number from 0 to 2³¹−1
 */
export function parseCount(text: string): number | null {
  const canonical = normaliseNumber(text).replace(/[次个人赞]$/u, '');
  const tenThousands = /^(.*?)[万wW]\+?$/u.exec(canonical);
  const digits = tenThousands?.[1] ?? canonical;
  if (!plain.test(digits)) return null;
  const value = tenThousands === null ? Number(digits) : Math.round(Number(digits) * 10_000);
  return Number.isInteger(value) && value >= 0 && value <= largestCount ? value : null;
}

/**
 * Reads a grade such as `5`, `4.5`, `5分`, `4星`, `80%` (as 80).
 * @returns null for what is no number of 0 or more
 */
export function parseGrade(text: string): number | null {
  const canonical = normaliseNumber(text).replace(/(?:分|星|颗星|%)$/u, '');
  if (!plain.test(canonical)) return null;
  const value = Number(canonical);
  return value >= 0 ? value : null;
}

function normaliseNumber(text: string): string {
  return canonicaliseValue(text).replace(/[\s,]/gu, '');
}

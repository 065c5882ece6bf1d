import { formatPercent } from './format.ts';

/** Whether shares of so many are given: in sentences and in tables alike, or a table would say 100 % of two who were asked. */
export function isGiven(whole: number, minBasis: number): boolean {
  return whole >= Math.max(1, minBasis);
}

/** A share in percent; null of so few that a share of them says nothing. */
export function shareOf(part: number, whole: number, minBasis: number): string | null {
  return isGiven(whole, minBasis) ? formatPercent((part / whole) * 100) : null;
}

/** A share behind the number that it is of; nothing where it is not given. */
export function inBrackets(share: string | null): string {
  return share === null ? '' : `（${share}）`;
}

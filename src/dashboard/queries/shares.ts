import type { ShareShift } from '../api-types.ts';

const z95 = 1.959964;

/** Wilson's 95 % interval of a share (Wilson 1927). @param hits of `trials`, which is above 0 */
export function wilsonInterval(hits: number, trials: number): { readonly low: number; readonly high: number } {
  const z2 = z95 * z95;
  const middle = (hits + z2 / 2) / (trials + z2);
  const half = (z95 * Math.sqrt((hits * (trials - hits)) / trials + z2 / 4)) / (trials + z2);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export interface LabelCount {
  readonly label: string;
  readonly messages: number;
  readonly previous: number | null;
}

/**
 * Shares of labels in a period beside those of the one before, most messages first.
 * `is_real`: two-proportion z test at 5 %, divided by the number of labels (Bonferroni).
 * @param isComparable false where both periods have other sources, of which a difference may come: then none is real
 */
export function compareShares(counts: readonly LabelCount[], isComparable = true): ShareShift[] {
  const total = sum(counts.map(({ messages }) => messages));
  const hasBasis = counts.some(({ previous }) => previous !== null);
  const totalBefore = hasBasis ? sum(counts.map(({ previous }) => previous ?? 0)) : 0;
  const critical = normalQuantile(1 - 0.05 / 2 / Math.max(1, counts.length));
  return counts
    .filter(({ messages, previous }) => messages > 0 || (previous ?? 0) > 0)
    .map(({ label, messages, previous }) => {
      const share = total > 0 ? messages / total : 0;
      const { low, high } = total > 0 ? wilsonInterval(messages, total) : { low: 0, high: 0 };
      const previousShare = totalBefore > 0 ? (previous ?? 0) / totalBefore : null;
      return {
        label,
        messages,
        previous: hasBasis ? (previous ?? 0) : null,
        share,
        share_low: low,
        share_high: high,
        previous_share: previousShare,
        is_real:
          isComparable &&
          previousShare !== null &&
          Math.abs(twoShareZ(messages, total, previous ?? 0, totalBefore)) > critical,
      };
    })
    .sort((a, b) => b.messages - a.messages || (a.label < b.label ? -1 : 1));
}

function twoShareZ(hitsA: number, trialsA: number, hitsB: number, trialsB: number): number {
  if (trialsA === 0 || trialsB === 0) return 0;
  const pooled = (hitsA + hitsB) / (trialsA + trialsB);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / trialsA + 1 / trialsB));
  return error === 0 ? 0 : (hitsA / trialsA - hitsB / trialsB) / error;
}

/** Upper quantile of the normal distribution: Abramowitz and Stegun 26.2.23, error below 4.5e-4. @param p in (0.5, 1) */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - p));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

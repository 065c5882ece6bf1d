import { changePercent } from '../../../aggregate/figures/comparability.ts';
import {
  findChance,
  findDirection,
  type Lengths,
  pickUnlikely,
  wilsonInterval,
} from '../../../aggregate/figures/statistics.ts';
import type { ShareShift } from '../../api-types.ts';

export interface LabelCount {
  readonly label: string;
  readonly messages: number;
  readonly previous: number | null;
}

/** How changes are judged. */
export interface ChangeRule {
  /** Null where there is no period before, or nothing against it may be judged (`findHindrance`): then no change is real. */
  readonly lengths: Lengths | null;
  /** Bound on the share of false ones among those called real. */
  readonly falseDiscovery: number;
  /** Fewest messages on which a change is given in percent; null where none is (`lackDays`). */
  readonly minBasis: number | null;
}

/**
 * Labels of a period beside the one before, most messages first, with their shares. `is_real`: the number of messages changed
 * beyond chance, by the rule that reports have (`docs/measures.md`), and so did the number a day, the same way.
 */
export function compareShares(
  counts: readonly LabelCount[],
  { lengths, falseDiscovery, minBasis }: ChangeRule,
): ShareShift[] {
  const total = sum(counts.map(({ messages }) => messages));
  const hasBasis = counts.some(({ previous }) => previous !== null);
  const totalBefore = hasBasis ? sum(counts.map(({ previous }) => previous ?? 0)) : 0;
  const chanceOf = ({ messages, previous }: LabelCount) =>
    lengths === null || previous === null ? null : findChance(messages, previous, lengths);
  const isAlike = ({ messages, previous }: LabelCount) =>
    lengths !== null && Math.sign(messages - (previous ?? 0)) === findDirection(messages, previous ?? 0, lengths);
  const real = new Set(pickUnlikely(counts, chanceOf, falseDiscovery).filter(isAlike));
  return counts
    .filter(({ messages, previous }) => messages > 0 || (previous ?? 0) > 0)
    .map((count) => {
      const { label, messages, previous } = count;
      const { low, high } = wilsonInterval(messages, total);
      return {
        label,
        messages,
        previous: hasBasis ? (previous ?? 0) : null,
        share: total > 0 ? messages / total : 0,
        share_low: low,
        share_high: high,
        previous_share: totalBefore > 0 ? (previous ?? 0) / totalBefore : null,
        change_percent: minBasis === null ? null : changePercent(messages, previous, minBasis),
        is_real: real.has(count),
      };
    })
    .sort((a, b) => b.messages - a.messages || (a.label < b.label ? -1 : 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import { saysWhere } from '../../../aggregate/reports/region-words.ts';
import type { CountingLevel } from '../../../ingest/region-path.ts';

/** Messages of regions that do not say where, as regions are counted: those of a county or village where towns are. */
export function countWithoutTown(
  regions: readonly { readonly label: string; readonly messages: number }[],
  level: CountingLevel,
): number {
  return regions.reduce((sum, { label, messages }) => (saysWhere(label, level) ? sum : sum + messages), 0);
}

/** Share of messages that say where, as reports give it; null where there are none. */
export function knownShare(messages: number, unknown: number, withoutTown: number): number | null {
  return messages === 0 ? null : 1 - (unknown + withoutTown) / messages;
}

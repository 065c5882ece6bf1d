/**
 * Messages of regions that do not say where, as regions are counted: those of a county or village where towns are.
 * @param unplaced such regions
 */
export function countWithoutTown(
  regions: readonly { readonly label: string; readonly messages: number }[],
  unplaced: readonly string[],
): number {
  return regions.reduce((sum, { label, messages }) => (unplaced.includes(label) ? sum + messages : sum), 0);
}

/** Share of messages that say where, as reports give it; null where there are none. */
export function knownShare(messages: number, unknown: number, withoutTown: number): number | null {
  return messages === 0 ? null : 1 - (unknown + withoutTown) / messages;
}

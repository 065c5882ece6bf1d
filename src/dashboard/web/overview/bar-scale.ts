import type { ShareShift } from '../../api-types.ts';

/** The share that fills a bar: the largest of the period, or of the one before, whose marks stand on the same bars. */
export function fullBar(rows: readonly Pick<ShareShift, 'share' | 'previous_share'>[]): number {
  return Math.max(0.0001, ...rows.flatMap(({ share, previous_share: before }) => [share, before ?? 0]));
}

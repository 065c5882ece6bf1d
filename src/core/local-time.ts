import type { LocalTime } from './message.ts';

/** Asia/Shanghai is UTC+8 throughout the years that boards cover (no summer time since 1991). */
export const shanghaiOffsetMs = 8 * 3_600_000;

/** Wall time in Asia/Shanghai of an instant. @param epochMs milliseconds since the Unix epoch */
export function toLocalTime(epochMs: number): LocalTime {
  return new Date(epochMs + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

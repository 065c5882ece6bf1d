import { createHash } from 'node:crypto';

/** `T` and 12 hex digits, from what a theme is founded on. */
export function hashThemeId(basis: string): string {
  return `T${createHash('sha256').update(basis).digest('hex').slice(0, 12)}`;
}

import { randomBytes } from 'node:crypto';
import type { Effects } from '../../core/effects.ts';
import { QingyuError } from '../../core/errors.ts';
import { loadAuthorKey } from '../../ingest/authors/author-key.ts';

/**
 * The key that sessions are signed by, which nobody can know: kept in a file of mode 600, so that a restart ends no session. Where none can be
 * written (a workspace that is mounted to be read only), one for this start alone.
 * @throws QingyuError KEY_BAD
 */
export async function openSessionKey(file: string, logger: Effects['logger']): Promise<Uint8Array> {
  try {
    return await loadAuthorKey(file, { mayCreate: true });
  } catch (error) {
    if (error instanceof QingyuError && error.code === 'KEY_BAD') throw error;
    logger.warn({ file, error: String(error) }, 'no key of sessions kept: a restart ends them');
    return createSessionKey();
  }
}

/** A key for this start alone. */
export function createSessionKey(): Uint8Array {
  return randomBytes(32);
}

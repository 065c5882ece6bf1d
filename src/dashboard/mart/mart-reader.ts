import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Effects } from '../../core/effects.ts';
import { QingyuError } from '../../core/errors.ts';
import { type Mart, type MartLimits, openMart } from './mart.ts';

/** Gives requests the newest mart that can be opened. */
export interface MartReader {
  /**
   * Lets `work` read one mart, the same one from beginning to end. A mart swapped in meanwhile serves the next request.
   * @throws QingyuError NO_TABLES where there is no mart, or what `openMart` throws where none could be opened yet
   */
  use<T>(work: (mart: Mart) => Promise<T>): Promise<T>;
  /** Looks for a new mart and resolves when it serves, or has failed to. @throws like `use` */
  refresh(): Promise<void>;
  close(): void;
}

interface Lease {
  readonly mart: Mart;
  users: number;
  retired: boolean;
}

const retryFailedMs = 2_000;

/**
 * Watches a mart by its inode, size and time at every request (a stat of some microseconds), so that a mart swapped in
 * by a run is seen at once. The old one goes on serving until the new one is open and warm, and if it fails to open.
 * @param warm reads what every view needs from a mart just opened
 */
export function createMartReader(
  path: string,
  limits: MartLimits,
  effects: Effects,
  warm: (mart: Mart) => Promise<unknown>,
): MartReader {
  const state: State = { lease: null, opening: null, failed: null, isClosed: false };

  const retire = (lease: Lease | null): void => {
    if (lease === null) return;
    lease.retired = true;
    if (lease.users === 0) lease.mart.close();
  };

  const open = async (version: string): Promise<void> => {
    try {
      const mart = await openMart(path, version, limits);
      await warm(mart).catch((error: unknown) => {
        mart.close();
        throw error;
      });
      retire(state.lease);
      state.lease = { mart, users: 0, retired: false };
      state.failed = null;
      if (state.isClosed) retire(state.lease);
      effects.logger.info({ version }, 'opened mart');
    } catch (error) {
      state.failed = { version, at: effects.clock.now(), error };
      if (state.lease === null) throw error;
      effects.logger.warn({ version, error: String(error) }, 'new mart cannot be opened, the old one goes on serving');
    }
  };

  const look = async (): Promise<void> => {
    if (state.opening !== null) return;
    const version = await versionOf(path);
    if (version === null) state.failed = null;
    const isFailed = version === state.failed?.version && effects.clock.now() - state.failed.at < retryFailedMs;
    const isNew = version !== null && version !== state.lease?.mart.version;
    if (!isNew || isFailed || state.opening !== null) return;
    state.opening = open(version).finally(() => {
      state.opening = null;
    });
  };

  const lease = async (): Promise<Lease> => {
    await look();
    if (state.lease === null) await state.opening;
    // The error of an opening that nobody waits for is in the log already.
    else state.opening?.catch(() => undefined);
    if (state.lease === null) throw state.failed?.error ?? noTables(path);
    return state.lease;
  };

  return {
    async use(work) {
      const held = await lease();
      held.users += 1;
      try {
        return await work(held.mart);
      } finally {
        held.users -= 1;
        if (held.retired && held.users === 0) held.mart.close();
      }
    },
    async refresh() {
      await look();
      await state.opening;
      await lease();
    },
    close() {
      state.isClosed = true;
      retire(state.lease);
      state.lease = null;
    },
  };
}

interface State {
  lease: Lease | null;
  opening: Promise<void> | null;
  failed: { readonly version: string; readonly at: number; readonly error: unknown } | null;
  isClosed: boolean;
}

async function versionOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found === null) return null;
  return createHash('sha256').update(`${found.ino}:${found.size}:${found.mtimeNs}`).digest('hex').slice(0, 16);
}

function noTables(path: string): QingyuError {
  return new QingyuError(`Expected ${path} to exist, got nothing there: run "qingyu run <files…>" first`, {
    code: 'NO_TABLES',
    stage: 'dashboard',
    data: { path },
  });
}

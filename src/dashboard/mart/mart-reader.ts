import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Effects } from '../../core/effects.ts';
import { QingyuError } from '../../core/errors.ts';
import type { DashboardSettings } from '../settings.ts';
import { type Mart, openMart } from './mart.ts';

/** Gives requests the newest mart that can be opened. */
export interface MartReader {
  /**
   * Lets `work` read one mart, the same one from beginning to end. A mart swapped in meanwhile serves the next request.
   * @throws QingyuError NO_TABLES where no mart was ever there
   */
  use<T>(work: (mart: Mart) => Promise<T>): Promise<T>;
  /** Version of the mart that the next `use` will get. @throws like `use` */
  version(): Promise<string>;
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
 * by a run is seen at once. While a new file cannot be opened the old one goes on serving.
 */
export function createMartReader(path: string, settings: DashboardSettings, effects: Effects): MartReader {
  const state: { lease: Lease | null; opening: Promise<void> | null; failed: { version: string; at: number } | null } =
    {
      lease: null,
      opening: null,
      failed: null,
    };

  const retire = (lease: Lease | null): void => {
    if (lease === null) return;
    lease.retired = true;
    if (lease.users === 0) lease.mart.close();
  };

  const open = async (version: string): Promise<void> => {
    try {
      const mart = await openMart(path, version, settings);
      retire(state.lease);
      state.lease = { mart, users: 0, retired: false };
      state.failed = null;
      effects.logger.info({ version }, 'opened mart');
    } catch (error) {
      state.failed = { version, at: effects.clock.now() };
      if (state.lease === null) throw error;
      effects.logger.warn({ version, error: String(error) }, 'new mart cannot be opened, the old one goes on serving');
    }
  };

  const refresh = async (): Promise<Lease> => {
    const version = await versionOf(path);
    const isFailed = version === state.failed?.version && effects.clock.now() - state.failed.at < retryFailedMs;
    const isNew = version !== null && version !== state.lease?.mart.version;
    if (isNew && !(isFailed && state.lease !== null)) {
      state.opening ??= open(version).finally(() => {
        state.opening = null;
      });
      await state.opening;
    }
    if (state.lease === null) throw noTables(path);
    return state.lease;
  };

  return {
    async use(work) {
      const lease = await refresh();
      lease.users += 1;
      try {
        return await work(lease.mart);
      } finally {
        lease.users -= 1;
        if (lease.retired && lease.users === 0) lease.mart.close();
      }
    },
    async version() {
      return (await refresh()).mart.version;
    },
    close() {
      retire(state.lease);
      state.lease = null;
    },
  };
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

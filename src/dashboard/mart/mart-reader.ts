import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Effects } from '../../core/effects.ts';
import { QingyuError } from '../../core/errors.ts';
import { type Mart, type MartLimits, openMart } from './mart.ts';

/** Gives requests the newest mart that can be opened. */
export interface MartReader {
  /**
   * Lets `work` read one mart, the same one from beginning to end. A mart swapped in meanwhile serves the next request; one that
   * was swapped in before is waited for, a little while.
   * @throws QingyuError NO_TABLES where there is no mart, or what `openMart` throws where none could be opened yet
   */
  use<T>(work: (mart: Mart) => Promise<T>): Promise<T>;
  /** As `use`, for what people keep: waits for a new mart however long it takes to open. @throws like `use` */
  useNewest<T>(work: (mart: Mart) => Promise<T>): Promise<T>;
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

/** As long, at most, as requests wait for a new mart to open, from when it was noticed. */
const usualPatienceMs = 3_000;

/**
 * Watches a mart by its inode, size and time at every request (a stat of some microseconds), so that a mart swapped in
 * by a run is seen at once, and waited for: whoever asks once a day would else read the tables of the run before. Where it
 * takes longer to open and to warm, or fails to, the old one goes on serving.
 * @param warm reads what every view needs from a mart just opened
 */
export function createMartReader(
  path: string,
  limits: MartLimits,
  effects: Effects,
  warm: (mart: Mart) => Promise<unknown>,
  patienceMs = usualPatienceMs,
): MartReader {
  const state: State = { lease: null, opening: null, patience: null, failed: null, isClosed: false };

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
    // The error of an opening that nobody waits for is in the log already.
    state.patience = waitAtMost(
      state.opening.catch(() => undefined),
      patienceMs,
    );
  };

  const lease = async (isPatient: boolean): Promise<Lease> => {
    await look();
    await (isPatient || state.lease === null ? state.opening : state.patience);
    if (state.lease === null) throw state.failed?.error ?? noTables(path);
    return state.lease;
  };

  const useWhen = async <T>(isPatient: boolean, work: (mart: Mart) => Promise<T>): Promise<T> => {
    const held = await lease(isPatient);
    held.users += 1;
    try {
      return await work(held.mart);
    } finally {
      held.users -= 1;
      if (held.retired && held.users === 0) held.mart.close();
    }
  };

  return {
    use(work) {
      return useWhen(false, work);
    },
    useNewest(work) {
      return useWhen(true, work);
    },
    async refresh() {
      await lease(true);
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
  /** Of the newest opening: resolves when it ends, or has taken long enough. */
  patience: Promise<void> | null;
  failed: { readonly version: string; readonly at: number; readonly error: unknown } | null;
  isClosed: boolean;
}

async function waitAtMost(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const timer: { handle?: NodeJS.Timeout } = {};
  const patience = new Promise<void>((resolve) => {
    timer.handle = setTimeout(resolve, milliseconds).unref();
  });
  await Promise.race([work, patience]);
  clearTimeout(timer.handle);
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

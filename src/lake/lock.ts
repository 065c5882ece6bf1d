import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { QingyuError } from '../core/errors.ts';

const holderSchema = z.strictObject({ pid: z.int(), host: z.string(), started: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

/** A held lock; released by its owner. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a workspace: one run at a time. A lock whose process is gone (killed) is taken over.
 * The lock appears by link(2), which fails where the name exists, so that two processes cannot both get it.
 * @throws QingyuError WORKSPACE_LOCKED while another live process holds it
 */
export async function acquireLock(file: string): Promise<Lock> {
  const mine = `${file}-${process.pid}`;
  const holder: Holder = { pid: process.pid, host: hostname(), started: await processStart(process.pid) };
  try {
    await writeFile(mine, JSON.stringify(holder), { mode: 0o600 });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await tryLink(mine, file)) return { release: () => rm(file, { force: true }) };
      const found = await readHolder(file);
      if (found === null) continue;
      if (await isAlive(found)) {
        throw new QingyuError(
          `Expected the workspace to be free, got a run by process ${found.pid} on ${found.host} (remove ${file} if that is not a qingyu run)`,
          { code: 'WORKSPACE_LOCKED', stage: 'lake', data: { file, pid: found.pid } },
        );
      }
      await removeStale(file, found, mine);
    }
    throw new QingyuError(`Expected the lock ${file} to become free, got other processes taking it each time`, {
      code: 'WORKSPACE_LOCKED',
      stage: 'lake',
      data: { file },
    });
  } finally {
    await rm(mine, { force: true });
  }
}

/** Who has a workspace, as its lock says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** False where the process was killed: the next run takes the lock over. */
  readonly isAlive: boolean;
}

/** Who holds a lock; null where it is free. */
export async function findLockHolder(file: string): Promise<LockHolder | null> {
  const found = await readHolder(file);
  return found === null ? null : { pid: found.pid, host: found.host, isAlive: await isAlive(found) };
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds a lock; null where it is gone. */
async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (text === null) return null;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return { pid: -1, host: hostname(), started: null };
  }
}

/** Moves a dead process's lock aside; puts it back if somebody else had meanwhile replaced it by a live one. */
async function removeStale(file: string, stale: Holder, mine: string): Promise<void> {
  const aside = `${mine}-stale`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readHolder(aside);
  if (moved !== null && moved.pid !== stale.pid) await tryLink(aside, file);
  await rm(aside, { force: true });
}

async function isAlive(holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  if (holder.pid <= 0) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const [state, ...rest] = await readStat(holder.pid);
  // A killed process that its parent has not waited for yet, as in containers whose first process waits for none.
  if (state === 'Z' || state === 'X') return false;
  return holder.started === null || holder.started === (rest[startAfterState] ?? null);
}

const startAfterState = 18;

/** Start time of a process in clock ticks, so that a reused number is not taken for the old process; null off Linux. */
async function processStart(pid: number): Promise<string | null> {
  const [, ...rest] = await readStat(pid);
  return rest[startAfterState] ?? null;
}

/** What the system tells of a process, from its state on; nothing off Linux. */
async function readStat(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

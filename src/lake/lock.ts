import { link, open, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { Logger } from '../core/effects.ts';
import { QingyuError } from '../core/errors.ts';
import { toLocalTime } from '../core/local-time.ts';
import type { LocalTime } from '../core/message.ts';
import { silentMs, startHeartbeat } from './lock-heartbeat.ts';

const holderSchema = z.strictObject({
  pid: z.int(),
  host: z.string(),
  started: z.string().nullable(),
  /** Where its number is counted; locks of earlier versions do not say. */
  space: z.string().nullable().optional(),
});
type Holder = z.infer<typeof holderSchema>;

/** A held lock; released by its owner. */
export interface Lock {
  release(): Promise<void>;
}

/** A lock as it was found: its holder, and when that last touched the file. */
interface FoundLock {
  readonly holder: Holder;
  readonly touchedMs: number;
}

/**
 * Takes the lock of a workspace: one run at a time. A lock whose process is gone (killed) is taken over; so is one of
 * another host or container, where no process can be asked, once it has given no sign of life for `silentMs`.
 * The lock appears by link(2), which fails where the name exists, so that two processes cannot both get it.
 * @throws QingyuError WORKSPACE_LOCKED while another live process holds it
 */
export async function acquireLock(file: string, logger: Logger): Promise<Lock> {
  // Processes of several containers may have one number.
  const mine = `${file}-${hostname()}-${process.pid}`;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    started: await processStart(process.pid),
    space: await readProcessSpace(),
  };
  try {
    await writeFile(mine, JSON.stringify(holder), { mode: 0o600 });
    // By the clock of who keeps the files, as the other's last sign of life is: that of another host may be minutes behind.
    const nowMs = (await stat(mine)).mtimeMs;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await tryLink(mine, file)) return hold(file, holder);
      const found = await readLock(file);
      if (found === null) continue;
      const described = await describeLock(found, nowMs);
      if (described.isAlive) {
        const wait = described.isElsewhere
          ? `; a run takes its place once it has given none for ${silentMs / 60_000} minutes`
          : '';
        throw new QingyuError(
          `Expected the workspace to be free, got a run by ${nameHolder(described)}${wait} (remove ${file} if that is not a qingyu run)`,
          { code: 'WORKSPACE_LOCKED', stage: 'lake', data: { file, pid: described.pid } },
        );
      }
      if ((await removeStale(file, found.holder, mine)) && described.isElsewhere) {
        const { pid, host, seenAt } = described;
        logger.warn(
          { pid, host, seenAt },
          'Took the place of a run on another host that gave no sign of life any more',
        );
      }
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

/** Gives signs of life until the lock is released. A lock that was taken over meanwhile, as while this host slept, is left alone. */
function hold(file: string, holder: Holder): Lock {
  const heartbeat = startHeartbeat(file);
  return {
    async release() {
      await heartbeat.stop();
      const found = await readLock(file);
      if (found !== null && isSame(found.holder, holder)) await rm(file, { force: true });
    },
  };
}

/** Who has a workspace, as its lock says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Of another host or container: its process cannot be asked, only when it gave its last sign of life. */
  readonly isElsewhere: boolean;
  /** Last sign of life. */
  readonly seenAt: LocalTime;
  /** False where the process was killed, or gives no sign of life any more: the next run takes the lock over. */
  readonly isAlive: boolean;
}

/** Who holds a lock; null where it is free. */
export async function findLockHolder(file: string): Promise<LockHolder | null> {
  const found = await readLock(file);
  return found === null ? null : describeLock(found, Date.now());
}

/** The holder in words, with what is known of one that cannot be asked. */
export function nameHolder({ pid, host, isElsewhere, seenAt }: LockHolder): string {
  const process = `process ${pid} on ${host}`;
  return isElsewhere ? `${process}, another host or container, with its last sign of life at ${seenAt}` : process;
}

async function describeLock({ holder, touchedMs }: FoundLock, nowMs: number): Promise<LockHolder> {
  const { pid, host } = holder;
  const isElsewhere =
    host !== hostname() || (holder.space !== undefined && holder.space !== (await readProcessSpace()));
  const isAlive = isElsewhere ? nowMs - touchedMs < silentMs : await isRunning(holder);
  return { pid, host, isElsewhere, seenAt: toLocalTime(touchedMs), isAlive };
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

/** A lock; null where it is gone. */
async function readLock(file: string): Promise<FoundLock | null> {
  const lock = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (lock === null) return null;
  try {
    const text = await lock.readFile('utf8');
    return { holder: parseHolder(text), touchedMs: (await lock.stat()).mtimeMs };
  } finally {
    await lock.close();
  }
}

function parseHolder(text: string): Holder {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return { pid: -1, host: hostname(), started: null };
  }
}

function isSame(one: Holder, other: Holder): boolean {
  return one.pid === other.pid && one.host === other.host && one.started === other.started && one.space === other.space;
}

/**
 * Moves the lock of one that is gone aside; puts it back if somebody else had meanwhile replaced it by a live one.
 * @returns whether it was the lock of the one that is gone
 */
async function removeStale(file: string, stale: Holder, mine: string): Promise<boolean> {
  const aside = `${mine}-stale`;
  try {
    await rename(file, aside);
  } catch {
    return false;
  }
  const moved = await readLock(aside);
  const isStale = moved !== null && isSame(moved.holder, stale);
  if (!isStale) await tryLink(aside, file);
  await rm(aside, { force: true });
  return isStale;
}

/** Whether a process of this host runs. */
async function isRunning(holder: Holder): Promise<boolean> {
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

/**
 * Where processes have their numbers: a start of the system, and a container in it, which may have the host's name. Null where
 * the system does not tell, as off Linux.
 */
async function readProcessSpace(): Promise<string | null> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  const space = await readlink('/proc/self/ns/pid').catch(() => null);
  return boot === null || space === null ? null : `${boot.trim()} ${space}`;
}

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

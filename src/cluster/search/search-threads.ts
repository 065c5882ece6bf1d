import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { collectGarbage } from '../../core/collect-garbage.ts';
import { shareArrays, shared } from '../../core/shared-arrays.ts';
import { type Edges, joinEdges } from '../groups/edges.ts';
import { findEdges } from './candidates.ts';
import {
  type CompareTask,
  compareBlocks,
  countBlocks,
  type ProposeTask,
  proposeBlocks,
  type SearchComparer,
  stopBlocks,
} from './search-blocks.ts';

/** The built file, for code that runs from `src`, too: threads run JavaScript. */
const workerFile = fileURLToPath(new URL('../../../dist/cluster/search/search-worker.js', import.meta.url));

/** Fewer items are compared sooner than another thread has loaded what it needs. */
const leastShared = 20_000;

/** What is searched, and by what it is compared. */
export type Search = Omit<CompareTask, 'next'>;

/**
 * Looks for candidates and compares them, where there are many by several threads.
 * @param comparer of what is compared, for this thread's part
 * @param threads that may be used, this one among them
 */
export function searchEdges(given: Search, comparer: SearchComparer, threads: number): Edges | Promise<Edges> {
  const { search, floor } = given;
  if (threads > 1 && search.messages - search.from >= leastShared) return findEdgesOnThreads(given, comparer, threads);
  return findEdges(search, comparer, { floor, isKept: comparer.isKept });
}

/**
 * What `findEdges` finds, edge by edge in the same order, by this thread and others at once: whoever is free takes the next items.
 * @param given arrays that are not in shared memory are copied into it
 * @param threads two or more, this one among them; no more are used than there are blocks
 */
export async function findEdgesOnThreads(given: Search, comparer: SearchComparer, threads: number): Promise<Edges> {
  const { Piscina } = await import('piscina');
  const helpers = Math.max(1, Math.min(threads, countBlocks(given.search)) - 1);
  const pool = new Piscina({
    filename: workerFile,
    minThreads: helpers,
    maxThreads: helpers,
    concurrentTasksPerWorker: 1,
  });
  /** What each of the others and this thread has of a step; where one fails all stop. */
  const doTogether = async <T>(
    name: 'propose' | 'compare',
    task: ProposeTask,
    doOwn: () => Promise<T>,
  ): Promise<T[]> => {
    const others = Array.from({ length: helpers }, () => pool.run(task, { name }) as Promise<T>);
    try {
      return await Promise.all([...others, doOwn()]);
    } catch (error) {
      stopBlocks(task);
      // A pool that is ended while others still answer takes their answers for nobody's.
      await Promise.allSettled(others);
      throw error;
    }
  };
  try {
    const { search, ...rest } = shareArrays(given);
    // V8 does not count shared memory: it would leave what arrays have outgrown, and the others need room.
    collectGarbage();
    const proposing = { search, next: shared.int32(1) };
    await doTogether('propose', proposing, () => proposeBlocks(proposing, setImmediate));
    const comparing = { ...rest, search, next: shared.int32(1) };
    const found = await doTogether('compare', comparing, () => compareBlocks(comparing, () => comparer, setImmediate));
    const blocks = found.flat().sort((a, b) => a.block - b.block);
    return joinEdges(blocks.map(({ edges }) => edges));
  } finally {
    await pool.destroy();
  }
}

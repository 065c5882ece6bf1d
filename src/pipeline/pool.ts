import { Piscina } from 'piscina';
import type { AnalysisVersions } from './analysis-versions.ts';
import type { BatchResult, BatchTask, ProcessorOptions } from './process-batch.ts';
import { type ThreadOutcome, unwrap } from './thread-outcome.ts';

/** Where batches are processed: threads of this machine today, whatever keeps this interface later. */
export interface BatchPool {
  /** Batches that may be under way at once. */
  readonly size: number;
  describeVersions(): Promise<AnalysisVersions>;
  processBatch(task: BatchTask): Promise<BatchResult>;
  close(): Promise<void>;
}

/**
 * A pool of worker threads, each with its own models. The worker file is the built one: threads run JavaScript.
 * @param atOnce threads that start at once, and load their models while the first rows are read; the others start when
 *   batches wait for them
 */
export function createThreadPool(size: number, atOnce: number, options: ProcessorOptions): BatchPool {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: Math.min(size, atOnce),
    maxThreads: size,
    concurrentTasksPerWorker: 1,
    idleTimeout: 60_000,
    // A batch's words fit into the young generation, so that hardly any lives to be moved.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
    workerData: options,
  });
  const run = async <T>(name: string, task?: BatchTask): Promise<T> =>
    unwrap((await pool.run(task, { name })) as ThreadOutcome<T>);
  return {
    size,
    describeVersions: () => run<AnalysisVersions>('describeVersions'),
    processBatch: (task) => run<BatchResult>('processBatch', task),
    close: () => pool.destroy(),
  };
}

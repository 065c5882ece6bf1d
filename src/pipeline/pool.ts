import {
  type BatchProcessor,
  type BatchResult,
  type BatchTask,
  createBatchProcessor,
  type ProcessorOptions,
} from './process-batch.ts';
import { type ThreadOutcome, unwrap } from './thread-outcome.ts';

/** Where batches are processed: on this thread or others of this machine today, whatever keeps this interface later. */
export interface BatchPool {
  /** Batches that may be under way at once. */
  readonly size: number;
  processBatch(task: BatchTask): Promise<BatchResult>;
  close(): Promise<void>;
}

/** Processes batches on this thread: a few are done before another one has loaded the libraries that this one has. */
export function createLocalPool(options: ProcessorOptions): BatchPool {
  let opened: Promise<BatchProcessor> | undefined;
  const processor = () => (opened ??= createBatchProcessor(options));
  return {
    size: 1,
    processBatch: async (task) => (await processor()).process(task),
    async close() {
      const closing = opened;
      // Whoever holds the pool does not hold the models.
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}

/**
 * A pool of worker threads, each with its own models. The worker file is the built one: threads run JavaScript.
 * @param atOnce threads that start at once, and load their models while the first rows are read; the others start when
 *   batches wait for them
 */
export async function createThreadPool(size: number, atOnce: number, options: ProcessorOptions): Promise<BatchPool> {
  const { Piscina } = await import('piscina');
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
  return {
    size,
    processBatch: async (task) =>
      unwrap((await pool.run(task, { name: 'processBatch' })) as ThreadOutcome<BatchResult>),
    close: () => pool.destroy(),
  };
}

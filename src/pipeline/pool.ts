import { Piscina } from 'piscina';
import { QingyuError } from '../core/errors.ts';
import type { AnalysisVersions, BatchResult, BatchTask, ProcessorOptions } from './process-batch.ts';

/** Where batches are processed: threads of this machine today, whatever keeps this interface later. */
export interface BatchPool {
  /** Batches that may be under way at once. */
  readonly size: number;
  describeVersions(): Promise<AnalysisVersions>;
  processBatch(task: BatchTask): Promise<BatchResult>;
  close(): Promise<void>;
}

/** A pool of worker threads, each with its own models. The worker file is the built one: threads run JavaScript. */
export function createThreadPool(size: number, options: ProcessorOptions): BatchPool {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: size,
    concurrentTasksPerWorker: 1,
    idleTimeout: 60_000,
    // A batch's words fit into the young generation, so that hardly any lives to be moved.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
    workerData: options,
  });
  const run = async (name: string, task?: BatchTask): Promise<unknown> => {
    try {
      return await pool.run(task, { name });
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && 'stage' in cause) throw revive(cause);
      throw cause;
    }
  };
  return {
    size,
    describeVersions: async () => (await run('describeVersions')) as AnalysisVersions,
    processBatch: async (task) => (await run('processBatch', task)) as BatchResult,
    close: () => pool.destroy(),
  };
}

/** An error that crossed a thread has lost its class; code and stage came along. */
function revive(error: Error): QingyuError {
  const { code, stage, data } = error as QingyuError;
  return new QingyuError(error.message, { code, stage, data, cause: error });
}

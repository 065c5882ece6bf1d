import { workerData } from 'piscina';
import {
  type AnalysisVersions,
  type BatchResult,
  type BatchTask,
  createBatchProcessor,
  type ProcessorOptions,
} from './process-batch.ts';
import { settle, type ThreadOutcome } from './thread-outcome.ts';

/** A worker thread: loads the models once, then turns batches into lake parts. Piscina calls these by name. */
const processor = createBatchProcessor(workerData as ProcessorOptions);
// Awaited by every call; without this a failed start would end the thread before the first of them can report it.
processor.catch(() => undefined);

export function processBatch(task: BatchTask): Promise<ThreadOutcome<BatchResult>> {
  return settle(async () => (await processor).process(task));
}

export function describeVersions(): Promise<ThreadOutcome<AnalysisVersions>> {
  return settle(async () => (await processor).versions);
}

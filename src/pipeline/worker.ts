import { workerData } from 'piscina';
import { type BatchResult, type BatchTask, createBatchProcessor, type ProcessorOptions } from './process-batch.ts';
import { settle, type ThreadOutcome } from './thread-outcome.ts';

/** A worker thread: loads the models once, then turns batches into lake parts. Piscina calls these by name. */
const processor = createBatchProcessor(workerData as ProcessorOptions);
// Awaited before the thread says that it is ready: one that waits for a task stands still, and would load with its first batch.
// A failed start is reported by the first call.
await processor.catch(() => undefined);

/** Analyses a batch, in a thread of its own. */
export function processBatch(task: BatchTask): Promise<ThreadOutcome<BatchResult>> {
  return settle(async () => (await processor).process(task));
}

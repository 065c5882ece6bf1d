import { workerData } from 'piscina';
import {
  type AnalysisVersions,
  type BatchResult,
  type BatchTask,
  createBatchProcessor,
  type ProcessorOptions,
} from './process-batch.ts';

/** A worker thread: loads the models once, then turns batches into lake parts. Piscina calls these by name. */
const processor = createBatchProcessor(workerData as ProcessorOptions);
// Awaited by every call; without this a failed start would end the thread before the first of them can report it.
processor.catch(() => undefined);

export async function processBatch(task: BatchTask): Promise<BatchResult> {
  return (await processor).process(task);
}

export async function describeVersions(): Promise<AnalysisVersions> {
  return (await processor).versions;
}

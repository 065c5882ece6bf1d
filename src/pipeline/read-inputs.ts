import PQueue from 'p-queue';
import type { CutCounts } from '../classify/contract.ts';
import { QingyuError } from '../core/errors.ts';
import type { RawBatch } from '../ingest/contract.ts';
import { expandInputs } from '../ingest/files/expand-inputs.ts';
import { nameTable } from '../ingest/files/name-files.ts';
import { readBatches } from '../ingest/read-batches.ts';
import type { IngestSettings } from '../ingest/settings.ts';
import type { ColumnUse } from '../ingest/tables/column-use.ts';
import type { MissingColumn } from '../ingest/tables/map-check.ts';
import type { PartReads } from '../lake/committed-part.ts';
import { listPartWarnings, type PartWarnings, readPartWarnings } from '../lake/part-warnings.ts';
import { hashPart, isWholePart, listParts, type PartName } from '../lake/parts.ts';
import type { Workspace } from '../lake/workspace.ts';
import type { AnalysisVersions } from './analysis-versions.ts';
import { type BatchStep, batchSteps } from './batch-steps.ts';
import type { BatchPool } from './pool.ts';
import type { BatchResult } from './process-batch.ts';

/** A file that could not be read to its end. */
export interface FailedFile {
  readonly file: string;
  readonly error: QingyuError;
}

/** A file or folder below an input that is no input itself. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** What reading the inputs brought into the lake. */
export interface InputSummary {
  readonly rowsRead: number;
  readonly accepted: number;
  readonly rejected: number;
  /** In the order of the files' names, whatever the order in which they were given. */
  readonly messageParts: readonly PartReads[];
  readonly rejectParts: readonly string[];
  readonly files: readonly string[];
  readonly failedFiles: readonly FailedFile[];
  readonly skippedSheets: readonly string[];
  /** What was noticed of files and sheets that were read. */
  readonly notes: readonly string[];
  readonly missingColumns: readonly MissingColumn[];
  readonly columns: readonly ColumnUse[];
  /** Files and folders below the inputs that were left out, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Of all rows read, also of those whose parts existed. */
  readonly warnings: PartWarnings;
  /** Messages of which a transformer could read only the beginning, by task. */
  readonly cut: CutCounts;
  /** Milliseconds of all workers together, a step. */
  readonly workerMs: Readonly<Record<BatchStep, number>>;
}

/** Progress of reading: bytes are of the input files up to the last rows that are stored, null while their sum is unknown. */
export interface ReadProgress extends Readonly<ReadBytes> {
  readonly rows: number;
}

interface ReadBytes {
  bytesRead: number;
  bytesTotal: number | null;
}

/**
 * Reads all inputs and sees to it that every batch has its parts in the lake. A batch whose parts exist costs a hash and a look at their ends.
 * A file that fails is reported and the others go on; a batch that fails ends the run.
 * @param versions by which `pool` analyses
 */
export async function readInputs(
  inputs: readonly string[],
  workspace: Workspace,
  settings: IngestSettings,
  pool: BatchPool,
  versions: AnalysisVersions,
  onProgress: (progress: ReadProgress) => void,
): Promise<InputSummary> {
  const tally = createTally();
  const queue = new PQueue({ concurrency: pool.size });
  const failure: { error?: QingyuError } = {};
  const read: ReadBytes = { bytesRead: 0, bytesTotal: null };
  // Reading runs ahead of what is made of it.
  let storedBytes = 0;
  const tell = ({ bytesRead, bytesTotal }: ReadBytes): void => {
    storedBytes = Math.max(storedBytes, bytesRead);
    onProgress({ rows: tally.rows(), bytesRead: storedBytes, bytesTotal });
  };
  const existing = await listParts(workspace.messagesDir);
  const existingRejects = await listParts(workspace.rejectsDir);
  const withWarnings = await listPartWarnings(workspace.messagesDir);
  const batches = readBatches(inputs, settings, {
    onFileError: (file, error) => tally.failedFiles.push({ file, error }),
    onSheetSkipped: (file, sheet, reason) => tally.skippedSheets.push(`${nameTable(file, sheet)}: ${reason}`),
    onNote: (file, sheet, note) => tally.notes.push(`${nameTable(file, sheet)}: ${note}`),
    onColumnMissing: (missing) => tally.missingColumns.push(missing),
    onColumns: (use) => tally.columns.push(use),
    onLeftOut: (path, reason) => tally.leftOut.push({ path, reason }),
    onProgress: (bytesRead, bytesTotal) => Object.assign(read, { bytesRead, bytesTotal }),
  });
  let number = 0;
  for await (const batch of batches) {
    if (failure.error !== undefined) break;
    tally.files.add(batch.file);
    const place = { file: batch.file, number: number++ };
    const bytes = { ...read };
    const { task, messageHash, rejectHash } = prepareTask(batch, versions);
    const known = await findWhole(tally, batch.file, workspace.messagesDir, existing.get(messageHash));
    const knownReject = await findWhole(tally, batch.file, workspace.rejectsDir, existingRejects.get(rejectHash));
    if (known !== undefined && (known.rejected === 0 || knownReject !== undefined)) {
      countKnown(tally, place, known, knownReject);
      if (withWarnings.has(messageHash)) {
        addWarnings(tally, await readPartWarnings(workspace.messagesDir, messageHash));
      }
      tell(bytes);
      continue;
    }
    await queue.onSizeLessThan(pool.size);
    void queue.add(async () => {
      try {
        countResult(tally, place, await pool.processBatch({ ...task, knownPart: known ?? null }));
        tell(bytes);
      } catch (error) {
        failure.error ??= asBatchError(error, batch);
      }
    });
  }
  await queue.onIdle();
  if (failure.error !== undefined) throw failure.error;
  tell(read);
  await requireParts(workspace, tally);
  return summarise(tally);
}

/** Bytes that one thread has read and labelled before another has loaded its models. */
const fewBytes = 512 * 1024;

/** Whether inputs are known to be so small that another thread comes too late for them. */
export async function areSmall(inputs: readonly string[]): Promise<boolean> {
  const files = await expandInputs(inputs);
  return files.reduce((sum, { size }) => sum + (size ?? Number.POSITIVE_INFINITY), 0) <= fewBytes;
}

/** @throws QingyuError NO_INPUT where no input exists, with what was expected of each, and what was left out */
export async function requireInputs(inputs: readonly string[]): Promise<void> {
  const reasons: string[] = [];
  const files = await expandInputs(inputs, {
    onFileError: (_, error) => reasons.push(error.message),
    onLeftOut: (path, reason) => reasons.push(`${path}: ${reason}`),
  });
  if (files.length > 0) return;
  throw new QingyuError(reasons.join('; '), { code: 'NO_INPUT', stage: 'ingest', data: { inputs } });
}

/** The content of a batch names its message part; its rejects name their file and rows, so these name theirs. */
function prepareTask(batch: RawBatch, versions: AnalysisVersions) {
  const content = JSON.stringify([batch.columns, batch.fileTellsHandling, batch.rows, batch.problems]);
  const messageHash = hashPart(versions.all, content);
  const rejectHash = hashPart(messageHash, JSON.stringify([batch.file, batch.sheet, batch.rowNumbers]));
  return { task: { batch: JSON.stringify(batch), messageHash, rejectHash }, messageHash, rejectHash };
}

/** A part that the lake lists, but for one that is damaged: it is made anew, which a note says once a file. */
async function findWhole(
  tally: Tally,
  inputFile: string,
  dir: string,
  part: PartName | undefined,
): Promise<PartName | undefined> {
  if (part === undefined || (await isWholePart(dir, part.file))) return part;
  const note = `${inputFile}: what the lake had of it was damaged and is made anew`;
  if (!tally.notes.includes(note)) tally.notes.push(note);
  return undefined;
}

/** Where a batch stands in the inputs. */
interface BatchPlace {
  readonly file: string;
  /** Of the batch among all, in the order of reading. */
  readonly number: number;
}

/** A part's last place, and how often it was read. */
interface PartPlace {
  readonly reads: number;
  readonly place: BatchPlace;
}

interface Tally {
  accepted: number;
  rejected: number;
  rows(): number;
  readonly messageParts: Map<string, PartPlace>;
  readonly rejectParts: Set<string>;
  readonly files: Set<string>;
  readonly failedFiles: FailedFile[];
  readonly skippedSheets: string[];
  readonly notes: string[];
  readonly missingColumns: MissingColumn[];
  readonly columns: ColumnUse[];
  readonly leftOut: LeftOut[];
  readonly warnings: Map<string, PartWarnings[number]>;
  readonly cut: Map<string, number>;
  readonly workerMs: Record<BatchStep, number>;
}

function createTally(): Tally {
  return {
    accepted: 0,
    rejected: 0,
    rows() {
      return this.accepted + this.rejected;
    },
    messageParts: new Map(),
    rejectParts: new Set(),
    files: new Set(),
    failedFiles: [],
    skippedSheets: [],
    notes: [],
    missingColumns: [],
    columns: [],
    leftOut: [],
    warnings: new Map(),
    cut: new Map(),
    workerMs: Object.fromEntries(batchSteps.map((step) => [step, 0])) as Record<BatchStep, number>,
  };
}

function countKnown(tally: Tally, place: BatchPlace, part: PartName, reject: PartName | undefined): void {
  tally.accepted += part.accepted;
  tally.rejected += part.rejected;
  addPart(tally, place, part.file, reject?.file ?? null);
}

function countResult(tally: Tally, place: BatchPlace, result: BatchResult): void {
  tally.accepted += result.accepted;
  tally.rejected += result.rejected;
  addPart(tally, place, result.messagePart, result.rejectPart);
  for (const step of batchSteps) tally.workerMs[step] += result.timings[step];
  addWarnings(tally, result.warnings);
  for (const [task, count] of Object.entries(result.cut)) tally.cut.set(task, (tally.cut.get(task) ?? 0) + count);
}

function addWarnings(tally: Tally, warnings: PartWarnings): void {
  for (const warning of warnings) {
    const key = `${warning.code} ${warning.field}`;
    const count = warning.count + (tally.warnings.get(key)?.count ?? 0);
    tally.warnings.set(key, { ...warning, count });
  }
}

function addPart(tally: Tally, place: BatchPlace, file: string, rejectFile: string | null): void {
  const known = tally.messageParts.get(file);
  const isLater = known === undefined || comparePlaces(known.place, place) < 0;
  tally.messageParts.set(file, { reads: (known?.reads ?? 0) + 1, place: isLater ? place : known.place });
  if (rejectFile !== null) tally.rejectParts.add(rejectFile);
}

/** Names as a person orders them (day 9 before day 10): files that are read together mostly tell their order by their names. */
const names = new Intl.Collator('en', { numeric: true });

function comparePlaces(a: BatchPlace, b: BatchPlace): number {
  return names.compare(a.file, b.file) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.number - b.number);
}

async function requireParts(workspace: Workspace, tally: Tally): Promise<void> {
  for (const file of tally.messageParts.keys()) {
    if (!(await isWholePart(workspace.messagesDir, file))) {
      throw new QingyuError(`Expected the lake to hold part ${file} after the batch was processed, got none`, {
        code: 'PART_MISSING',
        stage: 'lake',
        data: { file },
      });
    }
  }
}

function asBatchError(error: unknown, { file, sheet, rowNumbers }: RawBatch): QingyuError {
  if (error instanceof QingyuError) return error;
  const rows = `rows ${rowNumbers[0]} to ${rowNumbers.at(-1)} of ${nameTable(file, sheet)}`;
  return new QingyuError(`Expected ${rows} to be processed, got: ${(error as Error).message}`, {
    code: 'BATCH_FAILED',
    stage: 'ingest',
    data: { file, sheet },
    cause: error,
  });
}

function orderParts(parts: ReadonlyMap<string, PartPlace>): PartReads[] {
  const sorted = [...parts].sort(([, a], [, b]) => comparePlaces(a.place, b.place));
  const files = [...new Set(sorted.map(([, { place }]) => place.file))];
  const inputs = new Map(files.map((file, index) => [file, index]));
  return sorted.map(([file, { reads, place }]) => ({ file, reads, input: inputs.get(place.file)! }));
}

function summarise(tally: Tally): InputSummary {
  return {
    rowsRead: tally.rows(),
    accepted: tally.accepted,
    rejected: tally.rejected,
    messageParts: orderParts(tally.messageParts),
    rejectParts: [...tally.rejectParts].sort(),
    files: [...tally.files].sort(),
    failedFiles: tally.failedFiles,
    skippedSheets: tally.skippedSheets,
    notes: tally.notes,
    missingColumns: tally.missingColumns,
    columns: tally.columns,
    leftOut: tally.leftOut,
    warnings: [...tally.warnings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, warning]) => warning),
    cut: Object.fromEntries(tally.cut),
    workerMs: tally.workerMs,
  };
}

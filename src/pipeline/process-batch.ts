import type { CutCounts } from '../classify/contract.ts';
import { loadClassifier } from '../classify/message-classifier.ts';
import { loadReplyModel } from '../classify/replies/model.ts';
import { readMatter } from '../cluster/matters/read-matter.ts';
import { findKinds, loadKindModels } from '../cluster/terms/message-kinds.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../core/duckdb.ts';
import type { Message, Reject } from '../core/message.ts';
import { hasTraditional } from '../core/simplify.ts';
import { createStopwatch, type Stopwatch } from '../core/stopwatch.ts';
import type { RawBatch, Warning } from '../ingest/contract.ts';
import { normaliseBatch } from '../ingest/normalise-batch.ts';
import { type Forgotten, indexForgotten } from '../lake/forgotten.ts';
import { writePartWarnings } from '../lake/part-warnings.ts';
import { namePart, type PartName } from '../lake/parts.ts';
import { lakeColumns, rejectColumns } from '../lake/schema.ts';
import { type EncodedLines, encodeLines, writePart } from '../lake/write-part.ts';
import { loadGazetteer } from '../segment/places/gazetteer.ts';
import { loadPieceFinder } from '../segment/places/shipped-names.ts';
import { createSegmenter } from '../segment/segmenter.ts';
import { openSimplifier } from '../segment/simplify.ts';
import { type AnalysedMessage, analyseMessages, type Stages } from './analyse-messages.ts';
import { type AnalysisVersions, combineVersions } from './analysis-versions.ts';
import { type BatchStep, batchSteps } from './batch-steps.ts';
import { hashInput } from './hash-input.ts';
import { toLakeRow } from './lake-row.ts';
import { refuseForgotten } from './refuse-forgotten.ts';

/** A batch on its way to a worker: its content as text, so that hashing and sending need it made only once. */
export interface BatchTask {
  /** JSON of a RawBatch. */
  readonly batch: string;
  /** Names of the parts to write, without the counts that only the worker knows. */
  readonly messageHash: string;
  readonly rejectHash: string;
  /** The message part, where the lake has it: only the refused rows are written then, under the names of their places. */
  readonly knownPart: PartName | null;
}

/** What became of a batch. */
export interface BatchResult {
  readonly messagePart: string;
  readonly rejectPart: string | null;
  readonly accepted: number;
  readonly rejected: number;
  readonly warnings: readonly Warning[];
  /** Messages of which a transformer could read only the beginning, by task. */
  readonly cut: CutCounts;
  /** Milliseconds a step. */
  readonly timings: Readonly<Record<BatchStep, number>>;
}

/** What a worker is started with: plain data. */
export interface ProcessorOptions {
  readonly config: Config;
  /** See `NormaliseContext.authorKey`. */
  readonly authorKey: Uint8Array | null;
  readonly messagesDir: string;
  readonly rejectsDir: string;
  /** Messages that no file brings back. */
  readonly forgotten: readonly Forgotten[];
}

/** Turns batches into lake parts; one a worker, since it holds the loaded models. */
export interface BatchProcessor {
  readonly versions: AnalysisVersions;
  /** Reads rows and labels them, without writing: in the order of the rows. */
  analyse(batch: RawBatch): Promise<{
    readonly messages: readonly AnalysedMessage[];
    readonly rejects: readonly Reject[];
    readonly cut: CutCounts;
  }>;
  process(task: BatchTask): Promise<BatchResult>;
  close(): Promise<void>;
}

/** Loads segmenter, gazetteer and models. */
export async function createBatchProcessor(options: ProcessorOptions): Promise<BatchProcessor> {
  const { config } = options;
  const simplify = openSimplifier(config.segment);
  const stages: Stages = {
    segmenter: await createSegmenter(config.segment),
    gazetteer: loadGazetteer(config.places, simplify),
    simplify,
    classifier: await loadClassifier(config.classify),
    replyModel: loadReplyModel(),
    kinds: loadKindModels(),
    pieces: loadPieceFinder(),
  };
  const { classifier } = stages;
  const versions = combineVersions(config, stages);
  // Opened with the first batch: a thread that ends while its database opens takes the process with it.
  let opened: Promise<Database> | undefined;
  const database = () => (opened ??= openDatabase(':memory:', { memoryLimit: '400MB', threads: 1 }));
  const context = {
    authorKey: options.authorKey,
    settings: config.ingest,
    simplifyLabels: config.segment.simplify,
  };
  const forgotten = indexForgotten(options.forgotten);

  /** Rows of a part as JSON, slice by slice. */
  async function analyseAll(
    messages: readonly Message[],
    hashOf: (index: number) => string | null,
    watch: Stopwatch<BatchStep>,
  ): Promise<EncodedLines[]> {
    const blocks: EncodedLines[] = [];
    for (let from = 0; from < messages.length; from += sliceSize) {
      const analysed = await analyseMessages(messages.slice(from, from + sliceSize), stages, watch);
      const matters = analysed.map(readMatter);
      // One after another, while the weights that most of them share are near.
      const kinds = matters.map(({ segmented, places }) => findKinds(segmented, places, stages.kinds));
      const lines = analysed.map((entry, i) => {
        const input = { hash: hashOf(from + i), defaultTime: config.ingest.defaultTime };
        return JSON.stringify(toLakeRow(entry, matters[i]!, kinds[i]!, input, versions, stages));
      });
      blocks.push(encodeLines(lines));
      watch.lap('represent');
    }
    return blocks;
  }

  return {
    versions,
    async analyse(batch) {
      const { messages, rejects } = normaliseBatch(batch, context);
      const analysed = await analyseMessages(messages, stages, createStopwatch(batchSteps));
      return { messages: analysed, rejects, cut: classifier.takeCut() };
    },
    async process(task) {
      const watch = createStopwatch(batchSteps);
      const db = await database();
      const batch = JSON.parse(task.batch) as RawBatch;
      const indexes = new Map(batch.rowNumbers.map((row, index) => [row, index]));
      const hashRaw = (row: number): string | null => hashInput(batch, indexes.get(row)!, options.authorKey);
      const normalised = normaliseBatch(batch, context);
      const {
        messages,
        rowNumbers,
        rejects,
        warnings: unused,
      } = refuseForgotten(normalised, batch, forgotten, hashRaw);
      const warnings = config.segment.simplify ? unused : [...unused, ...warnOfTraditional(messages)];
      watch.lap('normalise');
      const part = task.knownPart ?? namePart(task.messageHash, messages.length, rejects.length);
      const rejectPart = rejects.length === 0 ? null : namePart(task.rejectHash, 0, rejects.length).file;
      if (rejectPart !== null) {
        const refused = rejects.map((reject) => JSON.stringify({ ...reject, input_hash: hashRaw(reject.row) }));
        await writePart(db, options.rejectsDir, rejectPart, rejectColumns, [encodeLines(refused)]);
        watch.lap('write');
      }
      if (task.knownPart === null) {
        const blocks = await analyseAll(messages, (i) => hashRaw(rowNumbers[i]!), watch);
        // Warnings first: a part that exists has all that belongs to it.
        await writePartWarnings(options.messagesDir, task.messageHash, [...warnings]);
        await writePart(db, options.messagesDir, part.file, lakeColumns, blocks);
      }
      watch.lap('write');
      const { accepted, rejected } = part;
      const cut = classifier.takeCut();
      return { messagePart: part.file, rejectPart, accepted, rejected, warnings, cut, timings: watch.timings };
    },
    async close() {
      await classifier.close();
      (await opened)?.close();
    },
  };
}

/** Messages that are analysed together: few enough that their words die young and stay in the processor's cache. */
const sliceSize = 128;

/** One such character may be a name's. */
const fewestTraditional = 2;

/** Messages in traditional characters, which are joined with no others about the same unless they are read as simplified ones. */
function warnOfTraditional(messages: readonly Message[]): Warning[] {
  const count = messages.filter(({ title, body }) => hasTraditional(`${title}\n${body}`, fewestTraditional)).length;
  return count === 0 ? [] : [{ field: 'body', code: 'TRADITIONAL', count }];
}

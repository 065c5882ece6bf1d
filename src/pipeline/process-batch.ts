import { createHash } from 'node:crypto';
import type { CutCounts, MessageClassifier } from '../classify/contract.ts';
import { loadClassifier } from '../classify/message-classifier.ts';
import { markReply, type ReplyMarks } from '../classify/replies/mark-reply.ts';
import { loadReplyModel, type ReplyModel } from '../classify/replies/model.ts';
import { classifySettings } from '../classify/settings.ts';
import { represent } from '../cluster/represent.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../core/duckdb.ts';
import type { Message, MessageLabels, Place, Reject, SegmentedMessage, SegmentedText } from '../core/message.ts';
import { createStopwatch, type Stopwatch } from '../core/stopwatch.ts';
import type { RawBatch, Warning } from '../ingest/contract.ts';
import { normaliseBatch } from '../ingest/normalise-batch.ts';
import { deriveId } from '../lake/derive-id.ts';
import { writePartWarnings } from '../lake/part-warnings.ts';
import { hashPart, namePart } from '../lake/parts.ts';
import { lakeColumns, rejectColumns } from '../lake/schema.ts';
import { writePart } from '../lake/write-part.ts';
import { findPlaces } from '../segment/find-places.ts';
import { findRegion } from '../segment/find-region.ts';
import { type Gazetteer, loadGazetteer } from '../segment/gazetteer.ts';
import { gazetteerVersion } from '../segment/gazetteer-version.ts';
import { isGeneralName } from '../segment/general-heads.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../segment/segmenter.ts';
import { hashInput } from './hash-input.ts';

/** A batch on its way to a worker: its content as text, so that hashing and sending need it made only once. */
export interface BatchTask {
  /** JSON of a RawBatch. */
  readonly batch: string;
  /** Names of the parts to write, without the counts that only the worker knows. */
  readonly messageHash: string;
  readonly rejectHash: string;
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

export const batchSteps = ['normalise', 'segment', 'places', 'classify', 'represent', 'write'] as const;
export type BatchStep = (typeof batchSteps)[number];

/** What a worker is started with: plain data. */
export interface ProcessorOptions {
  readonly config: Config;
  /** See `NormaliseContext.authorKey`. */
  readonly authorKey: Uint8Array | null;
  readonly messagesDir: string;
  readonly rejectsDir: string;
}

/** The versions that a row's lake columns depend on besides its content. */
export interface AnalysisVersions {
  readonly model: string;
  readonly modelTime: string;
  /** Hash of all that labels, places and terms of a text depend on, the model included. */
  readonly analysis: string;
  /** Hash of everything: the analysis, and how inputs are read. */
  readonly all: string;
}

/** A message with all that analysis says of it. */
export interface AnalysedMessage {
  readonly message: Message;
  readonly segmented: SegmentedMessage;
  readonly places: readonly Place[];
  readonly labels: MessageLabels;
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

/** Bumped when the columns of a part change their meaning, or places and issue terms are found in another way. */
const partFormat = '7';

/** Loads segmenter, gazetteer and models. */
export async function createBatchProcessor(options: ProcessorOptions): Promise<BatchProcessor> {
  const { config } = options;
  const segmenter = await createSegmenter(config.segment);
  const gazetteer = loadGazetteer(config.places);
  const classifier = await loadClassifier(config.classify);
  const replyModel = loadReplyModel();
  const versions = combineVersions(config, segmenter, classifier, replyModel);
  // Opened with the first batch: a thread that ends while its database opens takes the process with it.
  let opened: Promise<Database> | undefined;
  const database = () => (opened ??= openDatabase(':memory:', { memoryLimit: '400MB', threads: 1 }));
  const context = { authorKey: options.authorKey, settings: config.ingest };
  const stages: Stages = { segmenter, gazetteer, classifier, replyModel };
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
      const { messages, rowNumbers, rejects, warnings } = normaliseBatch(batch, context);
      const indexes = new Map(batch.rowNumbers.map((row, index) => [row, index]));
      const hashRaw = (row: number): string | null => hashInput(batch, indexes.get(row)!, options.authorKey);
      watch.lap('normalise');
      const lines: string[] = [];
      for (let from = 0; from < messages.length; from += sliceSize) {
        const analysed = await analyseMessages(messages.slice(from, from + sliceSize), stages, watch);
        analysed.forEach((entry, i) => {
          const input_hash = hashRaw(rowNumbers[from + i]!);
          lines.push(JSON.stringify({ ...toLakeRow(entry, versions, stages), input_hash }));
        });
        watch.lap('represent');
      }
      const part = namePart(task.messageHash, messages.length, rejects.length);
      const rejectPart = rejects.length === 0 ? null : namePart(task.rejectHash, 0, rejects.length).file;
      if (rejectPart !== null) {
        const refused = rejects.map((reject) => JSON.stringify({ ...reject, input_hash: hashRaw(reject.row) }));
        await writePart(db, options.rejectsDir, rejectPart, rejectColumns, refused);
      }
      await writePartWarnings(options.messagesDir, task.messageHash, [...warnings]);
      await writePart(db, options.messagesDir, part.file, lakeColumns, lines);
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

interface Stages {
  readonly segmenter: Segmenter;
  readonly gazetteer: Gazetteer;
  readonly classifier: MessageClassifier;
  readonly replyModel: ReplyModel;
}

async function analyseMessages(
  messages: readonly Message[],
  stages: Stages,
  watch: Stopwatch<BatchStep>,
): Promise<AnalysedMessage[]> {
  const segmented = messages.map((message) => segmentMessage(stages.segmenter, message));
  watch.lap('segment');
  const places = segmented.map((message) => findPlaces(message, stages.gazetteer));
  watch.lap('places');
  const labels = await stages.classifier.classify(segmented);
  watch.lap('classify');
  return messages.map((message, i) => ({
    message,
    segmented: segmented[i]!,
    places: places[i]!,
    labels: labels[i]!,
  }));
}

function combineVersions(
  config: Config,
  segmenter: Segmenter,
  classifier: MessageClassifier,
  replyModel: ReplyModel,
): AnalysisVersions {
  const { source, map, maxTextLength, defaultTime } = config.ingest;
  const settings = JSON.stringify({ source, map, maxTextLength, defaultTime });
  const analysis = [
    segmenter.version,
    gazetteerVersion(config.places),
    classifier.version,
    ...otherEvidence(config),
    replyModel.hash,
  ];
  return {
    model: classifier.version,
    modelTime: classifier.modelTime,
    analysis: hashPart(partFormat, ...analysis),
    all: hashPart(partFormat, settings, ...analysis),
  };
}

/** How much evidence is kept, where that is not the default, which parts without a word of it were made with. */
function otherEvidence({ classify }: Config): string[] {
  const counts = ({ evidenceFor, evidenceAgainst }: Config['classify']): string =>
    JSON.stringify({ evidenceFor, evidenceAgainst });
  const own = counts(classify);
  return own === counts(classifySettings.parse({})) ? [] : [own];
}

function toLakeRow(entry: AnalysedMessage, versions: AnalysisVersions, stages: Stages): object {
  const { message, segmented, places, labels } = entry;
  const { region, source: regionSource } = findRegion(message, places, stages.gazetteer);
  const titleWords = wordsOf(segmented.title);
  const bodyWords = wordsOf(segmented.body);
  return {
    source: message.source,
    given_id: message.givenId,
    derived_id: message.givenId === null ? deriveId(message) : null,
    row_hash: hashRow(message),
    text_hash: hashText(titleWords, bodyWords),
    model_time: versions.modelTime,
    model_version: versions.model,
    analysis_version: versions.analysis,
    title: message.title,
    body: message.body,
    author: message.author,
    author_type: message.authorType,
    addressed_to: message.addressedTo,
    department: message.department,
    status: message.status,
    satisfaction: message.satisfaction,
    created_at: message.createdAt,
    likes: message.likes,
    dislikes: message.dislikes,
    topic_given: message.topicGiven,
    kind_given: message.kindGiven,
    grade_manner: message.gradeManner,
    grade_speed: message.gradeSpeed,
    reply: message.reply,
    replied_at: message.repliedAt,
    tells_handling: message.tellsHandling,
    region,
    region_source: regionSource,
    reply_marks: markRow(message, stages.replyModel),
    places: places.filter(({ type, name }) => type === 'region' || !isGeneralName(name)),
    topic: labels.topic.label,
    topic_score: round(labels.topic.score),
    topic_evidence: labels.topic.evidence,
    subtopic: labels.subtopic,
    kind: labels.kind.label,
    kind_score: round(labels.kind.score),
    kind_evidence: labels.kind.evidence,
    urgency: labels.urgency.label,
    urgency_score: round(labels.urgency.score),
    urgency_evidence: labels.urgency.evidence,
    low_confidence: labels.lowConfidence,
    title_tokens: titleWords.join(' '),
    body_head: bodyWords.slice(0, bodyHeadLength).join(' ').slice(0, bodyHeadLength),
    issue_terms: represent(segmented, places),
  };
}

function markRow(message: Message, model: ReplyModel): ReplyMarks | null {
  const { title, body, reply } = message;
  return reply === null ? null : markReply({ title, body, reply }, model);
}

/** Characters of the body's tokens that clustering looks for names in. */
const bodyHeadLength = 240;

/** Scores carry four digits: more would only make files and diffs larger. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** Tokens of white space and punctuation only carry no meaning for clustering and terms. */
function wordsOf(text: SegmentedText): string[] {
  return text.words.filter(hasLetter);
}

/** The common cases by code, since this runs for every token: Chinese characters, then ASCII; the rest by Unicode. */
function hasLetter(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  if (word.length === 1 && code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  return /[\p{L}\p{N}]/u.test(word);
}

/** Equal rows have equal hashes: every field of the message takes part, but what only its file is like. */
function hashRow({ tellsHandling: _, ...row }: Message): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(row)))
    .digest('hex')
    .slice(0, 24);
}

/** Equal texts, white space, punctuation and case aside, have equal hashes, however they are cut into words. */
function hashText(titleWords: readonly string[], bodyWords: readonly string[]): string {
  const text = `${titleWords.join('')}\n${bodyWords.join('')}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

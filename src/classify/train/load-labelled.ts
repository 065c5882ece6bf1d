import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { normaliseBatch } from '../../ingest/normalise-batch.ts';
import { readBatches } from '../../ingest/read-batches.ts';
import { ingestSettings } from '../../ingest/settings.ts';
import { type Segmenter, segmentMessage } from '../../segment/segmenter.ts';
import type { Task } from '../model/manifest.ts';
import type { Example } from './train-model.ts';

const idText = z.union([z.string(), z.number()]).transform(String);

/** A line of a label file; other fields are allowed, since label files carry notes. */
const lineSchema = z.object({
  id: idText.optional(),
  /** Base name of the message file that has the text. */
  src: z.string().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
  text: z.string().optional(),
  /** Words with a space between, or as a list: for collections that come without their texts. */
  tokens: z.union([z.string(), z.array(z.string())]).optional(),
  label: z.string().optional(),
  topic: z.string().optional(),
  subtopic: z.string().nullish(),
  kind: z.string().optional(),
  urgency: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

/** A labelled message with its name and, where it came as text, the text. */
export interface LabelledExample extends Example {
  readonly id: string;
  readonly text: MessageText | null;
}

export interface MessageText {
  readonly title: string;
  readonly body: string;
}

export interface LoadOptions {
  /** Message files that give the texts of `{src, id}` labels. */
  readonly messageFiles: readonly string[];
  /** Label files of messages written for training: their shares say nothing of real messages. */
  readonly writtenFiles: readonly string[];
  readonly segmenter: Segmenter;
}

/** What was loaded, and what was not. */
export interface LabelledSet {
  readonly examples: readonly LabelledExample[];
  /** Lines without a label for this task. */
  readonly unlabelled: number;
  /** `{src, id}` lines whose message no file gives, as `src:id`. */
  readonly missing: readonly string[];
}

/**
 * Reads label files (JSONL, also `.gz`): text (`title`, `body` or `text`), `tokens`, or `{src, id}` with message files.
 * The label stands under the task's name or `label`; a subtopic under `subtopic`, its topic under `topic`.
 * @throws QingyuError BAD_LABELS with file and line
 */
export async function loadLabelled(task: Task, files: readonly string[], options: LoadOptions): Promise<LabelledSet> {
  const texts = await readTexts(options.messageFiles);
  const examples: LabelledExample[] = [];
  const missing: string[] = [];
  let unlabelled = 0;
  const all = [
    ...files.map((file) => ({ file, written: false })),
    ...options.writtenFiles.map((file) => ({ file, written: true })),
  ];
  for (const { file, written } of all) {
    const source = sourceName(file);
    for await (const { line, number } of readLines(file)) {
      const label = labelOf(task, line);
      if (label === null) {
        unlabelled += 1;
        continue;
      }
      const found = findText(line, texts);
      if (found === 'missing') {
        missing.push(`${line.src ?? '?'}:${line.id ?? '?'}`);
        continue;
      }
      const message = found === 'tokens' ? tokensMessage(line) : segmentMessage(options.segmenter, found);
      examples.push({
        id: line.src === undefined ? (line.id ?? `${source}:${number}`) : `${line.src}:${line.id ?? number}`,
        text: found === 'tokens' ? null : found,
        message,
        label,
        parent: task === 'subtopic' ? (line.topic ?? null) : null,
        source,
        weight: 1,
        written,
      });
    }
  }
  return { examples, unlabelled, missing };
}

/**
 * Reads messages without labels, by which the directions of the latent space are found.
 * @param except label files whose messages (`{src, id}`) are left out, so that a measurement on them stays one on
 *   messages that training never saw
 */
export async function loadUnlabelled(
  files: readonly string[],
  segmenter: Segmenter,
  except: readonly string[] = [],
): Promise<SegmentedMessage[]> {
  const texts = await readTexts(files);
  for (const file of except) {
    for await (const { line } of readLines(file)) texts.delete(textKey(line.src ?? '', line.id ?? ''));
  }
  return [...texts.values()].map((text) => segmentMessage(segmenter, text));
}

function labelOf(task: Task, line: Line): string | null {
  const label = task === 'subtopic' ? line.subtopic : (line[task] ?? line.label);
  return label === undefined || label === null || label === '' ? null : label;
}

function findText(line: Line, texts: ReadonlyMap<string, MessageText>): MessageText | 'tokens' | 'missing' {
  if (line.title !== undefined || line.body !== undefined || line.text !== undefined) {
    return cleanMessage({ title: line.title ?? '', body: line.body ?? line.text ?? '' });
  }
  if (line.tokens !== undefined) return 'tokens';
  return texts.get(textKey(line.src ?? '', line.id ?? '')) ?? 'missing';
}

/** Words that come without a text are one text, with a space between two of them. */
function tokensMessage(line: Line): SegmentedMessage {
  const tokens = typeof line.tokens === 'string' ? line.tokens.split(/\s+/u) : (line.tokens ?? []);
  const words: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const token of tokens) {
    const word = token.normalize('NFKC').toLowerCase();
    if (word === '') continue;
    if (at > 0) {
      words.push(' ');
      starts.push(at);
      at += 1;
    }
    words.push(word);
    starts.push(at);
    at += word.length;
  }
  const empty: SegmentedText = { text: '', words: [], starts: [], offsets: null };
  return { title: empty, body: { text: words.join(''), words, starts, offsets: null } };
}

const settings = ingestSettings.parse({ defaultTime: '2000-01-01 00:00:00' });

/** Cleaned and masked as messages are that a run reads. */
function cleanMessage({ title, body }: MessageText): MessageText {
  const batch = {
    file: '',
    sheet: null,
    columns: ['title', 'body'],
    hasHeader: true,
    rows: [[title, body]],
    rowNumbers: [1],
    problems: [],
  };
  const [message] = normaliseBatch(batch, { authorKey: new Uint8Array(32), settings }).messages;
  return message === undefined ? { title, body } : { title: message.title, body: message.body };
}

async function readTexts(files: readonly string[]): Promise<Map<string, MessageText>> {
  const texts = new Map<string, MessageText>();
  if (files.length === 0) return texts;
  const context = { authorKey: randomBytes(32), settings };
  const batches = readBatches(files, settings, {
    onFileError: (_file, error) => {
      throw error;
    },
  });
  for await (const batch of batches) {
    const source = sourceName(batch.file);
    const { messages, rowNumbers } = normaliseBatch(batch, context);
    messages.forEach(({ givenId, title, body }, i) => {
      const key = textKey(source, givenId ?? `row ${rowNumbers[i]}`);
      if (!texts.has(key)) texts.set(key, { title, body });
    });
  }
  return texts;
}

async function* readLines(file: string): AsyncGenerator<{ readonly line: Line; readonly number: number }> {
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const failed = new Promise<never>((_, reject) => raw.once('error', reject));
  failed.catch(() => undefined);
  let number = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (text.trim() !== '') yield { line: lineSchema.parse(JSON.parse(text)), number };
    }
  } catch (cause) {
    throw new QingyuError(
      `Expected line ${number} of ${file} to be a labelled message as JSON: ${(cause as Error).message}`,
      {
        code: 'BAD_LABELS',
        stage: 'classify',
        data: { file, line: number },
        cause,
      },
    );
  }
}

/** Base name without endings: `board.xlsx` and `board.jsonl.gz` are `board`. */
function sourceName(file: string): string {
  return basename(file)
    .replace(/\.(gz)$/i, '')
    .replace(/\.(xlsx|csv|tsv|txt|jsonl|json|ndjson|parquet)$/i, '');
}

function textKey(source: string, id: string): string {
  return JSON.stringify([source, id]);
}

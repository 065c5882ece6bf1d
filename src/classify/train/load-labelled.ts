import { createHash } from 'node:crypto';
import { QingyuError } from '../../core/errors.ts';
import type { SegmentedMessage } from '../../core/message.ts';
import type { Segmenter } from '../../segment/segmenter.ts';
import { contractLabels, type Task } from '../model/manifest.ts';
import type { CalledMessages } from './called-messages.ts';
import type { Example, ExampleRole } from './example.ts';
import { type LabelLine, labelLineSchema, readLines } from './label-lines.ts';
import { sourceName } from './read-messages.ts';
import { cleanMessage, type FoundText, listWords, type MessageText, readTexts, segmentFound } from './read-texts.ts';

/** A labelled message with its name and, where it came as text, the text. */
export interface LabelledExample extends Example {
  readonly id: string;
  readonly text: MessageText | null;
}

export interface LoadOptions {
  /** Message files that give the texts of `{src, id}` labels. */
  readonly messageFiles: readonly string[];
  /** Label files of messages written for training: their shares say nothing of real messages. */
  readonly writtenFiles: readonly string[];
  /** Label files of messages that are learned from and not judged, see `ExampleRole`. */
  readonly besideFiles: readonly string[];
  readonly segmenter: Segmenter;
}

/** What was loaded, and what was not. */
export interface LabelledSet {
  readonly examples: readonly LabelledExample[];
  /** Lines without a label for this task. */
  readonly unlabelled: number;
  /** Fields of the first of them. */
  readonly unlabelledFields: readonly string[];
  /** Labelled lines without a text, or with one that a run would refuse; they are left out. */
  readonly textless: number;
  /** Messages that several lines give different labels; all of them are examples. */
  readonly contradicting: readonly { readonly id: string; readonly labels: readonly string[] }[];
  /** `{src, id}` lines whose message no file gives, as `src:id`. */
  readonly missing: readonly string[];
  /** The sources that message files gave, as `src` may call them. */
  readonly sources: readonly string[];
}

/**
 * Reads label files (JSONL, also `.gz`): text (`title`, `body` or `text`), `tokens`, or `{src, id}` with message files.
 * The label stands under the task's name or `label`; a subtopic under `subtopic`, its topic under `topic`.
 * @throws QingyuError BAD_LABELS with file and line, also where the label is none that the task may have
 */
export async function loadLabelled(task: Task, files: readonly string[], options: LoadOptions): Promise<LabelledSet> {
  const texts = await readTexts(options.messageFiles);
  const examples: LabelledExample[] = [];
  const missing: string[] = [];
  const given = createLabelBook();
  let unlabelledFields: readonly string[] | null = null;
  let unlabelled = 0;
  let textless = 0;
  for await (const { line, number, file, source, role } of readLabels(files, options)) {
    const label = labelOf(task, line);
    if (label === null) {
      unlabelledFields ??= Object.keys(line);
      unlabelled += 1;
      continue;
    }
    requireContractLabel(task, label, file, number);
    const found = findText(line, texts);
    if (found === null) missing.push(`${line.src ?? '?'}:${line.id ?? '?'}`);
    else if (found === 'none') textless += 1;
    else {
      const id = nameMessage(line, source, number);
      const parent = task === 'subtopic' ? (line.topic ?? null) : null;
      given.note(found, id, parent === null ? label : `${parent}/${label}`);
      examples.push({
        id,
        text: 'text' in found ? found.text : null,
        message: segmentFound(found, options.segmenter),
        label,
        parent,
        source,
        role,
        briefOnly: line.teaches === 'brief',
      });
    }
  }
  return {
    examples,
    unlabelled,
    unlabelledFields: unlabelledFields ?? [],
    textless,
    contradicting: given.contradicting(),
    missing,
    sources: texts.listSources(),
  };
}

/** What a message is called: by its source and its id there, else by the line that labels it. */
function nameMessage({ src, id }: LabelLine, source: string, number: number): string {
  return src === undefined ? (id ?? `${source}:${number}`) : `${src}:${id ?? number}`;
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
    for await (const { line } of readLines(file, labelLineSchema)) {
      if (line.src !== undefined || !bringsText(line)) texts.remove(line.src, line.id);
    }
  }
  return texts.values().map((found) => segmentFound(found, segmenter));
}

/** The lines of all label files, each with where it stands and what its file is for. */
async function* readLabels(
  files: readonly string[],
  { writtenFiles, besideFiles }: LoadOptions,
): AsyncGenerator<{
  readonly line: LabelLine;
  readonly number: number;
  readonly file: string;
  readonly source: string;
  readonly role: ExampleRole;
}> {
  const given = [
    ['judged', files],
    ['written', writtenFiles],
    ['beside', besideFiles],
  ] as const;
  for (const [role, own] of given) {
    for (const file of own) {
      const source = sourceName(file);
      for await (const { line, number } of readLines(file, labelLineSchema)) yield { line, number, file, source, role };
    }
  }
}

function labelOf(task: Task, line: LabelLine): string | null {
  // A second level without its first belongs nowhere.
  const label = task === 'subtopic' ? line.topic && line.subtopic : (line[task] ?? line.label);
  return label === undefined || label === '' ? null : label;
}

/** Keeps which labels each message was given: by its text, since one message may stand in several files. */
function createLabelBook() {
  const byText = new Map<string, { readonly id: string; readonly labels: Set<string> }>();
  return {
    note(found: FoundText, id: string, label: string): void {
      const text = createHash('sha256').update(JSON.stringify(found)).digest('base64');
      const known = byText.get(text) ?? { id, labels: new Set() };
      known.labels.add(label);
      byText.set(text, known);
    },
    contradicting: (): LabelledSet['contradicting'] =>
      [...byText.values()].flatMap(({ id, labels }) => (labels.size > 1 ? [{ id, labels: [...labels] }] : [])),
  };
}

/** Kinds and urgencies are a contract that tables, dashboard and reports count by; topics are each deployment's own. */
function requireContractLabel(task: Task, label: string, file: string, line: number): void {
  const allowed = contractLabels[task];
  if (allowed === null || allowed.includes(label)) return;
  throw new QingyuError(
    `Expected ${task} in line ${line} of ${file} to be one of ${allowed.join(', ')}, got ${label}`,
    {
      code: 'BAD_LABELS',
      stage: 'classify',
      data: { file, line, label },
    },
  );
}

/** @returns null where no file gives the message, `none` where it has no text that a run would take */
function findText(line: LabelLine, texts: CalledMessages<FoundText>): FoundText | 'none' | null {
  if (bringsText(line)) {
    const text = cleanMessage({ title: line.title ?? '', body: line.body ?? line.text ?? '' });
    return text === null ? 'none' : { text };
  }
  if (line.tokens !== undefined) {
    const words = listWords(line.tokens);
    return words.every((word) => word.trim() === '') ? 'none' : { words };
  }
  return texts.find(line.src, line.id);
}

function bringsText({ title, body, text }: LabelLine): boolean {
  return title !== undefined || body !== undefined || text !== undefined;
}

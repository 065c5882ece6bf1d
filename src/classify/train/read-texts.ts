import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { normaliseBatch } from '../../ingest/normalise-batch.ts';
import { type Segmenter, segmentMessage } from '../../segment/segmenter.ts';
import { type CalledMessages, createCalledMessages } from './called-messages.ts';
import { readLines, tokensSchema } from './label-lines.ts';
import { labelledIngest, readCalled, sourceOf } from './read-messages.ts';

export interface MessageText {
  readonly title: string;
  readonly body: string;
}

/** What is known of a message: its text, or its words alone. */
export type FoundText = { readonly text: MessageText } | { readonly words: readonly string[] };

/** Cleaned and masked as messages are that a run reads; null where a run would refuse it, as without any text. */
export function cleanMessage({ title, body }: MessageText): MessageText | null {
  const batch = {
    file: '',
    sheet: null,
    columns: ['title', 'body'],
    rows: [[title, body]],
    rowNumbers: [1],
    problems: [],
  };
  const [message] = normaliseBatch(batch, { authorKey: new Uint8Array(32), settings: labelledIngest }).messages;
  return message === undefined ? null : { title: message.title, body: message.body };
}

/**
 * Texts of message files. A JSONL file whose lines have `tokens` gives words alone, and its messages are named
 * by the numbers of their lines.
 */
export async function readTexts(files: readonly string[]): Promise<CalledMessages<FoundText>> {
  const texts = createCalledMessages<FoundText>();
  const withText: string[] = [];
  for (const file of files) if (!(await readWords(file, texts))) withText.push(file);
  if (withText.length === 0) return texts;
  for await (const { source, id, message } of readCalled(withText)) {
    texts.add(source, id, { text: { title: message.title, body: message.body } });
  }
  return texts;
}

/** The text that a label calls. @throws QingyuError BAD_LABELS where no file gives it, or its words alone */
export function requireText(texts: CalledMessages<FoundText>, src: string, id: string): MessageText {
  const found = texts.find(src, id);
  if (found !== null && 'text' in found) return found.text;
  throw new QingyuError(`Expected the text of message ${id} of ${src} in the given files, got none`, {
    code: 'BAD_LABELS',
    stage: 'classify',
    data: { src, id },
  });
}

const wordsSchema = z.object({ tokens: tokensSchema });

/**
 * @returns whether it is a file of words alone: its first line tells
 * @throws QingyuError BAD_LABELS where a later line of such a file has none
 */
async function readWords(file: string, texts: CalledMessages<FoundText>): Promise<boolean> {
  if (!/\.(jsonl|ndjson)(\.gz)?$/i.test(file)) return false;
  const source = sourceOf(file);
  let read = 0;
  try {
    for await (const { line, number } of readLines(file, wordsSchema)) {
      texts.add(source, String(number), { words: listWords(line.tokens) });
      read += 1;
    }
  } catch (error) {
    if (read > 0) throw error;
  }
  return read > 0;
}

/** Words as a list, or with white space between. */
export function listWords(tokens: string | readonly string[]): readonly string[] {
  return typeof tokens === 'string' ? tokens.split(/\s+/u) : tokens;
}

/** A message as models read it. */
export function segmentFound(found: FoundText, segmenter: Segmenter): SegmentedMessage {
  return 'text' in found ? segmentMessage(segmenter, found.text) : wordsMessage(found.words);
}

/** Words that come without a text are one text, with a space between two of them. */
function wordsMessage(tokens: readonly string[]): SegmentedMessage {
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

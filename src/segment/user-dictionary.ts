import { describeProblem, QingyuError } from '../core/errors.ts';
import { readOwnText } from '../ingest/files/own-text.ts';
import { normaliseText } from './normalise.ts';
import type { Simplify } from './simplify.ts';

/** A word that a deployment adds to the segmenter's dictionary. */
export interface DictionaryWord {
  /** As it stands in texts that are cut: normalised. */
  readonly word: string;
  /** Null: as many as it takes to be cut as one word. */
  readonly frequency: number | null;
  readonly tag: string;
}

const line = /^([^\s,，;；]+)(?:\s+(\d{1,9}))?(?:\s+([a-z][a-z\d]*))?$/i;

/**
 * Reads a dictionary in jieba's form, `word [frequency [tag]]` a line; one that begins with `#` is a comment.
 * @throws QingyuError USER_DICTIONARY where the file is unreadable, with the number of the first line of another form
 */
export async function readUserDictionary(file: string, simplify: Simplify): Promise<DictionaryWord[]> {
  const text = await readOwnText(file).catch((cause: unknown) => {
    throw refuse(`the user dictionary to be a readable file, got ${file}: ${describeProblem(cause)}`, { file }, cause);
  });
  const words: DictionaryWord[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const row = raw.trim();
    if (row === '' || row.startsWith('#')) continue;
    const [, word, frequency, tag] = line.exec(row) ?? [];
    if (word === undefined) {
      const number = index + 1;
      throw refuse(`line ${number} of ${file} to be a word, with its frequency and tag or without, got ${row}`, {
        file,
        line: number,
      });
    }
    words.push({
      word: normaliseText(word, simplify).text,
      frequency: frequency === undefined ? null : Number(frequency),
      tag: tag ?? 'n',
    });
  }
  return words;
}

/** Words as engines read them. */
export function formatDictionary(words: readonly DictionaryWord[]): string {
  return words
    .map(({ word, frequency, tag }) => (frequency === null ? `${word}\n` : `${word} ${frequency} ${tag}\n`))
    .join('');
}

function refuse(expected: string, data: Readonly<Record<string, unknown>>, cause?: unknown): QingyuError {
  return new QingyuError(`Expected ${expected}`, { code: 'USER_DICTIONARY', stage: 'segment', data, cause });
}

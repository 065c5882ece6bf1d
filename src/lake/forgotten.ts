import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeDurably } from '../core/durable.ts';
import { QingyuError } from '../core/errors.ts';

/**
 * A line of `forgotten.jsonl`: rows that are not in the lake any more, and that no file brings back. It holds nothing of what
 * was written but hashes.
 */
const forgottenSchema = z.strictObject({
  /** When it was asked for. */
  at: z.string(),
  source: z.string(),
  /** The input's id, or the one derived where it gives none. */
  id: z.string(),
  /** Hash of the letters of title and body where the id stands for other texts, too, which stay; null: whatever has the id. */
  text: z.string().nullable(),
  /** See `hashLetter`: the same letter under another id, or without one; null where its writer is not known. Lines of earlier versions lack it. */
  letter: z.string().nullable().default(null),
  /** `input_hash` of its rows: a version that reads a row otherwise may derive another id from it. */
  inputs: z.array(z.string()),
});
export type Forgotten = z.infer<typeof forgottenSchema>;

/** What of a row tells whether it is forgotten. */
export interface RowIdentity {
  readonly source: string;
  readonly id: string;
  /** HMAC of the writer's name; null where it is not known. */
  readonly author: string | null;
  readonly title: string;
  readonly body: string;
}

/** @throws QingyuError FORGOTTEN_UNREADABLE: what was to be erased must not come back unseen */
export async function readForgotten(file: string): Promise<Forgotten[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => parseLine(line, file, index + 1));
}

function parseLine(line: string, file: string, number: number): Forgotten {
  try {
    return forgottenSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new QingyuError(
      `Expected line ${number} of ${file} to say which message was forgotten; put the file back as it was, from a copy of the workspace`,
      { code: 'FORGOTTEN_UNREADABLE', stage: 'lake', data: { file, line: number }, cause },
    );
  }
}

/** Adds to what is forgotten, whole or not at all. */
export async function recordForgotten(file: string, added: readonly Forgotten[]): Promise<void> {
  const lines = [...(await readForgotten(file)), ...added].map((entry) => `${JSON.stringify(entry)}\n`);
  await writeDurably(file, lines.join(''));
}

const noLetters = /[^\p{L}\p{N}]/gu;

/** The letters and digits of title and body, hashed: `letters_hash` of `sql/letters-hash.sql` gives the same. */
export function hashLetters(title: string, body: string): string {
  return createHash('sha256').update(`${title}${body}`.replace(noLetters, '')).digest('hex').slice(0, 32);
}

/** The same of a letter by a known writer: `letter_hash` of `sql/letters-hash.sql` gives the same. Null without writer or letters. */
export function hashLetter({ author, title, body }: Pick<RowIdentity, 'author' | 'title' | 'body'>): string | null {
  if (author === null || `${title}${body}`.replace(noLetters, '') === '') return null;
  return createHash('sha256')
    .update(`${author}${hashLetters(title, body)}`)
    .digest('hex')
    .slice(0, 32);
}

/** Tells forgotten rows. */
export interface ForgottenRows {
  readonly isEmpty: boolean;
  hasMessage(row: RowIdentity, inputHash: string | null): boolean;
  /** Of a row that no message was made of. */
  hasInput(inputHash: string | null): boolean;
}

/** Finds rows of forgotten messages by id, text, letter or the hash of their row. */
export function indexForgotten(forgotten: readonly Forgotten[]): ForgottenRows {
  const texts = new Map<string, (string | null)[]>();
  const letters = new Set(forgotten.map(({ letter }) => letter));
  const inputs = new Set<string>();
  const sourcesOf = new Map<string, Set<string>>();
  for (const { source, id, text, inputs: hashes } of forgotten) {
    const key = JSON.stringify([source, id]);
    texts.set(key, [...(texts.get(key) ?? []), text]);
    for (const hash of hashes) {
      inputs.add(hash);
      sourcesOf.set(hash, (sourcesOf.get(hash) ?? new Set()).add(source));
    }
  }
  return {
    isEmpty: forgotten.length === 0,
    hasMessage({ source, id, author, title, body }, inputHash) {
      const letter = hashLetter({ author, title, body });
      if (letter !== null && letters.has(letter)) return true;
      if (inputHash !== null && sourcesOf.get(inputHash)?.has(source) === true) return true;
      const found = texts.get(JSON.stringify([source, id]));
      return found !== undefined && (found.includes(null) || found.includes(hashLetters(title, body)));
    },
    hasInput: (inputHash) => inputHash !== null && inputs.has(inputHash),
  };
}

import { z } from 'zod';
import { describeProblem, QingyuError } from '../../core/errors.ts';
import { readOwnText } from '../../ingest/files/own-text.ts';
import { normaliseText } from '../../segment/normalise.ts';

/** What a class of a lexicon has besides its words or patterns. */
export const classShape = {
  /** Models know the class by this name. */
  id: z.string().regex(/^[a-z][a-z-]*$/),
  meaning: z.string(),
};

/** Models know classes by their ids: two of one id would both count as it. */
export function haveOwnIds(classes: readonly { readonly id: string }[]): boolean {
  return new Set(classes.map(({ id }) => id)).size === classes.length;
}

/**
 * Words of a class as they stand in texts that are analysed, whatever their width and case in the file. Checked as a list, since
 * every start reads tens of thousands.
 */
export const classWords = z.array(z.string()).transform((given, { addIssue }) => {
  const words = given.map(normaliseWord);
  words.forEach((word, i) => {
    if (word === '') addIssue({ code: 'custom', path: [i], message: 'Expected a word, got none' });
  });
  return [...new Set(words)];
});

function normaliseWord(word: string): string {
  return normaliseText(word).text.trim();
}

/** How a file of classes is read, and what is said where it cannot be. */
export interface ClassFileForm<T> {
  readonly parse: (content: unknown) => T;
  /** What the file is to be: "a cues file: {…}". */
  readonly expected: string;
  readonly code: string;
}

/** @throws QingyuError with the form's code where the file is unreadable or of another form */
export async function readClassFile<T>(file: string, { parse, expected, code }: ClassFileForm<T>): Promise<T> {
  try {
    return parse(JSON.parse(await readOwnText(file)));
  } catch (cause) {
    throw new QingyuError(`Expected ${file} to be ${expected}: ${describeProblem(cause)}`, {
      code,
      stage: 'classify',
      data: { file },
      cause,
    });
  }
}

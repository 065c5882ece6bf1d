import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { readOwnText } from '../../ingest/own-text.ts';

/** What a class of a lexicon has besides its words or patterns. */
export const classShape = {
  /** Models know the class by this name. */
  id: z.string().regex(/^[a-z][a-z-]*$/),
  meaning: z.string(),
};

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
    const reason = cause instanceof RangeError ? `: ${cause.message}` : '';
    throw new QingyuError(`Expected ${file} to be ${expected}${reason}`, {
      code,
      stage: 'classify',
      data: { file },
      cause,
    });
  }
}

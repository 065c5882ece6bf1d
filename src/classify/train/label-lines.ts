import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { describeProblem, QingyuError } from '../../core/errors.ts';
import { parseJson } from '../../core/parse-json.ts';

const idText = z.union([z.string(), z.number()]).transform(String);

/** Words with a space between, or as a list: for collections that come without their texts. */
export const tokensSchema = z.union([z.string(), z.array(z.string())]);

/** A line of a label file; other fields are allowed, since label files carry notes. */
export const labelLineSchema = z.object({
  id: idText.optional(),
  /** Base name of the message file that has the text. */
  src: z.string().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
  text: z.string().optional(),
  tokens: tokensSchema.optional(),
  label: z.string().optional(),
  topic: z.string().optional(),
  subtopic: z.string().nullish(),
  kind: z.string().optional(),
  urgency: z.string().optional(),
});
export type LabelLine = z.infer<typeof labelLineSchema>;

/**
 * Reads a file line by line: JSONL, also `.gz`.
 * @throws QingyuError BAD_LABELS with file and line
 */
export async function* readLines<Line>(
  file: string,
  schema: z.ZodType<Line>,
): AsyncGenerator<{ readonly line: Line; readonly number: number }> {
  const raw = createReadStream(file);
  // Through `pipeline`, so that a file that cannot be read ends its unpacking, too: the loop below meets the error.
  const input = file.endsWith('.gz') ? pipeline(raw, createGunzip(), () => undefined) : raw;
  let number = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (text.trim() !== '') yield { line: schema.parse(parseJson(text)), number };
    }
  } catch (cause) {
    const expected =
      number === 0
        ? `${file} to be a file of JSON lines`
        : `line ${number} of ${file} to be a labelled message as JSON`;
    throw new QingyuError(`Expected ${expected}: ${describeProblem(cause)}`, {
      code: 'BAD_LABELS',
      stage: 'classify',
      data: { file, line: number },
      cause,
    });
  } finally {
    input.destroy();
  }
}

import { z } from 'zod';
import { describeProblem, QingyuError } from '../../core/errors.ts';
import { parseJson } from '../../core/parse-json.ts';
import { decodeText } from '../../ingest/files/decode-text.ts';
import { type ByteSource, openBytes } from '../../ingest/files/open-bytes.ts';

const idText = z.union([z.string(), z.number()]).transform(String);

/** Words with a space between, or as a list: for collections that come without their texts. */
export const tokensSchema = z.union([z.string(), z.array(z.string())]);

/** Spaces around a label would make it another one that looks alike. */
const labelText = z.string().trim().optional();

/**
 * A line of a label file; other fields are allowed, since label files carry notes. Null is what programs write for a field
 * that is missing.
 */
export const labelLineSchema = z.preprocess(
  dropNulls,
  z.looseObject({
    id: idText.optional(),
    /** Base name of the message file that has the text. */
    src: z.string().optional(),
    title: z.string().optional(),
    body: z.string().optional(),
    text: z.string().optional(),
    tokens: tokensSchema.optional(),
    label: labelText,
    topic: labelText,
    subtopic: labelText,
    kind: labelText,
    urgency: labelText,
    /** `brief`: a written text that teaches the head of written texts alone, see `Example.briefOnly`. */
    teaches: z.string().optional(),
  }),
);
export type LabelLine = z.infer<typeof labelLineSchema>;

function dropNulls(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return line;
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null));
}

/**
 * Reads a file line by line: JSONL, also `.gz`, in an encoding as message files may have.
 * @throws QingyuError BAD_LABELS with file and line
 */
export async function* readLines<Line>(
  file: string,
  schema: z.ZodType<Line>,
): AsyncGenerator<{ readonly line: Line; readonly number: number }> {
  let source: ByteSource | null = null;
  let number = 0;
  try {
    source = await openBytes(file, () => undefined, undefined);
    requireLines(file, source.head);
    for await (const text of splitLines(decodeText(source.chunks, 'auto'))) {
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
    await source?.close();
  }
}

/** @throws Error for tables, of which a parser could only say that they are no JSON */
function requireLines(file: string, head: Uint8Array): void {
  const start = Buffer.from(head).toString('latin1');
  const form = start.startsWith('PK\x03\x04') ? 'a workbook' : /\.(?:csv|tsv)(?:\.gz)?$/i.test(file) ? 'a table' : null;
  if (form !== null) throw new Error(`it is ${form}; labels are one JSON object a line, {"title", "body", "topic"}`);
}

async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

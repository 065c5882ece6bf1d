import { readFile } from 'node:fs/promises';
import { type Edit, editSchema } from './edit.ts';

/** A line of the log that is no edit. */
export interface EditProblem {
  /** Counts from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface EditLog {
  readonly edits: readonly Edit[];
  readonly problems: readonly EditProblem[];
}

/** A line separator inside of JSON ends no line of the log, though Node takes it for one from version 24 on. */
const lineEnd = /\r\n|\n|\r/;

/**
 * Reads the editor log, one JSON object a line; blank lines are skipped, and so are lines that are no edit, each with its
 * reason: a log that was cut off in the middle of a line must not stop a run. A byte order mark, as editors of texts put
 * before the first line, is no part of it. No file: no edits.
 */
export async function readEdits(path: string): Promise<EditLog> {
  const edits: Edit[] = [];
  const problems: EditProblem[] = [];
  const known = new Set<string>();
  const lines = (await readLog(path)).replace(/^\ufeff/, '').split(lineEnd);
  for (const [at, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const line = at + 1;
    const parsed = parseEdit(text);
    if (typeof parsed === 'string') problems.push({ line, reason: parsed });
    else if (known.has(parsed.id)) problems.push({ line, reason: `Expected the id ${parsed.id} once, got it again` });
    else {
      known.add(parsed.id);
      edits.push(parsed);
    }
  }
  return { edits, problems };
}

async function readLog(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** An edit, or the reason why the line is none. */
export function parseEdit(line: string): Edit | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'Expected the line to be JSON, got something else';
  }
  const result = editSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  return `Expected an edit, got one with ${issue.path.join('.') || 'its action'}: ${issue.message}`;
}

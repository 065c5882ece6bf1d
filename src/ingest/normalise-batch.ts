import type { Message, Reject } from '../core/message.ts';
import { hasTraditional, simplifyText } from '../core/simplify.ts';
import { hashAuthor } from './authors/author-key.ts';
import { codedFields } from './columns/field-names.ts';
import { type FieldColumns, type FieldName, resolveColumns, tellsHandling } from './columns/fields.ts';
import type { NormaliseContext, NormalisedBatch, RawBatch, RowProblem, Warning } from './contract.ts';
import { normaliseRow, type RowContext } from './normalise-row.ts';
import { describeRow } from './tables/describe-row.ts';
import { createTimeReader } from './values/join-time.ts';
import { createDueReader } from './values/read-due.ts';

/**
 * Turns the rows of a batch into messages: maps columns to fields, validates, cleans and masks texts, and replaces
 * authors by their hash. Depends on nothing but its arguments.
 * A row is refused (with a code and reason) where it could not be read or decoded, has neither title nor body, has no time
 * that can be read, or a text that is too long. An optional value that cannot be read becomes null and is counted as a warning.
 */
export function normaliseBatch(batch: RawBatch, context: NormaliseContext): NormalisedBatch {
  const fields = resolveColumns(batch.columns, context.settings.map);
  const problems = new Map<number, RowProblem>(batch.problems.map((problem) => [problem.index, problem]));
  const warnings = new Map<string, Warning>();
  const row: RowContext = {
    fields,
    tellsHandling: batch.fileTellsHandling ?? tellsHandling(fields),
    settings: context.settings,
    columns: batch.columns,
    timeOf: createTimeReader(batch.columns, 'time', fields, context.settings.dateOrder),
    repliedAtOf: createTimeReader(batch.columns, 'replied_at', fields, context.settings.dateOrder),
    dueAtOf: createDueReader(batch.columns, fields, context.settings.dateOrder),
    hashAuthor: createAuthorCache(context.authorKey),
    warn(field, code) {
      const key = `${code} ${field}`;
      warnings.set(key, { field, code, count: (warnings.get(key)?.count ?? 0) + 1 });
    },
  };
  const readCells = context.simplifyLabels === true ? createLabelSimplifier(fields) : keepCells;
  const messages: Message[] = [];
  const rowNumbers: number[] = [];
  const rejects: Reject[] = [];
  batch.rows.forEach((cells, index) => {
    const rowNumber = batch.rowNumbers[index]!;
    const problem = problems.get(index);
    const outcome =
      problem === undefined
        ? normaliseRow(readCells(cells), row)
        : { field: null, code: problem.code, reason: problem.reason };
    if ('createdAt' in outcome) {
      messages.push(outcome);
      rowNumbers.push(rowNumber);
    } else {
      rejects.push(makeReject(batch, row, cells, rowNumber, outcome));
    }
  });
  return { messages, rowNumbers, rejects, warnings: [...warnings.values()] };
}

/** Fields by which messages are counted and grouped. */
const labelFields: readonly FieldName[] = [...codedFields, 'satisfaction'];

const keepCells = (cells: readonly string[]): readonly string[] => cells;

/** Brings the labels of rows into simplified characters, as texts are read. */
function createLabelSimplifier(fields: FieldColumns): (cells: readonly string[]) => readonly string[] {
  const isText = new Set([...(fields.title ?? []), ...(fields.body ?? []), ...(fields.reply ?? [])]);
  const columns = labelFields.flatMap((field) => fields[field] ?? []).filter((column) => !isText.has(column));
  return (cells) => {
    if (!columns.some((column) => hasTraditional(cells[column] ?? ''))) return cells;
    const simplified = [...cells];
    for (const column of columns) if (column < cells.length) simplified[column] = simplifyText(cells[column]!);
    return simplified;
  };
}

function makeReject(
  batch: RawBatch,
  { fields, settings }: RowContext,
  cells: readonly string[],
  row: number,
  { field, code, reason }: Pick<Reject, 'field' | 'code' | 'reason'>,
): Reject {
  const content = describeRow(batch.columns, fields, cells, code, settings.map);
  return { file: batch.file, sheet: batch.sheet, row, field, code, reason, content };
}

/** Few people write most messages: within a batch each name is hashed once. */
function createAuthorCache(key: Uint8Array | null): (name: string) => string | null {
  if (key === null) return () => null;
  const hashes = new Map<string, string | null>();
  return (name) => {
    const known = hashes.get(name);
    if (known !== undefined) return known;
    const hash = hashAuthor(name, key);
    hashes.set(name, hash);
    return hash;
  };
}

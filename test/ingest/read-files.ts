import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { QingyuError } from '../../src/core/errors.ts';
import type { RawBatch } from '../../src/ingest/contract.ts';
import { readBatches } from '../../src/ingest/read-batches.ts';
import { ingestSettings } from '../../src/ingest/settings.ts';
import type { ColumnUse } from '../../src/ingest/tables/column-use.ts';
import type { MissingColumn } from '../../src/ingest/tables/map-check.ts';

/** What reading some files gave. */
export interface ReadResult {
  readonly batches: readonly RawBatch[];
  /** Rows as objects by column name, in order. */
  readonly rows: readonly Record<string, string>[];
  readonly rowNumbers: readonly number[];
  readonly errors: readonly { readonly file: string; readonly error: QingyuError }[];
  readonly skipped: readonly string[];
  /** `sheet: reason`. */
  readonly skippedFor: readonly string[];
  /** `sheet: note`. */
  readonly notes: readonly string[];
  readonly missing: readonly MissingColumn[];
  readonly columns: readonly ColumnUse[];
  readonly leftOut: readonly string[];
  /** Bytes read and bytes in all, each time they were told. */
  readonly progress: readonly (readonly [read: number, total: number | null])[];
}

/** Writes files to a temporary folder, reads them (all, or `inputs` relative to the folder), and removes them. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: {
    readonly settings?: Record<string, unknown>;
    readonly inputs?: readonly string[];
    readonly standardInput?: AsyncIterable<unknown>;
    /** Gives up after that many batches. */
    readonly stopAfter?: number;
  } = {},
): Promise<ReadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-read-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const inputs = (options.inputs ?? Object.keys(files)).map((name) => (name === '-' ? name : join(folder, name)));
    const batches: RawBatch[] = [];
    const errors: { file: string; error: QingyuError }[] = [];
    const skipped: string[] = [];
    const skippedFor: string[] = [];
    const notes: string[] = [];
    const missing: MissingColumn[] = [];
    const columns: ColumnUse[] = [];
    const leftOut: string[] = [];
    const progress: [number, number | null][] = [];
    const hooks = {
      onProgress: (read: number, total: number | null) => {
        progress.push([read, total]);
      },
      onFileError: (file: string, error: QingyuError) => {
        errors.push({ file: file.replace(`${folder}/`, ''), error });
      },
      onLeftOut: (path: string, reason: string) => {
        leftOut.push(`${path.replace(`${folder}/`, '')}: ${reason}`);
      },
      onSheetSkipped: (_: string, sheet: string, reason: string) => {
        skipped.push(sheet);
        skippedFor.push(`${sheet}: ${reason}`);
      },
      onNote: (_: string, sheet: string | null, note: string) => {
        notes.push(`${sheet ?? '-'}: ${note}`);
      },
      onColumns: (use: ColumnUse) => {
        columns.push(use);
      },
      onColumnMissing: (column: MissingColumn) => {
        missing.push(column);
      },
    };
    for await (const batch of readBatches(
      inputs,
      ingestSettings.parse(options.settings ?? {}),
      hooks,
      options.standardInput,
    )) {
      batches.push(batch);
      if (batches.length === options.stopAfter) break;
    }
    return {
      batches,
      rows: batches.flatMap(({ columns, rows }) =>
        rows.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']))),
      ),
      rowNumbers: batches.flatMap(({ rowNumbers }) => rowNumbers),
      errors,
      skipped,
      skippedFor,
      notes,
      missing,
      columns,
      leftOut,
      progress,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

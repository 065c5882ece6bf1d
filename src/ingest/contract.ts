import type { QingyuError } from '../core/errors.ts';
import type { Message, Reject, RejectCode } from '../core/message.ts';
import type { IngestSettings } from './settings.ts';
import type { ColumnUse } from './tables/column-use.ts';
import type { MissingColumn } from './tables/map-check.ts';

/**
 * Consecutive rows of one file or sheet, as read: not yet mapped, validated or masked, so it must never be stored.
 * Plain data: can be hashed (`JSON.stringify`) and sent to a worker thread.
 */
export interface RawBatch {
  /** `InputFile.name`: the base name, with folders where several inputs share it; `-` for standard input. */
  readonly file: string;
  /** Name of the worksheet; null for formats without sheets. */
  readonly sheet: string | null;
  /** Header as written, one name per cell of a row; names may repeat. Of JSON the keys of the batch's own rows, in the order met. */
  readonly columns: readonly string[];
  /** Where `columns` are those of this batch alone (JSON): whether the keys of the file's first 1,024 objects tell of handling. */
  readonly fileTellsHandling?: boolean;
  /** Cells as text, aligned with `columns` (a row may be shorter: the rest is empty). Empty text is no value. */
  readonly rows: readonly (readonly string[])[];
  /** Row of each of `rows` in its file or sheet, from 1, header and blank rows included. */
  readonly rowNumbers: readonly number[];
  /** Rows that could not be read; `index` counts in `rows`, whose entry then holds what was there. */
  readonly problems: readonly RowProblem[];
}

export interface RowProblem {
  readonly index: number;
  readonly code: Extract<RejectCode, 'BAD_JSON' | 'ROW_SHAPE'>;
  readonly reason: string;
}

/** What reading reports while it runs; each hook may be left out. */
export interface ReadHooks {
  /** A file (or sheet of it) that could not be read, or not to its end; the rest of the run goes on. */
  readonly onFileError?: (file: string, error: QingyuError) => void;
  /** A sheet was left out, and why. */
  readonly onSheetSkipped?: (file: string, sheet: string, reason: string) => void;
  /** Something about a file or sheet (null: the file has none) that was read, and that whoever made it should know. */
  readonly onNote?: (file: string, sheet: string | null, note: string) => void;
  /** At the end: a field for which `settings.map` names columns that no table has. */
  readonly onColumnMissing?: (missing: MissingColumn) => void;
  /** At the end: what became of the columns of the tables of one form. */
  readonly onColumns?: (use: ColumnUse) => void;
  /** A file or folder below an input that was left out, and why. */
  readonly onLeftOut?: (path: string, reason: string) => void;
  /** Bytes of input consumed so far over all files, and their sum (null while standard input is among them). */
  readonly onProgress?: (bytesRead: number, bytesTotal: number | null) => void;
}

/** What normalising needs besides the rows; can be sent to a worker thread. */
export interface NormaliseContext {
  /**
   * Key of the author hash, 32 bytes: see `loadAuthorKey`. Null: authors stay unknown, and so do ids that are telephone or
   * identity numbers, which only a hash may stand for.
   */
  readonly authorKey: Uint8Array | null;
  readonly settings: IngestSettings;
  /** Whether names of regions and offices, states and the like are read in simplified characters; texts stay as they are written. */
  readonly simplifyLabels?: boolean;
}

/** A batch after normalising: `messages.length + rejects.length` equals `rows.length` of the batch. */
export interface NormalisedBatch {
  readonly messages: readonly Message[];
  /** Row of each message in its file or sheet, as `RawBatch.rowNumbers`. */
  readonly rowNumbers: readonly number[];
  readonly rejects: readonly Reject[];
  /** Optional values that did not parse: their messages are kept and the field is null. */
  readonly warnings: readonly Warning[];
}

/** How many rows of a batch had a value of `field` that could not be used; of `TRADITIONAL`, one read in traditional characters. */
export interface Warning {
  readonly field: string;
  readonly code: 'BAD_NUMBER' | 'BAD_TIME' | 'LOST_ID' | 'NESTED_VALUE' | 'TOO_LONG' | 'TRADITIONAL';
  readonly count: number;
}

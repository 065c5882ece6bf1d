import { z } from 'zod';
import { defaultSource } from '../core/message.ts';
import { fieldNames } from './fields.ts';
import { parseTime } from './parse-time.ts';

/** Encodings that a text file may be said to have; `auto` lets the reader find out. */
export const encodings = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** Delimiters of text tables; `auto` lets the reader find out. */
export const delimiters = ['auto', ',', '\t', ';', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How input files are read and validated. */
export const ingestSettings = z.strictObject({
  /** Name space of the input's ids: the same id in the same source is the same message. */
  source: z.string().trim().min(1).max(100).default(defaultSource),
  /**
   * Field → name(s) of its column(s), before any alias; the first column that is not empty wins (day and hour of two are joined).
   * The empty name: no column, whatever aliases there are.
   */
  map: z.partialRecord(z.enum(fieldNames), z.union([z.string(), z.array(z.string().min(1)).min(1)])).default({}),
  encoding: z.enum(encodings).default('auto'),
  delimiter: z.enum(delimiters).default('auto'),
  /** Rows of one batch: the unit of work of a worker and of a lake part. */
  batchSize: z.int().min(1).max(65_536).default(1024),
  /** The header is looked for in this many first rows of a table that are not blank. */
  headerRows: z.int().min(1).max(100).default(10),
  /** Longest title, body or reply taken, in UTF-16 units; a longer one is a reject and never cut silently. */
  maxTextLength: z.int().min(100).default(100_000),
  /** Wall time in Asia/Shanghai of rows without any time (`YYYY-MM-DD HH:MM:SS`); null makes them rejects. */
  defaultTime: z
    .string()
    .refine((text) => parseTime(text) === text, 'Expected a time of 1990 to 2100 written as YYYY-MM-DD HH:MM:SS')
    .nullable()
    .default(null),
});
export type IngestSettings = Readonly<z.infer<typeof ingestSettings>>;

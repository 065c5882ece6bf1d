import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, sqlLiteral } from '../core/duckdb.ts';
import { columnsLiteral } from './schema.ts';

/** Zstandard's fastest: parts are a fifth larger than at its default of 3 and take half the time to compress. */
const compressionLevel = 1;

/**
 * Writes rows as one Parquet file that appears whole or not at all: under a temporary name first, then renamed.
 * Rows pass through newline-delimited JSON, which DuckDB reads with the schema given and never infers.
 * @param lines one JSON object a row, with the names of `columns`
 */
export async function writePart(
  db: Database,
  dir: string,
  file: string,
  columns: Readonly<Record<string, string>>,
  lines: readonly string[],
): Promise<void> {
  const stem = join(dir, `.tmp-${randomUUID()}`);
  const json = `${stem}.ndjson`;
  const parquet = `${stem}.parquet`;
  try {
    await writeFile(json, lines.join('\n'));
    await db.run(
      `COPY (SELECT * FROM read_json(${sqlLiteral(json)}, format = 'newline_delimited', maximum_object_size = ${objectBytes(lines)},
         columns = ${columnsLiteral(columns)}))
       TO ${sqlLiteral(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL ${compressionLevel}, USE_TMP_FILE false)`,
    );
    await rename(parquet, join(dir, file));
  } finally {
    await rm(json, { force: true });
    await rm(parquet, { force: true });
  }
}

/** Bytes that the longest line can take, as DuckDB sizes its buffers by it: UTF-8 needs at most three a UTF-16 unit. */
function objectBytes(lines: readonly string[]): number {
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  return Math.max(1 << 20, longest * 3 + 2);
}

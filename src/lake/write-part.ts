import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, fileLiteral, sqlLiteral } from '../core/duckdb.ts';
import { withoutHalves } from '../core/whole-characters.ts';
import { columnsLiteral } from './schema.ts';

/** Zstandard's fastest: parts are a fifth larger than at its default of 3 and take half the time to compress. */
const compressionLevel = 1;

/** Lines of newline-delimited JSON as they are written. */
export interface EncodedLines {
  readonly bytes: Uint8Array;
  /** Bytes of the longest line, its end included. */
  readonly longest: number;
}

/** Encodes lines one by one: joined first, they would be copied twice more. */
export function encodeLines(lines: readonly string[]): EncodedLines {
  // UTF-8 needs at most three bytes a UTF-16 unit.
  const buffer = Buffer.allocUnsafe(lines.reduce((length, line) => length + line.length * 3 + 1, 0));
  let end = 0;
  let longest = 0;
  for (const written of lines) {
    const line = withoutHalves(written);
    const start = end;
    end += buffer.write(line, end);
    buffer[end++] = 0x0a;
    longest = Math.max(longest, end - start);
  }
  return { bytes: buffer.subarray(0, end), longest };
}

/**
 * Writes rows as one Parquet file that appears whole or not at all: under a temporary name first, then renamed.
 * Rows pass through newline-delimited JSON, which DuckDB reads with the schema given and never infers.
 * @param blocks one JSON object a row, with the names of `columns`
 */
export async function writePart(
  db: Database,
  dir: string,
  file: string,
  columns: Readonly<Record<string, string>>,
  blocks: readonly EncodedLines[],
): Promise<void> {
  const stem = join(dir, `.tmp-${randomUUID()}`);
  const json = `${stem}.ndjson`;
  const parquet = `${stem}.parquet`;
  try {
    await writeFile(
      json,
      blocks.map(({ bytes }) => bytes),
    );
    await db.run(
      `COPY (SELECT * FROM read_json(${fileLiteral(json)}, format = 'newline_delimited', maximum_object_size = ${objectBytes(blocks)},
         columns = ${columnsLiteral(columns)}))
       TO ${sqlLiteral(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL ${compressionLevel}, USE_TMP_FILE false)`,
    );
    await rename(parquet, join(dir, file));
  } finally {
    await rm(json, { force: true });
    await rm(parquet, { force: true });
  }
}

/** Bytes that a line may take: DuckDB sizes its buffers by it. */
function objectBytes(blocks: readonly EncodedLines[]): number {
  return blocks.reduce((bytes, { longest }) => Math.max(bytes, longest), 1 << 20);
}

import { type Database, fileLiteral, openDatabase, sqlLiteral } from '../core/duckdb.ts';
import { findKnownNames } from './columns/fields.ts';
import type { RawBatch } from './contract.ts';
import { readJson } from './json/read-json.ts';
import type { IngestSettings } from './settings.ts';
import { createRowCollector } from './tables/collect-rows.ts';

/**
 * Reads a Parquet file through DuckDB, chunk by chunk; every value comes as text (times with a zone in Shanghai's), bytes that are
 * UTF-8 too: some programs do not mark their texts as such. Where a column holds structs, lists or maps, rows are read as objects of JSON. Row 1 is the first row of the file.
 */
export async function* readParquet(
  path: string,
  file: string,
  settings: IngestSettings,
  onEnd: (header: readonly string[] | null, knownNames: readonly string[]) => void,
): AsyncGenerator<RawBatch> {
  const database = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
  try {
    const source = `read_parquet(${fileLiteral(path)}, hive_partitioning = false)`;
    const described = await database.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${source})`,
    );
    if (described.some(({ type }) => nested.test(type))) {
      const lines = readLines(database, source, described);
      yield* readJson(
        lines,
        file,
        settings,
        (header) => onEnd(header, findKnownNames(header ?? [], settings.map)),
        'lines',
      );
      return;
    }
    yield* readTable(database, source, described, file, settings, onEnd);
  } finally {
    database.close();
  }
}

interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

/** Types of DuckDB whose values hold others. */
const nested = /^(?:STRUCT\(|MAP\(|JSON$)|\]$/u;

async function* readTable(
  database: Database,
  source: string,
  columns: readonly ParquetColumn[],
  file: string,
  settings: IngestSettings,
  onEnd: (header: readonly string[] | null, knownNames: readonly string[]) => void,
): AsyncGenerator<RawBatch> {
  const collector = createRowCollector(file, null, { ...settings, headerRows: 1 }, { hasRecords: true });
  const texts = columns.map((column) => `${writeText(column)} AS ${quoteName(column.name)}`);
  const chunks = database.streamAs(`SELECT ${texts.join(', ')} FROM ${source}`, [], (result) => {
    collector.add(0, result.columnNames());
    return result.yieldRowsJs();
  });
  let row = 0;
  for await (const chunk of chunks) {
    for (const cells of chunk) {
      row++;
      collector.add(
        row,
        cells.map((cell) => (cell === null ? '' : String(cell))),
      );
    }
    yield* collector.take(false);
  }
  yield* collector.take(true);
  onEnd(collector.header(), collector.knownNames());
}

/** The rows as JSON lines. */
async function* readLines(
  database: Database,
  source: string,
  columns: readonly ParquetColumn[],
): AsyncGenerator<string> {
  const members = columns.map(
    (column) =>
      `${sqlLiteral(column.name)}, ${nested.test(column.type) ? `to_json(${quoteName(column.name)})` : writeText(column)}`,
  );
  const chunks = database.streamAs(`SELECT json_object(${members.join(', ')})::VARCHAR FROM ${source}`, [], (result) =>
    result.yieldRowsJs(),
  );
  for await (const chunk of chunks) yield chunk.map(([line]) => `${String(line)}\n`).join('');
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function writeText({ name, type }: ParquetColumn): string {
  const column = quoteName(name);
  const text = `${column}::VARCHAR`;
  return type === 'BLOB' ? `coalesce(TRY(decode(${column})), ${text})` : text;
}

import { openDatabase, sqlLiteral } from '../core/duckdb.ts';
import { createRowCollector } from './collect-rows.ts';
import type { RawBatch } from './contract.ts';
import type { IngestSettings } from './settings.ts';

/**
 * Reads a Parquet file through DuckDB, chunk by chunk; every value comes as text (times with a zone in Shanghai's), bytes that are
 * UTF-8 too: some programs do not mark their texts as such. Row 1 is the first row of the file.
 */
export async function* readParquet(
  path: string,
  file: string,
  settings: IngestSettings,
  onEnd: (header: readonly string[] | null, knownNames: readonly string[]) => void,
): AsyncGenerator<RawBatch> {
  const database = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
  try {
    const collector = createRowCollector(file, null, { ...settings, headerRows: 1 }, { hasRecords: true });
    const source = `read_parquet(${sqlLiteral(path)}, hive_partitioning = false)`;
    const described = await database.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${source})`,
    );
    const texts = described.map(({ name, type }) => {
      const column = `"${name.replaceAll('"', '""')}"`;
      const text = `${column}::VARCHAR`;
      return `${type === 'BLOB' ? `coalesce(TRY(decode(${column})), ${text})` : text} AS ${column}`;
    });
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
  } finally {
    database.close();
  }
}

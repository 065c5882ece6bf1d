import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int8,
  Int32,
  Int64,
  List,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import { QingyuError } from '../../core/errors.ts';
import type { Column, RowChunks } from './columns.ts';

/** Writes an Arrow IPC file, one record batch a chunk. Returns the number of rows. */
export async function writeArrow(chunks: RowChunks, columns: readonly Column[], path: string): Promise<number> {
  const fields = columns.map((column) => new Field(column.name, arrowType(column.type), true));
  const schema = new Schema(fields);
  const count = { rows: 0 };
  async function* batches(): AsyncGenerator<RecordBatch> {
    for await (const rows of chunks) {
      if (rows.length === 0) continue;
      count.rows += rows.length;
      yield recordBatch(schema, rows);
    }
    // A file must have a batch for readers to know its columns when there are no rows.
    if (count.rows === 0) yield recordBatch(schema, []);
  }
  await pipeline(Readable.from(batches()), RecordBatchFileWriter.throughNode(), createWriteStream(path));
  return count.rows;
}

function recordBatch(schema: Schema, rows: readonly (readonly DuckDBValue[])[]): RecordBatch {
  const children = schema.fields.map((field, index) => columnData(field.type, rows, index));
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows.length, children }));
}

function columnData(type: DataType, rows: readonly (readonly DuckDBValue[])[], index: number): Data {
  const builder = makeBuilder({ type, nullValues: [null] });
  for (const row of rows) builder.append(arrowValue(row[index] ?? null));
  return builder.finish().flush();
}

/** The Arrow type of a DuckDB type, as `duckdb_columns()` writes it. */
export function arrowType(type: string): DataType {
  if (type.endsWith('[]')) return new List(new Field('item', arrowType(type.slice(0, -2)), true));
  if (type.startsWith('STRUCT(')) {
    return new Struct(structFields(type).map(([name, inner]) => new Field(name, arrowType(inner), true)));
  }
  switch (type) {
    case 'VARCHAR':
      return new Utf8();
    case 'TINYINT':
      return new Int8();
    case 'INTEGER':
      return new Int32();
    case 'BIGINT':
      return new Int64();
    case 'DOUBLE':
      return new Float64();
    case 'BOOLEAN':
      return new Bool();
    case 'DATE':
      return new DateDay();
    case 'TIMESTAMP':
      return new TimestampMicrosecond();
    default:
      throw new QingyuError(`Expected column type to be one that Arrow export knows, got ${type} (string)`, {
        code: 'UNKNOWN_COLUMN_TYPE',
        stage: 'aggregate',
        data: { type },
      });
  }
}

/** `STRUCT(field VARCHAR, "start" INTEGER)` → [['field', 'VARCHAR'], ['start', 'INTEGER']]; inner types are flat. */
function structFields(type: string): [string, string][] {
  const inside = type.slice('STRUCT('.length, -1);
  return [...inside.matchAll(/(?:"([^"]+)"|(\w+)) ([A-Z]+(?:\[\])?)(?:, |$)/g)].map((match) => [
    match[1] ?? match[2] ?? '',
    match[3] ?? '',
  ]);
}

/** Values as Arrow's builders take them: dates and times as milliseconds since the epoch, as if local time were UTC. */
function arrowValue(value: DuckDBValue): unknown {
  if (value instanceof DuckDBDateValue) return value.days * 86_400_000;
  if (value instanceof DuckDBTimestampValue) return Number(value.micros) / 1000;
  if (value instanceof DuckDBListValue) return value.items.map(arrowValue);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, inner]) => [name, arrowValue(inner)]));
  }
  return value;
}

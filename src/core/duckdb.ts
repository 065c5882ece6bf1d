import type { DuckDBInstance, DuckDBResult, DuckDBTypeId } from '@duckdb/node-api';
import { QingyuError } from './errors.ts';

/** Limits that every DuckDB instance of the project is opened with. */
export interface DuckDBLimits {
  /** As DuckDB takes it, e.g. `1GB`. */
  readonly memoryLimit: string;
  readonly threads: number;
}

/** A row with values as JavaScript has them: numbers, strings, booleans, arrays, plain objects, null. */
export type Row = Record<string, unknown>;

/** An open database: closed by its owner, never shared through a cache. */
export interface Database {
  /** Runs one or more statements, without results. */
  run(sql: string): Promise<void>;
  /** Runs one statement with positional parameters (`$1`, …) and returns all rows. DATE and TIMESTAMP come as text. */
  rows<T extends object = Row>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>;
  /** Streams the rows of one statement in blocks of about 2,048; the same conversions as `rows`. */
  stream<T extends object = Row>(sql: string, parameters?: readonly Parameter[]): AsyncIterable<T[]>;
  /** Streams the result of one statement as `read` takes it: values as DuckDB has them, or column by column. */
  streamAs<T>(
    sql: string,
    parameters: readonly Parameter[],
    read: (result: DuckDBResult) => AsyncIterable<T>,
  ): AsyncIterable<T>;
  /** Stops the running statement, which fails. */
  interrupt(): void;
  /**
   * Takes no further statement, and closes once those running have ended: DuckDB runs them in other threads, which
   * would go on in memory given back.
   */
  close(): void;
}

/** A database whose connections a server spreads over its requests; a connection does one statement at a time. */
export interface DatabasePool {
  readonly connections: readonly Database[];
  /** Closes all connections, each when its statement has ended, and with the last one the database. */
  close(): void;
}

export type Parameter = string | number | boolean | null;

/**
 * Opens a DuckDB database with limits set. A statement that needs more memory fails with QingyuError OUT_OF_MEMORY.
 * @param path a file, or `:memory:`
 */
export async function openDatabase(
  path: string,
  limits: DuckDBLimits,
  options: { readonly readOnly?: boolean } = {},
): Promise<Database> {
  const instance = await createInstance(path, limits, options);
  return connect(instance, limits, () => instance.closeSync());
}

/**
 * Opens a database for reading by several statements at once.
 * @param size number of connections, at least 1
 */
export async function openDatabasePool(path: string, limits: DuckDBLimits, size: number): Promise<DatabasePool> {
  const instance = await createInstance(path, limits, { readOnly: true });
  const connections: Database[] = [];
  const left = { open: size };
  const leave = (): void => {
    left.open -= 1;
    if (left.open === 0) instance.closeSync();
  };
  try {
    for (let i = 0; i < size; i += 1) connections.push(await connect(instance, limits, leave));
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  return {
    connections,
    close() {
      for (const connection of connections) connection.close();
    },
  };
}

/**
 * Loads the library, as the first database that is opened does, too: this takes a quarter of a second, and not every command and
 * thread opens one.
 */
export function loadDuckDB(): Promise<typeof import('@duckdb/node-api')> {
  return import('@duckdb/node-api');
}

async function createInstance(
  path: string,
  limits: DuckDBLimits,
  options: { readonly readOnly?: boolean },
): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await loadDuckDB();
  return DuckDBInstance.create(path, {
    memory_limit: limits.memoryLimit,
    threads: String(limits.threads),
    autoinstall_known_extensions: 'false',
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
  });
}

async function connect(instance: DuckDBInstance, limits: DuckDBLimits, closeInstance: () => void): Promise<Database> {
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'Asia/Shanghai'");
  const work = createWork(limits, () => {
    connection.closeSync();
    closeInstance();
  });
  const streamAs = async function* <T>(
    sql: string,
    parameters: readonly Parameter[],
    read: (result: DuckDBResult) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    work.begin();
    try {
      yield* read(await connection.stream(sql, [...parameters]));
    } catch (cause) {
      throw nameCause(cause, limits);
    } finally {
      work.end();
    }
  };
  return {
    run: (sql) => work.during(async () => void (await connection.run(sql))),
    rows: <T extends object>(sql: string, parameters: readonly Parameter[] = []) =>
      work.during(async () => {
        const rows: T[] = [];
        for await (const block of readBlocks<T>(await connection.run(sql, [...parameters]))) rows.push(...block);
        return rows;
      }),
    stream: <T extends object>(sql: string, parameters: readonly Parameter[] = []) =>
      streamAs(sql, parameters, (result) => readBlocks<T>(result)),
    streamAs,
    interrupt: () => connection.interrupt(),
    close: work.close,
  };
}

/** What DuckDB says of its memory names settings of its own. */
function nameCause(cause: unknown, { memoryLimit }: DuckDBLimits): unknown {
  if (!(cause instanceof Error) || !cause.message.startsWith('Out of Memory Error')) return cause;
  return new QingyuError(
    `Expected ${memoryLimit} of memory to be enough for the database, got a statement that needs more: raise duckdb.memoryLimit in qingyu.json (dashboard.memoryLimit for the page)`,
    { code: 'OUT_OF_MEMORY', stage: 'config', data: { memoryLimit }, cause },
  );
}

/** Counts what runs on a connection, so that it is closed at rest. */
function createWork(limits: DuckDBLimits, closeAtRest: () => void) {
  const state = { running: 0, isClosed: false };
  const begin = (): void => {
    if (state.isClosed) throw new Error('Expected an open database, got one that was closed');
    state.running += 1;
  };
  const end = (): void => {
    state.running -= 1;
    if (state.isClosed && state.running === 0) closeAtRest();
  };
  return {
    begin,
    end,
    async during<T>(work: () => Promise<T>): Promise<T> {
      begin();
      try {
        return await work();
      } catch (cause) {
        throw nameCause(cause, limits);
      } finally {
        end();
      }
    },
    close(): void {
      if (state.isClosed) return;
      state.isClosed = true;
      if (state.running === 0) closeAtRest();
    },
  };
}

/** `DuckDBTypeId.DATE` and `.VARCHAR`, of which the types alone are loaded at once. */
const dateType: DuckDBTypeId.DATE = 13;
const textType: DuckDBTypeId.VARCHAR = 17;

/** The rows of a result, a chunk at a time, read column by column: texts, most of what is read, need no conversion. */
async function* readBlocks<T>(result: DuckDBResult): AsyncGenerator<T[]> {
  const { JSDuckDBValueConverter: convert } = await loadDuckDB();
  const names = result.deduplicatedColumnNames();
  const types = names.map((_, column) => result.columnTypeId(column));
  for await (const chunk of result) {
    const columns = types.map((type, column) => {
      if (type === textType) return chunk.getColumnValues(column);
      return chunk.convertColumnValues(column, convert).map(type === dateType ? plainDate : plainValue);
    });
    yield Array.from({ length: chunk.rowCount }, (_, at) => rowOf(names, columns, at) as T);
  }
}

function rowOf(names: readonly string[], columns: readonly (readonly unknown[])[], at: number): Row {
  const row: Row = {};
  for (let column = 0; column < names.length; column += 1) row[names[column]!] = columns[column]![at];
  return row;
}

function plainDate(value: unknown): unknown {
  const plain = plainValue(value);
  return typeof plain === 'string' ? plain.slice(0, 10) : plain;
}

/** bigint → number, Date (DATE or TIMESTAMP, read as UTC wall time) → text; containers likewise inside. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  if (Array.isArray(value)) return value.map(plainValue);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plainValue(part)]));
  }
  return value;
}

/** A string as an SQL literal; for paths and names that a statement cannot take as a parameter. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What DuckDB takes for a pattern in the path of a file that it reads. */
const patternSigns = /[*?[]/g;

/** Whether DuckDB would take a path for a pattern. It calls the files that a relative one leads to by `./`. */
export function hasPatternSign(path: string): boolean {
  return path.search(patternSigns) >= 0;
}

/** The path of a file to be read as an SQL literal: `留言[1].parquet` is this file, and not `留言1.parquet`. */
export function fileLiteral(path: string): string {
  return sqlLiteral(path.replace(patternSigns, '[$&]'));
}

import { type DuckDBConnection, DuckDBInstance, DuckDBTypeId } from '@duckdb/node-api';

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
  readonly connection: DuckDBConnection;
  /** Runs one or more statements, without results. */
  run(sql: string): Promise<void>;
  /** Runs one statement with positional parameters (`$1`, …) and returns all rows. DATE and TIMESTAMP come as text. */
  rows<T extends object = Row>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>;
  /** Streams the rows of one statement in blocks of about 2,048; the same conversions as `rows`. */
  stream<T extends object = Row>(sql: string, parameters?: readonly Parameter[]): AsyncIterable<T[]>;
  close(): void;
}

/** A database whose connections a server spreads over its requests; a connection does one statement at a time. */
export interface DatabasePool {
  readonly connections: readonly Database[];
  /** Closes all connections and the database. */
  close(): void;
}

export type Parameter = string | number | boolean | null;

/**
 * Opens a DuckDB database with limits set.
 * @param path a file, or `:memory:`
 */
export async function openDatabase(
  path: string,
  limits: DuckDBLimits,
  options: { readonly readOnly?: boolean } = {},
): Promise<Database> {
  const instance = await createInstance(path, limits, options);
  return connect(instance, () => instance.closeSync());
}

/**
 * Opens a database for reading by several statements at once.
 * @param size number of connections, at least 1
 */
export async function openDatabasePool(path: string, limits: DuckDBLimits, size: number): Promise<DatabasePool> {
  const instance = await createInstance(path, limits, { readOnly: true });
  const connections: Database[] = [];
  try {
    for (let i = 0; i < size; i += 1) connections.push(await connect(instance, () => undefined));
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  return {
    connections,
    close() {
      for (const connection of connections) connection.close();
      instance.closeSync();
    },
  };
}

function createInstance(
  path: string,
  limits: DuckDBLimits,
  options: { readonly readOnly?: boolean },
): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    memory_limit: limits.memoryLimit,
    threads: String(limits.threads),
    autoinstall_known_extensions: 'false',
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
  });
}

async function connect(instance: DuckDBInstance, closeInstance: () => void): Promise<Database> {
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'Asia/Shanghai'");
  return {
    connection,
    async run(sql) {
      await connection.run(sql);
    },
    async rows<T extends object>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
      const reader = await connection.runAndReadAll(sql, [...parameters]);
      const dates = new Set(reader.columnNames().filter((_, i) => reader.columnTypeId(i) === DuckDBTypeId.DATE));
      return reader.getRowObjectsJS().map((row) => plainRow(row, dates)) as T[];
    },
    async *stream<T extends object>(sql: string, parameters: readonly Parameter[] = []): AsyncGenerator<T[]> {
      const result = await connection.stream(sql, [...parameters]);
      const dates = new Set(result.columnNames().filter((_, i) => result.columnTypeId(i) === DuckDBTypeId.DATE));
      for await (const block of result.yieldRowObjectJs()) yield block.map((row) => plainRow(row, dates)) as T[];
    },
    close() {
      connection.closeSync();
      closeInstance();
    },
  };
}

function plainRow(row: Record<string, unknown>, dates: ReadonlySet<string>): Row {
  const plain: Row = {};
  for (const [name, value] of Object.entries(row)) {
    const converted = plainValue(value);
    plain[name] = dates.has(name) && typeof converted === 'string' ? converted.slice(0, 10) : converted;
  }
  return plain;
}

const noDates: ReadonlySet<string> = new Set();

/** bigint → number, Date (DATE or TIMESTAMP, read as UTC wall time) → text; containers likewise inside. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  if (Array.isArray(value)) return value.map(plainValue);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return plainRow(value as Record<string, unknown>, noDates);
  }
  return value;
}

/** A string as an SQL literal; for paths and names that a statement cannot take as a parameter. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

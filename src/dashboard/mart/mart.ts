import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { loadSql } from '../../aggregate/load-sql.ts';
import { describeUnopenedMart } from '../../aggregate/mart/unopened-mart.ts';
import { type Database, openDatabasePool, type Parameter } from '../../core/duckdb.ts';
import { QingyuError } from '../../core/errors.ts';
import type { DashboardSettings } from '../settings.ts';

/** One opened mart. All statements are prepared; values from requests are parameters only. */
export interface Mart {
  /** Changes whenever another mart is swapped in. */
  readonly version: string;
  /** Runs one statement with parameters `$1`, … and returns its rows; waits for a free connection. */
  rows<T extends object>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>;
  /**
   * Gives the rows of one statement block by block (about 2,048), however long each is taken; meanwhile it holds one of the few
   * connections that are for this alone.
   * @param signal stops it
   */
  eachBlock<T extends object>(
    sql: string,
    parameters: readonly Parameter[],
    take: (rows: readonly T[]) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Runs one statement whose columns are all INTEGER without nulls; one array a column. For many rows. */
  integers(sql: string, parameters: readonly Parameter[], width: number): Promise<Int32Array[]>;
  /** Columns of a table; empty where the mart has no such table. */
  columns(table: string): ReadonlySet<string>;
  has(table: string): boolean;
  /** Closes the mart when the last reader has gone. */
  close(): void;
}

/** Connections for statements whose rows are taken block by block: as slowly as somebody reads a download. */
const blockConnections = 2;

/** What of the settings an open mart keeps to. */
export type MartLimits = Pick<DashboardSettings, 'connections' | 'memoryLimit' | 'threads' | 'queryTimeoutMs'>;

/**
 * Opens a mart for reading.
 * @throws QingyuError MART_LOCKED, MART_UNREADABLE
 */
export async function openMart(path: string, version: string, limits: MartLimits): Promise<Mart> {
  try {
    const pool = await openDatabasePool(path, limits, limits.connections + blockConnections);
    const columns = await prepare(pool.connections).catch((error: unknown) => {
      pool.close();
      throw error;
    });
    const slots = createSlots(pool.connections.slice(0, limits.connections));
    const blockSlots = createSlots(pool.connections.slice(limits.connections));
    return {
      version,
      has: (table) => columns.has(table),
      columns: (table) => columns.get(table) ?? new Set(),
      rows: (sql, parameters) => slots.use((db) => runLimited(db, sql, parameters ?? [], limits.queryTimeoutMs)),
      eachBlock: <T extends object>(
        sql: string,
        parameters: readonly Parameter[],
        take: (rows: readonly T[]) => void | Promise<void>,
        signal: AbortSignal,
      ) =>
        blockSlots.use((db) =>
          stoppedBy(signal, db, async () => {
            for await (const rows of db.stream<T>(sql, parameters)) {
              await take(rows);
              signal.throwIfAborted();
            }
          }),
        ),
      integers: (sql, parameters, width) => slots.use((db) => readIntegers(db, sql, parameters, width)),
      close: () => pool.close(),
    };
  } catch (cause) {
    throw describeUnopenedMart(path, cause);
  }
}

/** Makes the formulas of the mart known to each connection, and reads what tables there are. */
async function prepare(connections: readonly Database[]): Promise<Map<string, Set<string>>> {
  const formulas = loadSql('macros');
  for (const connection of connections) await connection.run(formulas);
  return await readColumns(connections[0] as Database);
}

async function readColumns(db: Database): Promise<Map<string, Set<string>>> {
  const rows = await db.rows<{ table: string; name: string }>(
    'SELECT table_name AS "table", column_name AS name FROM duckdb_columns() WHERE NOT internal',
  );
  const columns = new Map<string, Set<string>>();
  for (const { table, name } of rows) columns.set(table, (columns.get(table) ?? new Set()).add(name));
  return columns;
}

async function readIntegers(
  db: Database,
  sql: string,
  parameters: readonly Parameter[],
  width: number,
): Promise<Int32Array[]> {
  const chunks: Int32Array[][] = [];
  for await (const chunk of db.streamAs(sql, parameters, chunksOf)) {
    chunks.push(
      Array.from({ length: width }, (_, column) => Int32Array.from(chunk.getColumnValues(column) as number[])),
    );
  }
  const size = chunks.reduce((sum, [first]) => sum + (first?.length ?? 0), 0);
  return Array.from({ length: width }, (_, column) => {
    const values = new Int32Array(size);
    let at = 0;
    for (const chunk of chunks) {
      const part = chunk[column] ?? new Int32Array();
      values.set(part, at);
      at += part.length;
    }
    return values;
  });
}

async function* chunksOf(result: DuckDBResult): AsyncGenerator<DuckDBDataChunk> {
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    yield chunk;
  }
}

async function runLimited<T extends object>(
  db: Database,
  sql: string,
  parameters: readonly Parameter[],
  timeoutMs: number,
): Promise<T[]> {
  const state = { stopped: false };
  const timer = setTimeout(() => {
    state.stopped = true;
    db.interrupt();
  }, timeoutMs);
  try {
    return await db.rows<T>(sql, parameters);
  } catch (cause) {
    if (!state.stopped) throw cause;
    throw new QingyuError(`Expected the query to end within ${timeoutMs} ms, got none of its rows`, {
      code: 'QUERY_TIMEOUT',
      stage: 'dashboard',
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Does work on a connection, and interrupts its statement when the signal says so. */
async function stoppedBy<T>(signal: AbortSignal, db: Database, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const stop = (): void => db.interrupt();
  signal.addEventListener('abort', stop);
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Slots {
  use<T>(work: (db: Database) => Promise<T>): Promise<T>;
}

/** Hands out connections, first come first served. */
function createSlots(connections: readonly Database[]): Slots {
  const idle = [...connections];
  const waiting: ((db: Database) => void)[] = [];
  const take = (): Database | Promise<Database> => idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  return {
    async use(work) {
      const db = await take();
      try {
        return await work(db);
      } finally {
        const next = waiting.shift();
        if (next === undefined) idle.push(db);
        else next(db);
      }
    },
  };
}

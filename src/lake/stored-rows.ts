import { type Database, sqlLiteral } from '../core/duckdb.ts';
import { describeProblem, QingyuError } from '../core/errors.ts';
import { loadSql } from '../core/sql.ts';
import type { CommittedPart } from './committed-part.ts';
import { findHomes, locatePacks } from './packs.ts';
import { locatePart } from './parts.ts';
import { lakeColumns, rejectColumns } from './schema.ts';
import { writePart } from './write-part.ts';

const sqlFile = (name: string): URL => new URL(`./sql/${name}.sql`, import.meta.url);

/**
 * Lays the view `lake_stored` over the rows of parts, wherever they lie, and lets `read` read it; the table `lake_parts` tells the runs
 * of the parts. `read` is given the files that they lie in.
 * @throws QingyuError LAKE_UNREADABLE
 */
export async function readingStored<T>(
  db: Database,
  messagesDir: string,
  parts: readonly CommittedPart[],
  read: (files: readonly string[]) => Promise<T>,
): Promise<T> {
  const homes = await fillParts(db, 'lake_parts', messagesDir, parts);
  const files = homes.length === 0 ? [await writeEmptyPart(db, messagesDir)] : homes;
  return readingParts(files, messagesDir, async () => {
    await createColumns(db, 'lake_columns', lakeColumns);
    await db.run(await loadSql(sqlFile('stored-rows'), { files }));
    return read(files);
  });
}

/**
 * The view `lake_rejects`: one row a refused row of the reject parts, with the run that first met it, but for rows that
 * another reading accepted, as after their columns were mapped. Call after `resolveLake`.
 * @throws QingyuError LAKE_UNREADABLE
 */
export async function viewRejects(
  db: Database,
  rejectsDir: string,
  rejectParts: readonly CommittedPart[],
): Promise<void> {
  if (rejectParts.length === 0) {
    const { input_hash: _, ...shown } = rejectColumns;
    const columns = Object.entries({ ...shown, run_id: 'VARCHAR' });
    const empty = columns.map(([name, type]) => `NULL::${type} AS "${name}"`).join(', ');
    await db.run(`CREATE OR REPLACE TEMP VIEW lake_rejects AS SELECT ${empty} WHERE false`);
    return;
  }
  const files = await fillParts(db, 'lake_reject_parts', rejectsDir, rejectParts);
  await readingParts(files, rejectsDir, async () => {
    await createColumns(db, 'lake_reject_columns', rejectColumns);
    await db.run(await loadSql(sqlFile('stored-rejects'), { files }));
    await db.run(await loadSql(sqlFile('rejects')));
  });
}

/** An empty table of the columns that parts and packs may have. */
async function createColumns(db: Database, table: string, columns: Readonly<Record<string, string>>): Promise<void> {
  const all = Object.entries({ ...columns, packed_as: 'INTEGER', packed_row: 'BIGINT' });
  await db.run(`CREATE OR REPLACE TEMP TABLE ${table} (${all.map(([name, type]) => `"${name}" ${type}`).join(', ')})`);
}

/** Lets `read` read parts; what DuckDB says of one of them, in a line and a piece of its statement, becomes an error of ours. */
async function readingParts<T>(files: readonly string[], dir: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const reason = describeProblem(cause).split('\n', 1)[0]!;
    const path = files.find((file) => reason.includes(file));
    if (path === undefined) throw cause;
    const isPack = path.startsWith(locatePart(locatePacks(dir), ''));
    const advice = isPack
      ? 'delete it, since it holds copies alone, and give the same command again'
      : 'read its files again; if that does not help, delete it, run "qingyu rebuild", and read its files again';
    throw new QingyuError(`Expected ${path} to be a part of the lake that can be read, got ${reason}; ${advice}`, {
      code: 'LAKE_UNREADABLE',
      stage: 'lake',
      data: { path },
      cause,
    });
  }
}

/** DuckDB reads at least one file: a lake without messages has one without rows, which is no part and goes with the next run. */
async function writeEmptyPart(db: Database, dir: string): Promise<string> {
  const file = '.tmp-empty.parquet';
  await writePart(db, dir, file, lakeColumns, []);
  return locatePart(dir, file);
}

/** @returns the paths of the files that the parts lie in */
async function fillParts(
  db: Database,
  table: 'lake_parts' | 'lake_reject_parts',
  dir: string,
  parts: readonly CommittedPart[],
): Promise<string[]> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${table}
       (part INTEGER, file VARCHAR, path VARCHAR, packed_as INTEGER, seq INTEGER, run_id VARCHAR, place BIGINT, input INTEGER, last_seq INTEGER)`,
  );
  const places = new Map(parts.map(({ file }, place) => [file, place]));
  const sorted = [...parts].sort((a, b) => (a.file < b.file ? -1 : 1));
  const homes = await findHomes(
    dir,
    sorted.map(({ file }) => file),
  );
  for (let from = 0; from < sorted.length; from += 1000) {
    const values = sorted.slice(from, from + 1000).map((part, index) => {
      const { path, packedAs } = homes[from + index]!;
      const texts = [part.file, path].map(sqlLiteral).join(', ');
      return `(${from + index}, ${texts}, ${packedAs ?? 'NULL'}, ${part.seq}, ${sqlLiteral(part.runId)}, ${places.get(part.file)}, ${part.input ?? 0}, ${part.lastSeq ?? part.seq})`;
    });
    await db.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
  }
  return [...new Set(homes.map(({ path }) => path))];
}

import { type Database, type DuckDBLimits, openDatabase, sqlLiteral } from '../../core/duckdb.ts';

/** Small enough for both cores to compress a mart of some ten thousand messages, and for days to prune a large one. */
const rowGroupSize = 20_480;

/** Oldest DuckDB that reads the file. From this version on, texts of few values are compressed in half the time. */
const storageVersion = 'v1.3.0';

/**
 * Makes an empty mart to build in. It is no mart before it is sealed: nothing goes to a write-ahead log, as a build that
 * breaks off is thrown away. Nothing in it is ever deleted, so that a checkpoint has nothing to vacuum: DuckDB would write the
 * widest table anew to join the row groups that one thread left not quite full.
 * @param file must not exist
 */
export async function openNewMart(file: string, limits: DuckDBLimits): Promise<Database> {
  const db = await openDatabase(':memory:', limits);
  await db.run(
    `SET temp_directory = ${sqlLiteral(`${file}.tmp`)};
     ATTACH ${sqlLiteral(file)} AS mart
       (ROW_GROUP_SIZE ${rowGroupSize}, RECOVERY_MODE no_wal_writes, STORAGE_VERSION ${sqlLiteral(storageVersion)});
     USE mart;
     SET max_vacuum_tasks = 0`,
  );
  return db;
}

/**
 * Writes out all of a mart that was built and lets go of its file: no statement after this sees its tables. Closing the
 * database would do the same, but without a word where the disk is full.
 * @param db as `openNewMart` gave it
 */
export async function sealMart(db: Database): Promise<void> {
  await db.run('CHECKPOINT mart; USE memory; DETACH mart');
}

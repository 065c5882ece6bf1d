import { randomUUID } from 'node:crypto';
import { copyFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Database, fileLiteral, sqlLiteral } from '../core/duckdb.ts';
import { syncFiles, syncFolder } from '../core/durable.ts';
import { loadSql } from '../core/sql.ts';
import type { Forgotten } from './forgotten.ts';
import { removePacks } from './packs.ts';
import { listPartWarnings, nameWarnings } from './part-warnings.ts';
import {
  hashPart,
  listPartFiles,
  listParts,
  locatePart,
  namePart,
  type PartName,
  removeParts,
  syncParts,
} from './parts.ts';
import { renameInRecords } from './run-records.ts';
import type { Workspace } from './workspace.ts';

/** What was taken out of the lake. */
export interface Erased {
  /** Rows of accepted messages, whichever run brought them. */
  readonly rows: number;
  /** Parts that held some: their old names, and the names of what is left of them. */
  readonly renamed: ReadonlyMap<string, string>;
}

const sqlFile = (name: string): URL => new URL(`./sql/${name}.sql`, import.meta.url);

/** In a workspace while rows are taken out: a run that finds it finishes the work of one that was killed. */
const markerFile = (workspace: Workspace): string => join(workspace.root, '.erasing');

/** Says that rows are to be taken out, whatever comes in between. Call before they are named in `forgotten.jsonl`. */
export async function beginErasing(workspace: Workspace): Promise<void> {
  await writeFile(markerFile(workspace), '');
  await syncFolder(workspace.root);
}

/** Whether forgetting was begun and not ended. */
export async function isErasing(workspace: Workspace): Promise<boolean> {
  return (await readdir(workspace.root)).includes(basename(markerFile(workspace)));
}

/**
 * Takes the rows of forgotten messages out of all parts of the lake, those of runs that are taken back or were refused too, and
 * the content of refused rows that are the same; then the state, which was made of them. Parts get other names, so that files
 * which are read again are compared with what is left. May be done again after it was broken off.
 * Call after `beginErasing`, when each finished run has its record.
 */
export async function eraseForgotten(
  db: Database,
  workspace: Workspace,
  forgotten: readonly Forgotten[],
): Promise<Erased> {
  // They have copies of the rows, and are made anew of what is left.
  for (const dir of [workspace.messagesDir, workspace.rejectsDir]) await removePacks(dir);
  await fillForgotten(db, forgotten);
  const found = await findRows(db, workspace.messagesDir);
  const renamed = new Map<string, string>();
  for (const rows of found) renamed.set(rows.part.file, await rewritePart(db, workspace.messagesDir, rows));
  await syncParts(workspace.messagesDir, [...renamed.values()]);
  await blankRejects(db, workspace.rejectsDir);
  await renameInRecords(workspace.runsDir, renamed);
  await removeParts(workspace.messagesDir, [...renamed.keys()]);
  for (const name of await readdir(workspace.stateDir)) {
    await rm(join(workspace.stateDir, name), { recursive: true, force: true });
  }
  await syncFolder(workspace.messagesDir);
  await rm(markerFile(workspace), { force: true });
  return { rows: found.reduce((sum, { numbers }) => sum + numbers.length, 0), renamed };
}

async function fillForgotten(db: Database, forgotten: readonly Forgotten[]): Promise<void> {
  await db.run(await loadSql(sqlFile('letters-hash')));
  await db.run(
    `CREATE OR REPLACE TEMP TABLE forgotten (source VARCHAR, id VARCHAR, text VARCHAR);
     CREATE OR REPLACE TEMP TABLE forgotten_inputs (source VARCHAR, input_hash VARCHAR);
     CREATE OR REPLACE TEMP TABLE forgotten_letters (letter VARCHAR)`,
  );
  for (const { source, id, text, letter, inputs } of forgotten) {
    await db.rows('INSERT INTO forgotten VALUES ($1, $2, $3)', [source, id, text]);
    for (const input of inputs) await db.rows('INSERT INTO forgotten_inputs VALUES ($1, $2)', [source, input]);
    if (letter !== null) await db.rows('INSERT INTO forgotten_letters VALUES ($1)', [letter]);
  }
}

interface FoundRows {
  readonly hash: string;
  readonly part: PartName;
  /** From 0, ascending. */
  readonly numbers: readonly number[];
}

/** Parts that are read together, at most. */
const atOnce = 500;

async function findRows(db: Database, dir: string): Promise<FoundRows[]> {
  const known = [...(await listParts(dir))];
  const entryOf = new Map(known.map((entry) => [entry[1].file, entry]));
  const found: FoundRows[] = [];
  for (let from = 0; from < known.length; from += atOnce) {
    const parts = known.slice(from, from + atOnce).map(([, { file }]) => locatePart(dir, file));
    const sql = await loadSql(sqlFile('forgotten-rows'), { parts });
    const rows = await db.rows<{ path: string; numbers: number[] }>(sql);
    for (const { path, numbers } of rows) {
      const [hash, part] = entryOf.get(basename(path))!;
      found.push({ hash, part, numbers: numbers.map(Number) });
    }
  }
  return found;
}

/** @returns the name of what is left, with the warnings of the part beside it */
async function rewritePart(db: Database, dir: string, { hash, part, numbers }: FoundRows): Promise<string> {
  const left = hashPart(hash, JSON.stringify(numbers));
  const { file: name } = namePart(left, part.accepted - numbers.length, part.rejected);
  if ((await listPartWarnings(dir)).has(hash)) await copyFile(nameWarnings(dir, hash), nameWarnings(dir, left));
  await rewrite(
    db,
    join(dir, name),
    `SELECT * EXCLUDE (file_row_number) FROM read_parquet(${fileLiteral(join(dir, part.file))}, file_row_number = true, hive_partitioning = false)
     WHERE file_row_number NOT IN (${numbers.join(', ')})`,
  );
  return name;
}

/** A refused row that another reading accepted has its content here, too. */
async function blankRejects(db: Database, dir: string): Promise<void> {
  for (const file of await listPartFiles(dir)) {
    const path = join(dir, file);
    const columns = await db.rows<{ name: string }>(`SELECT name FROM parquet_schema(${fileLiteral(path)})`);
    if (!columns.some(({ name }) => name === 'input_hash')) continue;
    const same = 'input_hash IN (SELECT input_hash FROM forgotten_inputs)';
    const from = `read_parquet(${fileLiteral(path)}, hive_partitioning = false)`;
    const [counted] = await db.rows<{ n: number }>(
      `SELECT count(*) AS n FROM ${from} WHERE ${same} AND content <> '{}'`,
    );
    if (counted?.n === 0) continue;
    await rewrite(db, path, `SELECT * REPLACE (if(${same}, '{}', content) AS content) FROM ${from}`);
    await syncFiles([path]);
  }
}

async function rewrite(db: Database, path: string, rows: string): Promise<void> {
  const temporary = join(dirname(path), `.tmp-${randomUUID()}.parquet`);
  try {
    await db.run(`COPY (${rows}) TO ${sqlLiteral(temporary)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, type DuckDBLimits, openDatabase, sqlLiteral } from '../core/duckdb.ts';
import { syncFiles, writeDurably } from '../core/durable.ts';
import { loadSql } from '../core/sql.ts';
import { locateIndex, locatePacks, type Pack, readPacks, removeStrayPacks } from './packs.ts';
import { listPartFiles, locatePart, measurePart } from './parts.ts';

/** When parts are packed. */
export interface PackLimits {
  /** So many parts at least make a pack, where they have no more rows each than this. */
  readonly small: { readonly rows: number; readonly parts: number };
  /** Likewise: beside more rows a footer costs less and a copy more, so that only many are worth it. Larger parts stay alone. */
  readonly medium: { readonly rows: number; readonly parts: number };
  /** Of so many parts at most the rows are read at once. */
  readonly mostAtOnce: number;
  /** A pack of so many rows is not written again with later ones. */
  readonly mostRows: number;
}

export const packLimits: PackLimits = {
  small: { rows: 512, parts: 64 },
  medium: { rows: 4096, parts: 512 },
  mostAtOnce: 1000,
  mostRows: 100_000,
};

/**
 * Packs the small parts of a lake folder that have gathered since the last time; does nothing where these are few. Of packs each is
 * about twice as large as all later ones: a row is written once more each time that as many have come as there were.
 *
 * A pack appears by one rename, and counts from the rename of the index on; until then, and whatever is broken off, the parts are
 * read where they were. Call with the lock of the workspace.
 * @param parts file names in the order in which they came; only these are packed
 */
export async function packParts(
  dir: string,
  parts: readonly string[],
  database: DuckDBLimits,
  limits: PackLimits = packLimits,
): Promise<void> {
  const known = await readPacks(dir);
  const present = new Set(await listPartFiles(dir));
  // What is no part any more has no business in a pack.
  const packs = known.filter((pack) => pack.parts.every((part) => present.has(part)));
  const packed = new Set(packs.flatMap((pack) => pack.parts));
  const loose = choose(
    parts.filter((part) => present.has(part) && !packed.has(part)),
    limits,
  );
  if (packs.length === known.length && loose.length === 0) return;
  await mkdir(locatePacks(dir), { recursive: true });
  if (packs.length < known.length) await commit(dir, packs);
  const db = await openDatabase(':memory:', database);
  try {
    for (const slice of cut(loose, limits)) await addPack(db, dir, packs, slice, limits);
  } finally {
    db.close();
  }
  await removeStrayPacks(dir, packs);
}

/** Those of some loose parts that are to be packed now. */
function choose(loose: readonly string[], { small, medium }: PackLimits): readonly string[] {
  for (const { rows, parts } of [medium, small]) {
    const fitting = loose.filter((part) => measurePart(part) <= rows);
    if (fitting.length >= parts) return fitting;
  }
  return [];
}

/** Parts that are read together; the last few wait for others. */
function* cut(loose: readonly string[], { small, mostAtOnce, mostRows }: PackLimits): Generator<readonly string[]> {
  for (let from = 0; loose.length - from >= small.parts; ) {
    let [to, rows] = [from, 0];
    while (to < loose.length && to < from + mostAtOnce && rows < mostRows) rows += measurePart(loose[to++]!);
    yield loose.slice(from, to);
    from = to;
  }
}

/** Writes a pack of loose parts and of the latest packs that are not much larger, which it replaces in `packs`. */
async function addPack(
  db: Database,
  dir: string,
  packs: Pack[],
  loose: readonly string[],
  { mostRows }: PackLimits,
): Promise<void> {
  let rows = sumRows(loose);
  let kept = packs.length;
  while (kept > 0) {
    const more = sumRows(packs[kept - 1]!.parts);
    if (more > 2 * rows || rows + more > mostRows) break;
    rows += more;
    kept -= 1;
  }
  const replaced = packs.splice(kept);
  packs.push(await writePack(db, dir, replaced, loose));
  await commit(dir, packs);
}

function sumRows(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + measurePart(part), 0);
}

interface Member {
  readonly part: string;
  readonly path: string;
  /** Its `packed_as` in the pack that it is taken from; null where it lies alone. */
  readonly before: number | null;
}

async function writePack(
  db: Database,
  dir: string,
  replaced: readonly Pack[],
  loose: readonly string[],
): Promise<Pack> {
  const folder = locatePacks(dir);
  const members: readonly Member[] = [
    ...replaced.flatMap(({ file, parts }) =>
      parts.map((part, before) => ({ part, path: locatePart(folder, file), before })),
    ),
    ...loose.map((part) => ({ part, path: locatePart(dir, part), before: null })),
  ];
  await fillMembers(db, members);
  const files = [...new Set(members.map(({ path }) => path))];
  const select = await loadSql(new URL('./sql/pack.sql', import.meta.url), { files });
  const file = `${randomUUID()}.parquet`;
  const temporary = join(folder, `.tmp-${file}`);
  await db.run(
    `COPY (${select}) TO ${sqlLiteral(temporary)}
     (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${rowGroupSize}, USE_TMP_FILE false)`,
  );
  await syncFiles([temporary]);
  await rename(temporary, join(folder, file));
  return { file, parts: members.map(({ part }) => part) };
}

async function fillMembers(db: Database, members: readonly Member[]): Promise<void> {
  await db.run('CREATE OR REPLACE TEMP TABLE lake_packed (path VARCHAR, packed_before INTEGER, packed_as INTEGER)');
  for (let from = 0; from < members.length; from += 1000) {
    const rows = members
      .slice(from, from + 1000)
      .map(({ path, before }, index) => `(${sqlLiteral(path)}, ${before ?? 'NULL'}, ${from + index})`);
    await db.run(`INSERT INTO lake_packed VALUES ${rows.join(', ')}`);
  }
}

/** Few enough rows for little memory, and for two threads to read a pack. */
const rowGroupSize = 20_480;

async function commit(dir: string, packs: readonly Pack[]): Promise<void> {
  await writeDurably(locateIndex(dir), JSON.stringify({ version: 1, packs }));
}

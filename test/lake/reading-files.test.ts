import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import type { CommittedPart } from '../../src/lake/committed-part.ts';
import { hashPart, namePart } from '../../src/lake/parts.ts';
import { readingFiles, withFiles } from '../../src/lake/reading-files.ts';
import { resolveLake } from '../../src/lake/resolve.ts';
import { lakeColumns } from '../../src/lake/schema.ts';
import { encodeLines, writePart } from '../../src/lake/write-part.ts';
import { resolveOptions } from './resolve-options.ts';

let dir: string;
let db: Database;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-files-'));
  db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
});

afterEach(async () => {
  db.close();
  await rm(dir, { recursive: true, force: true });
});

async function addPart(seq: number, ...ids: readonly string[]): Promise<CommittedPart> {
  const lines = ids.map((id) =>
    JSON.stringify({
      source: 'main',
      given_id: id,
      row_hash: hashPart(id),
      text_hash: hashPart('text', id),
      model_version: 'm1',
      title: '',
      body: `${id}号楼的电梯停了`,
      created_at: `2024-01-0${seq} 08:00:00`,
    }),
  );
  const { file } = namePart(hashPart(...lines), lines.length, 0);
  await writePart(db, dir, file, lakeColumns, [encodeLines(lines)]);
  return { file, seq, runId: `run-${seq}` };
}

const resolve = (parts: readonly CommittedPart[]) =>
  resolveLake(db, dir, parts, { analysis: '', model: 'm1' }, resolveOptions);
const read = (condition = 'true') => db.rows(`SELECT message_id FROM resolved WHERE ${condition} ORDER BY message_id`);

it('new messages are read from the files that have them, and from no other', async () => {
  const old = await addPart(1, '1', '2');
  await resolve([old, await addPart(2, '3')]);
  const path = join(dir, old.file);
  const isNew = 'first_seq >= 2';
  // DuckDB looks at a file where a view over it is laid.
  const readAlone = async (): Promise<object[]> => {
    await rename(path, `${path}.away`);
    const rows = await read(isNew);
    await rename(`${path}.away`, path);
    return rows;
  };
  expect(await withFiles(db, isNew, readAlone)).toEqual([{ message_id: '3' }]);
  const blocks: object[] = [];
  const stream = async function* () {
    yield await readAlone();
  };
  for await (const block of readingFiles(db, isNew, stream)) blocks.push(...block);
  expect(blocks).toEqual([{ message_id: '3' }]);
  expect(await read()).toHaveLength(3);
});

it('nothing is read where nothing fits, also of a lake without parts', async () => {
  await resolve([await addPart(1, '1')]);
  expect(await withFiles(db, 'first_seq > 1', () => read('first_seq > 1'))).toEqual([]);
  await resolve([]);
  expect(await withFiles(db, 'true', () => read())).toEqual([]);
  expect(await read()).toEqual([]);
});

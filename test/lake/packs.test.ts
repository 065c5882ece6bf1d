import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import type { CommittedPart } from '../../src/lake/committed-part.ts';
import { packParts } from '../../src/lake/pack-parts.ts';
import { locatePacks, readPacks, removePacks } from '../../src/lake/packs.ts';
import { hashPart, namePart, removeParts } from '../../src/lake/parts.ts';
import { resolveLake } from '../../src/lake/resolve.ts';
import { lakeColumns, rejectColumns } from '../../src/lake/schema.ts';
import { viewRejects } from '../../src/lake/stored-rows.ts';
import { encodeLines, writePart } from '../../src/lake/write-part.ts';
import { resolveOptions } from './resolve-options.ts';

const memory = { memoryLimit: '512MB', threads: 1 };
const limits = { small: { rows: 3, parts: 3 }, medium: { rows: 6, parts: 9 }, mostAtOnce: 4, mostRows: 20 };

let dir: string;
let rejectsDir: string;
let db: Database;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-packs-'));
  rejectsDir = join(dir, 'rejects');
  await mkdir(rejectsDir);
  db = await openDatabase(':memory:', memory);
});

afterEach(async () => {
  db.close();
  await rm(dir, { recursive: true, force: true });
});

const { ask_kinds: _, likely_kinds: __, ...earlierColumns } = lakeColumns;

/** Parts of two rows, each of a run of its own; every second row is another version of a message of the part before. */
async function addParts(from: number, count: number, rows = 2): Promise<CommittedPart[]> {
  const parts: CommittedPart[] = [];
  for (let seq = from; seq < from + count; seq += 1) {
    const lines = Array.from({ length: rows }, (_, row) => {
      const id = row % 2 === 0 ? `${seq}` : `${seq - 1}`;
      const body = `石桥村第${id}户门前的路灯坏了`;
      return JSON.stringify({
        source: 'main',
        given_id: `${id}-${row >> 1}`,
        row_hash: hashPart(`${seq} ${row}`),
        text_hash: hashPart(body),
        model_version: 'm1',
        title: '',
        body,
        created_at: `2024-03-0${1 + (seq % 9)} 08:00:00`,
        reply: row % 2 === 0 ? null : `第${seq}次答复`,
        ask_kinds: `k${seq}`,
      });
    });
    const { file } = namePart(hashPart(...lines), rows, 0);
    await writePart(db, dir, file, seq % 3 === 0 ? earlierColumns : lakeColumns, [encodeLines(lines)]);
    parts.push({ file, seq, runId: `run-${seq}` });
  }
  return parts;
}

async function addRejects(count: number): Promise<CommittedPart[]> {
  const parts: CommittedPart[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const line = JSON.stringify({ file: `${seq}.csv`, row: 2, code: 'BAD_TIME', reason: 'r', content: '{}' });
    const { file } = namePart(hashPart(line), 0, 1);
    await writePart(db, rejectsDir, file, rejectColumns, [encodeLines([line])]);
    parts.push({ file, seq, runId: `run-${seq}` });
  }
  return parts;
}

const names = (parts: readonly CommittedPart[]): string[] => parts.map(({ file }) => file);
const pack = (parts: readonly CommittedPart[], folder = dir) => packParts(folder, names(parts), memory, limits);
const packedFiles = async (): Promise<string[]> => (await readPacks(dir)).flatMap(({ parts }) => parts);

async function readLake(parts: readonly CommittedPart[], rejects: readonly CommittedPart[] = []) {
  const summary = await resolveLake(db, dir, parts, { analysis: '', model: 'm1' }, resolveOptions);
  await viewRejects(db, rejectsDir, rejects);
  const messages = await db.rows('FROM resolved ORDER BY message_id');
  return { summary, messages, rejects: await db.rows('FROM lake_rejects ORDER BY file') };
}

/** Paths of the files that hold the rows of the parts. */
async function filesRead(parts: readonly CommittedPart[]): Promise<string[]> {
  await resolveLake(db, dir, parts, { analysis: '', model: 'm1' }, resolveOptions);
  return (await db.rows<{ path: string }>('SELECT DISTINCT path FROM lake_parts')).map(({ path }) => path);
}

it('are read in place of their parts, and give the same messages and refused rows', async () => {
  const parts = [...(await addParts(1, 7)), ...(await addParts(20, 1, 6))];
  const rejects = await addRejects(5);
  const before = await readLake(parts, rejects);
  expect(before.messages).toHaveLength(14);
  await pack(parts);
  await pack(rejects, rejectsDir);
  expect(await readLake(parts, rejects)).toEqual(before);
  // The large part lies alone.
  expect(await filesRead(parts)).toHaveLength(2);
  expect(await readPacks(rejectsDir)).toHaveLength(1);
  // A run that is taken back has its rows in the pack, which nobody reads.
  const without = parts.filter(({ seq }) => seq !== 3);
  const left = await readLake(without);
  // Where there are none any more, none are removed.
  for (let time = 0; time < 2; time += 1) await removePacks(dir);
  expect(await readLake(without)).toEqual(left);
});

it('are made of many parts only, take up smaller ones before them, and hold each part once', async () => {
  const parts: CommittedPart[] = [];
  const counts: number[] = [];
  for (let seq = 1; seq <= 24; seq += 1) {
    parts.push(...(await addParts(seq, 1)));
    await pack(parts);
    const packed = await packedFiles();
    expect(new Set(packed).size).toBe(packed.length);
    expect(parts.length - packed.length).toBeLessThan(limits.small.parts);
    counts.push((await readPacks(dir)).length);
  }
  expect(counts.slice(0, 4)).toEqual([0, 0, 1, 1]);
  expect(Math.max(...counts)).toBeLessThanOrEqual(4);
  // Each pack has its file, and no other file stays.
  const files = (await readPacks(dir)).map(({ file }) => file);
  expect((await readdir(locatePacks(dir))).sort()).toEqual([...files, 'index.json'].sort());
  const packed = await readLake(parts);
  await removePacks(dir);
  expect(await readLake(parts)).toEqual(packed);
});

it('count from the index on: what a killed run left is no pack, and goes with the next one', async () => {
  const parts = await addParts(1, 4);
  const expected = await readLake(parts);
  await mkdir(locatePacks(dir));
  const stray = ['.tmp-a.parquet', 'b.parquet', '.tmp-index.json'];
  for (const name of stray) await writeFile(join(locatePacks(dir), name), 'half');
  expect(await readLake(parts)).toEqual(expected);
  await pack(parts);
  expect(await readdir(locatePacks(dir))).toHaveLength(2);
  expect(await readLake(parts)).toEqual(expected);
  // Of a pack that another one replaced before its file was removed.
  await writeFile(join(locatePacks(dir), 'c.parquet'), 'whole PAR1');
  const more = [...parts, ...(await addParts(5, 3))];
  await pack(more);
  expect(await readdir(locatePacks(dir))).not.toContain('c.parquet');
});

it('that a disk cut off, or whose index it lost, leave their parts to be read, and are made anew', async () => {
  const parts = await addParts(1, 4);
  const expected = await readLake(parts);
  await pack(parts);
  const [first] = await readPacks(dir);
  await truncate(join(locatePacks(dir), first!.file), 20);
  expect(await readLake(parts)).toEqual(expected);
  await pack(parts);
  expect(await packedFiles()).toEqual(names(parts));
  for (const index of ['', '{"version":2}', '{"version":1,"packs":[{"file":"gone.parquet","parts":["x"]}]}']) {
    await writeFile(join(locatePacks(dir), 'index.json'), index);
    expect(await readPacks(dir)).toEqual([]);
    expect(await readLake(parts)).toEqual(expected);
    await pack(parts);
    expect(await packedFiles()).toEqual(names(parts));
    expect(await readdir(locatePacks(dir))).toHaveLength(2);
  }
});

it('keep no rows of a part that is gone from the lake', async () => {
  const parts = await addParts(1, 4);
  await pack(parts);
  await removeParts(dir, [parts[1]!.file]);
  const left = parts.filter((part) => part !== parts[1]);
  await pack(left);
  expect(await packedFiles()).toEqual(names(left));
});

it('that cannot be read are an error that says what to do', async () => {
  const parts = await addParts(1, 4);
  await pack(parts);
  const [first] = await readPacks(dir);
  const path = join(locatePacks(dir), first!.file);
  await writeFile(path, 'PAR1 not quite PAR1');
  await expect(readLake(parts)).rejects.toMatchObject({
    code: 'LAKE_UNREADABLE',
    data: { path },
    message: expect.stringContaining('delete it, since it holds copies alone'),
  });
});

it('are made of larger parts where very many have gathered, in packs of bounded size', async () => {
  const parts = await addParts(1, 8, 6);
  await pack(parts);
  expect(await readPacks(dir)).toEqual([]);
  parts.push(...(await addParts(9, 1, 6)), ...(await addParts(10, 1, 10)));
  const before = await readLake(parts);
  await pack(parts);
  expect((await readPacks(dir)).map((each) => each.parts.length)).toEqual([4, 4]);
  expect(await readLake(parts)).toEqual(before);
  // The last waits for others, the largest lies alone.
  expect(await filesRead(parts)).toHaveLength(4);
});

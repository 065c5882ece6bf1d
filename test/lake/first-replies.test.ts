import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import type { CommittedPart } from '../../src/lake/committed-part.ts';
import { hashPart, namePart } from '../../src/lake/parts.ts';
import { dropVersions, resolveLake } from '../../src/lake/resolve.ts';
import { lakeColumns } from '../../src/lake/schema.ts';
import { encodeLines, writePart } from '../../src/lake/write-part.ts';
import { resolveOptions } from './resolve-options.ts';

let dir: string;
let db: Database;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-first-'));
  db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
});

afterEach(async () => {
  db.close();
  await rm(dir, { recursive: true, force: true });
});

/** Words of a reply and its time in March 2024, either of which an export may lack. */
type Reply = readonly [words: string | null, time: string | null];

const written = '2024-03-01 08:00:00';
const march = (time: string | null): string | null => (time === null ? null : `2024-03-${time}:00:00`);

/** One version of a message in a part of its own. */
async function addPart(seq: number, [words, time]: Reply, more: object = {}): Promise<CommittedPart> {
  const content = {
    given_id: '7',
    body: '桥头路灯坏了半个月',
    created_at: written,
    reply: words,
    replied_at: march(time),
  };
  const row = { source: 'main', title: '路灯', author: 'x', text_hash: 't', ...content, ...more };
  const line = JSON.stringify({
    ...row,
    row_hash: hashPart(JSON.stringify(row)),
    model_version: 'm1',
    model_time: '1',
  });
  const part = namePart(hashPart(line), 1, 0);
  await writePart(db, dir, part.file, lakeColumns, [encodeLines([line])]);
  return { file: part.file, seq, runId: `run-${seq}` };
}

async function resolve(parts: readonly CommittedPart[]): Promise<Record<string, unknown>> {
  await resolveLake(db, dir, parts, { analysis: 'a1', model: 'm1' }, resolveOptions);
  await dropVersions(db);
  const [row] = await db.rows<Record<string, unknown>>(
    "SELECT reply, strftime(replied_at, '%d %H') AS latest, strftime(first_replied_at, '%d %H') AS first FROM resolved",
  );
  return row!;
}

/** One version a run. */
const resolveReplies = async (...replies: readonly Reply[]) =>
  resolve(await Promise.all(replies.map((reply, index) => addPart(index + 1, reply))));

it('is the earliest that has words of its own, beside the latest, which is shown', async () => {
  const [begun, done, thanks] = [
    ['正在整改', '05 10'],
    ['已修复', '20 10'],
    ['已回访', '25 10'],
  ] as const;
  expect(await resolveReplies(begun, done)).toEqual({ reply: '已修复', latest: '20 10', first: '05 10' });
  expect(await resolveReplies(begun, done, thanks)).toEqual({ reply: '已回访', latest: '25 10', first: '05 10' });
  // An old export that comes late: what is shown is the last that came, as before.
  expect(await resolveReplies(done, begun)).toEqual({ reply: '正在整改', latest: '05 10', first: '05 10' });
});

it('is not an earlier time of the same reply, which a later version corrects', async () => {
  expect(await resolveReplies(['已修复', '05 10'], ['已修复', '20 10'])).toMatchObject({
    latest: '20 10',
    first: '20 10',
  });
  expect(await resolveReplies(['已修复。', '05 10'], ['已 修复', '20 10'])).toMatchObject({ first: '20 10' });
  expect(await resolveReplies(['已修复', '20 10'], ['已修复', '05 10'])).toMatchObject({
    latest: '05 10',
    first: '05 10',
  });
  const corrected: Reply[] = [
    ['正在整改', '03 10'],
    ['正在整改', '05 10'],
    ['已修复', '20 10'],
  ];
  expect(await resolveReplies(...corrected)).toMatchObject({ latest: '20 10', first: '05 10' });
  // A file without the words may correct a time, too: that of the reply before it.
  expect(await resolveReplies(['已修复', '05 10'], [null, '20 10'])).toMatchObject({ latest: '20 10', first: '20 10' });
});

it('needs words and a time, and no time before the message', async () => {
  expect(await resolveReplies([null, '05 10'], ['已修复', '20 10'])).toMatchObject({ latest: '20 10', first: null });
  expect(await resolveReplies([null, '05 10'], [null, '20 10'])).toMatchObject({ latest: '20 10', first: null });
  expect(await resolveReplies(['正在整改', '05 10'], ['已修复', null])).toMatchObject({ latest: null, first: '05 10' });
  expect(await resolveReplies(['正在整改', null], ['已修复', '20 10'])).toMatchObject({
    latest: '20 10',
    first: '20 10',
  });
  expect(await resolveReplies(['正在整改', '01 07'], ['已修复', '20 10'])).toMatchObject({ first: '20 10' });
  expect(await resolveReplies(['正在整改', '01 00'], ['已修复', '20 10'])).toMatchObject({ first: '01 00' });
});

it('is looked for only where there may be several', async () => {
  const likes = async (seq: number) => addPart(seq, ['已修复', '05 10'], { likes: seq });
  expect(await resolve([await likes(1), await likes(2)])).toMatchObject({ latest: '05 10', first: null });
});

it('is the same in whatever order parts are listed, and in one run or in several', async () => {
  const replies: Reply[] = [
    ['正在整改', '05 10'],
    ['已修复', '20 10'],
    ['正在整改', '06 10'],
    [null, '07 10'],
  ];
  const parts = await Promise.all(replies.map((reply, index) => addPart(index + 1, reply)));
  const apart = await resolve(parts);
  expect(apart).toMatchObject({ first: '07 10' });
  expect(await resolve([...parts].reverse())).toEqual(apart);
  expect(await resolve(parts.map((part, input) => ({ ...part, seq: 1, input })))).toEqual(apart);
});

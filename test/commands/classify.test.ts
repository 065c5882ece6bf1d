import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/classify.ts';
import { UsageError } from '../../src/core/errors.ts';
import { hashAuthor } from '../../src/ingest/authors/author-key.ts';
import { deriveId } from '../../src/lake/derive-id.ts';

const key = 'ab'.repeat(32);
const row = { title: '柳荫小区路灯不亮', body: '晚上一片漆黑', createdAt: '2023-01-02 08:00:00' };
let dir: string;
let csv: string;
let city: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-classify-'));
  csv = join(dir, 'new.csv');
  city = join(dir, 'city');
  // 事由 is no column that is known by itself: without the map the titles are missing.
  await writeFile(
    csv,
    `编号,网友,事由,时间,内容\n,U1,${row.title},2023/1/2 8:00:00,${row.body}\n13800138000,U2,${row.title},2023/1/2 8:00:00,${row.body}\n`,
  );
  await mkdir(city);
  await writeFile(join(city, 'qingyu.json'), JSON.stringify({ ingest: { map: { title: '事由' } } }));
  await writeFile(join(city, 'secret.key'), key);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function classify(options: object, file = csv): Promise<{ ids: string[]; err: string }> {
  const seen = { out: '', err: '' };
  await execute([[file]], options, {
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
    isTerminal: false,
    useColour: false,
    effects: { clock: { now: () => 0 }, logger: pino({ level: 'silent' }) },
  });
  const lines = seen.out.trimEnd().split('\n');
  return { ids: lines.map((line) => (JSON.parse(line) as { message_id: string }).message_id), err: seen.err };
}

describe('qingyu classify', () => {
  it("gives the ids that qingyu run derives, by the workspace's settings and key", async () => {
    const bytes = Buffer.from(key, 'hex');
    const { ids, err } = await classify({ workspace: city });
    expect(ids).toEqual([
      deriveId({ ...row, author: hashAuthor('U1', bytes) }),
      `id-${hashAuthor('13800138000', bytes)}`,
    ]);
    expect(err).toBe('');
  });

  it('leaves the author out of derived ids where there is no key, and says so', async () => {
    const bare = join(dir, 'bare');
    await mkdir(bare);
    const options = { workspace: bare, map: ['title=事由'] };
    const id = deriveId({ ...row, author: null });
    const first = await classify(options);
    expect(first.ids).toEqual([id, id]);
    expect(first.err).toContain('2 messages leave out the author');
    const withIds = join(dir, 'ids.csv');
    await writeFile(withIds, `编号,网友,事由,时间\n7,U1,${row.title},2023/1/2\n`);
    expect(await classify(options, withIds)).toEqual({ ids: ['7'], err: '' });
  });

  it('refuses a workspace that is not there', async () => {
    await expect(classify({ workspace: join(dir, 'ctiy') })).rejects.toThrow(UsageError);
  });
});

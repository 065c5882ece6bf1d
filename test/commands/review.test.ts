import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute as edit } from '../../src/commands/edit.ts';
import { execute } from '../../src/commands/review.ts';
import { buildSmallMart } from '../aggregate/build-small-mart.ts';
import { key } from '../dashboard/small-dashboard.ts';
import { recordIo } from './command-io.ts';

const workspace = mkdtempSync(join(tmpdir(), 'qingyu-review-'));
beforeAll(async () => {
  const labels = { topic: '交通运输', kind: 'complaint', urgency: 'routine', kind_score: 0.9, urgency_score: 0.9 };
  const messages = [0.9, 0.3, 0.6].map((topic_score, i) => ({
    id: String(i),
    message_key: key(i),
    at: '2025-12-22 08:00:00',
    title: `第${i}条`,
    body: '路灯不亮',
    topic_score,
    ...labels,
  }));
  const corrected = { ...messages[0]!, id: '7', message_key: key(7), kind: 'help', kind_score: null };
  const db = await buildSmallMart({ messages: [...messages, corrected], path: join(workspace, 'trends.duckdb') });
  await db.run('CHECKPOINT');
  db.close();
});
afterAll(() => rmSync(workspace, { recursive: true }));

describe('review', () => {
  it('gives the most doubtful message first', async () => {
    const io = recordIo();
    expect(await execute([], { workspace, count: '1', json: true }, io)).toBe(0);
    expect(JSON.parse(io.seen.out)).toMatchObject({ id: '1', topic: '交通运输' });
  });

  it('looks at the most doubtful ones of very many', async () => {
    const path = join(workspace, 'many');
    mkdirSync(path);
    const scores = { topic_score: 0.6, kind_score: 0.9, urgency_score: 0.9 };
    // Sure of one label alone, each of them is more doubtful than those that are quite sure of all.
    const doubtful = ['topic_score', 'kind_score', 'urgency_score'].map((name) => ({ ...scores, [name]: 0.1 }));
    const messages = [...Array<typeof scores>(500).fill(scores), ...doubtful].map((given, i) => ({
      id: String(1000 + i),
      at: '2025-12-22 08:00:00',
      ...given,
    }));
    const db = await buildSmallMart({ messages, path: join(path, 'trends.duckdb') });
    await db.run('CHECKPOINT');
    db.close();
    const io = recordIo();
    await execute([], { workspace: path, count: '3', json: true }, io);
    const lines = io.seen.out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).id).sort()).toEqual(['1500', '1501', '1502']);
  });

  it('gives corrected messages with the corrected labels alone', async () => {
    const io = recordIo();
    expect(await execute([], { workspace, corrected: true, json: true }, io)).toBe(0);
    expect(JSON.parse(io.seen.out)).toEqual({ id: '7', title: '第0条', body: '路灯不亮', kind: 'help' });
  });

  it('says how many corrections wait for the next run', async () => {
    const io = recordIo();
    await execute([], { workspace, corrected: true, json: true }, io);
    expect(io.seen.err).toBe('');
    await edit(['correct', ['1']], { workspace, kind: 'help' }, recordIo());
    await execute([], { workspace, corrected: true, json: true }, io);
    expect(io.seen.err).toBe('not listed: 1 correction waits for the next run (qingyu edit history)\n');
    rmSync(join(workspace, 'edits.jsonl'));
  });

  it('says that nothing is corrected yet', async () => {
    const path = join(workspace, 'none');
    mkdirSync(path);
    const db = await buildSmallMart({
      messages: [{ id: '1', at: '2025-12-22 08:00:00', topic_score: 0.9, kind_score: 0.9, urgency_score: 0.9 }],
      path: join(path, 'trends.duckdb'),
    });
    await db.run('CHECKPOINT');
    db.close();
    const io = recordIo();
    expect(await execute([], { workspace: path, corrected: true }, io)).toBe(0);
    expect(io.seen).toMatchObject({ out: '', err: 'no label of a message is corrected (qingyu edit correct)\n' });
  });

  it('refuses a count of none', async () => {
    await expect(execute([], { workspace, count: '0' }, recordIo())).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/^--count: /),
    });
  });

  it('refuses to count corrected messages, of which it lists all', async () => {
    await expect(execute([], { workspace, corrected: true, count: '5' }, recordIo())).rejects.toMatchObject({
      code: 'USAGE',
      message: 'Expected --corrected, which lists all, or --count, got both',
    });
  });

  it('reads words as the workspace does', async () => {
    const settings = { segment: { userDictionary: 'words.txt' } };
    writeFileSync(join(workspace, 'qingyu.json'), JSON.stringify(settings));
    const review = () => execute([], { workspace, json: true }, recordIo());
    await expect(review()).rejects.toMatchObject({ code: 'BAD_SETTINGS' });
    writeFileSync(join(workspace, 'words.txt'), '第1条 100000 n\n');
    expect(await review()).toBe(0);
  });
});

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/core/duckdb.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { type CliOptions, hashTables, runCli } from './cli.ts';
import { inventRows, toCsv, toJsonLines } from './fixtures.ts';
import { queryMart } from './query-mart.ts';

const preload = `--import ${new URL('./kill-at-rename.mjs', import.meta.url).href}`;
/** Words that only the letter which is to be forgotten has. */
const secret = '鹦鹉螺号潜水艇';
const letter = {
  id: '9001',
  author: 'U7001',
  title: `${secret}停在柳荫小区`,
  time: '2023/3/5 09:00:05',
  body: `${secret}停在消防通道上，十天没有人管。`,
};
const others = inventRows(40, 5);

let dir: string;
let keyFile: string;
let files: { board: string; copies: string; replies: string; withoutLetter: string };
/** A workspace that read all of it, and one that never had the letter. */
let read: string;
let clean: string;
let names = 0;

const runArgs = (workspace: string, inputs: string[]): string[] => {
  return ['run', ...inputs, '--workspace', workspace, '--workers', '1', '--author-key', keyFile];
};
const run = (workspace: string, ...inputs: string[]) => runCli(runArgs(workspace, inputs));
const killAt = (moment: string): CliOptions => ({ env: { NODE_OPTIONS: preload, QINGYU_TEST_KILL: moment } });
const forget = (workspace: string, ...ids: string[]) => runCli(['forget', ...ids, '--workspace', workspace]);
const mart = (workspace: string): string => join(workspace, 'trends.duckdb');
const query = (workspace: string, sql: string) => queryMart(mart(workspace), sql);

async function copy(root: string): Promise<string> {
  names += 1;
  const workspace = join(dir, `copy${names}`);
  await cp(root, workspace, { recursive: true });
  return workspace;
}

/** Tables but for what refused rows say of themselves. */
async function tablesWithoutRejects(workspace: string): Promise<Record<string, string>> {
  const { rejects: _, ...tables } = await hashTables(mart(workspace));
  return tables;
}

/** Files of a workspace in which the words still stand, parts as the database reads them. */
async function findSecret(workspace: string): Promise<string[]> {
  const db = await openDatabase(':memory:', { memoryLimit: '300MB', threads: 1 });
  const found: string[] = [];
  for (const entry of await readdir(workspace, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'trends.duckdb') continue;
    const path = join(entry.parentPath, entry.name);
    const text = entry.name.endsWith('.parquet')
      ? JSON.stringify(await db.rows(`FROM read_parquet('${path}')`))
      : (await readFile(path)).toString();
    if (text.includes(secret) || text.includes('鹦鹉螺')) found.push(path);
  }
  db.close();
  for (const table of ['messages', 'issues', 'terms_weekly', 'rejects']) {
    const rows = await query(workspace, `FROM ${table}`);
    if (JSON.stringify(rows).includes('鹦鹉螺')) found.push(table);
  }
  return found;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-forget-'));
  keyFile = join(dir, 'shared.key');
  const inDir = (name: string): string => join(dir, name);
  files = {
    board: inDir('board.csv'),
    copies: inDir('copies.jsonl'),
    replies: inDir('replies.jsonl'),
    withoutLetter: inDir('without.csv'),
  };
  await writeFile(keyFile, 'cd'.repeat(32));
  await writeFile(files.board, toCsv([...others.slice(0, 20), letter, ...others.slice(20, 30)]));
  await writeFile(files.withoutLetter, toCsv(others.slice(0, 30)));
  await writeFile(files.copies, toJsonLines([{ ...letter, id: '9002' }, ...others.slice(30)]));
  const answer = { answerContent: `${secret}已拖走`, answerTime: '2023/4/2 10:00:00' };
  await writeFile(files.replies, `${toJsonLines([letter], answer)}{"tid": "1", broken\n`);
  const rest = inDir('rest.jsonl');
  await writeFile(rest, toJsonLines(others.slice(30)));
  read = inDir('read');
  await run(read, files.board);
  await run(read, files.copies, files.replies);
  clean = inDir('clean');
  await run(clean, files.withoutLetter);
  await run(clean, rest);
  await runCli(['rebuild', '--workspace', clean]);
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describeInCi('qingyu forget', () => {
  it('leaves nothing of a message, of its reply or of its copies, and the tables as if it had never come', async () => {
    expect(await findSecret(read)).not.toEqual([]);
    const workspace = await copy(read);
    const { code, stdout, stderr } = await forget(workspace, '9001');
    expect(code).toBe(0);
    expect(stderr).not.toContain('"level"');
    expect(stdout).toContain(
      'Forgot 1 message and 1 copy: 3 rows of 3 parts of the lake.\ncopies by the same writer: 9002\n',
    );
    expect(await findSecret(workspace)).toEqual([]);
    expect(await tablesWithoutRejects(workspace)).toEqual(await tablesWithoutRejects(clean));
  });

  it('refuses the rows when their files are read again, says nothing of them, and counts them', async () => {
    const workspace = await copy(read);
    await forget(workspace, '9002');
    const again = await run(workspace, files.board, files.copies, files.replies);
    expect(again.stdout).toContain('rows read 44 = new 0 + updated 0 + unchanged 40 + duplicates 0 + rejects 4');
    expect(await findSecret(workspace)).toEqual([]);
    const refused = "SELECT file, row, content FROM rejects WHERE code = 'FORGOTTEN' ORDER BY ALL";
    const rows = [
      { file: 'board.csv', row: 22, content: '{}' },
      { file: 'copies.jsonl', row: 1, content: '{}' },
      { file: 'replies.jsonl', row: 1, content: '{}' },
    ];
    expect(await query(workspace, refused)).toEqual(rows);
    expect((await run(workspace, files.board, files.copies, files.replies)).stdout).toContain('Nothing new');
    const { stderr } = await runCli(['rebuild', '--workspace', workspace]);
    expect(stderr).not.toContain('"level"');
    expect(await query(workspace, refused)).toEqual(rows);
  });

  it('refuses the same letter of the same writer under another id, from another source or without an id', async () => {
    const workspace = await copy(read);
    await forget(workspace, '9001');
    const { id: _, ...nameless } = letter;
    const more = join(dir, 'more.jsonl');
    await writeFile(
      more,
      toJsonLines([{ ...letter, id: '9003' }, { ...nameless, time: '2023/3/6 09:00:05' } as typeof letter]),
    );
    expect((await run(workspace, more, '--source', 'hotline')).stdout).toContain('rows read 2 = new 0');
    expect(await findSecret(workspace)).toEqual([]);
  });

  it('erases copies that only a run has which was taken back', async () => {
    const workspace = join(dir, 'taken');
    await run(workspace, files.board);
    await run(workspace, files.copies);
    const [last] = await query(workspace, 'SELECT run_id FROM runs ORDER BY seq DESC LIMIT 1');
    await runCli(['rebuild', '--without-run', String(last!.run_id), '--workspace', workspace]);
    await forget(workspace, '9001');
    expect(await findSecret(workspace)).toEqual([]);
    await runCli(['rebuild', '--with-run', String(last!.run_id), '--workspace', workspace]);
    expect(await findSecret(workspace)).toEqual([]);
  });

  it('forgets nothing where one of the ids is of no message, and says when one was forgotten before', async () => {
    const workspace = await copy(read);
    const before = await hashTables(mart(workspace));
    const wrong = await forget(workspace, '9001', 'nobody');
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('got nobody; nothing was erased') });
    expect(await hashTables(mart(workspace))).toEqual(before);
    await forget(workspace, '9001');
    const { code, stdout } = await forget(workspace, 'main/9001');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Forgot 0 messages and 0 copies: 0 rows of 0 parts of the lake.\nforgotten before: main/9001\n',
    );
  });

  it('leaves nothing in the packs of small parts', async () => {
    const workspace = join(dir, 'packed');
    const many = join(dir, 'many.jsonl');
    await writeFile(many, toJsonLines(inventRows(60, 9).map((row) => ({ ...row, id: `x${row.id}` }))));
    await run(workspace, files.board, files.copies, files.replies, many, '--batch-size', '1');
    const packs = join(workspace, 'lake', 'messages', 'packs');
    expect((await findSecret(workspace)).filter((path) => path.startsWith(packs))).toHaveLength(1);
    await forget(workspace, '9001');
    expect(await findSecret(workspace)).toEqual([]);
    expect(await readdir(packs)).toHaveLength(2);
  });

  const moments = {
    'when it had written down what to forget': 'forgotten\\.jsonl:1:after',
    'between two parts': 'lake/messages/\\w+-\\d+-\\d+\\.parquet:2:before',
    'between two records of runs': 'lake/runs/r\\w+-\\d+\\.json:1:after',
    'before the tables are there': 'trends\\.duckdb:1:before',
  };
  // The run that is to finish it is killed, too.
  for (const [first, second] of [
    ['when it had written down what to forget', 'between two parts'],
    ['between two records of runs', 'before the tables are there'],
  ] as const) {
    it(`is finished by the run after the next when it was killed ${first}, and the next one ${second}`, async () => {
      const workspace = await copy(read);
      const killed = [
        await runCli(['forget', '9001', '--workspace', workspace], killAt(moments[first])),
        await runCli(runArgs(workspace, [files.copies]), killAt(moments[second])),
      ];
      expect(killed.map(({ code }) => code)).toEqual([null, null]);
      const later = await run(workspace, files.copies);
      expect(later.code).toBe(0);
      expect(await findSecret(workspace)).toEqual([]);
      await runCli(['rebuild', '--workspace', workspace]);
      expect(await tablesWithoutRejects(workspace)).toEqual(await tablesWithoutRejects(clean));
    });
  }
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute as evaluate } from '../../src/commands/evaluate.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { runCli } from '../pipeline/cli.ts';
import { inventRows, toCsv } from '../pipeline/fixtures.ts';
import { recordIo } from './command-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyu-settings-'));
const csv = join(folder, 'board.csv');
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
beforeAll(() => writeFileSync(csv, toCsv(inventRows(20, 1))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('settings that name what is not there', () => {
  it.each([
    [['--topic-model', folder], 1, 'MODEL_UNREADABLE', ''],
    [['--topic-model', join(folder, 'none')], 2, 'USAGE', '--topic-model: '],
    [['--topics', '不存在'], 2, 'UNKNOWN_TOPIC', '--topics: '],
    [['--author-key', join(folder, 'none.key')], 2, 'KEY_MISSING', '--author-key: '],
  ] as const)('end run with one line and leave no workspace: %j', async (flags, exit, code, flag) => {
    const workspace = join(folder, 'new');
    const ended = await runCli(['run', csv, '--workspace', workspace, ...flags]);
    expect(ended.stderr).toMatch(new RegExp(`^(reading\\n)?qingyu: ${flag}Expected [^\\n]*\\[${code}\\]\\n$`));
    expect(ended.code).toBe(exit);
    expect(existsSync(workspace)).toBe(false);
  });
});

describeInCi('settings of a workspace that name what is not there', () => {
  it.each([
    [{ cues: write('no-cues.json', '{}') }, 'CUES_INVALID'],
    [{ topicFields: write('no-fields.json', 'no JSON') }, 'FIELDS_INVALID'],
    [{ hazards: write('no-hazards.json', '{}') }, 'HAZARDS_INVALID'],
    [{ senses: join(folder, 'none.json') }, 'BAD_SETTINGS'],
    [{ hazards: join(folder, 'none.json') }, 'BAD_SETTINGS'],
  ])('end a run in a workspace that there is already: %j', async (classify, code) => {
    const workspace = join(folder, `old-${code}`);
    mkdirSync(join(workspace, 'lake', 'messages'), { recursive: true });
    write(`old-${code}/qingyu.json`, JSON.stringify({ classify }));
    const ended = await runCli(['run', csv, '--workspace', workspace]);
    expect(ended.stderr).toMatch(new RegExp(`^(reading\\n)?qingyu: Expected [^\\n]*\\[${code}\\]\\n$`));
    expect(ended.code).toBe(1);
  });
});

describe('evaluate', () => {
  it.each([
    ['issues', 'none.json', null],
    ['issues', 'other.json', '{"themes": []}'],
    ['themes', 'text.json', 'no JSON'],
  ])('says what is wrong with a gold file of %s: %s', async (task, name, content) => {
    const gold = content === null ? join(folder, name) : write(name, content);
    const work = evaluate([task, [csv]], { gold }, recordIo());
    await expect(work).rejects.toMatchObject({ code: 'BAD_GOLD', data: { file: gold } });
    await expect(work).rejects.toThrow(/^Expected [^\n]*$/);
  });
});

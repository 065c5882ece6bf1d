import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/edit.ts';
import { buildSmallMart } from '../aggregate/build-small-mart.ts';
import { key, smallMart } from '../dashboard/small-dashboard.ts';
import { recordIo } from './command-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyu-edit-'));
const built = join(folder, 'built.duckdb');
beforeAll(async () => {
  const messages = ['main', 'hotline'].map((source, i) => ({
    id: '7',
    source,
    message_key: key(70 + i),
    at: '2025-12-22 08:00:00',
  }));
  const into = { event: 'merged_into', other_issue_id: 'I0000000000aa', at: '2025-12-30 08:00:00', cause: 'edit' };
  const db = await buildSmallMart({
    ...smallMart,
    messages: [...smallMart.messages, ...messages],
    tables: { issue_lineage: [{ issue_id: 'I0000000000cc', ...into }] },
    path: built,
  });
  await db.run('CHECKPOINT');
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const edit = (words: readonly string[], flags: object = {}) => {
  const workspace = mkdtempSync(join(folder, 'w-'));
  copyFileSync(built, join(workspace, 'trends.duckdb'));
  const io = recordIo();
  const [action, ...values] = words;
  return { workspace, io, work: execute([action!, values], { workspace, ...flags }, io) };
};

describe('edit', () => {
  it('records a decision', async () => {
    const { work, workspace, io } = edit(['correct', key(4)], { topic: '交通运输', kind: 'help' });
    expect(await work).toBe(0);
    expect(io.seen.out).toMatch(/^correct recorded as /);
    expect(existsSync(join(workspace, 'edits.jsonl'))).toBe(true);
  });

  it.each([
    [['correct', key(4)], { kind: '求助', urgency: '紧急' }, { kind: 'help', urgency: 'urgent' }],
    [['correct', key(4)], { urgency: 'Critical' }, { urgency: 'critical' }],
    [['action', 'I0000000000aa', '更换灯具'], { date: '2025年12月20日' }, { date: '2025-12-20' }],
    [['action', 'I0000000000aa', '更换灯具'], { date: '2025/12/2' }, { date: '2025-12-02' }],
  ])('takes labels and days as people write them: %j %j', async (words, flags, recorded) => {
    const { work, workspace } = edit(words, flags);
    expect(await work).toBe(0);
    expect(JSON.parse(readFileSync(join(workspace, 'edits.jsonl'), 'utf8'))).toMatchObject(recorded);
  });

  it('names the last edits that count where undo names none, and takes none of them back', async () => {
    const { work, workspace } = edit(['pin', 'I0000000000aa']);
    await work;
    const log = join(workspace, 'edits.jsonl');
    const again = (...words: string[]) => execute([words[0]!, words.slice(1)], { workspace }, recordIo());
    await again('rename', 'I0000000000aa', '柳荫街路灯');
    const [pinned, renamed] = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id as string);
    for (const words of [['undo'], ['undo', ' ']]) {
      await expect(again(...words)).rejects.toMatchObject({
        code: 'USAGE',
        message: expect.stringMatching(
          new RegExp(`got no value; the last edits are\n.*${renamed}.*\n.*${pinned}`, 'u'),
        ),
      });
    }
    expect(await again('undo', renamed!)).toBe(0);
    await expect(again('undo')).rejects.toMatchObject({ message: expect.not.stringContaining(renamed!) });
    expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(3);
  });

  it('says that a run comes first where there are no tables yet', async () => {
    const workspace = mkdtempSync(join(folder, 'w-'));
    await expect(execute(['history', []], { workspace }, recordIo())).rejects.toMatchObject({ code: 'NO_TABLES' });
  });

  it.each([
    [['dismiss', 'I0000000000aa', 'I0000000000bb'], {}, 'Expected one value with dismiss, got I0000000000bb, too'],
    [['correct', key(4), key(5)], { kind: 'help' }, `Expected one value with correct, got ${key(5)}, too`],
    [['history', 'I0000000000aa'], {}, 'Expected no value with history'],
    [['pin', 'I0000000000aa'], { topic: '交通运输' }, 'Expected --topic with correct, got it with pin'],
    [['merge', 'I0000000000aa', 'I0000000000bb'], { date: '2025-12-22' }, 'Expected --date with action'],
    [['apart', 'I0000000000aa', 'I0000000000bb', key(4)], {}, `Expected two values with apart, got ${key(4)}, too`],
    [['split', 'I0000000000aa'], {}, 'Expected "qingyu edit split <issue> <message>…", got one value'],
    [['rename', 'I0000000000aa', ' '], {}, 'Expected "qingyu edit rename <issue> <title>", got one value'],
    [['dismiss'], {}, 'Expected "qingyu edit dismiss <issue>", got no value'],
    [['action', 'I0000000000aa', '措施'], {}, 'what was done> --date <day>", got no --date'],
    [['correct', key(4)], {}, 'with --topic, --kind or --urgency", got no --topic, no --kind, no --urgency'],
    [
      ['rename', 'I0000000000aa', '长'.repeat(31)],
      {},
      'Expected "qingyu edit rename <issue> <title>" with values that can be, got title: ',
    ],
    ...['2025-13-01', '1800-01-01', '2101-01-01', '3月1日', '45000'].map(
      (date) =>
        [
          ['action', 'I0000000000aa', '措施'],
          { date },
          `Expected --date to be a day of the years 1990 to 2100 (2026-03-01 or 2026年3月1日), got ${date}; nothing was recorded`,
        ] as const,
    ),
    [
      ['correct', key(4)],
      { urgency: '很急' },
      'Expected --urgency to be one of critical (特急), urgent (紧急), routine (一般), got 很急; nothing was recorded',
    ],
    [
      ['correct', key(4)],
      { kind: '吐槽' },
      'one of complaint (投诉), help (求助), inquiry (咨询), suggestion (建议), praise (感谢), got',
    ],
    [['undo'], {}, 'Expected "qingyu edit undo <edit>", got no value; there is no edit to undo'],
    [['constructor'], {}, 'Expected the edit to be one of merge, apart, '],
  ] as const)('refuses what %j would leave out or lacks, and records nothing', async (words, flags, message) => {
    const { work, workspace } = edit(words, flags);
    await expect(work).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(message) });
    expect(existsSync(join(workspace, 'edits.jsonl'))).toBe(false);
  });

  it('refuses to pin what is pinned, and shows notes in the history', async () => {
    const { work, workspace } = edit(['pin', 'I0000000000aa'], { note: '专班\n跟进' });
    expect(await work).toBe(0);
    const again = execute(['pin', ['I0000000000aa']], { workspace }, recordIo());
    await expect(again).rejects.toThrow('Expected I0000000000aa to be not pinned, got pinned');
    const io = recordIo();
    expect(await execute(['history', []], { workspace }, io)).toBe(0);
    expect(io.seen.out).toContain(': 专班 跟进 (waits for the next run)');
    expect(io.seen.out.trim().split('\n')).toHaveLength(1);
  });

  it('shows all decisions, however many there are', async () => {
    const { work, workspace } = edit(['pin', 'I0000000000aa']);
    await work;
    const log = join(workspace, 'edits.jsonl');
    const line = readFileSync(log, 'utf8');
    writeFileSync(log, Array.from({ length: 600 }, (_, i) => line.replace(/"id":"/, `"id":"${i}-`)).join(''));
    const io = recordIo();
    expect(await execute(['history', []], { workspace, json: true }, io)).toBe(0);
    expect(JSON.parse(io.seen.out)).toHaveLength(600);
  });

  it('calls a decision as it was typed', async () => {
    const { work, io } = edit(['action', 'I0000000000aa', '更换灯具'], { date: '2025-12-20' });
    expect(await work).toBe(0);
    expect(io.seen.out).toMatch(/^action recorded as /);
  });

  it('refuses the id of an issue that an edit merged into another, before the next run as after it', async () => {
    const [one, other] = ['I0000000000aa', 'I0000000000bb'];
    const { work, workspace } = edit(['merge', one, other]);
    await work;
    const again = (words: readonly string[], flags: object = {}) => {
      const [action, ...values] = words;
      return execute([action!, values], { workspace, ...flags }, recordIo());
    };
    const message = `Expected ${other} to be the id of an issue, got one that was merged into ${one} (议题${one})`;
    const refused = [
      ['dismiss', other],
      ['rename', other, '柳荫街路灯'],
      ['pin', other],
      ['merge', other, key(11)],
      ['merge', one, other],
      ['split', other, key(7)],
      ['move', other, key(12)],
    ];
    for (const words of refused) {
      await expect(again(words)).rejects.toMatchObject({ code: 'EDIT_REFUSED', message });
    }
    await expect(again(['action', other, '更换灯具'], { date: '2025-12-20' })).rejects.toMatchObject({ message });
    expect(readFileSync(join(workspace, 'edits.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
    const audit = readFileSync(join(workspace, 'audit.jsonl'), 'utf8').trim().split('\n');
    expect(audit.map((line) => JSON.parse(line).taken)).toEqual([true, ...Array(refused.length + 1).fill(false)]);
    expect(await again(['pin', one])).toBe(0);
  });

  it('takes SOURCE/ID where sources share an id', async () => {
    const { work, workspace } = edit(['correct', 'hotline/7'], { kind: 'help' });
    expect(await work).toBe(0);
    expect(readFileSync(join(workspace, 'edits.jsonl'), 'utf8')).toContain(key(71));
  });

  it.each([
    [['correct', '7'], { kind: 'help' }, /^Expected 7 to be .*, got 2: give SOURCE\/ID, hotline\/7 or main\/7$/],
    [
      ['correct', 'other/7'],
      { kind: 'help' },
      /^Expected other\/7 to be the id of a message, or its SOURCE\/ID, got none$/,
    ],
    [
      ['pin', 'I0000000000cc'],
      {},
      /^Expected I0000000000cc to be the id of an issue, got one that was merged into I0000000000aa \(议题I0000000000aa\)$/,
    ],
    [['merge', 'I0000000000aa', 'NOPE'], {}, /^Expected NOPE to be the id of an issue, got none$/],
    [['merge', 'I0000000000aa', 'I0000000000aa'], {}, /^Expected two different issues/],
    [['split', 'I0000000000aa', key(7)], {}, /^Expected 0000000000000007 to be a message of I0000000000aa/],
    [['restore', 'I0000000000aa'], {}, /^Expected I0000000000aa to be dismissed, got not dismissed$/],
    [['unpin', 'I0000000000aa'], {}, /^Expected I0000000000aa to be pinned, got not pinned$/],
    [['undo', 'E9'], {}, /^Expected E9 to be the id of an edit, got none$/],
    [['correct', key(4)], { topic: '不存在' }, /^Expected the topic to be one of .*城乡建设.*, got 不存在$/],
    [['move', 'none', 'NOPE'], {}, /^Expected NOPE to be the id of a message, or its SOURCE\/ID, got none$/],
    [['action', 'C0', '更换灯具'], { date: '2025-12-20' }, /^Expected C0 to be a problem class, got no issue of it$/],
  ])(
    'refuses in English what the tables do not have or allow, and records nothing: %j %j',
    async (words, flags, message) => {
      const { work, workspace } = edit(words, flags);
      await expect(work).rejects.toMatchObject({ code: 'EDIT_REFUSED', message: expect.stringMatching(message) });
      expect(existsSync(join(workspace, 'edits.jsonl'))).toBe(false);
    },
  );
});

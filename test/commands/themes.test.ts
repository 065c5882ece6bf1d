import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/themes.ts';
import { recordIo } from './command-io.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-themes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('themes', () => {
  it('prints themes of short contributions and counts those that propose nothing apart from the rest', async () => {
    const texts = [
      '多建几个公厕',
      '老街找不到厕所，请增设',
      '教室装空调',
      '谢谢大家，辛苦了',
      '发个女朋友',
      '提了也没用',
    ];
    const file = join(folder, 'campaign.csv');
    const rows = texts.map((text, i) => `c${i},2024-03-0${i + 1} 08:00:00,${text}`);
    await writeFile(file, ['留言编号,留言时间,留言详情', ...rows].join('\n'));
    const io = recordIo();
    expect(await execute([[file]], {}, io)).toBe(0);
    const themes = io.seen.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(themes.map(({ message_ids }) => message_ids)).toEqual([['c0', 'c1']]);
    expect(io.seen.err.split('\n')).toEqual([
      '1 of 6 contributions are in no theme: too few others ask the same',
      expect.stringMatching(/^3 of 6 contributions propose nothing/),
      '',
    ]);
  });

  it('says of rows that repeat a contribution that they count once, and nothing of what there is none of', async () => {
    const file = join(folder, 'repeated.csv');
    const row = 'c1,2024-03-01 08:00:00,教室装空调';
    await writeFile(file, ['留言编号,留言时间,留言详情', row, row].join('\n'));
    const io = recordIo();
    expect(await execute([[file]], {}, io)).toBe(0);
    expect(io.seen).toMatchObject({
      out: '',
      err: '1 of 1 contributions are in no theme: too few others ask the same\n1 rows repeat an earlier contribution and count once\n',
    });
  });

  it('refuses themes of none', async () => {
    await expect(execute([['none.csv']], { minMessages: '0' }, recordIo())).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/^--min-messages: /),
    });
  });
});

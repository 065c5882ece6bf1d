import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as evaluate from '../../../src/commands/evaluate.ts';
import { recordIo } from '../command-io.ts';

const titles = [
  '建议青禾新村增设公交线路',
  '能否开通松柏苑到客运中心的公交线路',
  '建议老旧小区加装电梯',
  '希望我们楼也加装电梯',
];
const gold = { themes: [{ ids: ['board:1', 'board:2'] }, { ids: ['board:3', 'board:4'] }] };

let folder: string;
const paths = { gold: '', board: '' };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-evaluate-themes-'));
  paths.gold = join(folder, 'gold.json');
  paths.board = join(folder, 'board.jsonl');
  const rows = titles.map((title, i) => ({
    id: String(i + 1),
    title,
    body: title,
    time: `2026-01-0${i + 1} 08:00:00`,
  }));
  await writeFile(paths.board, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await writeFile(paths.gold, JSON.stringify(gold));
});
afterAll(() => rm(folder, { recursive: true }));

/** A workspace with these settings of themes. */
async function makeWorkspace(name: string, themes: object): Promise<string> {
  const workspace = join(folder, name);
  await mkdir(workspace);
  await writeFile(join(workspace, 'qingyu.json'), JSON.stringify({ themes }));
  return workspace;
}

async function score(more: object = {}): Promise<unknown> {
  const io = recordIo();
  await evaluate.execute(['themes', [paths.board]], { gold: paths.gold, json: true, ...more }, io);
  return JSON.parse(io.seen.out);
}

describe('qingyu evaluate themes', () => {
  it('scores the messages of the themes where the gold names no pool', async () => {
    expect(await score()).toMatchObject({ predictedThemes: 2, messages: 4, b3: { f: 1 } });
  });

  it('says of which form ids are, where those of the gold are none', async () => {
    const plain = join(folder, 'plain.json');
    await writeFile(plain, JSON.stringify({ themes: [{ ids: ['1', '2'] }] }));
    await expect(score({ gold: plain })).rejects.toThrow(/got 0.* 1, which is no src:id/u);
    await writeFile(plain, JSON.stringify({ themes: [{ ids: ['board:1', 'board:99'] }] }));
    await expect(score({ gold: plain })).rejects.toThrow(/got 1.* board:99$/u);
  });

  it('groups as the settings of the workspace say', async () => {
    // Nothing is alike enough to be joined; a message alone is a theme.
    const workspace = await makeWorkspace('apart', { threshold: 1.2, minMessages: 1 });
    expect(await score({ workspace })).toMatchObject({ predictedThemes: 4, b3: { precision: 1, recall: 0.5 } });
  });

  it('measures the model that a flag names, or says that it is not there', async () => {
    await expect(score({ model: join(folder, 'no-such-folder') })).rejects.toThrow('no-such-folder');
    // What the settings mean is not read where a flag names another.
    const workspace = await makeWorkspace('replaced', { model: 'no-such-folder' });
    expect(await score({ model: 'models/themes', workspace })).toMatchObject({ predictedThemes: 2 });
  });

  it('names a model that the settings mean and that is not there', async () => {
    const workspace = await makeWorkspace('missing', { model: 'no-such-folder' });
    await expect(score({ workspace })).rejects.toMatchObject({ data: { setting: 'themes.model' } });
  });
});

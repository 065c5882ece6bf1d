import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
import { runCli } from './cli.ts';

const rows = [
  ['1', '石桨苑小区工地夜间施工扰民', '石桨苑小区旁边的工地每天施工到凌晨两点，打桩机噪音巨大，全家无法入睡。'],
  ['2', '石桨苑小区附近工地通宵施工太吵', '石桨苑小区楼下工地连续一周通宵施工，打桩噪音让老人孩子睡不着觉。'],
  ['3', '电梯困人', '石桨苑小区3号楼的电梯多次困人，有老人被关在里面，物业迟迟不来。'],
  ['4', '升降梯', '石桨苑小区升降梯下坠抖动，关门夹人，希望检测。'],
  ['5', '咨询社保转移怎么办理', '我从外地回来工作，想把社保转回来，请问需要什么材料？'],
] as const;
const gold = { issues: [{ ids: ['1', '2'] }, { ids: ['3', '4'] }] };

let folder: string;
const paths = { gold: '', board: '', workspace: '' };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-evaluate-issues-'));
  paths.gold = join(folder, 'gold.json');
  paths.board = join(folder, 'board.jsonl');
  paths.workspace = join(folder, 'workspace');
  const lines = rows.map(([id, title, body], i) => ({
    id,
    title,
    body,
    time: `2026-01-0${i + 1} 08:00:00`,
    author: `a${i}`,
  }));
  await writeFile(paths.board, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await writeFile(paths.gold, JSON.stringify(gold));
  await mkdir(paths.workspace);
});
afterAll(() => rm(folder, { recursive: true }));

const writeSettings = (settings: object) => writeFile(join(paths.workspace, 'qingyu.json'), JSON.stringify(settings));
const evaluate = (...flags: string[]) => runCli(['evaluate', 'issues', '--gold', paths.gold, paths.board, ...flags]);

describeInCi('qingyu evaluate issues', () => {
  it('brings together what has pieces of a name in common and no name, through the lake', async () => {
    const board = join(folder, 'pieces.jsonl');
    const told = [
      ['鸿栎澜岸产权证问题', '关于鸿栎澜岸的两证问题，已经反映过很多次了。'],
      ['买的房子没有证', '我们住鸿栎澜岸二组团，房子住了好几年，就是拿不到红本本。'],
    ];
    const lines = told.map(([title, body], i) => ({ id: `${i + 1}`, title, body, time: `2026-01-0${i + 1} 08:00:00` }));
    await writeFile(board, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await writeFile(join(folder, 'pieces.json'), JSON.stringify({ issues: [{ ids: ['1', '2'] }] }));
    const { code, stdout } = await runCli([
      'evaluate',
      'issues',
      '--gold',
      join(folder, 'pieces.json'),
      board,
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ b3: { precision: 1, recall: 1 } });
  });

  it('scores the issues of a run, and where the possible merges lead', async () => {
    // So that the two that tell of the lift in other words are not joined.
    await writeSettings({ cluster: { coefficients: { constant: -2.6 } } });
    const { code, stdout } = await evaluate('--json', '--workspace', paths.workspace);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      b3: { precision: 1, recall: 0.75 },
      messages: 4,
      possible: { right: 1, missing: 1, found: 1 },
    });
  });

  it('finds issues as the settings of a workspace say', async () => {
    await writeSettings({ cluster: { threshold: 20, possibleThreshold: 20, possibleMatter: 1, possibleKinds: 1 } });
    const { code, stdout } = await evaluate('--workspace', paths.workspace);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^B³ +precision 1\.000 {2}recall 0\.500/);
    expect(stdout).toContain('possible merges: 0 listed, 0 right; with them 0 of the 2 joins that are missing');
  });
});

import { describe, expect, it } from 'vitest';
import { readFiles } from '../read-files.ts';

const header = '编号\t时间\t标题\t内容\t区县\t部门';
const first = '1\t2026/3/1\t停电\t停电两天\t云溪区\t供电所';
const last = '9\t2026/3/9\t积水\t路上积水\t云溪区\t水务局';

async function readTable(...lines: readonly string[]) {
  const { rows, rowNumbers, batches } = await readFiles({ 'a.tsv': [header, first, ...lines, last].join('\n') });
  return { rows, rowNumbers, problems: batches.flatMap(({ problems }) => problems) };
}

describe('lines that are broken within a text', () => {
  it.each([
    ['two', ['2\t2026/3/2\t路灯\t路灯坏了', '没人管\t石桥区\t城管局'], '路灯坏了\n没人管'],
    ['three', ['2\t2026/3/2\t路灯\t路灯坏了', '没人管', '\t石桥区\t城管局'], '路灯坏了\n没人管\n'],
  ])('are put together where %s make a whole row', async (_, lines, text) => {
    const { rows, rowNumbers, problems } = await readTable(...lines);
    expect(rows[1]).toEqual({ 编号: '2', 时间: '2026/3/2', 标题: '路灯', 内容: text, 区县: '石桥区', 部门: '城管局' });
    expect(rowNumbers).toEqual([2, 3, 3 + lines.length]);
    expect(problems).toEqual([]);
  });

  it('are left as they are where that is not certain, and named', async () => {
    const { rows, problems } = await readTable('2\t2026/3/2\t路灯\t路灯坏了', '没人管');
    expect(rows.map(({ 内容 }) => 内容)).toEqual(['停电两天', '路灯坏了', '', '路上积水']);
    expect(problems).toMatchObject([{ index: 2, code: 'ROW_SHAPE', reason: expect.stringContaining('line above') }]);
  });

  it.each([
    ['that have a time of their own', ['2\t2026/3/2\t路灯\t路灯坏了', '3\t2026/3/3\t公交']],
    ['below one that ends in no text', ['2\t2026/3/2', '没\t人\t管\t石桥区\t城管局']],
    ['that make more than a row', ['2\t2026/3/2\t路灯\t路灯坏了', '没\t人\t管\t城管局']],
  ])('are none %s', async (_, lines) => {
    const { rowNumbers, problems } = await readTable(...lines);
    expect(rowNumbers).toEqual([2, 3, 4, 5]);
    expect(problems).toEqual([]);
  });
});

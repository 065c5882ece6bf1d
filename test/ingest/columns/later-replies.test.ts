import { describe, expect, it } from 'vitest';
import { resolveColumns } from '../../../src/ingest/columns/fields.ts';
import { normaliseBatch } from '../../../src/ingest/normalise-batch.ts';
import { ingestSettings } from '../../../src/ingest/settings.ts';
import { readFiles } from '../read-files.ts';

const first = ['收到，正在核实路灯的情况。', '2026-03-02', '甲局'];
const last = ['路灯已经修好，请放心。', '2026-03-09', '乙局'];

async function readReplies(columns: readonly string[], cells: readonly string[]) {
  const csv = [
    ['标题', '时间', ...columns],
    ['路灯坏了', '2026-03-01', ...cells],
  ]
    .map((row) => row.join(','))
    .join('\n');
  const { batches } = await readFiles({ 'a.csv': csv });
  const [message] = normaliseBatch(batches[0]!, { authorKey: null, settings: ingestSettings.parse({}) }).messages;
  return [message?.reply, message?.repliedAt?.slice(0, 10), message?.department];
}

describe('replies in several columns', () => {
  it.each([
    ['numbers', '答复内容1 答复时间1 答复单位1 答复内容2 答复时间2 答复单位2'],
    ['numbers of pandas', '答复内容 答复时间 答复单位 答复内容.1 答复时间.1 答复单位.1'],
    ['one name', '答复内容 答复时间 答复单位 答复内容 答复时间 答复单位'],
    ['words', '首次答复内容 首次答复时间 首次答复单位 最终答复内容 最终答复时间 最终答复单位'],
    ['a word', '答复内容 答复时间 答复单位 二次答复内容 二次答复时间 二次答复单位'],
  ])('tell the last one, by %s', async (_, names) => {
    const columns = names.split(' ');
    expect(await readReplies(columns, [...first, ...last])).toEqual(last);
    expect(await readReplies(columns, [...first, '', '', ''])).toEqual(first);
  });

  it('leave the first office in charge of an order', () => {
    expect(resolveColumns(['标题', '时间', '承办单位1', '承办单位2', '办理结果'], {}).department).toEqual([2, 3]);
  });

  it('go by their numbers, wherever their columns stand', () => {
    const columns = ['标题', '时间', '答复内容2', '答复内容1', '答复内容10', '答复内容3'];
    expect(resolveColumns(columns, {}).reply).toEqual([4, 5, 2, 3]);
  });

  it('leave columns of other names in their order', () => {
    expect(resolveColumns(['标题', '时间', '办理情况', '答复内容'], {}).reply).toEqual([3, 2]);
  });

  it('are found in time that grows with their number', () => {
    expect(resolveColumns(new Array<string>(100_000).fill('答复内容'), {}).reply?.[0]).toBe(99_999);
  });
});

import { describe, expect, it } from 'vitest';
import { describeMissingColumn } from '../../../src/ingest/tables/map-check.ts';
import { readFiles } from '../read-files.ts';

const files = {
  'board.csv': '标题,时间,内容\n路灯坏了,2023/1/2,请修\n',
  'calls.jsonl': '{"事由":"路灯坏了","time":"2023/1/2"}\n{"事由":"路灯又坏了","time":"2023/1/3","片 区":"B1区"}\n',
};

describe('columns that the map names', () => {
  it('are reported with those of the files where no file has them', async () => {
    const { missing } = await readFiles(files, { settings: { map: { title: '事由', region: ['地放', '地块'] } } });
    expect(missing).toMatchObject([{ field: 'region', wanted: ['地放', '地块'] }]);
    expect(describeMissingColumn(missing[0]!)).toMatch(/地放 or 地块.*region.*标题, 时间, 内容, 事由, time/);
  });

  it('are enough in one file, in one batch, by one of several names, however written', async () => {
    const settings = { batchSize: 1, map: { title: ['事由', '案由'], region: '片区' } };
    expect((await readFiles(files, { settings })).missing).toEqual([]);
  });

  it('are not reported where no row was read', async () => {
    const { missing } = await readFiles({ 'a.csv': '标题,时间\n' }, { settings: { map: { region: '地放' } } });
    expect(missing).toEqual([]);
  });
});

describe('nested keys of JSON that the map names', () => {
  const line = (more: object): string => `${JSON.stringify({ id: 1, title: '路灯坏了', time: '2023/1/2', ...more })}\n`;
  const settings = { map: { body: '案情.正文', reply: 'result.words' } };

  it('become columns of that name, whichever rows have them', async () => {
    const { rows, missing, columns } = await readFiles(
      { 'a.jsonl': line({ 案情: { 正文: '夜里很黑' } }) + line({ 案情: null, result: { words: '已修', by: '甲' } }) },
      { settings },
    );
    expect(missing).toEqual([]);
    expect(columns[0]?.columns).toEqual(
      expect.arrayContaining([
        { column: '案情.正文', field: 'body' },
        { column: 'result.words', field: 'reply' },
      ]),
    );
    expect(rows).toMatchObject([{ '案情.正文': '夜里很黑' }, { 'result.words': '已修' }]);
  });

  it('come after keys that are written so, and are reported where no row has them', async () => {
    const own = await readFiles({ 'a.jsonl': line({ 'result.words': '甲', result: { words: '乙' } }) }, { settings });
    expect(own.batches[0]?.rows[0]).toContain('甲');
    expect(own.batches[0]?.columns.filter((name) => name === 'result.words')).toHaveLength(1);
    expect(own.missing).toMatchObject([{ field: 'body', wanted: ['案情.正文'] }]);
  });
});

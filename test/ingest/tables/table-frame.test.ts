import { describe, expect, it } from 'vitest';
import { readFiles } from '../read-files.ts';
import { makeWorkbook } from '../xlsx/make-workbook.ts';

const header = '序号,登记日期,来信人,标题,内容,所属街道';
const first = '1,2026/3/1,李小溪,路灯不亮,路灯坏了,石桥街道';

async function readTable(...lines: readonly string[]) {
  const { rows, rowNumbers, notes } = await readFiles({ 'a.csv': [header, ...lines].join('\n') });
  return { titles: rows.map(({ 标题 }) => 标题), rowNumbers, notes };
}

describe('rows that frame those of a table', () => {
  it('are left out and counted', async () => {
    const { titles, rowNumbers, notes } = await readTable(
      '一、城建类,,,,,',
      first,
      '小计,1件,,,,',
      '二、交通类（2026年3月）,,,,,',
      '2,2026/3/2,李小溪,公交太少,,石桥街道',
      '合计,2件,,,,',
      ',审核人：李四,,,,填表日期：2026年3月31日',
      ',,,制表人：李四,,',
      '合计,,,2件,66.7%,',
      '制表人：李四,,,,审核人：王五,',
    );
    expect(titles).toEqual(['路灯不亮', '公交太少']);
    expect(rowNumbers).toEqual([3, 6]);
    expect(notes).toEqual(['-: 8 rows, e.g. 2, are no messages but totals, signatures or heads of sections: left out']);
  });

  it('are totals that count in words, where a text might stand too', async () => {
    const { titles, notes } = await readTable(
      first,
      '合计,,,共12件,已办结9件,',
      '小　计：,,,城建类5件,,',
      '本页合计,共12件,,其中投诉7件，咨询5件,办结率75%,',
    );
    expect(titles).toEqual(['路灯不亮']);
    expect(notes).toEqual(['-: 3 rows, e.g. 3, are no messages but totals, signatures or heads of sections: left out']);
  });

  it.each([
    ['a letter behind a total, that lost its time', `合计,,,水费,${'水费合计多收了，请核实退还。'.repeat(6)},`],
    ['a row of a total that has its time', '合计,2026/3/2,,水费多收,水费多收,'],
    ['a row that lost its text', '2,2026/3/2,李小溪,,,石桥街道'],
    ['a row that has no more than its number', 'GD20260301,,,,,'],
    ['a broken line', '没人管'],
    ['a message about a total', '2,2026/3/2,李小溪,合计多收,合计多收,石桥街道'],
    ['a message about a total without its time', ',,,合计多收了三百元水费,,'],
    ['a note whose text lost its time', '备注,,,路灯不亮3件,,'],
    ['a row that lost its time, of a number', 'A7,,,12345,,'],
    ['a row of no more than a region', ',,,,,石桥街道'],
  ])('are not %s', async (_, line) => {
    const { rowNumbers, notes } = await readTable(first, line);
    expect(rowNumbers).toEqual([2, 3]);
    expect(notes).toEqual([]);
  });

  it('are told in time linear in the blanks of a cell', async () => {
    const blanks = ' '.repeat(20_000);
    const { rowNumbers } = await readTable(first, `,2026年3月1日 10点${blanks}x,,合计${blanks}x,,`);
    expect(rowNumbers).toEqual([2, 3]);
  });

  it('are known in a sheet, where nothing stands beside them', async () => {
    const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (number: number, ...texts: readonly string[]) =>
      `<row r="${number}">${texts.map((text, i) => cell(`${'ABC'[i]}${number}`, text)).join('')}</row>`;
    const 表 = [
      row(1, '编号', '时间', '标题'),
      row(2, '城建类'),
      row(3, 'A1', '2026-03-01', '甲'),
      row(4, '总计：1件'),
    ].join('');
    const { rowNumbers, notes } = await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表 } }) });
    expect(rowNumbers).toEqual([3]);
    expect(notes).toEqual([
      '表: 2 rows, e.g. 2, are no messages but totals, signatures or heads of sections: left out',
    ]);
  });

  it('are told of where there is one', async () => {
    const { notes } = await readTable(first, '合计,,,,,');
    expect(notes).toEqual(['-: row 3 is no message but a total, a signature or the head of a section: left out']);
  });
});

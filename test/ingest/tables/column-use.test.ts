import { describe, expect, it } from 'vitest';
import { describeColumnUses } from '../../../src/ingest/tables/column-use.ts';
import { readFiles } from '../read-files.ts';

describe('what became of the columns', () => {
  it('is told once for all tables of a form, with names that nothing was read from', async () => {
    const { columns } = await readFiles(
      {
        '1.csv': '工单编号,诉求内容,来电时间,进度说明,\n1,甲,2024/1/1,已办结,x\n2,乙,2024/1/1,,\n',
        '2.csv': '工单编号,诉求内容,来电时间,进度说明\n3,丙,2024/1/2,\n',
        '3.jsonl':
          '{"id":1,"title":"丁","time":"2024/1/1"}\n{"id":2,"title":"丁","time":"2024/1/1","callinfo":{"name":"x"}}\n',
      },
      { settings: { batchSize: 1 } },
    );
    const fields = { 工单编号: 'id', 诉求内容: 'body', 来电时间: 'time' };
    expect(columns).toEqual([
      {
        files: ['1.csv', '2.csv'],
        columns: Object.entries(fields).map(([column, field]) => ({ column, field })),
        unused: ['进度说明'],
      },
      {
        files: ['3.jsonl'],
        columns: ['id', 'title', 'time'].map((field) => ({ column: field, field })),
        unused: ['callinfo'],
      },
    ]);
    expect(describeColumnUses(columns)).toEqual([
      'columns of 1.csv and 1 more: 工单编号→id, 诉求内容→body, 来电时间→time; not used: 进度说明',
      'columns of 3.jsonl: id, title, time; not used: callinfo',
    ]);
  });

  it('tells of columns without a name where something stands in them', async () => {
    const csv = '编号,,标题,时间,\n1,,甲,2024/1/1,\n2,x,乙,2024/1/1,\n';
    const { columns } = await readFiles(
      { 'a.csv': csv, 'b.csv': csv.replace('x', '') },
      { settings: { batchSize: 1 } },
    );
    expect(columns.map(({ files, unused }) => [files, unused])).toEqual([
      [['a.csv'], ['(column 2)']],
      [['b.csv'], []],
    ]);
  });

  it('tells of further columns of one name, and says where none of their texts was read', async () => {
    const header = '编号,标题,时间,标题,备注,备注';
    const { columns } = await readFiles(
      {
        'a.csv': `${header}\n1,甲,2024/1/1,路灯坏了三天,x,y\n2,乙,2024/1/1,水管漏水,,\n`,
        'b.csv': `${header}\n1,甲,2024/1/1,路灯坏了三天,x,y\n2,,2024/1/1,水管漏水,,\n`,
        'c.csv': `${header}\n1,甲,2024/1/1,甲,x,y\n2,乙,2024/1/1,,,\n`,
      },
      { settings: { batchSize: 1 } },
    );
    expect(columns.map(({ files, unused }) => [files, unused])).toEqual([
      [['a.csv'], ['标题 (2nd)', '备注', '备注 (2nd)']],
      [
        ['b.csv', 'c.csv'],
        ['备注', '备注 (2nd)'],
      ],
    ]);
    expect(describeColumnUses(columns.slice(1))).toEqual([
      'columns: 编号→id, 标题→title, 时间→time, 标题 (2nd)→title; not used: 备注, 备注 (2nd)',
    ]);
    const others = await readFiles({ 'a.csv': '标题,诉求内容,时间,诉求描述\n甲,路灯坏了,2024/1/1,水管漏水\n' });
    expect(others.columns[0]?.unused).toEqual(['诉求描述']);
  });

  it('takes a column for read that gave texts where its table had no other of the field', async () => {
    const both = '{"id":1,"标题":"路灯坏了","主题":"公共照明","time":"2024/1/1"}\n';
    const one = '{"id":2,"标题":"水管漏水","time":"2024/1/1"}\n';
    for (const content of [both + one, one + both]) {
      const { columns } = await readFiles({ 'a.jsonl': content }, { settings: { batchSize: 1 } });
      expect(columns.map(({ unused }) => unused)).toEqual([[]]);
    }
    const { columns } = await readFiles({ 'a.jsonl': both + both }, { settings: { batchSize: 1 } });
    expect(columns.map(({ unused }) => unused)).toEqual([['标题']]);
  });

  it('follows the map', async () => {
    const files = { 'a.csv': '标题,来电时间,进度说明\n甲,2024/1/1,已办结\n' };
    const { columns } = await readFiles(files, { settings: { map: { status: '进度说明' } } });
    expect(describeColumnUses(columns)).toEqual(['columns: 标题→title, 来电时间→time, 进度说明→status']);
  });

  it('is short for people, and tells no values that are keys', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`x${i}`, 1]));
    const { columns } = await readFiles({
      'a.jsonl': JSON.stringify({ title: '甲', time: '2024/1/1', 13812345678: 1, ...many }),
    });
    expect(columns[0]?.unused).toHaveLength(21);
    expect(JSON.stringify(columns)).not.toContain('13812345678');
    const [line] = describeColumnUses(columns);
    expect(line).toMatch(/^columns: title, time; not used: \[手机号\], x0, .*x10, … \(21 in all, see --json\)$/);
    const forms = Array.from({ length: 5 }, (_, i) => ({ files: [`${i}`], columns: [], unused: [`${i}`] }));
    expect(describeColumnUses(forms)).toHaveLength(4);
  });
});

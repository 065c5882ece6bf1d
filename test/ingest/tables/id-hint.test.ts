import { describe, expect, it } from 'vitest';
import { createIdHint } from '../../../src/ingest/tables/id-hint.ts';
import { readFiles } from '../read-files.ts';

const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => i + from);
const table = (name: string, values: readonly (number | string)[]) =>
  `${name},标题,时间\n${values.map((value, i) => `${value},甲${i},2024/1/1\n`).join('')}`;
const ids = numbers(6, 700123);

describe('a column that looks as if it had the ids of a table without any', () => {
  it('is named, and not taken: of another file it may say something else', async () => {
    const note =
      '-: no column is known as the id, so messages are known by author, text and time; gd_code looks like one (6 rows, all different): ' +
      'name it with --map id=gd_code, or say with --map id= that there is none. What was read without goes by ' +
      'rebuild --without-run first, or it counts twice';
    for (const batchSize of [1, 4, 1024]) {
      const { notes, columns } = await readFiles({ 'a.csv': table('gd_code', ids) }, { settings: { batchSize } });
      expect(notes).toEqual([note]);
      expect(columns[0]?.unused).toEqual(['gd_code']);
    }
    for (const id of ['', 'gd_code']) {
      expect((await readFiles({ 'a.csv': table('gd_code', ids) }, { settings: { map: { id } } })).notes).toEqual([]);
    }
  });

  it.each([
    ['counts the rows', '档案编号', numbers(6)],
    ['is the number of a row', '序号', ids],
    ['is the number of a row by an English name', 'row_no', ids],
    ['has a value twice', '档案编号', [...ids, ids[0]!]],
    ['is not filled everywhere', '档案编号', [...ids, '/']],
    ['numbers those who write', '用户编号', ids],
    ['numbers offices', 'dept_id', ids],
    ['is called otherwise', '备注', ids],
    ['has too few rows', '档案编号', ids.slice(0, 4)],
  ])('is none that %s', async (_, name, values) => {
    expect((await readFiles({ 'a.csv': table(name, values) })).notes).toEqual([]);
  });

  it('is none where another column has the ids', async () => {
    const lines = ids.map((id, i) => `G${i},${id},甲${i},2024/1/1`);
    expect((await readFiles({ 'a.csv': ['工单编号,档案编号,标题,时间', ...lines].join('\n') })).notes).toEqual([]);
  });

  it('is found where later objects have their keys in another order, and for each table anew', () => {
    const hint = createIdHint({});
    const see = (sheet: string, columns: readonly string[], cells: readonly (readonly string[])[]) =>
      hint.see({ sheet, columns, rows: cells, problems: [] });
    for (const sheet of ['a', 'b']) {
      see(
        sheet,
        ['档案编号', '标题'],
        [
          ['x1', '甲'],
          ['x2', '甲'],
          ['x3', '甲'],
        ],
      );
      see(
        sheet,
        ['标题', '档案编号'],
        [
          ['乙', 'x4'],
          ['乙', 'x5'],
        ],
      );
      expect(hint.close()).toEqual({ sheet, column: '档案编号', count: 5 });
    }
    expect(hint.close()).toBeNull();
  });
});

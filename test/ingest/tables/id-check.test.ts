import { describe, expect, it } from 'vitest';
import { createIdCheck } from '../../../src/ingest/tables/id-check.ts';
import { readFiles } from '../read-files.ts';

const table = (ids: readonly (number | string)[]) =>
  `编号,标题,时间\n${ids.map((id) => `${id},甲${id},2024/1/1\n`).join('')}`;

describe('ids that count the rows', () => {
  it('are noted, and left out where the map says that there are none', async () => {
    const files = {
      '1.csv': table([1, 2, 3, 4, 5, 6]),
      '2.csv': table([1, 2, 3, 4, 6]),
      '3.csv': table([700123, 700124, 188008, 188009, 188010]),
      '4.csv': table([1, 2]),
      '5.csv': '标题,,时间\n甲,x,2024/1/1\n',
      '6.csv': table([1, 2, 3, 4, 5]),
    };
    const note = '-: the ids in 编号 count its rows, 1 to 6: if every file begins anew, leave them out with --map id=';
    for (const batchSize of [1, 2, 1024]) {
      expect((await readFiles(files, { settings: { batchSize } })).notes).toEqual([
        note,
        note.replace('1 to 6', '1 to 5'),
      ]);
    }
    const without = await readFiles(files, { settings: { map: { id: '' } } });
    expect(without.notes).toEqual([]);
    expect(without.missing).toEqual([]);
    expect(without.columns.map(({ columns }) => columns.map(({ field }) => field))).toEqual([
      ['title', 'time'],
      ['title', 'time'],
    ]);
  });

  it('are noted where later objects have their keys in another order', () => {
    const check = createIdCheck({});
    const table = { file: 'a.json', sheet: null };
    check.see({ ...table, columns: ['编号', '标题'], rows: ['1', '2', '3'].map((id) => [id, '甲']) });
    check.see({ ...table, columns: ['标题', '编号'], rows: ['4', '5'].map((id) => ['乙', id]) });
    expect(check.close()).toEqual({ ...table, column: '编号', count: 5 });
  });
});

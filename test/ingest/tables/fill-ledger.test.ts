import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { findDay, findYear } from '../../../src/ingest/tables/fill-ledger.ts';
import { readFiles } from '../read-files.ts';

describe('what a ledger leaves to its reader', () => {
  it('is the value above where it says so', async () => {
    const { rows } = await readFiles({
      'a.csv': '编号,日期,内容,承办部门\n1,2024/1/1,甲,城管办\n2,同上,乙,〃\n3,2024/1/2,同上,同上\n',
      'b.csv': '编号,日期,内容,承办部门\n1,2024/1/1,甲,同上\n',
    });
    expect(rows.map((row) => Object.values(row).join())).toEqual([
      '1,2024/1/1,甲,城管办',
      '2,2024/1/1,乙,城管办',
      '3,2024/1/2,乙,城管办',
      '1,2024/1/1,甲,同上',
    ]);
  });

  it('is the day above, for an hour no earlier than the one there', async () => {
    const { rows } = await readFiles({
      'a.csv':
        '日期,时间,内容\n,7:00,零\n2024年1月1日,08:30,甲\n,9:10,乙\n,10:00,丙\n2024年1月2日,10:20,丁\n,9:00,戊\n2024/1/3,,己\n,9:30,庚\n',
      'ab.csv': '时间,内容,日期\n08:30,甲,2024/1/1\n09:30,乙\n',
      'b.csv': '受理时间,办结时间,内容\n2024/1/1 08:30,2024/1/2 9:00,甲\n,9:10,乙\n',
    });
    expect(rows.map((row) => Object.values(row).join())).toEqual([
      ',7:00,零',
      '2024年1月1日,08:30,甲',
      '2024年1月1日,9:10,乙',
      '2024年1月1日,10:00,丙',
      '2024年1月2日,10:20,丁',
      ',9:00,戊',
      '2024/1/3,,己',
      ',9:30,庚',
      '08:30,甲,2024/1/1',
      '09:30,乙,2024/1/1',
      '2024/1/1 08:30,2024/1/2 9:00,甲',
      ',9:10,乙',
    ]);
  });

  it('is the year of its title, for dates of what came and when it was answered', async () => {
    const title = '桐湖镇2025年12月来访登记表';
    const { rows, notes } = await readFiles({
      'a.csv': `${title}\n来访时间,反映问题,办结日期,备注\n12月5日,甲,12月9日,3月1日\n12-30 08:30,乙,1/3,\n2024/1/1,丙,2月3日,\n12.5,丁,,\n12月6日傍晚6点,戊,,\n`,
    });
    expect(rows.map((row) => Object.values(row).join())).toEqual([
      '2025年12月5日,甲,2025年12月9日,3月1日',
      '2025-12-30 08:30,乙,2026/1/3,',
      '2024/1/1,丙,2024年2月3日,',
      '12.5,丁,,',
      '2025年12月6日傍晚6点,戊,,',
    ]);
    expect(notes).toEqual([
      '-: the dates of 3 rows have no year and were read as of 2025, which the title or the name says',
    ]);
  });

  it('is the year in which a message came, for its answer and its deadline', async () => {
    const { rows, notes } = await readFiles({
      'a.csv': '留言时间,内容,答复时间,办理时限\n2025-12-30,甲,1月3日,1月8日\n12月30日,乙,1月3日,5天\n',
    });
    expect(rows.map((row) => Object.values(row).join())).toEqual([
      '2025-12-30,甲,2026年1月3日,2026年1月8日',
      '12月30日,乙,1月3日,5天',
    ]);
    expect(notes).toEqual([]);
  });

  it('is the year of the sheet or the file where the title has none', async () => {
    const book = new ExcelJS.Workbook();
    for (const name of ['2024年1月', '2月'])
      book.addWorksheet(name).addRows([
        ['日期', '内容'],
        ['1月5日', '甲'],
      ]);
    const content = new Uint8Array(await book.xlsx.writeBuffer());
    const read = await readFiles({ '2025年来信.xlsx': content });
    expect(read.rows.map((row) => row.日期)).toEqual(['2024年1月5日', '2025年1月5日']);
    expect(read.notes).toHaveLength(2);
    const { rows, notes } = await readFiles({ '来信.xlsx': content });
    expect(rows.map((row) => row.日期)).toEqual(['2024年1月5日', '1月5日']);
    expect(notes).toHaveLength(1);
  });

  it('is no year where two are named, or none', () => {
    expect(findYear(['2025年12月至2026年1月来信', '2025年'])).toBeNull();
    expect(findYear(['来信登记表', '2025 年', '2026年'])).toBe(2025);
    expect(findYear(['12025年', '三年', ''])).toBeNull();
  });

  it('is the day of its title, or of the head of its section, for hours without one', async () => {
    const lines = [
      '时间,内容',
      '8:30,甲',
      '下午3点,乙',
      '2026年3月6日 星期五,',
      '9:10,丙',
      '3月7日,',
      '9:20,丁',
      '2026-3-9 10:00,戊',
    ];
    const { rows, notes } = await readFiles({ 'a.csv': ['2026年3月5日来电登记,', ...lines].join('\n') });
    expect(rows.map((row) => Object.values(row).join())).toEqual([
      '2026-3-5 08:30:00,甲',
      '2026-3-5 15:00:00,乙',
      '2026-3-6 09:10:00,丙',
      '2026-3-7 09:20:00,丁',
      '2026-3-9 10:00,戊',
    ]);
    expect(notes).toContain(
      '-: the hours of 4 rows have no day and were read as of the one that the title, the name or the head of their section says, e.g. 2026-3-5',
    );
  });

  it('is no day where several are named, or none whose year is known, or whoever printed it names one', () => {
    expect(findDay(['来电登记', '2026年3月5日'])).toBe('2026-3-5');
    expect(findDay(['3月5日', '2026年来电'])).toBe('2026-3-5');
    for (const text of [
      '3月5日',
      '2026年3月5日至6日',
      '2026年3月5日、2026年3月6日',
      '导出时间：2026年3月5日',
      '20260305',
    ])
      expect(findDay([text]), text).toBeNull();
  });
});

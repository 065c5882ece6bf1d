import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/aggregate/export/columns.ts';
import { writeXlsx } from '../../../src/aggregate/export/write-xlsx.ts';

const columns = [{ name: 'a', type: 'VARCHAR' }];

async function* rowsOf(count: number): AsyncGenerator<string[][]> {
  for (let i = 0; i < count; i += 1) yield Array.from({ length: 500 }, (_, n) => [`第${i}行第${n}格`]);
}

/** The sheets of a table as they are read again. */
async function sheetsOf(columns: readonly Column[]): Promise<exceljs.Worksheet[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-xlsx-'));
  try {
    const path = join(folder, 'table.xlsx');
    async function* row() {
      yield [columns.map((_, i) => (i === 1 ? '长'.repeat(90) : `第${i}格`))];
    }
    await writeXlsx(row(), columns, '表', path, { title: '说明', lines: ['一'] });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    return workbook.worksheets;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a workbook on paper', () => {
  const texts = (count: number): Column[] =>
    Array.from({ length: count }, (_, i) => ({ name: `c${i}`, type: 'VARCHAR' }));

  it('has sheets by their titles and goes across, on the width of one page, its header on every page and its texts whole', async () => {
    const [table, notes] = await sheetsOf(texts(6));
    expect([table!.name, notes!.name]).toEqual(['表', '说明']);
    for (const sheet of [table!, notes!]) {
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      });
    }
    expect(table!.pageSetup.printTitlesRow).toBe('1:1');
    expect(table!.getCell('B2').alignment).toMatchObject({ wrapText: true });
    // Nine lines of ten Chinese characters each.
    expect(table!.getRow(2).height).toBeGreaterThan(9 * 11);
  });

  it('is not made too small to read where the table is wide', async () => {
    const [table] = await sheetsOf(texts(40));
    expect(table!.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '1:1' });
    expect(table!.pageSetup.fitToPage).toBeFalsy();
    expect(table!.getCell('B2').alignment?.wrapText).toBeFalsy();
    expect(table!.getRow(2).height).toBeUndefined();
  });
});

describe('writeXlsx', () => {
  it('rejects where the file cannot be opened', async () => {
    await expect(writeXlsx(rowsOf(1), columns, '表', '/dev/null/x.xlsx')).rejects.toThrow('ENOTDIR');
  });

  it.skipIf(!existsSync('/dev/full'))('rejects where the disk is full, whether it shows early or late', async () => {
    for (const count of [1, 200]) {
      await expect(writeXlsx(rowsOf(count), columns, '表', '/dev/full')).rejects.toThrow('ENOSPC');
    }
  });

  it.skipIf(!existsSync('/dev/full'))('takes rows no faster than the file takes them', async () => {
    const taken = { blocks: 0 };
    async function* counted() {
      for await (const rows of rowsOf(2_000)) {
        taken.blocks += 1;
        yield rows;
      }
    }
    await expect(writeXlsx(counted(), columns, '表', '/dev/full')).rejects.toThrow('ENOSPC');
    expect(taken.blocks).toBeLessThan(500);
  });
});

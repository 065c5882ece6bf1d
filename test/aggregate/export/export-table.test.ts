import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats, exportTable } from '../../../src/aggregate/export/export-table.ts';
import { openEmptyMart } from '../../../src/aggregate/mart/empty-mart.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { buildSmallMart } from '../build-small-mart.ts';

const samples: Readonly<Record<string, readonly [sql: string, read: unknown]>> = {
  VARCHAR: [`'甲'`, '甲'],
  BOOLEAN: ['true', true],
  TINYINT: ['-2', -2],
  INTEGER: ['70000', 70_000],
  BIGINT: ['5000000000', 5_000_000_000],
  DOUBLE: ['0.5', 0.5],
  DATE: [`'2025-03-04'`, Date.UTC(2025, 2, 4)],
  TIMESTAMP: [`'2025-03-04 09:30:01'`, Date.UTC(2025, 2, 4, 9, 30, 1)],
};

/** Members of a struct as `duckdb_columns()` writes them. */
const members = (struct: string): string[][] =>
  struct
    .slice('STRUCT('.length, -1)
    .split(', ')
    .map((member) => member.replaceAll('"', '').split(' '));

function sampleValue(type: string): string {
  if (type.endsWith('[]')) return `[${sampleValue(type.slice(0, -2))}]`;
  if (!type.startsWith('STRUCT(')) return samples[type]![0];
  return `{${members(type).map(([name, inner]) => `'${name}': ${sampleValue(inner!)}`)}}`;
}

function sampleRead(type: string): unknown {
  if (type.endsWith('[]')) return [sampleRead(type.slice(0, -2))];
  if (!type.startsWith('STRUCT(')) return samples[type]![1];
  return Object.fromEntries(members(type).map(([name, inner]) => [name, sampleRead(inner!)]));
}

const plainNumber = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

describe('exportTable', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-export-'));
  const opened: { db?: Database } = {};
  beforeAll(async () => {
    opened.db = await buildSmallMart({
      messages: [
        {
          id: '1',
          at: '2025-03-03 08:00:00',
          title: '=HYPERLINK("http://example.invalid")',
          likes: 3,
          topic_evidence: [{ field: 'body', start: 0, end: 2, weight: 0.5 }],
        },
        { id: '2', at: '2025-03-04 09:30:01', title: '路灯，"不亮"\n三天', body: '长'.repeat(40_000), author: null },
      ],
    });
  });
  afterAll(() => {
    opened.db?.close();
    rmSync(folder, { recursive: true });
  });

  it('writes CSV that a spreadsheet reads without running anything', async () => {
    const out = join(folder, 'messages.csv');
    expect(await exportTable(opened.db!, 'messages', 'csv', out)).toBe(2);
    const text = readFileSync(out, 'utf8');
    expect(text.startsWith('\uFEFFmessage_id,source,title')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://example.invalid"")"`);
    expect(text).toContain('"路灯，""不亮""\n三天"');
  });

  it('writes Parquet that reads back as it was', async () => {
    const out = join(folder, 'messages.parquet');
    await exportTable(opened.db!, 'messages', 'parquet', out);
    expect(await opened.db!.rows(`SELECT * FROM '${out}'`)).toEqual(await opened.db!.rows('SELECT * FROM messages'));
  });

  it('writes messages by their time, however they lie in the table', async () => {
    const shuffled = await buildSmallMart({
      messages: ['4', '2', '1', '3'].map((id) => ({ id, at: `2025-03-0${id} 08:00:00` })),
    });
    const file = (format: string): string => join(folder, `ordered.${format}`);
    try {
      await shuffled.run('CREATE OR REPLACE TABLE messages AS FROM messages ORDER BY created_at DESC');
      for (const format of exportFormats) await exportTable(shuffled, 'messages', format, file(format));
      const read = async (source: string): Promise<string[]> =>
        (await shuffled.rows<{ id: string }>(`SELECT message_id::VARCHAR AS id FROM ${source}`)).map(({ id }) => id);
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(file('xlsx'));
      const inOrder = ['1', '2', '3', '4'];
      expect(await read(`read_csv('${file('csv')}')`)).toEqual(inOrder);
      expect(await read(`'${file('parquet')}'`)).toEqual(inOrder);
      expect([...tableFromIPC(readFileSync(file('arrow')))].map((row) => row.message_id)).toEqual(inOrder);
      expect(workbook.worksheets[0]!.getColumn(1).values.slice(2)).toEqual(inOrder);
    } finally {
      shuffled.close();
    }
  });

  it.each(exportFormats)('makes the folder of a %s file, and says where it cannot', async (format) => {
    const out = join(folder, `new-${format}`, `messages.${format}`);
    expect(await exportTable(opened.db!, 'messages', format, out)).toBe(2);
    expect(existsSync(out)).toBe(true);
    const under = join(out, 'x');
    await expect(exportTable(opened.db!, 'messages', format, under)).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
    });
  });

  it.skipIf(!existsSync('/dev/full')).each(['csv', 'parquet'] as const)(
    'says of a %s file that the disk is full, and leaves nothing there',
    async (format) => {
      const full = mkdtempSync(join(folder, 'full-'));
      const out = join(full, `messages.${format}`);
      symlinkSync('/dev/full', `${out}.part`);
      await expect(exportTable(opened.db!, 'messages', format, out)).rejects.toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
        data: { path: out },
      });
      expect(readdirSync(full)).toEqual([]);
    },
  );

  it('writes Arrow with dates, times and structs', async () => {
    const out = join(folder, 'messages.arrow');
    await exportTable(opened.db!, 'messages', 'arrow', out);
    const table = tableFromIPC(readFileSync(out));
    expect(table.numRows).toBe(2);
    expect(table.get(0)?.created_at).toBe(Date.UTC(2025, 2, 3, 8));
    expect(table.get(0)?.topic_evidence.get(0).toJSON()).toEqual({ field: 'body', start: 0, end: 2, weight: 0.5 });
    expect(table.get(1)?.author).toBeNull();
    const daily = join(folder, 'daily.arrow');
    await exportTable(opened.db!, 'trend_daily', 'arrow', daily);
    expect(tableFromIPC(readFileSync(daily)).get(1)?.day).toBe(Date.UTC(2025, 2, 4));
  });

  it('writes Arrow of every table, and a value of every type, that the mart has', async () => {
    const empty = await openEmptyMart();
    try {
      const tables = await empty.rows<{ name: string }>(
        'SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1',
      );
      for (const { name } of tables) {
        const out = join(folder, `${name}.arrow`);
        await exportTable(empty, name, 'arrow', out);
        const columns = await empty.rows<{ name: string }>(
          `SELECT c.column_name AS name FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, table_name)
           WHERE NOT t.temporary AND table_name = $1 ORDER BY c.column_index`,
          [name],
        );
        const written = tableFromIPC(readFileSync(out)).schema.fields;
        expect(written.map((field) => field.name)).toEqual(columns.map((column) => column.name));
      }
      const types = await empty.rows<{ type: string }>(
        `SELECT DISTINCT c.data_type AS type FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, table_name)
         WHERE NOT t.temporary ORDER BY 1`,
      );
      const values = types.map(({ type }, i) => `${sampleValue(type)}::${type} AS c${i}`);
      await empty.run(`CREATE TABLE samples AS SELECT ${values.join(', ')}`);
      const out = join(folder, 'samples.arrow');
      expect(await exportTable(empty, 'samples', 'arrow', out)).toBe(1);
      const row = tableFromIPC(readFileSync(out)).get(0)!;
      const read = JSON.parse(
        JSON.stringify(
          types.map((_, i) => row[`c${i}`] as unknown),
          plainNumber,
        ),
      ) as unknown[];
      expect(read).toEqual(types.map(({ type }) => sampleRead(type)));
    } finally {
      empty.close();
    }
  });

  it('writes Arrow with columns even where there are no rows', async () => {
    const out = join(folder, 'rejects.arrow');
    expect(await exportTable(opened.db!, 'rejects', 'arrow', out)).toBe(0);
    expect(tableFromIPC(readFileSync(out)).schema.fields.map(({ name }) => name)).toContain('reason');
  });

  it('writes XLSX with text as text, and says where a cell is too small', async () => {
    const out = join(folder, 'messages.xlsx');
    await exportTable(opened.db!, 'messages', 'xlsx', out);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(out);
    const sheet = workbook.getWorksheet('messages');
    expect(sheet?.getCell('C2').type).toBe(exceljs.ValueType.String);
    expect(sheet?.getCell('C2').value).toBe('=HYPERLINK("http://example.invalid")');
    expect(sheet?.getCell('D3').text).toMatch(/（全文 40000 字）$/);
    expect(sheet?.getCell('D3').text.length).toBe(32_767);
    const createdAt = (sheet!.getRow(1).values as string[]).indexOf('created_at');
    const cell = sheet?.getRow(3).getCell(createdAt);
    expect([cell?.value, cell?.numFmt]).toEqual([new Date('2025-03-04T09:30:01Z'), 'yyyy-mm-dd hh:mm:ss']);
    const daily = join(folder, 'daily.xlsx');
    await exportTable(opened.db!, 'trend_daily', 'xlsx', daily);
    await workbook.xlsx.readFile(daily);
    const day = workbook.getWorksheet('trend_daily')?.getCell('A2');
    expect([day?.value, day?.numFmt]).toEqual([new Date('2025-03-03T00:00:00Z'), 'yyyy-mm-dd']);
  });

  it('refuses a table that does not exist, temporary ones too, and leaves no file', async () => {
    await expect(exportTable(opened.db!, 'facts', 'csv', join(folder, 'x.csv'))).rejects.toMatchObject({
      code: 'UNKNOWN_TABLE',
    });
    await expect(
      exportTable(opened.db!, 'messages"; DROP TABLE messages; --', 'csv', join(folder, 'x.csv')),
    ).rejects.toMatchObject({ code: 'UNKNOWN_TABLE' });
  });
});

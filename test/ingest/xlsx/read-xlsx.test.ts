import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { isDateFormat, readDateStyles } from '../../../src/ingest/xlsx/read-styles.ts';
import { readFiles } from '../read-files.ts';
import { makeWorkbook, makeZip } from './make-workbook.ts';

const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const header = `<row r="1">${inline('A1', 'id')}${inline('B1', 'title')}${inline('C1', 'time')}${inline('D1', 'likes')}</row>`;
const styles =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd&quot; &quot;hh:mm:ss"/></numFmts>' +
  '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="22"/></cellXfs>';

describe('readBatches on workbooks', () => {
  it('reads what exceljs writes: shared and rich strings, dates, numbers, formulas, booleans, errors, blank rows', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('来信');
    sheet.addRow(['来信汇总表']);
    sheet.addRow(['编号', '标题', '来信时间', '点赞数', '公开']);
    sheet.addRow([
      700123,
      '路灯 <坏> & "急"',
      new Date(Date.UTC(2019, 1, 28, 11, 25, 5)),
      { formula: '1+1', result: 2 },
      true,
    ]);
    sheet.addRow([
      7,
      { richText: [{ text: '路' }, { font: { bold: true }, text: '灯\n修' }] },
      '2019/3/1',
      { error: '#N/A' },
    ]);
    sheet.addRow([]);
    sheet.addRow(['', ' ', null]);
    workbook.addWorksheet('说明').addRow(['本表由系统导出']);
    workbook.addWorksheet('字段').addRow(['字段', '描述']);
    workbook.addWorksheet('空表');
    const other = workbook.addWorksheet('投诉');
    other.addRow(['title', 'time']);
    other.addRow(['另一张', '2019/1/1']);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const { batches, rows, rowNumbers, errors, skipped } = await readFiles({ 'a.xlsx': bytes });
    expect(errors).toEqual([]);
    expect(skipped).toEqual(['说明', '字段']);
    expect(batches.map(({ sheet: name }) => name)).toEqual(['来信', '投诉']);
    expect(rows[0]).toEqual({
      编号: '700123',
      标题: '路灯 <坏> & "急"',
      来信时间: '2019-02-28 11:25:05',
      点赞数: '2',
      公开: 'TRUE',
    });
    expect(rows[1]).toEqual({ 编号: '7', 标题: '路灯\n修', 来信时间: '2019/3/1', 点赞数: '', 公开: '' });
    expect(rowNumbers).toEqual([3, 4, 2]);
  });

  it('leaves out phonetic hints, and undoes escapes, CDATA and _xHHHH_', async () => {
    const sharedStrings =
      '<si><t>路</t><rPh sb="0" eb="1"><t>lù</t></rPh><phoneticPr/></si><si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 乙</t></r></si>' +
      '<si/><si><t/></si><si><t>一&amp;&#20108;&#x4e09;_x000D_\r\n四</t></si><si><t><![CDATA[<五> & ]]>六</t></si>';
    const cells = (row: number, index: number) =>
      `<row r="${row}"><c r="B${row}" t="s"><v>${index}</v></c><c r="C${row}" t="str"><v>2019/1/1</v></c></row>`;
    const { rows } = await readFiles({
      'a.xlsx': makeWorkbook({
        sheets: { 表: header + [0, 1, 2, 3, 4, 5].map((i) => cells(i + 2, i)).join('') },
        sharedStrings,
      }),
    });
    expect(rows.map((row) => row.title)).toEqual(['路', '甲 乙', '', '', '一&二三\r\n四', '<五> & 六']);
  });

  it('reads cells and rows without references, empty cells, and elements with a prefix', async () => {
    const sheet =
      '<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:cols><x:col min="1"/></x:cols><x:sheetData>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>title</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>time</x:t></x:is></x:c></x:row>' +
      "<x:row/><x:row><x:c/><x:c t='str'><x:v>2019/1/1</x:v></x:c></x:row></x:sheetData><x:rowBreaks/></x:worksheet>";
    const { rows, rowNumbers } = await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表: sheet } }) });
    expect(rows).toEqual([{ title: '', time: '2019/1/1' }]);
    expect(rowNumbers).toEqual([3]);
  });

  it('shows dates by the format of the cell, from 1900 or 1904, and never a number that is no date of these years', async () => {
    const row = (style: number, value: string) =>
      `<row r="2"><c r="A2" s="${style}"><v>700123</v></c>${inline('B2', '甲')}<c r="C2" s="${style}"><v>${value}</v></c></row>`;
    const read = async (style: number, value: string, from1904: boolean) =>
      (await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表: header + row(style, value) }, styles, from1904 }) }))
        .rows[0];
    expect(await read(1, '43524.475752314815', false)).toMatchObject({ id: '700123', time: '2019-02-28 11:25:05' });
    expect(await read(2, '43524', false)).toMatchObject({ time: '2019-02-28 00:00:00' });
    expect(await read(1, '42062.475752314815', true)).toMatchObject({ time: '2019-02-28 11:25:05' });
    expect(await read(0, '43524.475752314815', false)).toMatchObject({ time: '43524.475752314815' });
  });

  it('shows that a number has lost digits', async () => {
    const row = (value: string) => `<row r="2"><c r="A2"><v>${value}</v></c>${inline('B2', '甲')}</row>`;
    const read = async (value: string) =>
      (await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表: header + row(value) } }) })).rows[0]?.id;
    expect(await read('1.9E+5')).toBe('190000');
    expect(await read('4.3010219900101E+17')).toBe('4.3010219900101e+17');
    expect(await read('123456789012345')).toBe('123456789012345');
  });

  it('reads a formula without a result as empty, not as 0, and says so; one whose result is empty is none', async () => {
    const row = (n: number, id: string) =>
      `<row r="${n}"><c r="A${n}"${id}</c>${inline(`B${n}`, '甲')}${inline(`C${n}`, '2024/1/1')}<c r="D${n}"><v>0</v></c></row>`;
    const formula = '<f>"G"&amp;1</f>';
    const rows = [`>${formula}<v></v>`, `>${formula}<v/>`, `>${formula}`, ` t="str">${formula}<v></v>`, `><v></v>`];
    const read = await readFiles({
      'a.xlsx': makeWorkbook({ sheets: { 表: header + rows.map((id, i) => row(i + 2, id)).join('') } }),
    });
    expect(read.rows.map(({ id, likes }) => [id, likes])).toEqual(rows.map(() => ['', '0']));
    expect(read.notes).toEqual([
      '表: formulas without a result were read as empty (3 cells, e.g. A2): open the file in Excel or WPS and save it',
    ]);
  });

  it('leaves hidden sheets out and says so, and names sheets of several forms', async () => {
    const row = (id: number) => `<row r="2"><c r="A2"><v>${id}</v></c>${inline('B2', '甲')}</row>`;
    const other = `<row r="1">${inline('A1', 'id')}${inline('B1', 'body')}</row>`;
    const sheets = { 一月: header + row(1), 旧: header + row(2), 二月: other + row(3) };
    const read = await readFiles({ 'a.xlsx': makeWorkbook({ sheets, hidden: ['旧'] }) });
    expect(read.rows.map(({ id }) => id)).toEqual(['1', '3']);
    expect(read.skipped).toEqual(['旧']);
    expect(read.columns.map(({ files }) => files)).toEqual([['a.xlsx [一月]'], ['a.xlsx [二月]']]);
    const single = await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 旧: sheets.旧 }, hidden: ['旧'] }) });
    expect(single.skipped).toEqual(['旧']);
    expect(single.errors.map(({ error }) => error.code)).toEqual(['NO_HEADER']);
  });

  it('reads rows with cells right of the last column that has a name, and says that these were not read', async () => {
    const row = (n: number, cells: string) => `<row r="${n}"><c r="A${n}"><v>${n}</v></c>${cells}</row>`;
    const rows =
      row(2, inline('B2', '甲')) + row(3, inline('B3', '乙') + inline('AA3', '督办')) + row(4, inline('F4', '待核'));
    const read = await readFiles({
      'a.xlsx': makeWorkbook({ sheets: { 表: `${header + rows}<row r="5">${inline('F5', '阅')}</row>` } }),
    });
    expect(read.rows.map(({ id }) => id)).toEqual(['2', '3', '4']);
    expect(read.batches[0]?.problems).toEqual([]);
    expect(read.notes).toEqual(['表: 3 cells, e.g. AA3, were not read: right of the last column that has a name']);
  });

  it('says how many rows a sheet without a header has', async () => {
    const row = (n: number) => `<row r="${n}">${inline(`A${n}`, '甲')}${inline(`B${n}`, '2019/1/1')}</row>`;
    const sheets = { 一月: `${header}<row r="2">${inline('B2', '甲')}</row>`, 续: row(1) + row(2), 注: row(1) };
    const { skippedFor } = await readFiles({ 'a.xlsx': makeWorkbook({ sheets }) });
    expect(skippedFor).toEqual([
      '续: none of its 2 rows names a column for the title or the text',
      '注: its one row names no column for the title or the text',
    ]);
  });

  it('gives every row the value of a cell that is merged downwards into it, and leaves blank rows blank', async () => {
    const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`;
    const content =
      header +
      row(2, `<c r="A2"><v>1</v></c>${inline('B2', '甲')}${inline('C2', '2024/1/1')}<c r="D2"><v>5</v></c>`) +
      row(3, `<c r="A3"><v>2</v></c>${inline('B3', '乙')}<c r="C3" s="1"/>`) +
      row(4, `<c r="A4"><v>3</v></c>${inline('B4', '丙')}`) +
      row(5, '<c r="A5"/><c r="C5"/>') +
      row(6, `<c r="A6"><v>4</v></c>${inline('B6', '丁')}${inline('C6', '2024/1/9')}`);
    const sheet =
      `<?xml version="1.0"?><worksheet><sheetData>${content}</sheetData>` +
      '<mergeCells count="2"><mergeCell ref="C2:C5"/><mergeCell ref="D2:E2"/></mergeCells></worksheet>';
    const { rows } = await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表: sheet } }) });
    expect(rows.map(({ id, time, likes }) => [id, time, likes])).toEqual([
      ['1', '2024/1/1', '5'],
      ['2', '2024/1/1', ''],
      ['3', '2024/1/1', ''],
      ['4', '2024/1/9', ''],
    ]);
  });

  it('gives the message of merged cells the replies of the rows that these reach into', async () => {
    const names = ['id', 'time', 'body', 'reply'].map((name, i) => inline(`${'ABCD'[i]}1`, name)).join('');
    const content =
      `<row r="1">${names}</row>` +
      `<row r="2">${inline('A2', 'x1')}${inline('B2', '2024/1/1')}${inline('C2', '甲')}${inline('D2', '已派人查看')}</row>` +
      `<row r="3"><c r="A3"/>${inline('D3', '灯已换好')}</row>` +
      `<row r="5">${inline('D5', '另一件已办好')}</row>`;
    const sheet =
      `<?xml version="1.0"?><worksheet><sheetData>${content}</sheetData>` +
      '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells></worksheet>';
    const { rows, notes } = await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表: sheet } }) });
    expect(rows.map(({ id, reply }) => [id, reply])).toEqual([
      ['x1', '已派人查看\n灯已换好'],
      ['', '另一件已办好'],
    ]);
    expect(notes).toEqual(['表: row 3 has a reply and no id, text and time of its own: read with the message above']);
  });

  it('reads a workbook of one chunk after another without losing a row', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) =>
        `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c>${inline(`B${i + 2}`, `第${i}条${'长'.repeat(i % 50)}`)}</row>`,
    );
    const read = await readFiles({ 'a.xlsx': makeWorkbook({ sheets: { 表: header + rows.join('') } }) });
    expect(read.rows.map((row) => row.id)).toEqual(Array.from({ length: 20_000 }, (_, i) => String(i)));
    expect(read.rows[777]?.title).toBe(`第777条${'长'.repeat(27)}`);
  });

  it.each([
    ['worksheets/工作表1.xml', 'worksheets/工作表1.xml'],
    ['worksheets/sheet 1.xml', 'worksheets/sheet%201.xml'],
    ['worksheets/sheet%201.xml', 'worksheets/sheet 1.xml'],
    ['worksheets/100%.xml', 'worksheets/100%.xml'],
  ])('finds the sheet %s under the name %s', async (target, part) => {
    const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const workbook = makeZip({
      'xl/workbook.xml': `<workbook xmlns:r="${relationship}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relationship}/worksheet" Target="${target}"/></Relationships>`,
      [`xl/${part}`]: `<worksheet><sheetData>${header}<row>${inline('B2', '路灯')}</row></sheetData></worksheet>`,
    });
    const { rows, errors } = await readFiles({ 'a.xlsx': workbook });
    expect(errors).toEqual([]);
    expect(rows.map(({ title }) => title)).toEqual(['路灯']);
  });

  it('refuses an archive that is no workbook, and a workbook without messages', async () => {
    const { errors } = await readFiles({
      'a.xlsx': makeZip({ 'word/document.xml': '<w/>' }),
      'b.xlsx': makeWorkbook({ sheets: { 表: `<row>${inline('A1', '合计')}</row>` } }),
    });
    expect(errors.map(({ error }) => error.code)).toEqual(['UNSUPPORTED_FORMAT', 'NO_HEADER']);
  });
});

describe('readDateStyles', () => {
  it('counts the formats of cells only', () => {
    expect([...readDateStyles(styles)]).toEqual([1, 2]);
  });

  it.each([
    'yyyy-mm-dd',
    'm/d/yy h:mm',
    '[$-804]yyyy"年"m"月"d"日"',
    'h:mm AM/PM',
    '[h]:mm:ss',
    '上午/下午h"时"mm"分"',
  ])('%s is a date', (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  it.each(['General', '0.00', '#,##0.00_);[Red](#,##0.00)', '"day" 0', '0\\d', '@', '0.00E+00', '[DBNum1]General'])(
    '%s is none',
    (code) => {
      expect(isDateFormat(code)).toBe(false);
    },
  );
});

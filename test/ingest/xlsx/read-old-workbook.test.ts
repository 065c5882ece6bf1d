import { type BookType, utils, type WorkBook, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../read-files.ts';

const header = ['工单编号', '标题', '内容', '受理时间'];
const rows = [
  {
    工单编号: '1900000000000123456',
    标题: '路灯不亮',
    内容: '青柳路的路灯坏了。\n请修。',
    受理时间: '2024-03-05 08:30:00',
  },
  { 工单编号: '123456', 标题: '井盖', 内容: '井盖丢失', 受理时间: '2024-03-06 23:59:59' },
];

/** Days since 1899-12-30, as spreadsheets count. */
const serial = (time: string): number =>
  (Date.parse(`${time.replace(' ', 'T')}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

function makeBook(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['热线工单'],
    header,
    [rows[0]!.工单编号, rows[0]!.标题, rows[0]!.内容, serial(rows[0]!.受理时间)],
    [123456, rows[1]!.标题, rows[1]!.内容, serial(rows[1]!.受理时间)],
  ]);
  for (const cell of ['D3', 'D4']) sheet[cell].z = 'yyyy/m/d h:mm:ss';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '工单');
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ['9', '藏', '藏', '2024-01-01']]), '名单');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
}

const writeBook = (bookType: BookType): Buffer => write(makeBook(), { type: 'buffer', bookType }) as Buffer;

describe('old workbooks', () => {
  it.each([
    ['Excel 97–2003', 'a.xls', 'biff8'],
    ['the same under the name of WPS', 'a.et', 'biff8'],
    ['XML of Excel 2003', 'a.xls', 'xlml'],
    ['a binary one', 'a.xlsb', 'xlsb'],
    ['the same under the name of a new one', 'a.xlsx', 'xlsb'],
  ] as const)('are read: %s, in folders too', async (_, name, type) => {
    const read = await readFiles({ [name]: writeBook(type) }, { inputs: ['.'] });
    expect(read.errors).toEqual([]);
    expect(read.rows).toEqual(rows);
    expect(read.rowNumbers).toEqual([3, 4]);
    expect(read.batches[0]).toMatchObject({ file: name, sheet: '工单' });
  });

  // SheetJS does not see which sheets of OpenDocument are hidden.
  it('are read: those of OpenDocument, all of their sheets', async () => {
    const read = await readFiles({ 'a.ods': writeBook('ods') }, { inputs: ['.'] });
    expect(read.errors).toEqual([]);
    expect(read.rows.slice(0, 2)).toEqual(rows);
    expect(read.batches.map(({ sheet }) => sheet)).toEqual(['工单', '名单']);
  });

  it('give each row of a long sheet once, with its number', async () => {
    const texts = Array.from({ length: 1500 }, (_, i) =>
      i === 1200 ? [] : [`${i}`, `第${i}盏路灯不亮`, '', '2024-03-05'],
    );
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...texts]), '工单');
    const read = await readFiles({ 'a.xls': write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer });
    const ids = texts.flatMap(([id]) => id ?? []);
    expect(read.rows.map(({ 工单编号 }) => 工单编号)).toEqual(ids);
    expect(read.rowNumbers).toEqual(ids.map((id) => Number(id) + 2));
  });

  it('come from standard input as well', async () => {
    async function* pieces() {
      yield writeBook('biff8');
    }
    expect((await readFiles({}, { inputs: ['-'], standardInput: pieces() })).rows).toEqual(rows);
  });

  it.each(['biff8', 'xlml'] as const)('count days from 1904 where they say so: %s', async (bookType) => {
    const book = makeBook();
    book.Workbook = { ...book.Workbook, WBProps: { date1904: true } };
    const sheet = book.Sheets.工单!;
    for (const cell of ['D3', 'D4']) sheet[cell].v -= 1462;
    const { rows: read } = await readFiles({ 'a.xls': write(book, { type: 'buffer', bookType }) as Buffer });
    expect(read.map(({ 受理时间 }) => 受理时间)).toEqual(rows.map(({ 受理时间 }) => 受理时间));
  });

  it('are read in the code page of Excel 95', async () => {
    const book = utils.book_new();
    const cells = [
      ['idid', 'TTTT', 'SSSS'],
      ['7', 'XXXXXXXX', '2024-03-05'],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'a');
    const bytes = write(book, { type: 'buffer', bookType: 'biff5' }) as Buffer;
    // The library writes no Chinese in this format: it is laid over as many bytes, and the code page is named.
    for (const [laidOver, text] of [
      ['idid', '编号'],
      ['TTTT', '标题'],
      ['SSSS', '时间'],
      ['XXXXXXXX', '路灯不亮'],
    ] as const) {
      iconv.encode(text, 'gbk').copy(bytes, bytes.indexOf(laidOver));
    }
    bytes.writeUInt16LE(936, bytes.indexOf(Buffer.from('42000200', 'hex')) + 4);
    const { rows: read } = await readFiles({ 'a.xls': bytes });
    expect(read).toEqual([{ 编号: '7', 标题: '路灯不亮', 时间: '2024-03-05' }]);
  });

  it('may be web pages, in GB18030 too: ids stay as written, and merged cells have their value in each row', async () => {
    const page = `<html><head><meta charset="gbk"></head><body><table border=1><tr>${header.map((name) => `<th>${name}</th>`).join('')}</tr>
      <tr><td>1900000000000123456</td><td rowspan=2>路灯 &amp; 井盖</td><td>青柳路的路灯坏了。<br/>请修&nbsp;一修</td><td>2024-03-05 08:30:00</td></tr>
      <tr><td>0012</td><td>又坏了</td><td>2024/3/6</td></tr></table></body></html>`;
    const { rows: read, errors } = await readFiles({ 'a.xls': iconv.encode(page, 'gb18030') });
    expect(errors).toEqual([]);
    expect(read.map((row) => [row.工单编号, row.标题, row.受理时间])).toEqual([
      ['1900000000000123456', '路灯 & 井盖', '2024-03-05 08:30:00'],
      ['0012', '路灯 & 井盖', '2024/3/6'],
    ]);
    expect(read[0]!.内容).toMatch(/^青柳路的路灯坏了。\n请修\s一修$/u);
  });

  it.each(['<!-- 导出 -->', '<body>', '<script>var a = 1;</script>', '<p>汇总</p>', '<center>'])(
    'may be web pages that begin with %s',
    async (start) => {
      const table = `<table><tr><td>${header.join('</td><td>')}</td></tr><tr><td>7</td><td>路灯</td><td></td><td>2024-03-05</td></tr></table>`;
      const { rows: read } = await readFiles({ 'a.xls': `${start}${table}` });
      expect(read.map((row) => [row.工单编号, row.标题])).toEqual([['7', '路灯']]);
    },
  );

  it('are reported where they hold no table', async () => {
    const { errors } = await readFiles({
      'a.xls': '<html><body>登录超时，请重新登录</body></html>',
      'b.xls': Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
    });
    expect(errors.map(({ error }) => [error.code, error.message])).toEqual([
      ['UNSUPPORTED_FORMAT', expect.stringContaining('got a web page or XML without a table')],
      ['UNSUPPORTED_FORMAT', expect.stringContaining('got a document that holds no workbook, or a broken one')],
    ]);
  });
});

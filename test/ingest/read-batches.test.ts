import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openDatabase, sqlLiteral } from '../../src/core/duckdb.ts';
import { expandInputs } from '../../src/ingest/files/expand-inputs.ts';
import { readFiles } from './read-files.ts';
import { makeWorkbook, makeZip } from './xlsx/make-workbook.ts';

const csv =
  '留言编号,留言主题,留言时间,留言详情\r\n7,路灯坏了,2019/2/28 11:25:05,"第一行\n\t第二行，""急"""\r\n8,谢谢,2019/3/1 9:00:00,\r\n';
const expected = [
  { 留言编号: '7', 留言主题: '路灯坏了', 留言时间: '2019/2/28 11:25:05', 留言详情: '第一行\n\t第二行，"急"' },
  { 留言编号: '8', 留言主题: '谢谢', 留言时间: '2019/3/1 9:00:00', 留言详情: '' },
];

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

describe('readBatches on text tables', () => {
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16LE with a mark', iconv.encode(csv, 'utf-16le', { addBOM: true })],
    ['UTF-16LE', iconv.encode(csv, 'utf-16le', { addBOM: false })],
    ['UTF-16BE with a mark', iconv.encode(csv, 'utf-16be', { addBOM: true })],
    ['UTF-16BE', iconv.encode(csv, 'utf-16be', { addBOM: false })],
    ['GB18030', iconv.encode(csv, 'gb18030')],
    ['gzip of GB18030', gzipSync(iconv.encode(csv, 'gb18030'))],
    ['two gzip members', Buffer.concat([gzipSync(csv.slice(0, 40)), gzipSync(csv.slice(40))])],
    ['TSV', Buffer.from(csv.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(csv.replaceAll(',', ';'))],
    ['full-width commas', Buffer.from(csv.replaceAll(',', '，'))],
    ['LF line ends', Buffer.from(csv.replaceAll('\r\n', '\n'))],
  ])('reads %s, from a file and from standard input in pieces of one byte', async (_, bytes) => {
    const fromFile = await readFiles({ 'messages.csv': bytes });
    expect(fromFile.errors).toEqual([]);
    expect(fromFile.rows).toEqual(expected);
    expect(fromFile.rowNumbers).toEqual([2, 3]);
    const piped = await readFiles({}, { inputs: ['-'], standardInput: inPieces(bytes, 1) });
    expect(piped.rows).toEqual(expected);
    expect(piped.batches[0]).toMatchObject({ file: '-', sheet: null });
  });

  it('tells how much of all files is read, file after file', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},路灯坏了,2019/2/28,没人修`).join('\n');
    const bytes = Buffer.from(`id,title,time,body\n${rows}\n`);
    const { progress } = await readFiles({ 'a.csv': bytes, 'b.csv': bytes, 'c.csv.gz': gzipSync(bytes) });
    const total = 2 * bytes.length + gzipSync(bytes).length;
    const read = progress.map(([count]) => count);
    expect(read.length).toBeGreaterThan(3);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    expect(progress.at(-1)).toEqual([total, total]);
    expect(read).toContain(bytes.length);
  });

  it.each([
    ['a text of one column', '留言内容\n路灯坏了，没人修\n标题，时间，内容都写了\n', [['留言内容']]],
    ['a note above', '说明：编号，标题，时间为必填项\n留言内容\n路灯坏了，没人修\n', [['留言内容']]],
    ['a header parted otherwise', '编号,标题，时间,留言内容\n1,甲，乙，丙\n', [['编号', '标题，时间', '留言内容']]],
    ['a header whose rows are parted otherwise', '编号，标题，时间，留言内容\n1,甲,乙,丙\n', []],
  ])('takes the full-width commas of %s for text', async (_, text, columns) => {
    const { batches, errors } = await readFiles({ 'a.csv': text });
    expect(batches.map((batch) => batch.columns)).toEqual(columns);
    expect(errors.map(({ error }) => error.code)).toEqual(columns.length > 0 ? [] : ['NO_HEADER']);
  });

  it('finds GB18030 after a long stretch of ASCII, with characters of four bytes across the borders of chunks', async () => {
    const rare = '𠮷㐀\u{20087}';
    const ascii = Array.from({ length: 40_000 }, (_, i) => `${i},plain title,2019/2/28,plain text`).join('\n');
    const text = `id,title,time,body\n${ascii}\n1,标题${rare},2019/2/28,${rare.repeat(50_000)}\n`;
    const { rows } = await readFiles(
      { 'a.csv': iconv.encode(text, 'gb18030') },
      { settings: { maxTextLength: 1_000_000 } },
    );
    expect(rows).toHaveLength(40_001);
    expect(rows.at(-1)).toMatchObject({ title: `标题${rare}`, body: rare.repeat(50_000) });
  });

  it('reads what chardet finds where neither UTF-8 nor GB18030 fits', async () => {
    const text = `標題,時間,內容\n${Array.from({ length: 40 }, (_, i) => `路燈壞了${i},2019/1/1,請有關部門儘快派員前來維修路燈並說明原因`).join('\n')}`;
    const { rows } = await readFiles(
      { 'a.csv': iconv.encode(text, 'big5') },
      { settings: { map: { title: '標題', time: '時間', body: '內容' } } },
    );
    expect(rows[3]).toEqual({ 標題: '路燈壞了3', 時間: '2019/1/1', 內容: '請有關部門儘快派員前來維修路燈並說明原因' });
  });

  it('lets go of the file when reading is given up', async () => {
    const { rows, errors } = await readFiles(
      { 'a.csv': `title,time\n${'甲,2019/1/1\n'.repeat(5000)}` },
      { stopAfter: 1 },
    );
    expect(rows.length).toBeLessThan(5000);
    expect(errors).toEqual([]);
  });

  it('does not take stray zero bytes for UTF-16', async () => {
    const { rows } = await readFiles({ 'a.csv': '标题,时间\n路灯\0坏了,2019/1/1\n请来修一下路灯,2019/1/2\n' });
    expect(rows.map((row) => row.标题)).toEqual(['路灯\0坏了', '请来修一下路灯']);
  });

  it('reads UTF-8 with a few broken bytes as UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('标题,时间\n路灯坏了'),
      Buffer.from([0xff, 0xe8]),
      Buffer.from(',2019/1/1\n请来修一下路灯,2019/1/2\n'),
    ]);
    const { rows } = await readFiles({ 'a.csv': bytes });
    expect(rows.map((row) => row.标题)).toEqual(['路灯坏了\ufffd\ufffd', '请来修一下路灯']);
  });

  it('finds the header below a title row, and leaves blank rows out without miscounting', async () => {
    const text =
      '2019年第一季度来信汇总表,,\n\n诉求标题,来信内容,受理时间\n甲,乙,2019/1/1\n,,\n丙,丁,2019/1/2\n,,\n , ,\n';
    const { rows, rowNumbers } = await readFiles({ 'a.csv': text });
    expect(rows.map((row) => row.诉求标题)).toEqual(['甲', '丙']);
    expect(rowNumbers).toEqual([4, 6]);
  });

  it('leaves out a header that comes again, and takes one of other columns for the rows below it', async () => {
    const text =
      '编号,诉求内容,时间,来电人,承办单位\n1,路灯坏了,2019/1/1,王某,城管局\n编号,诉求内容,时间,来电人,承办单位\n2,水管漏了,2019/1/2,李某,水务局\n' +
      '时间,承办单位,来电人,诉求内容\n2019/1/3,住建局,赵某,墙皮脱落\n';
    const { rows, rowNumbers, batches } = await readFiles({ 'a.csv': text });
    expect(rows.map(({ 诉求内容, 来电人, 承办单位 }) => [诉求内容, 来电人, 承办单位])).toEqual([
      ['路灯坏了', '王某', '城管局'],
      ['水管漏了', '李某', '水务局'],
      ['墙皮脱落', '赵某', '住建局'],
    ]);
    expect(rowNumbers).toEqual([2, 4, 6]);
    expect(batches.flatMap(({ problems }) => problems)).toEqual([]);
    // A list of two columns may have messages that are called like columns.
    const short = await readFiles({ 'a.csv': '标题,时间\n内容,昨天\n标题,时间\n投诉,今天\n' });
    expect(short.rows.map(({ 标题 }) => 标题)).toEqual(['内容', '投诉']);
  });

  it('leaves out the codes of columns below their names, or takes them where their names are not known', async () => {
    const table = (...heads: string[]) => `${heads.join('\n')}\nA1,2024/1/1,甲,云溪区\n`;
    const names = '工单编号,来电时间,诉求内容,所在区县';
    const read = async (text: string) => (await readFiles({ 'a.csv': text })).rows;
    const row = { 工单编号: 'A1', 来电时间: '2024/1/1', 诉求内容: '甲', 所在区县: '云溪区' };
    expect(await read(table(names, 'GDBH,LDSJ,SQNR,F4'))).toEqual([row]);
    expect(await read(table(names, 'order_no,call_time,content,area'))).toEqual([row]);
    expect(await read(table('GDBH,LDSJ,SQNR,F4', names))).toEqual([row]);
    expect(await read(table('工单编号,来电时间,诉求内容,行政区域描述', 'GDBH,LDSJ,SQNR,XZQH'))).toEqual([
      { GDBH: 'A1', LDSJ: '2024/1/1', SQNR: '甲', XZQH: '云溪区' },
    ]);
    // Another table that follows one without rows.
    expect(await read(table(names, '来电时间,工单编号,诉求内容,状态'))).toEqual([
      { 来电时间: 'A1', 工单编号: '2024/1/1', 诉求内容: '甲', 状态: '云溪区' },
    ]);
  });

  it('finds a header among whose names are long notes', async () => {
    const note = `（${'请按市民原话填写，'.repeat(20)}必填）`;
    const text = `编号,诉求内容${note},时间,填写说明：${'本列由回访班组核对。'.repeat(20)}\n1,路灯坏了,2019/1/1,\n`;
    const { rows, columns, errors } = await readFiles({ 'a.csv': text });
    expect(errors).toEqual([]);
    expect(rows[0]?.[`诉求内容${note}`]).toBe('路灯坏了');
    expect(columns[0]?.columns.map(({ field }) => field)).toEqual(['id', 'body', 'time']);
  });

  it('says how far it looked for a header, and notes a file without rows', async () => {
    const late = await readFiles({ 'a.csv': `${'说明,\n'.repeat(12)}标题,时间\n甲,2019/1/1\n` });
    expect(late.errors[0]?.error.message).toContain('among the first 10 that are not blank (ingest.headerRows;');
    const bare = await readFiles({ 'a.csv': '标题,时间\n', 'b.csv': '标题,时间\n甲,2019/1/1\n' });
    expect(bare.notes).toEqual(['-: it holds no rows of messages']);
  });

  it('puts a header of two rows together, where cells merged downwards leave the lower one blank', async () => {
    const text =
      '工单汇总表,,,,\n工单编号,诉求,,来电时间,办理\n,标题,内容,,状态\nG1,路灯坏了,请来修,2019/1/1,已办结\nG2,水管漏了,也请来修,2019/1/2,办理中\n';
    const { rows, rowNumbers } = await readFiles({ 'a.csv': text });
    expect(rows[0]).toEqual({ 工单编号: 'G1', 标题: '路灯坏了', 内容: '请来修', 来电时间: '2019/1/1', 状态: '已办结' });
    expect(rowNumbers).toEqual([4, 5]);
  });

  const table = (numbers: readonly number[]) => `title,time\n${numbers.map((n) => `第${n}件事,2019/1/1`).join('\n')}`;
  const count = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

  it('makes batches of the size asked for at most, none across files', async () => {
    const files = { 'a.csv': table(count(0, 500)), 'b.csv': table(count(500, 530)) };
    const { batches } = await readFiles(files, { settings: { batchSize: 40 } });
    expect(batches.flatMap(({ rows }) => rows.map(([title]) => title))).toEqual(count(0, 530).map((n) => `第${n}件事`));
    const sizes = batches.filter(({ file }) => file === 'a.csv').map(({ rows }) => rows.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(5);
    expect(new Set(batches.map(({ file }) => file))).toEqual(new Set(['a.csv', 'b.csv']));
  });

  const newestFirst = count(0, 2000).reverse();
  const grown = [...count(2000, 2030).reverse(), ...newestFirst.slice(0, 1000), 5000, ...newestFirst.slice(1000)];
  const asLines = (numbers: readonly number[]) =>
    numbers.map((n) => JSON.stringify({ title: `第${n}件事`, time: '2019-01-01' })).join('\n');
  const numbered = (numbers: readonly number[]) =>
    `序号,title,time\n${numbers.map((n, i) => `${i + 1},第${n}件事,2019/1/1`).join('\n')}`;
  it.each([
    ['a.csv', table(newestFirst), table(grown)],
    ['numbered.csv', numbered(newestFirst), numbered(grown)],
    ['a.jsonl', asLines(newestFirst), asLines(grown)],
  ])('makes the same batches of rows that new ones came before or between: %s', async (file, before, after) => {
    const settings = { batchSize: 64 };
    const contents = async (text: string) =>
      (await readFiles({ [file]: text }, { settings })).batches.map(({ columns, rows }) =>
        JSON.stringify([columns, rows]),
      );
    const old = await contents(before);
    const known = new Set(old);
    const fresh = (await contents(after)).filter((content) => !known.has(content));
    expect(old.length).toBeGreaterThan(40);
    expect(fresh.length).toBeLessThanOrEqual(8);
  });

  it('marks rows with cells beyond the header, and goes on after a quote that is never closed', async () => {
    const text = 'title,body,time\n甲,乙,2019/1/1\n多,了,2019/1/1,一格\n"丙,丁,2019/1/2\n戊,己,2019/1/3\n';
    const { batches, rowNumbers } = await readFiles({ 'a.csv': text });
    expect(batches[0]?.problems).toEqual([
      { index: 1, code: 'ROW_SHAPE', reason: 'Expected the row to have 3 cells, got 4' },
      { index: 2, code: 'ROW_SHAPE', reason: 'Expected the row to end its quoted cell, got the end of the file' },
    ]);
    expect(batches[0]?.rows[3]).toEqual(['戊', '己', '2019/1/3']);
    expect(rowNumbers).toEqual([2, 3, 4, 5]);
  });

  it('reads quotes that a backslash marks where the rows say so, and leaves paths of Windows that end in one', async () => {
    const row = (body: string) => `"甲","${body}","2019/1/1"\n`;
    const bodies = ['他说\\"不修\\",后来也没来', '\\"急\\"', '末尾\\\\', '他""说""', '第一行\n\\"第二行\\"'];
    const marked = await readFiles({ 'a.csv': `"title","body","time"\n${bodies.map(row).join('')}` });
    expect(marked.rows.map(({ body }) => body)).toEqual([
      '他说"不修",后来也没来',
      '"急"',
      '末尾\\',
      '他"说"',
      '第一行\n"第二行"',
    ]);
    expect(marked.batches[0]?.problems).toEqual([]);
    const doubled = await readFiles({ 'a.csv': `"title","body","time"\n${row('C:\\')}${row('D:\\')}` });
    expect(doubled.rows.map(({ body }) => body)).toEqual(['C:\\', 'D:\\']);
  });

  it('learns that a backslash marks quotes wherever the first of them stands', async () => {
    const row = (body: string) => `"甲","${body}","2019/1/1"\n`;
    const plain = row('路灯坏了').repeat(20_000);
    const marked = row('他说\\"不修\\",后来也没来').repeat(3);
    const { rows, batches } = await readFiles({ 'a.csv': `"title","body","time"\n${plain}${marked}` });
    expect(rows).toHaveLength(20_003);
    expect(rows.slice(-3).map(({ body }) => body)).toEqual(Array(3).fill('他说"不修",后来也没来'));
    expect(batches.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('reads cells in single quotes where all of the header stand in them', async () => {
    const rows = [
      ["'1100'", "'路灯, 坏了'", "'2019/1/1'"],
      ["'1101'", "'他说''急'',快,来\n\"马上\"'", "'2019/1/2'"],
      ['1102', "'无'", "'2019/1/3'"],
    ];
    const table = `某市来信登记\n'编号','内容','时间'\n${rows.map((cells) => `${cells.join()}\n`).join('')}`;
    const doubled = await readFiles({ 'a.csv': table });
    const marked = await readFiles({ 'a.csv': table.replaceAll("''急''", "\\'急\\'") });
    for (const read of [doubled, marked]) {
      expect(read.batches.flatMap(({ problems }) => problems)).toEqual([]);
      expect(read.rows.map((row) => Object.values(row))).toEqual([
        ['1100', '路灯, 坏了', '2019/1/1'],
        ['1101', '他说\'急\',快,来\n"马上"', '2019/1/2'],
        ['1102', '无', '2019/1/3'],
      ]);
    }
    // Marks by which a spreadsheet takes a value for text are none.
    const { rows: kept } = await readFiles({ 'a.csv': "编号,'内容',时间\n'1100,'他'说,2019/1/1\n" });
    expect(Object.values(kept[0] ?? {})).toEqual(["'1100", "'他'说", '2019/1/1']);
  });

  it('reads the texts of formulas by which systems keep a spreadsheet from changing them', async () => {
    const text = '="编号"\t="标题"\t="区县"\n="0731"\t"=""路灯\t坏,了"""\t="云溪区"\n="\t=""\t=1+1\n';
    const { rows } = await readFiles({ 'a.csv': text });
    expect(rows).toEqual([
      { 编号: '0731', 标题: '路灯\t坏,了', 区县: '云溪区' },
      { 编号: '="', 标题: '', 区县: '=1+1' },
    ]);
  });

  it('takes columns by the names that the user gives', async () => {
    const { rows } = await readFiles(
      { 'a.csv': 'foo,bar\n甲,2019/1/1\n' },
      { settings: { map: { title: 'foo', time: 'bar' } } },
    );
    expect(rows).toEqual([{ foo: '甲', bar: '2019/1/1' }]);
  });

  it('holds no more of a large file than its batches', async () => {
    const line = `1,${'字'.repeat(300)},2019/1/1\n`;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('id,body,time\n');
      const block = Buffer.from(line.repeat(100));
      for (let i = 0; i < 300; i++) yield block;
    }
    let largest = 0;
    const { readBatches } = await import('../../src/ingest/read-batches.ts');
    const { ingestSettings } = await import('../../src/ingest/settings.ts');
    let rows = 0;
    for await (const batch of readBatches(['-'], ingestSettings.parse({ batchSize: 500 }), {}, endless())) {
      rows += batch.rows.length;
      largest = Math.max(largest, batch.rows.length);
    }
    expect(rows).toBe(30_000);
    expect(largest).toBeLessThanOrEqual(500);
  });
});

describe('readBatches on JSON', () => {
  it('reads on behind an object that is nested deeper than can be written', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const objects = ['{"tid":1,"subject":"甲"}', `{"tid":2,"subject":"乙","x":${deep}}`, '{"tid":3,"subject":"丙"}'];
    const { batches, errors } = await readFiles({
      'a.jsonl': objects.join('\n'),
      'b.json': `[${objects.join(',')}]`,
      'c.json': `{"data":{"list":[${objects.join(',')}]}}`,
    });
    expect(errors).toEqual([]);
    expect(batches.map(({ rows }) => rows.length)).toEqual([3, 3, 3]);
    for (const { problems } of batches) expect(problems).toMatchObject([{ index: 1, code: 'BAD_JSON' }]);
  });

  it('keeps fields, and not all of the keys that every object has of its own', async () => {
    const objects = Array.from({ length: 300 }, (_, i) => {
      const own = Array.from({ length: 100 }, (_, k) => [`k${i}_${k}`, 1] as const);
      return JSON.stringify({ tid: i, ...Object.fromEntries(own), ...(i < 200 ? {} : { subject: '甲' }) });
    });
    const { batches } = await readFiles({ 'a.jsonl': objects.join('\n') }, { settings: { batchSize: 2048 } });
    const columns = batches[0]?.columns ?? [];
    expect(columns).toHaveLength(4097);
    expect(batches[0]?.rows[299]?.[columns.indexOf('subject')]).toBe('甲');
  });

  it('reads JSON lines; a bad line spoils only itself', async () => {
    const text =
      '{"tid":7,"subject":"甲","dateline":1551324305,"ok":true}\n\n{"tid":8,\n[1]\n{"tid":9,"subject":"乙","domainName":null,"x":{"y":1}}\n';
    const { batches, rowNumbers } = await readFiles({ 'a.jsonl': text });
    expect(batches).toHaveLength(1);
    expect(batches[0]?.columns).toEqual(['tid', 'subject', 'dateline', 'ok', 'domainName', 'x']);
    expect(batches[0]?.rows[0]).toEqual(['7', '甲', '1551324305', 'true']);
    expect(batches[0]?.rows[3]).toEqual(['9', '乙', '', '', '', '{"y":1}']);
    expect(batches[0]?.problems.map(({ index, code }) => [index, code])).toEqual([
      [1, 'BAD_JSON'],
      [2, 'BAD_JSON'],
    ]);
    expect(rowNumbers).toEqual([1, 3, 4, 5]);
  });

  it('reads a file that is one array, whatever stands in its strings, in pieces of any size', async () => {
    const objects = [
      { title: '甲 [1], {2} "三" \\', time: '2019/1/1' },
      { title: '乙', body: '}', time: '2019/1/2' },
    ];
    const bytes = Buffer.from(JSON.stringify(objects, null, 2));
    for (const size of [1, 7, 1000]) {
      const { rows } = await readFiles({}, { inputs: ['-'], standardInput: inPieces(bytes, size) });
      expect(rows.map((row) => row.title)).toEqual(objects.map(({ title }) => title));
    }
  });

  it('reads lines that end as elements of an array do, and says what lines in single quotes are', async () => {
    const lines = `${JSON.stringify({ id: 1, title: '甲' })},\r\n${JSON.stringify({ id: 2, title: '乙},' })} ,\n`;
    const { rows, batches } = await readFiles({ 'a.jsonl': lines });
    expect(rows[0]).toEqual({ id: '1', title: '甲' });
    expect(batches[0]?.problems).toHaveLength(1);
    const { errors } = await readFiles({ 'a.jsonl': "{'id': 1, 'title': '甲'}\n" });
    expect(errors.map(({ error }) => error.message)).toEqual([
      'Expected a.jsonl to hold JSON objects, got no line or element that is one (the first is text in single quotes, as Python prints it: write it by json.dumps)',
    ]);
  });

  it('keeps every digit of ids that are longer than numbers hold', async () => {
    const objects = ['20250301123456783', '20250301123456785'].map(
      (id) => `{"id":${id},"title":"甲","of":{"n":${id}}}`,
    );
    for (const text of [objects.join('\n'), `[${objects.join(',')}]`]) {
      const { rows } = await readFiles({ 'a.json': text });
      expect(rows.map(({ id }) => id)).toEqual(['20250301123456783', '20250301123456785']);
      expect(rows[0]?.of).toBe('{"n":"20250301123456783"}');
    }
  });

  it('reads what is nearly JSON: NaN as Python writes it, control characters, marks of files that were put together', async () => {
    const objects = [
      '{"id":1,"title":"NaN, \\"甲\\"","reply":NaN,"likes":-Infinity}',
      '{"id":2,"title":"乙\t丙","reply":"NaN:NaN","likes":3}',
      '\ufeff{"id":20250301123456783,"title":"丁","reply":NaN,"likes":NaN}',
    ];
    const expected = [
      { id: '1', title: 'NaN, "甲"', reply: '', likes: '' },
      { id: '2', title: '乙\t丙', reply: 'NaN:NaN', likes: '3' },
      { id: '20250301123456783', title: '丁', reply: '', likes: '' },
    ];
    const list = objects.join(',').replace('\ufeff', '');
    for (const text of [objects.join('\n'), `[${list}]`, `{"code":0,"took":NaN,"data":[${list}]}`]) {
      const { rows, batches, errors } = await readFiles({ 'a.json': text });
      expect(errors).toEqual([]);
      expect(batches.flatMap(({ problems }) => problems)).toEqual([]);
      expect(rows).toEqual(expected);
    }
    const { rows, batches } = await readFiles({
      'a.jsonl': `{"title":"甲"}\n{"title":N aN}\n{"title":"${'\\"'.repeat(99)}`,
    });
    expect(batches[0]?.problems.map(({ index }) => index)).toEqual([1, 2]);
    expect(rows[0]).toEqual({ title: '甲' });
  });

  it('takes an empty file of JSON lines for no messages, and one of other things for an error', async () => {
    expect((await readFiles({ 'a.jsonl': '' })).errors).toEqual([]);
    const { errors } = await readFiles({ 'a.jsonl': '{"foo":1}\n' });
    expect(errors.map(({ error }) => error.code)).toEqual(['NO_HEADER']);
  });
});

describe('readBatches on JSON that wraps its messages', () => {
  const row = (id: number) => ({
    id,
    title: `标题 ]}" ${id}`,
    content: '内容',
    createTime: '2024-03-01 09:00:00',
    steps: [{ content: '已转办', time: '2024-03-02', author: '甲', id: 1, title: '乙' }],
  });
  const wrap = (from: number, count: number) => ({
    code: 200,
    message: 'ok',
    timestamp: 1709300561000,
    columns: [{ name: 'id', label: '编号' }],
    data: { total: count, tags: ['a'], list: Array.from({ length: count }, (_, i) => row(from + i)) },
  });
  const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i));

  it.each([
    ['on one line', JSON.stringify(wrap(0, 3)), 3],
    ['on many lines', JSON.stringify(wrap(0, 3), null, 1), 3],
    ['on a line each', `${JSON.stringify(wrap(0, 3))}\n${JSON.stringify(wrap(3, 2))}\n`, 5],
    ['one after another', `${JSON.stringify(wrap(0, 3), null, 2)}\n${JSON.stringify(wrap(3, 2), null, 2)}`, 5],
  ])('finds the array %s, in pieces of any size', async (_, text, count) => {
    for (const size of [1, 7, 100_000]) {
      const read = await readFiles({}, { inputs: ['-'], standardInput: inPieces(Buffer.from(text), size) });
      expect(read.errors).toEqual([]);
      expect(read.rows.map(({ id }) => id)).toEqual(ids(count));
      expect(read.rowNumbers).toEqual(ids(count).map((id) => Number(id) + 1));
      expect(read.rows[0]?.steps).toContain('已转办');
    }
  });

  it.each([null, 1])('keeps no more of it than its longest message may be (indent %s)', async (indent) => {
    const text = JSON.stringify(wrap(0, 3000), null, indent ?? undefined);
    const { batches, rows, errors } = await readFiles({ 'a.json': text }, { settings: { maxTextLength: 100 } });
    expect(text.length).toBeGreaterThan(3 * (100 * 8 + 65_536));
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(3000);
    expect(batches.length).toBeGreaterThan(1);
  });

  it('takes an object that is a message for one, whatever it holds', async () => {
    const lines = [
      row(0),
      { id: 1, text: '内容', steps: row(1).steps },
      { message: '路灯坏了', time: 1, a: [{ text: '乙' }] },
    ];
    for (const line of lines) {
      const { batches, errors } = await readFiles({ 'a.jsonl': JSON.stringify(line) });
      expect(errors).toEqual([]);
      expect(batches[0]?.columns).toEqual(Object.keys(line));
    }
  });

  it('reads messages that other objects carry, with what stands beside them', async () => {
    const letter = { title: '路灯坏了', content: '桐湖路', create_time: '2024-03-01' };
    const covers = [
      [
        { _index: 'letters', _id: 'e1', _score: 1, _source: letter },
        { _id: 'e1', _index: 'letters', _score: '1', ...letter },
      ],
      [
        { type: 'Feature', properties: { ORDER_ID: 7, ...letter }, geometry: { type: 'Point' } },
        { ORDER_ID: '7', geometry: '', ...letter },
      ],
      [
        { info: letter, handle: { id: 9, deptName: '桐湖镇', handleResult: '已修好' }, user: { id: 3, name: '甲' } },
        { user: '甲', 'handle.id': '', deptName: '桐湖镇', handleResult: '已修好', ...letter },
      ],
    ] as const;
    for (const [cover, row] of covers) {
      for (const text of [
        JSON.stringify(cover),
        JSON.stringify([cover]),
        JSON.stringify({ took: 1, hits: { total: 1, hits: [cover] } }),
        JSON.stringify({ type: 'FeatureCollection', features: [cover] }, null, 1),
      ]) {
        const { rows, errors } = await readFiles({ 'a.json': text });
        expect(errors, text).toEqual([]);
        expect(rows, text).toEqual([row]);
      }
    }
  });

  it('leaves objects alone that carry no message, or more than one', async () => {
    const letter = { title: '路灯坏了', time: '2024-03-01' };
    for (const row of [
      { id: 1, reply: { title: '已修好', time: '2024-03-01' } },
      { first: letter, second: letter, third: 1 },
      { id: 1, note: { title: '甲' } },
    ]) {
      const { batches } = await readFiles({ 'a.jsonl': JSON.stringify(row) });
      expect(batches[0]?.columns[0]).toBe(Object.keys(row)[0]);
    }
  });

  it('takes the one message of an answer for it, with its replies', async () => {
    const letter = {
      title: '路灯坏了',
      time: '2024-03-01',
      replyInfos: [{ replyContent: '已修好', replyDateline: 1 }],
    };
    const detail = (id: number) =>
      JSON.stringify({ code: 200, message: 'ok', timestamp: 1709300561000, data: { id, ...letter } });
    const { rows, errors } = await readFiles({ 'a.json': detail(1), 'b.jsonl': `${detail(2)}\n${detail(3)}\n` });
    expect(errors).toEqual([]);
    expect(rows.map(({ id, title, replyInfos }) => [id, title, replyInfos])).toEqual(
      ['1', '2', '3'].map((id) => [id, '路灯坏了', '已修好']),
    );
    const comments = [{ content: '同感', time: '2024-03-02', author: '乙' }];
    const talked = {
      code: 0,
      message: 'ok',
      data: { id: 4, title: '甲', content: '乙', time: '2024-03-01', comments },
    };
    expect((await readFiles({ 'a.json': JSON.stringify(talked) })).rows).toMatchObject([{ id: '4', title: '甲' }]);
    const list = { code: 0, data: { title: '来信', status: 1, list: [{ id: 1, ...letter }] } };
    expect((await readFiles({ 'a.json': JSON.stringify(list) })).rows).toMatchObject([{ id: '1', title: '路灯坏了' }]);
  });

  it('says how to write tables whose rows have no names of columns', async () => {
    const byColumn = { 标题: { 0: '甲', 1: '乙' }, 时间: { 0: '2024-03-01', 1: '2024-03-02' } };
    const letter = { 标题: '甲', 时间: '2024-03-01' };
    const split = { columns: ['标题', '时间'], index: [0], data: [['甲', '2024-03-01']] };
    for (const indent of [undefined, 1]) {
      for (const [table, got] of [
        [byColumn, /^UNSUPPORTED_JSON .*column by column.*to_json\(orient='records'\)/],
        [split, /^UNSUPPORTED_JSON .*without the names of their columns in data/],
        [{ a7: letter, b8: letter }, /^UNSUPPORTED_JSON [^78]*jq -c '\.\[\]'$/],
      ] as const) {
        const { rows, errors } = await readFiles({ 'a.json': JSON.stringify(table, null, indent) });
        expect(rows).toEqual([]);
        expect(errors.map(({ error }) => `${error.code} ${error.message}`)).toEqual([expect.stringMatching(got)]);
      }
    }
  });

  it('says once what the file has where no array is of messages, or several are', async () => {
    const read = async (value: unknown, indent?: number) => {
      const { rows, errors } = await readFiles({ 'a.json': JSON.stringify(value, null, indent) });
      return { rows: rows.length, errors: errors.map(({ error }) => `${error.code} ${error.message}`) };
    };
    const unknown = { code: 0, data: { list: [{ 编码: 1, 事由: '甲' }] } };
    for (const indent of [undefined, 1]) {
      const { rows, errors } = await read(unknown, indent);
      expect([rows, errors.length]).toEqual([0, 1]);
      expect(errors[0]).toMatch(/^NO_HEADER .*code, data, data\.list\[\]\.编码, data\.list\[\]\.事由/);
      const two = await read({ open: [row(0)], closed: [row(1)] }, indent);
      expect([two.rows, two.errors.length]).toEqual([0, 1]);
      expect(two.errors[0]).toMatch(/^AMBIGUOUS_JSON .*open.*closed/);
    }
    const { rows } = await readFiles(
      { 'a.json': JSON.stringify(unknown, null, 1) },
      { settings: { map: { title: '事由' } } },
    );
    expect(rows).toEqual([{ 编码: '1', 事由: '甲' }]);
    expect(await read({ title: '甲' }, 1)).toMatchObject({
      rows: 0,
      errors: [expect.stringMatching(/^UNSUPPORTED_JSON .*jq -c/)],
    });
  });

  it.each([undefined, 1])(
    'takes an answer without messages for a quiet day, and the text of an error for one (indent %s)',
    async (indent) => {
      const read = async (value: unknown, size = 100_000) => {
        const bytes = Buffer.from(`${JSON.stringify(value, null, indent)}\n`);
        const { rows, errors } = await readFiles({}, { inputs: ['-'], standardInput: inPieces(bytes, size) });
        return { rows: rows.length, errors: errors.map(({ error }) => `${error.code} ${error.message}`) };
      };
      for (const size of [1, 100_000]) {
        for (const quiet of [
          { code: 0, data: { list: [] } },
          { status: 200, message: 'ok', data: [], timestamp: 1709300561000 },
          { content: [], totalElements: 0 },
          { code: 0, msg: '成功', data: null },
        ]) {
          expect(await read(quiet, size)).toEqual({ rows: 0, errors: [] });
        }
        expect(await read({ code: 500, msg: '系统繁忙', data: null }, size)).toEqual({
          rows: 0,
          errors: ['INTERFACE_ERROR Expected the interface to answer with messages, got code 500, msg 系统繁忙'],
        });
        expect((await read({ code: 401, message: '请登录' }, size)).errors[0]).toMatch(
          /^INTERFACE_ERROR .*message 请登录$/,
        );
      }
      expect(await read({ content: [row(0), row(1)], totalElements: 2 })).toEqual({ rows: 2, errors: [] });
      const { rows } = await readFiles({
        'a.json': `{"code":0,"data":[]}\n${JSON.stringify({ code: 0, data: [row(1)] })}`,
      });
      expect(rows).toHaveLength(1);
    },
  );

  it('reads on over however many empty pages to the one that tells', async () => {
    const pages = (count: number) => '{"code":0,"data":[]}\n'.repeat(count);
    const page = JSON.stringify({ code: 0, data: [row(1), row(2)] });
    const read = async (text: string) => {
      const { rows, errors } = await readFiles({ 'a.json': text });
      return { rows: rows.length, errors };
    };
    expect(await read(`${pages(10_000)}${page}\n`)).toEqual({ rows: 2, errors: [] });
    // More than is read to tell the form.
    expect(await read(`${pages(60_000)}${page}\n`)).toEqual({ rows: 2, errors: [] });
    expect(await read(pages(60_000).trimEnd())).toMatchObject({ rows: 0 });
    expect(await read(`${pages(3)}${JSON.stringify(row(1))}\n${JSON.stringify(row(2))}\n`)).toMatchObject({ rows: 5 });
  });

  it('takes a broken first line for a row, and a file without any object for an error', async () => {
    for (const broken of ['{"id":1,"title":"甲"', '{"id":1,', '{"id":1,"title":"甲', '{"id":1}}']) {
      const { rows, errors, batches } = await readFiles({ 'a.jsonl': `${broken}\n${JSON.stringify(row(2))}\n` });
      expect(errors).toEqual([]);
      expect(rows).toHaveLength(2);
      expect(batches[0]?.problems).toHaveLength(1);
    }
    const { errors } = await readFiles({ 'a.jsonl': '{"id":1,\n{"id":2,\n' });
    expect(errors.map(({ error }) => error.code)).toEqual(['NO_JSON_ROWS']);
  });
});

describe('readBatches on JSON objects on several lines', () => {
  const object = (i: number) => ({
    title: `路灯{不}亮"${i}`,
    replies: [{ text: '好' }, { text: '办' }],
    time: '2026-03-01',
  });
  const pretty = (...numbers: number[]) => numbers.map((i) => JSON.stringify(object(i), null, 2));

  it('reads them one after another, however they are parted, and one alone', async () => {
    for (const separator of ['\n', '\r\n', ',\n', '\n\n', '']) {
      const { rows, rowNumbers, errors } = await readFiles({ 'a.json': pretty(0, 1, 2).join(separator) });
      expect(errors).toEqual([]);
      expect(rows.map(({ title }) => title)).toEqual([0, 1, 2].map((i) => object(i).title));
      expect(rowNumbers).toEqual([1, 2, 3]);
    }
    const { rows } = await readFiles({ 'a.json': `\ufeff${pretty(7)[0]}\n` });
    expect(rows.map(({ title }) => title)).toEqual([object(7).title]);
  });

  it('counts one that is not closed, and a line that is none, as a row each', async () => {
    const [first = '', second = '', third = ''] = pretty(0, 1, 2);
    const text = [first, second.slice(0, -2), third, 'Type "it" for more', first, second.slice(0, 40)].join('\n');
    const { batches } = await readFiles({ 'a.json': text });
    expect(batches.flatMap(({ problems }) => problems.map(({ index }) => index))).toEqual([1, 3, 5]);
    expect(batches.flatMap(({ rows }) => rows)).toHaveLength(6);
  });

  it('loses no other object by a quote that is missing in one', async () => {
    const [first = '', second = '', ...others] = pretty(0, 1, 2, 3);
    const text = [first, second.replace('",\n', ',\n'), ...others].join('\n');
    const { batches, rows } = await readFiles({ 'a.json': text });
    expect(batches.flatMap(({ problems }) => problems.map(({ index }) => index))).toEqual([1]);
    // What cannot be read is kept as it is, to be looked at.
    const kept = expect.stringContaining('"replies"');
    expect(rows.map(({ title }) => title)).toEqual([object(0).title, kept, object(2).title, object(3).title]);
  });
});

describe('readBatches on JSON lines that grew at their head', () => {
  it('gives the batches that it gave, whatever keys the new objects have', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      id: `J${i}`,
      title: `路灯不亮${i}`,
      ...(i % 3 === 0 ? { status: '已办结' } : {}),
      time: '2026-03-01',
    }));
    const read = async (...added: object[]) => {
      const text = [...added, ...rows].map((row) => JSON.stringify(row)).join('\n');
      const { batches } = await readFiles({ 'a.jsonl': text }, { settings: { batchSize: 8 } });
      return batches.map(({ columns, rows: cells, fileTellsHandling }) =>
        JSON.stringify({ columns, cells, fileTellsHandling }),
      );
    };
    const before = await read();
    const after = await read({ reply: '已修好', time: '2026-03-02', id: 'K', note: 'x', title: '井盖坏了' });
    expect(before.length).toBeGreaterThan(8);
    expect(before.filter((batch) => !after.includes(batch)).length).toBeLessThan(4);
  });
});

describe('readBatches on Parquet', () => {
  /** The bytes of a file with the result of a statement. */
  async function writeParquet(sql: string): Promise<Buffer> {
    const { mkdtemp, readFile, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = await mkdtemp(join(tmpdir(), 'qingyu-parquet-'));
    const path = join(folder, 'a.parquet');
    const database = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
    await database.run(`COPY (${sql}) TO ${sqlLiteral(path)}`);
    database.close();
    const bytes = await readFile(path);
    await rm(folder, { recursive: true });
    return bytes;
  }

  it('reads texts that are not marked as such, and leaves other bytes', async () => {
    const bytes = await writeParquet(
      `SELECT encode('路灯"坏了') AS "ti""tle", encode('请修') AS title, '\\xFF\\x00'::BLOB AS picture, NULL::BLOB AS body`,
    );
    const { rows, errors } = await readFiles({ 'a.parquet': bytes });
    expect(errors).toEqual([]);
    expect(rows).toEqual([{ 'ti"tle': '路灯"坏了', title: '请修', picture: '\\xFF\\x00', body: '' }]);
  });

  it('reads the file of a name that DuckDB would take for a pattern', async () => {
    const [one, other] = [await writeParquet("SELECT '甲' AS title"), await writeParquet("SELECT '乙' AS title")];
    const inputs = ['留言[1].parquet', '热线[12]/a?.parquet'];
    const files = { [inputs[0]!]: one, '留言1.parquet': other, [inputs[1]!]: one, '热线1/ab.parquet': other };
    const { rows, errors } = await readFiles(files, { inputs });
    expect(errors).toEqual([]);
    expect(rows).toEqual([{ title: '甲' }, { title: '甲' }]);
  });

  it('reads structs, lists and maps as objects of JSON', async () => {
    const bytes = await writeParquet(
      `SELECT 1 AS "I'd", '路灯坏了' AS title, TIMESTAMP '2023-05-01 15:05:00' AS "time",
        {'unit': '城管局', 'text': '已修复', 'time': TIMESTAMP '2023-05-03 10:00:00'} AS reply,
        ['噪音', '交通'] AS tags, MAP {'code': '3', 'name': '已办结'} AS status
      UNION ALL SELECT 2, '井盖丢失', NULL, NULL, NULL, NULL`,
    );
    const { rows, errors, rowNumbers } = await readFiles({ 'a.parquet': bytes });
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([
      {
        "I'd": '1',
        time: '2023-05-01 15:05:00',
        reply: '已修复',
        department: '城管局',
        replied_at: '2023-05-03 10:00:00',
        tags: '噪音、交通',
        status: '已办结',
      },
      { "I'd": '2', title: '井盖丢失', time: '', reply: '', department: '', status: '' },
    ]);
    expect(rowNumbers).toEqual([1, 2]);
    const other = await readFiles({ 'b.parquet': await writeParquet("SELECT 1 AS id, {'a': 1} AS b") });
    expect(other.errors.map(({ error }) => error.code)).toEqual(['NO_HEADER']);
  });

  it('reads every type as text, times in Shanghai', async () => {
    const bytes = await writeParquet(
      `SELECT i AS id, '标题' || i AS title, TIMESTAMP '2019-02-28 11:25:05' AS "time",
        CASE WHEN i > 2999 THEN NULL ELSE i END AS likes FROM range(3001) t(i)`,
    );
    const fromFile = await readFiles({ 'a.parquet': bytes });
    expect(fromFile.errors).toEqual([]);
    expect(fromFile.rows).toHaveLength(3001);
    expect(fromFile.rows[0]).toEqual({ id: '0', title: '标题0', time: '2019-02-28 11:25:05', likes: '0' });
    expect(fromFile.rows[3000]).toMatchObject({ id: '3000', likes: '' });
    expect(fromFile.rowNumbers.at(-1)).toBe(3001);
    const piped = await readFiles({}, { inputs: ['-'], standardInput: inPieces(bytes, 1000) });
    expect(piped.rows).toEqual(fromFile.rows);
    const packed = await readFiles({ 'a.parquet.gz': gzipSync(bytes) });
    expect(packed.rows).toEqual(fromFile.rows);
  });
});

describe('readBatches on bad files', () => {
  it('reports each and reads the others', async () => {
    const { rows, errors } = await readFiles(
      {
        'good.csv': 'title,time\n甲,2019/1/1\n',
        'empty.csv': '',
        'other.csv': 'foo,bar\n1,2\n',
        'old.xls': Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
        'page.xls': '<html><table><tr><td>序号</td></tr></table></html>',
        'cut.csv.gz': gzipSync(`title,time\n${'甲,2019/1/1\n'.repeat(1000)}`).subarray(0, 60),
        'cut.xlsx': Buffer.from('PK\x03\x04 cut short'),
        'cut.parquet': Buffer.from('PAR1 cut short'),
        'last.csv': 'title,time\n乙,2019/1/1\n',
      },
      {
        inputs: [
          'good.csv',
          'empty.csv',
          'other.csv',
          'old.xls',
          'page.xls',
          'cut.csv.gz',
          'cut.xlsx',
          'cut.parquet',
          'none.csv',
          '*.nothing',
          'last.csv',
        ],
      },
    );
    expect(rows[0]?.title).toBe('甲');
    expect(rows.at(-1)?.title).toBe('乙');
    expect(Object.fromEntries(errors.map(({ file, error }) => [file, error.code]))).toEqual({
      'none.csv': 'NOT_FOUND',
      '*.nothing': 'NO_MATCH',
      'empty.csv': 'EMPTY_FILE',
      'other.csv': 'NO_HEADER',
      'old.xls': 'UNSUPPORTED_FORMAT',
      'page.xls': 'NO_HEADER',
      'cut.csv.gz': 'UNREADABLE',
      'cut.xlsx': 'XLSX_BROKEN',
      'cut.parquet': 'UNREADABLE',
    });
  });
});

/** One file in an archive, with what of its header is looked at. */
function makeTar(content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write('三月.csv');
  header.write('ustar', 257);
  return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0'))]);
}

describe('readBatches on files of other formats', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae10000', 'hex');
  const encrypted = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
  };
  it.each([
    ['a.pdf', Buffer.from('%PDF-1.7\n'), 'got a PDF'],
    ['a.rar', Buffer.from('Rar!\x1a\x07'), 'got an archive (RAR): unpack it'],
    ['a.png', Buffer.from('89504e470d0a', 'hex'), 'got a picture'],
    ['a.zip', makeZip({ '三月.csv': 'title,time\n甲,2019/1/1\n' }), 'got an archive (ZIP): unpack it'],
    ['a.tar', makeTar('标题,时间\n路灯坏了,2026/3/1\n'), 'got an archive (tar): unpack it'],
    ['b.tar.gz', gzipSync(makeTar('标题,时间\n路灯坏了,2026/3/1\n')), 'got an archive (tar): unpack it'],
    ['a.sql', "-- MySQL dump 10.13\nINSERT INTO `t` VALUES (1,'标题','时间');\n", 'got a dump of a database (SQL)'],
    ['a.txt', "INSERT INTO t (title, time) VALUES ('路灯','2026-3-1');\n", 'got a dump of a database (SQL)'],
    [
      'cut.csv.gz',
      gzipSync(`title,time\n${'甲,2019/1/1\n'.repeat(1000)}`).subarray(0, 60),
      'copy or download it again',
    ],
    ['cut.xlsx', Buffer.from('PK\x03\x04 cut short'), 'copy or download it again'],
    ['a.xlsb', makeZip({ 'xl/workbook.bin': '' }), 'got a document that holds no workbook, or a broken one'],
    [
      'a.odt',
      makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }),
      'got a document of OpenDocument (.odt)',
    ],
    ['a.ods', makeZip({ ...encrypted, 'content.xml': 'x9' }), 'got a workbook with a password: save it without one'],
    ['b.ods', makeZip({ ...encrypted, 'encrypted-package': 'x9' }), 'got a workbook with a password'],
    ['a.docx', makeZip({ 'word/document.xml': '' }), 'got a document (.docx)'],
    ['a.xlsx', ole, 'got a workbook with a password: save it without one'],
    ['a.doc', ole, 'got a document: save its table'],
    ['empty.xlsx', '', 'Expected empty.xlsx to hold a table, got an empty file'],
    ['mark.csv', '\ufeff', 'Expected mark.csv to hold a table, got an empty file'],
  ])('says what %s is', async (name, content, reason) => {
    const { errors } = await readFiles({ [name]: content });
    expect(errors[0]?.error.message).toContain(reason);
  });

  it('says how a path of Windows is written here', async () => {
    const errors: string[] = [];
    const onFileError = (_: string, error: Error) => void errors.push(error.message);
    await expandInputs(['D:\\导出\\三月.xlsx', 'D:\\导出\\*.xlsx', '导出\\三月.xlsx', '导出/三月.xlsx'], {
      onFileError,
    });
    expect(errors.map((message) => message.split('; ')[1])).toEqual([
      'in WSL it is /mnt/d/导出/三月.xlsx',
      'in WSL it is /mnt/d/导出/*.xlsx',
      'here it would be 导出/三月.xlsx',
      undefined,
    ]);
  });
});

describe('readBatches on a file of several encodings', () => {
  it('says which was taken where the header cannot be read', async () => {
    const rows = Buffer.from('1,路灯坏了半个月,2024-03-01\n'.repeat(100));
    const mixed = Buffer.concat([iconv.encode('编号,诉求内容,时间\n', 'gb18030'), rows]);
    const { errors } = await readFiles({ 'a.csv': mixed }, { settings: { encoding: 'utf-8' } });
    expect(errors[0]?.error.message).toContain(
      'got no such row among the first 10 that are not blank (ingest.headerRows; read as utf-8: if it is in another encoding, name it with --encoding)',
    );
  });
});

describe('readBatches on lists without texts', () => {
  it.each([
    ['a.csv', '编号,答复意见\n1,已修好\n'],
    ['a.jsonl', '{"编号":1,"答复意见":"已修好"}\n'],
  ])('says what %s has and what it lacks', async (name, text) => {
    const { errors } = await readFiles({ [name]: text });
    expect(errors[0]?.error.code).toBe('NO_HEADER');
    expect(errors[0]?.error.message).toContain('got only 编号 (id), 答复意见 (reply): ');
    expect(errors[0]?.error.message).toContain('--map time=COLUMN');
  });
});

describe('readBatches on folders and globs', () => {
  const table = (title: string) => `title,time\n${title},2019/1/1\n`;
  const files = {
    'b.csv': table('b'),
    'a/2.csv': table('a2'),
    'a/1.jsonl': '{"title":"a1","time":"2019/1/1"}',
    'a/notes.md': '# no messages',
    'a/~$lock.xlsx': 'x',
    'a/.hidden.csv': table('hidden'),
    '数据 (1)[新].csv': table('brackets'),
  };

  it('reads a folder recursively, in the order of paths', async () => {
    const { rows, errors } = await readFiles(files, { inputs: ['.'] });
    expect(errors).toEqual([]);
    expect(rows.map((row) => row.title)).toEqual(['a1', 'a2', 'b', 'brackets']);
  });

  it('calls files by their base names, and by their folders, too, where these are equal', async () => {
    const { batches } = await readFiles(
      { '1/x.csv': table('1'), '2/x.csv': table('2'), '2/y.csv': table('y') },
      { inputs: ['.'] },
    );
    expect(batches.map(({ file }) => file)).toEqual(['1/x.csv', '2/x.csv', 'y.csv']);
  });

  it('says which files of a folder may hold messages and are not read', async () => {
    const { rows, errors, leftOut } = await readFiles(
      {
        'good.csv': table('好'),
        '2019年导出.et.gz': 'x',
        'a.numbers': 'x',
        'sub/x.zip': 'x',
        'page.html': 'x',
        'README.md': 'x',
        '~$good.xls': 'x',
        '.DS_Store': 'x',
      },
      { inputs: ['.'] },
    );
    expect([rows.length, errors]).toEqual([1, []]);
    expect(leftOut.at(-1)).toMatch(/: 1 file of another name was not read: README\.md$/);
    expect(
      leftOut
        .slice(0, -1)
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['2019年导出.et.gz', 'a.numbers', 'page.html', 'sub/x.zip']);
    expect(leftOut.find((line) => line.startsWith('a.numbers'))).toContain('save it as .xlsx or .csv');
    expect(leftOut.find((line) => line.startsWith('sub/x.zip'))).toContain('unpack it');
  });

  it('reads what is called an old workbook and is a text table or a new one, in folders too', async () => {
    const sheet =
      '<row r="1"><c t="inlineStr"><is><t>title</t></is></c><c t="inlineStr"><is><t>time</t></is></c></row>' +
      '<row r="2"><c t="inlineStr"><is><t>新</t></is></c><c t="inlineStr"><is><t>2019/1/1</t></is></c></row>';
    const { rows, leftOut } = await readFiles(
      {
        'new.xls': makeWorkbook({ sheets: { 表: sheet } }),
        'list.numbers': 'x',
        'text.xls': table('文'),
      },
      { inputs: ['.'] },
    );
    expect(rows.map(({ title }) => title)).toEqual(['新', '文']);
    expect(leftOut.map((line) => line.split(':')[0])).toEqual(['list.numbers']);
  });

  it('leaves out the lock file of a workbook that is open, and says so where it is named or matched', async () => {
    const { rows, errors, leftOut } = await readFiles(files, { inputs: ['b.csv', 'a/~$lock.xlsx', 'a/*lock*'] });
    expect([rows.length, errors]).toEqual([1, []]);
    expect(leftOut).toHaveLength(2);
    expect(leftOut[0]).toBe('a/~$lock.xlsx: the lock file of a workbook that is open');
  });

  it('leaves workspaces out, wherever they are below what is named', async () => {
    const workspace = (at: string) => ({
      [`${at}lake/messages/1.csv`]: table('lake'),
      [`${at}lake/rejects/1.csv`]: table('reject'),
      [`${at}state/000001/manifest.json`]: '{}',
      [`${at}qingyu.json`]: '{}',
      [`${at}edits.jsonl`]: '{"kind":"title","title":"edit"}',
      [`${at}audit.jsonl`]: '{"taken":true,"title":"audit"}',
      [`${at}issue-ids-2.csv`]: 'issue_id,messages,now_in,messages_in_common\nI1,2,I2,2\n',
    });
    const here = {
      'a.csv': table('a'),
      'lake/b.csv': table('b'),
      ...workspace('city/'),
      'city/export.csv': table('out'),
    };
    const folder = await readFiles(here, { inputs: ['.'] });
    expect(folder.rows.map((row) => row.title)).toEqual(['a', 'b']);
    expect(folder.errors).toEqual([]);
    expect(folder.leftOut).toEqual(['city: a workspace of qingyu: its lake and state are no input']);
    const glob = await readFiles(here, { inputs: ['**/*.csv'] });
    expect(glob.rows.map((row) => row.title)).toEqual(['a', 'out', 'b']);
    // Named itself, a workspace may have message files beside its own.
    const itself = await readFiles({ ...workspace(''), 'in/a.csv': table('a') }, { inputs: ['.'] });
    expect(itself.rows.map((row) => row.title)).toEqual(['a']);
    expect(itself.errors).toEqual([]);
  });

  it('reads globs, names with brackets as they are, and each file once', async () => {
    const { rows } = await readFiles(files, { inputs: ['数据 (1)[新].csv', 'a/*.{csv,jsonl}', 'b.csv', '**/*.csv'] });
    expect(rows.map((row) => row.title)).toEqual(['brackets', 'a1', 'a2', 'b']);
  });
});

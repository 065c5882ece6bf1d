import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDelimitedScanner, type DelimitedRecord } from '../../../src/ingest/delimited/scan-delimited.ts';
import { itInCi } from '../../describe-in-ci.ts';

function scan(text: string, size = text.length + 1, delimiter = ',', longest = 10_000): DelimitedRecord[] {
  const scanner = createDelimitedScanner(delimiter, longest);
  const records: DelimitedRecord[] = [];
  for (let i = 0; i < text.length; i += size) records.push(...scanner.push(text.slice(i, i + size)));
  return [...records, ...scanner.end()];
}

const cells = (text: string, size?: number) => scan(text, size).map((record) => record.cells);

describe('createDelimitedScanner', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"a,b","c\r\nd"\n', [['a,b', 'c\r\nd']]],
    ['"a ""b"" c",d', [['a "b" c', 'd']]],
    ['"",""', [['', '']]],
    ['a"b",c', [['a"b"', 'c']]],
    ['"a" ,b', [['a', 'b']]],
    ['"他说"好"了",b', [['他说"好"了', 'b']]],
    ['a,', [['a', '']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
    expect(cells(text, 1)).toEqual(expected);
  });

  it('reads what csv-parse reads, in pieces of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '字', ';'), maxLength: 8 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    const quote = (text: string) =>
      /[",\n]/.test(text) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 20 }), fc.constantFrom('\n', '\r\n'), (rows, size, lineEnd) => {
        const text = rows.map((row) => row.map(quote).join(',')).join(lineEnd) + lineEnd;
        const expected = parse(text, { relax_column_count: true });
        expect(expected).toEqual(rows);
        expect(cells(text, size)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('loses one line to a quote that is not closed, at the end or within the longest record', () => {
    const text = `a,b\n"c,d\n${'e,f\n'.repeat(50)}`;
    for (const records of [scan(text), scan(text, 7, ',', 40)]) {
      expect(records).toHaveLength(52);
      expect(records[1]).toMatchObject({ cells: ['"c,d'] });
      expect(records[1]?.problem).toMatch(/^Expected the row to end its quoted cell, got /);
      expect(records[51]).toEqual({ cells: ['e', 'f'], problem: null });
    }
  });

  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('loses one row to a quote that is not closed before a quoted cell of a row below', () => {
    const text = 'id,title,body,time\n1,甲,"不亮,2023\n2,乙,"吵,很吵",2023\n3,丙,脏,2023\n';
    const problem = 'Expected the row to end its quoted cell, got a quoted cell of a row below';
    for (let size = 1; size <= text.length; size++) {
      expect(scan(text, size)).toEqual([
        { cells: ['id', 'title', 'body', 'time'], problem: null },
        { cells: ['1,甲,"不亮,2023'], problem },
        { cells: ['2', '乙', '吵,很吵', '2023'], problem: null },
        { cells: ['3', '丙', '脏', '2023'], problem: null },
      ]);
    }
  });

  it.each([
    ['rows that are quoted throughout', 'a,b,c\r\n1,2,"甲\r\n"2","乙","丙"\r\n', ['2', '乙', '丙']],
    ['a cell that begins with a quote', 'a,b,c\n1,"甲,2\n2,"""急""修",3\n', ['2', '"急"修', '3']],
    ['cells on both sides of a line break', 'a,b,c\n"x\ny","甲,2\n2,"乙\n丙",3\n', ['2', '乙\n丙', '3']],
  ])('finds the row below by %s', (_, text, expected) => {
    for (const size of [1, 5, text.length]) {
      const records = scan(text, size);
      expect(records.map(({ problem }) => problem === null)).toEqual([true, false, true]);
      expect(records[2]?.cells).toEqual(expected);
    }
  });

  it('loses one row to such a quote below a row with a stray delimiter', () => {
    const text =
      'id,title,body,time\n0,甲,乙,2023\n1,甲,路,灯,2023\n2,乙,"不亮,2023\n3,丙,脏,2023\n4,丁,"吵,很吵",2023\n';
    for (let size = 1; size <= text.length; size++) {
      const records = scan(text, size);
      expect(records.map(({ problem }) => problem === null)).toEqual([true, true, true, false, true, true]);
      expect(records.slice(4).map((record) => record.cells)).toEqual([
        ['3', '丙', '脏', '2023'],
        ['4', '丁', '吵,很吵', '2023'],
      ]);
    }
  });

  it('goes by the number of cells of rows that come twice', () => {
    const text = 'a,b,c\n1,2,3\na,b,c,d\n1,2,3,4\n1,2\n1,"甲,3,4\n1,"乙",3,4\n';
    expect(scan(text).map(({ problem }) => problem === null)).toEqual([true, true, true, true, true, false, true]);
  });

  it.each([
    ['to the end', '3,丙,脏,2023\n', ['3', '丙', '脏', '2023']],
    ['before a row that is quoted', '3,丙,"脏,乱",2023\n', ['3', '丙', '脏,乱', '2023']],
    ['before what would close it', '3,丙,说"不行",2023\n', ['3', '丙', '说"不行"', '2023']],
  ])('reads cells that begin with quoted words as they stand, %s', (_, below, expected) => {
    const text = `id,title,body,time\n1,甲,"吵,闹",2023\n2,"停水"三天,"停水""了"三天,2023\n${below}`;
    for (let size = 1; size <= text.length; size++) {
      expect(scan(text, size)).toEqual([
        { cells: ['id', 'title', 'body', 'time'], problem: null },
        { cells: ['1', '甲', '吵,闹', '2023'], problem: null },
        { cells: ['2', '"停水"三天', '"停水""了"三天', '2023'], problem: null },
        { cells: expected, problem: null },
      ]);
    }
  });

  it.each(['', '4,丁,井盖坏了,2023\n'])(
    'reads a line whose first quoted word seems to end with its last as it stands, before %j',
    (below) => {
      const text = `id,title,body,time\n1,甲,脏,2023\n3,"停水"三天,都说"没人管",2023\n${below}`;
      for (let size = 1; size <= text.length; size++) {
        expect(cells(text, size)[2]).toEqual(['3', '"停水"三天', '都说"没人管"', '2023']);
      }
      const last = 'id,time,title,body\n1,2023,甲,脏\n3,2023,"停水"三天,都说"没人管"\n4,2023,丁,脏\n';
      expect(cells(last)[2]).toEqual(['3', '2023', '"停水"三天', '都说"没人管"']);
    },
  );

  it('takes quotes that were not doubled for text where no row begins with them', () => {
    expect(cells('a,b,c\n1,"第一行\n"急"第二行",d\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', '第一行\n"急"第二行', 'd'],
    ]);
    expect(cells('a,b\n"他说"急\n修"好",d\n')).toEqual([
      ['a', 'b'],
      ['他说"急\n修"好', 'd'],
    ]);
  });

  it('takes quotes behind a backslash for text where these mark them, in pieces of any size', () => {
    const text = '"a","b"\n"\\"x\\",y","\\\\"\n"z\\\\","c""\\""\n"d\\\ne","f\\g"\n';
    for (const size of [1, 3, 1000]) {
      const scanner = createDelimitedScanner(',', 10_000, 'backslash');
      const records: DelimitedRecord[] = [];
      for (let i = 0; i < text.length; i += size) records.push(...scanner.push(text.slice(i, i + size)));
      expect([...records, ...scanner.end()].map((record) => record.cells)).toEqual([
        ['a', 'b'],
        ['"x",y', '\\'],
        ['z\\', 'c""'],
        ['d\ne', 'f\\g'],
      ]);
    }
  });

  it('reads every row around one whose quote was lost, whatever stands in their cells', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '字'), maxLength: 8 })
      .map((text) => `字${text}`);
    const row = fc.tuple(cell, cell, cell);
    const plain = fc.string({ unit: fc.constantFrom('a', '字', ' ', ','), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(row),
        plain,
        fc.array(row, { minLength: 1 }),
        fc.integer({ min: 1, max: 30 }),
        (...given) => {
          const [above, lost, below, size] = given;
          const write = (rows: readonly (readonly string[])[]) =>
            rows.map((cells) => `${cells.map(quoted).join(',')}\n`);
          const broken = `1,"字${lost},2`;
          const text = ['a,b,c\n', ...write(above), `${broken}\n`, ...write(below)].join('');
          expect(cells(text, size)).toEqual([['a', 'b', 'c'], ...above, [broken], ...below]);
        },
      ),
      { numRuns: 500 },
    );
  });

  // With the square of the length it would take minutes, and the test would end by its limit of time.
  itInCi('comes to the end of hostile text of any length', () => {
    for (const unit of ['"', '"a', 'a"', '",', '\r', '" '])
      expect(scan(unit.repeat(400_000), 65_536, ',', 100_000).length).toBeGreaterThan(0);
    for (const unit of [',"a', 'x\n,"a', 'x\n,a\n"a,', '"a""\n']) {
      expect(scan(`a,b,c\n1,2,"${unit.repeat(120_000)}`, 65_536, ',', 100_000).length).toBeGreaterThan(0);
    }
  });

  it.each([1, 7, 64])('passes over a line that never seems to end, in pieces of %i characters', (size) => {
    for (const cell of ['x'.repeat(400), `"${'x'.repeat(400)}`]) {
      for (const end of ['\n', '\r\n', '\r']) {
        const records = scan(['a,b', `1,${cell}`, '2,y', ''].join(end), size, ',', 20);
        expect(records.map((record) => record.problem)).toEqual([null, expect.stringContaining('at most 160'), null]);
        expect(records.map((record) => record.cells[0]!.length)).toEqual([1, 20, 1]);
      }
    }
    expect(scan(`a,b\n1,${'x'.repeat(400)}`, size, ',', 20)).toHaveLength(2);
  });
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDelimitedScanner, type DelimitedRecord } from '../../src/ingest/scan-delimited.ts';

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

  it('takes time linear in the length of a hostile text', () => {
    const started = performance.now();
    for (const unit of ['"', '"a', 'a"', '",', '\r', '" ']) scan(unit.repeat(100_000), 65_536, ',', 100_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

import { describe, expect, it } from 'vitest';
import { nameFiles, nameTable } from '../../../src/ingest/files/name-files.ts';

describe('nameFiles', () => {
  it('calls files by their base names where these differ', () => {
    expect(nameFiles(['/in/a.csv', 'b.csv', '-'])).toEqual(['a.csv', 'b.csv', '-']);
  });

  it('tells equal base names apart by as few folders as can', () => {
    expect(nameFiles(['/in/f1/x.csv', '/in/f2/x.csv', '/in/f1/y.csv'])).toEqual(['f1/x.csv', 'f2/x.csv', 'y.csv']);
    expect(nameFiles(['/p/1/x.csv', '/q/1/x.csv', '/q/2/x.csv'])).toEqual(['p/1/x.csv', 'q/1/x.csv', '2/x.csv']);
    expect(nameFiles(['/x.csv', '/b/x.csv', '/a/b/x.csv'])).toEqual(['/x.csv', '/b/x.csv', 'a/b/x.csv']);
  });

  it('gives the same names in any order and from any folder', () => {
    const paths = ['in/../f1/x.csv', './f2/x.csv', 'f2/in/x.csv'];
    expect(nameFiles(paths)).toEqual(['f1/x.csv', 'f2/x.csv', 'in/x.csv']);
    expect(nameFiles([...paths].reverse())).toEqual(['in/x.csv', 'f2/x.csv', 'f1/x.csv']);
  });

  it('takes a file called - for none that stands for standard input', () => {
    const names = nameFiles(['-', '/in/-']);
    expect(names[0]).toBe('-');
    expect(names[1]).toBe('in/-');
  });
});

it('names a table by its file, and by its sheet where it has one', () => {
  expect(nameTable('留言.xlsx', '三月')).toBe('留言.xlsx [三月]');
  expect(nameTable('留言.csv', null)).toBe('留言.csv');
});

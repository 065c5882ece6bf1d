import { describe, expect, it } from 'vitest';
import type { RawBatch } from '../../src/ingest/contract.ts';
import { hashInput } from '../../src/pipeline/hash-input.ts';

const key = new Uint8Array(32);
const batch = (columns: string[], ...rows: string[][]): RawBatch => ({
  file: 'a.csv',
  sheet: null,
  columns,
  rows,
  rowNumbers: rows.map((_, index) => index + 2),
  problems: [],
});

describe('hashInput', () => {
  it('is that of cells and headers alone, in any order and without empty cells', () => {
    const hash = hashInput(batch(['id', 'body'], ['1', 'x']), 0, key);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(hashInput(batch(['body', 'note', 'id'], ['y', '', '2'], ['x', ' ', '1']), 1, key)).toBe(hash);
    expect(hashInput(batch(['id', 'body'], ['x', '1']), 0, key)).not.toBe(hash);
    expect(hashInput(batch(['id', 'text'], ['1', 'x']), 0, key)).not.toBe(hash);
  });

  it('depends on the key, and is unknown without one', () => {
    const one = batch(['id'], ['1']);
    expect(hashInput(one, 0, new Uint8Array(32).fill(1))).not.toBe(hashInput(one, 0, key));
    expect(hashInput(one, 0, null)).toBeNull();
  });
});

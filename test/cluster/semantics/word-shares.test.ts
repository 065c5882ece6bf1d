import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readShares, writeShares } from '../../../src/cluster/semantics/word-shares.ts';

const createPath = (): string => join(mkdtempSync(join(tmpdir(), 'shares-')), 'word-shares.txt');

describe('readShares', () => {
  it('reads what writeShares wrote', () => {
    const path = createPath();
    const counts = new Map([
      ['路灯', 1],
      ['小区', 2],
    ]);
    writeShares(path, 8, counts);
    expect(readShares(path).shares).toEqual(
      new Map([
        ['小区', 0.25],
        ['路灯', 0.125],
      ]),
    );
  });

  it('refuses another file', () => {
    const path = createPath();
    for (const text of ['路灯 1\n', 'qingyu-shares-1 2\n路灯 3\n', 'qingyu-shares-1 0\n']) {
      writeFileSync(path, text);
      expect(() => readShares(path), text).toThrow(/shares of words/);
    }
  });
});

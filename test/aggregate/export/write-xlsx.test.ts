import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../src/aggregate/export/write-xlsx.ts';

const columns = [{ name: 'a', type: 'VARCHAR' }];

async function* rowsOf(count: number): AsyncGenerator<string[][]> {
  for (let i = 0; i < count; i += 1) yield Array.from({ length: 500 }, (_, n) => [`第${i}行第${n}格`]);
}

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

import { describe, expect, it } from 'vitest';
import { readFiles } from '../read-files.ts';

const bytes = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('characters that cannot be read', () => {
  it('are counted, with the row of the first, where the row is read all the same', async () => {
    const head = '编号,标题,内容,时间,备注\n';
    const files = {
      'a.csv': bytes(
        head,
        '1,甲,路灯坏',
        0xe4,
        '了三天没人修,2024/1/1,\n2,乙,好,2024/1/1,',
        0xff,
        '\n3,丙',
        0xff,
        ',水管',
        0xff,
        '漏水好几天,2024/1/1,\n',
      ),
      'b.csv': bytes(head, '1,甲,路灯坏了三天,2024/1/1,\n2,乙丙丁', 0xff, ',水管漏水,2024/1/1,\n'),
      // Refused, and counted there: for what cannot be read, and for a cell too many.
      'c.csv': bytes(head, '1,甲,路灯坏了三天没人修,2024/1/1,\n2,', 0xff, 0xff, ',', 0xff, 0xff, ',2024/1/1,\n'),
      'd.csv': bytes(head, '1,路灯坏了三天没人修', 0xff, ',甲,2024/1/1,,x\n'),
    };
    for (const batchSize of [1, 100]) {
      expect((await readFiles(files, { settings: { batchSize } })).notes).toEqual([
        '-: 3 values, the first in row 2, have unreadable characters, kept as \ufffd: export the file anew if they matter',
        '-: a value of row 3 has unreadable characters, kept as \ufffd: export the file anew if they matter',
      ]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { parseId } from '../../../src/ingest/values/parse-id.ts';

describe('parseId', () => {
  it.each([
    ['700123', '700123'],
    [' 700123\t', '700123'],
    ['\u202d700123\u202c', '700123'],
    ['\u200b700123', '700123'],
    ['GD\ud83d7', 'GD7'],
    ['GD𠮷7', 'GD𠮷7'],
    ['700123.0', '700123'],
    ['700123.00', '700123'],
    ['７００１２３', '700123'],
    ["'000731", '000731'],
    ['="000731"', '000731'],
    ['GD-2019-0007', 'GD-2019-0007'],
    ['留言ID：700123', '700123'],
    ['工单编号: GD-7', 'GD-7'],
    ['编号：', '编号:'],
    ['7.00123E+05', '700123'],
    ['7.00123E+5', '700123'],
    ['1.23456789012345E+14', '123456789012345'],
    ['2E4', '2E4'],
    ['3.14', '3.14'],
    ['0-1', '0-1'],
    ['7'.repeat(200), '7'.repeat(200)],
  ])('reads %s as %s', (text, id) => {
    expect(parseId(text)).toEqual({ id, lost: false });
  });

  it.each(['1.9E+05', '1.9e+21', '4.30102E+17', '2E+03', '1.234567890123456E+15'])(
    'gives up %s, which has lost digits',
    (text) => {
      expect(parseId(text)).toEqual({ id: null, lost: true });
    },
  );

  it.each([
    '',
    '  ',
    'NULL',
    'nan',
    '-',
    '#N/A',
    '无',
    '／',
    '待编号',
    '…',
    '0',
    '000000',
    '0.0',
    '0000-0000',
    'x'.repeat(201),
  ])('takes %s for no id', (text) => {
    expect(parseId(text)).toEqual({ id: null, lost: false });
  });
});

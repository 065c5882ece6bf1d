import { expect, it } from 'vitest';
import { maskFileNames } from '../../../src/ingest/files/mask-file-names.ts';

it.each([
  ['李小溪13800138000投诉.csv', '[用户名][手机号]投诉.csv'],
  ['李小溪投诉.xlsx', '[用户名]投诉.xlsx'],
  ['2026-03/高小溪来信.csv.gz', '2026-03/[用户名]来信.csv.gz'],
  ['工单_李小溪_03.csv', '工单_[用户名]_03.csv'],
  ['欧阳小溪.jsonl', '[用户名].jsonl'],
])('hides who is named in %s', (name, masked) => {
  expect(maskFileNames([name])).toEqual([masked]);
});

it.each([
  '-',
  '留言.csv',
  '2026年3月工单.xlsx',
  '松湖县投诉.csv',
  '王家坪来信.csv',
  '张家港信访.csv',
  '周报表.csv',
  '高新区投诉_20260301.csv',
  '12345热线.csv',
  '石桥镇/messages-2026-03-01.parquet',
  '陈列馆留言.csv',
])('leaves %s', (name) => {
  expect(maskFileNames([name])).toEqual([name]);
});

it('keeps names apart that are alike without the people', () => {
  const names = ['李小溪投诉.csv', '王桐花投诉.csv', '[用户名]投诉 (2).csv', '李小溪', '王桐花'];
  expect(maskFileNames(names)).toEqual([
    '[用户名]投诉.csv',
    '[用户名]投诉 (3).csv',
    '[用户名]投诉 (2).csv',
    '[用户名]',
    '[用户名] (2)',
  ]);
});

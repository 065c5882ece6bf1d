import { describe, expect, it } from 'vitest';
import { isAnonymous } from '../../../src/ingest/authors/author-key.ts';
import { isNoId, isNoValue, isProgramNull } from '../../../src/ingest/values/no-value.ts';

const byPrograms = [
  'null',
  'None',
  'nil',
  'NaN',
  'NaT',
  'undefined',
  'N/A',
  'NA',
  '#N/A',
  '\\N',
  '(null)',
  '[NULL]',
  '<null>',
  '(空)',
  '（跳过）',
];

describe('what stands for no value', () => {
  it.each(byPrograms)('is %s, written by a program, in every field', (text) => {
    expect([isProgramNull(text), isNoValue(text), isNoId(text), isAnonymous(text)]).toEqual([true, true, true, true]);
  });

  it.each([
    '无',
    '（无）',
    '【暂无】',
    '不详',
    '無',
    '【暫無】',
    '不詳',
    '未知',
    '待补',
    '/',
    '／',
    '--',
    '————————————',
  ])('is %s, written by a person, in every field but texts', (text) => {
    expect([isProgramNull(text), isNoValue(text), isNoId(text), isAnonymous(text)]).toEqual([false, true, true, true]);
  });

  it.each(['待编号', '无工单号', '同上', '…', '**', '？'])('is %s where an id is asked for', (text) => {
    expect([isNoValue(text), isNoId(text)]).toEqual([false, true]);
  });

  it.each(['0', '甲', '无1', '待A7', 'x-y', '第一号', '满意', '(甲)', '★★★'])('is not %s', (text) => {
    expect([isProgramNull(text), isNoValue(text)]).toEqual([false, false]);
    if (text !== '★★★') expect(isNoId(text)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { splitClauses } from '../../../src/cluster/matters/clauses.ts';

const read = (text: string, from = 0, end = text.length): string[] =>
  splitClauses(text, from, end).map((clause) => text.slice(clause.from, clause.to) + (clause.ends ? '|' : ''));

describe('the clauses of a text', () => {
  it('end with commas, and sentences with their signs', () => {
    expect(read('路灯坏了,晚上很黑。请修一修!谢谢')).toEqual(['路灯坏了', '晚上很黑|', '请修一修|', '谢谢|']);
  });

  it('end with full stops as keyboards have them, but not within dates', () => {
    expect(read('2024.6.24办的卡.店关门了.找不到人.')).toEqual(['2024.6.24办的卡|', '店关门了|', '找不到人|']);
  });

  it('do not end within numbers, times of day and lists', () => {
    expect(read('每天22:00以后施工,花了3,000元,东门、西门都堵')).toEqual([
      '每天22:00以后施工',
      '花了3,000元',
      '东门、西门都堵|',
    ]);
  });

  it('end with blanks, but not between Latin words', () => {
    expect(read('Sunny Yarn Hotel不退订金 路灯坏了 Yarn的店')).toEqual([
      'Sunny Yarn Hotel不退订金',
      '路灯坏了',
      'Yarn的店|',
    ]);
  });

  it('do not end within brackets that a sentence closes', () => {
    expect(read('父亲(62岁,穿灰色夹克)走失,未归')).toEqual(['父亲(62岁,穿灰色夹克)走失', '未归|']);
    expect(read('(一)路灯坏了,(二)没人修,井盖也(坏了,没人修')).toEqual([
      '(一)路灯坏了',
      '(二)没人修',
      '井盖也(坏了',
      '没人修|',
    ]);
    expect(read('(,'.repeat(50_000)).length).toBeGreaterThan(10_000);
  });

  it('are those between two offsets', () => {
    expect(read('您好,路灯坏了,晚上很黑', 3, 7)).toEqual(['路灯坏了|']);
    expect(read('您好', 2)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { describeSideBySide, isSideBySide } from '../../../src/ingest/tables/side-by-side.ts';
import { readFiles } from '../read-files.ts';
import { makeWorkbook } from '../xlsx/make-workbook.ts';

describe('tables side by side', () => {
  it('are told of, since only the left one is read', async () => {
    const csv = '标题,时间,,标题,时间\n路灯坏了,2026-03-01,,公交太少,2026-03-02';
    const row = (number: number, texts: readonly string[]) =>
      `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const 表 = csv.split('\n').map((line, i) => row(i + 1, line.split(',')));
    for (const [name, content, sheet] of [
      ['a.csv', csv, '-'],
      ['a.xlsx', makeWorkbook({ sheets: { 表: 表.join('') } }), '表'],
    ] as const) {
      const { batches, notes } = await readFiles({ [name]: content });
      expect(batches.flatMap(({ rows }) => rows)).toHaveLength(1);
      expect(notes).toEqual([`${sheet}: ${describeSideBySide}`]);
    }
  });

  it.each([
    ['编号 标题 时间 编号 标题 时间', true],
    ['标题 时间 标题 时间 标题 时间', true],
    ['标题 时间 标题 时间 标题 时间 标题 时间', true],
    ['标题 时间 答复 答复', false],
    ['标题 标题', false],
    ['姓名 电话 姓名 电话', false],
    ['标题 时间 标题 日期', false],
  ])('have the header %s: %s', (names, are) => {
    expect(isSideBySide(names.split(' '), {})).toBe(are);
  });
});

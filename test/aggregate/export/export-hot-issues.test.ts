import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { exportHotIssues, hotIssueFiles } from '../../../src/aggregate/export/export-hot-issues.ts';
import { buildSmallMart } from '../build-small-mart.ts';

async function readSheet(path: string): Promise<unknown[][]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const rows: unknown[][] = [];
  workbook.worksheets[0]!.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1));
  });
  return rows;
}

describe('exportHotIssues', () => {
  it('writes both forms, hottest first, with every message of the issues', async () => {
    const db = await buildSmallMart({
      messages: [
        { id: '1', at: '2025-12-01 08:00:00', author: 'a', title: '甲', body: '=1+1', likes: 3 },
        { id: '2', at: '2025-12-02 08:00:00', author: 'b', title: '乙' },
        { id: '3', at: '2025-12-02 09:00:00', author: 'c', title: '丙' },
        { id: '4', at: '2025-12-01 08:00:00', author: 'd' },
        { id: '5', at: '2025-12-02 08:00:00', author: 'e' },
        { id: '6', at: '2025-12-03 08:00:00', author: 'c', title: '丙', duplicateOf: '3' },
      ],
      issues: { I1: ['1', '2', '3'], I2: ['4', '5'] },
    });
    try {
      // A folder that does not exist yet is made.
      const dir = join(mkdtempSync(join(tmpdir(), 'hot-issues-')), '上报');
      expect(await exportHotIssues(db, 1, dir, 90)).toEqual({ issues: 1, messages: 4 });
      const issues = await readSheet(join(dir, hotIssueFiles.issues));
      expect(issues[0]).toEqual(['热度排名', '问题ID', '热度指数', '时间范围', '地点/人群', '问题描述']);
      expect(issues[1]?.slice(0, 2)).toEqual([1, 1]);
      expect(issues[1]?.[3]).toBe('2025/12/01至2025/12/02');
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(join(dir, hotIssueFiles.issues));
      expect(workbook.worksheets.map(({ name }) => name)).toEqual(['热点问题表', '说明']);
      const notes: string[] = [];
      workbook.worksheets[1]!.eachRow((row) => notes.push(String(row.getCell(1).value)));
      expect(notes[0]).toContain('热度指数为最近90日的留言人数');
      expect(notes.at(-1)).toBe('问题1：3件（另有重复提交1件），3人。');
      const title = workbook.worksheets[0]!.getRow(2).getCell(6);
      expect([title.alignment?.wrapText, workbook.worksheets[0]!.getColumn(6).width]).toEqual([true, 50]);
      const messages = await readSheet(join(dir, hotIssueFiles.messages));
      expect(messages.slice(1).map((row) => row[1])).toEqual(['1', '2', '3', '6']);
      expect(messages[1]?.[5]).toBe('=1+1');
      expect(messages[1]?.[6]).toBe(3);
    } finally {
      db.close();
    }
  });

  it('prints regions where the messages of an issue share no place', async () => {
    const at = '2025-12-01 08:00:00';
    const regions = { a: ['甲区', '甲区'], b: ['乙区', '甲区', '乙区'], c: ['甲区', '乙区'], d: [null, null] };
    const messages = Object.entries(regions).flatMap(([issue, of]) =>
      of.map((region, index) => ({ id: `${issue}${index}`, at, author: `${issue}${index}`, region, title: issue })),
    );
    const issues = Object.fromEntries(
      Object.entries(regions).map(([issue, of]) => [issue, of.map((_, index) => `${issue}${index}`)]),
    );
    const db = await buildSmallMart({ messages, issues, places: { c: '青石苑' } });
    try {
      const dir = mkdtempSync(join(tmpdir(), 'hot-issues-'));
      await exportHotIssues(db, 4, dir, 90);
      const rows = (await readSheet(join(dir, hotIssueFiles.issues))).slice(1);
      expect(rows.map((row) => row[4] ?? '').sort()).toEqual(['', '乙区等2地', '甲区', '青石苑']);
    } finally {
      db.close();
    }
  });

  it('refuses a number of issues that is none', async () => {
    const db = await buildSmallMart({ messages: [{ id: '1', at: '2025-12-01 08:00:00' }] });
    try {
      await expect(exportHotIssues(db, 0, '/tmp', 90)).rejects.toMatchObject({ code: 'BAD_TOP' });
    } finally {
      db.close();
    }
  });
});

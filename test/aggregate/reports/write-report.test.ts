import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFormat, writeReport } from '../../../src/aggregate/reports/write-report.ts';
import { UsageError } from '../../../src/core/errors.ts';
import { collectWeek, threeWeeks } from './report-mart.ts';

describe('the format of a report', () => {
  it('follows the ending of the file, and is HTML where neither says', () => {
    expect(chooseFormat(undefined, undefined)).toBe('html');
    expect(chooseFormat(undefined, 'a.DOCX')).toBe('docx');
    expect(chooseFormat('html', 'a.htm')).toBe('html');
    expect(chooseFormat('xlsx', '周报')).toBe('xlsx');
    expect(chooseFormat(undefined, '周报2025.03')).toBe('html');
  });

  it('is refused where the ending says otherwise', () => {
    expect(() => chooseFormat(undefined, 'a.pdf')).toThrow(
      new UsageError('Expected --out to end with .html, .docx, .xlsx, got "a.pdf"'),
    );
    expect(() => chooseFormat('docx', 'a.html')).toThrow(
      new UsageError('Expected --out to end with .docx, got "a.html"'),
    );
  });
});

describe('a report that cannot be written', () => {
  it('says where and why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingyu-report-'));
    const db = await threeWeeks();
    try {
      const data = await collectWeek(db);
      const out = join(folder, 'none', 'a.html');
      await expect(writeReport(data, 'html', out)).rejects.toMatchObject({
        code: 'REPORT_NOT_WRITTEN',
        message: `Expected ${out} to be a file that can be written, got no such folder`,
      });
      await expect(writeReport(data, 'html', folder)).rejects.toMatchObject({ code: 'REPORT_NOT_WRITTEN' });
      expect(existsSync(`${folder}.part`)).toBe(false);
    } finally {
      db.close();
      rmSync(folder, { recursive: true });
    }
  });
});

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseReportFormat, writeReport } from '../../../src/aggregate/reports/write-report.ts';
import { UsageError } from '../../../src/core/errors.ts';
import { collectWeek, threeWeeks } from './report-mart.ts';

describe('the format of a report', () => {
  it('follows the ending of the file, and is HTML where neither says', () => {
    expect(chooseReportFormat(undefined, undefined)).toBe('html');
    expect(chooseReportFormat(undefined, 'a.DOCX')).toBe('docx');
    expect(chooseReportFormat('html', 'a.htm')).toBe('html');
    expect(chooseReportFormat('xlsx', '周报')).toBe('xlsx');
    expect(chooseReportFormat(undefined, '周报2025.03')).toBe('html');
  });

  it('is refused where the ending says otherwise', () => {
    expect(() => chooseReportFormat(undefined, 'a.pdf')).toThrow(
      new UsageError('Expected --out to end with .html, .docx, .xlsx, got "a.pdf"'),
    );
    expect(() => chooseReportFormat('docx', 'a.html')).toThrow(
      new UsageError('Expected --out to end with .docx, got "a.html"'),
    );
  });
});

describe('writeReport', () => {
  it('makes the folders that are named, and says what cannot be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingyu-report-'));
    const db = await threeWeeks();
    try {
      const data = await collectWeek(db);
      const out = join(folder, 'none', 'a.html');
      await writeReport(data, 'html', out);
      expect(existsSync(out)).toBe(true);
      await expect(writeReport(data, 'html', join(out, 'b.html'))).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
      await expect(writeReport(data, 'html', folder)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
      expect(existsSync(`${folder}.part`)).toBe(false);
    } finally {
      db.close();
      rmSync(folder, { recursive: true });
    }
  });
});

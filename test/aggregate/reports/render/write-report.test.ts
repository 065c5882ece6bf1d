import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import { chooseReportFormat, writeDocument } from '../../../../src/aggregate/reports/render/write-report.ts';
import { UsageError } from '../../../../src/core/errors.ts';
import { collectWeek, threeWeeks } from '../report-mart.ts';

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

describe('writeDocument', () => {
  it('makes the folders that are named, and says what cannot be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingyu-report-'));
    const db = await threeWeeks();
    try {
      const report = composeReport(await collectWeek(db));
      const out = join(folder, 'none', 'a.html');
      await writeDocument(report, 'html', null, out);
      expect(existsSync(out)).toBe(true);
      await expect(writeDocument(report, 'html', null, join(out, 'b.html'))).rejects.toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
      });
      await expect(writeDocument(report, 'html', null, folder)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
      expect(existsSync(`${folder}.part`)).toBe(false);
    } finally {
      db.close();
      rmSync(folder, { recursive: true });
    }
  });
});

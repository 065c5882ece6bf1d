import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { Block, ReportDocument } from '../../../../src/aggregate/reports/document.ts';
import { findChartFont } from '../../../../src/aggregate/reports/render/chart-font.ts';
import {
  chooseReportFormat,
  renderDocument,
  writeDocument,
} from '../../../../src/aggregate/reports/render/write-report.ts';
import { UsageError } from '../../../../src/core/errors.ts';
import { collectWeek, threeWeeks } from '../report-mart.ts';
import { unzip } from '../zip.ts';

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

describe('a report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-report-'));
  const state = {} as { report: ReportDocument };
  beforeAll(async () => {
    const db = await threeWeeks();
    try {
      state.report = composeReport(await collectWeek(db));
    } finally {
      db.close();
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes the folders that are named, and says what cannot be written', async () => {
    const { report } = state;
    const out = join(folder, 'none', 'a.html');
    await writeDocument(report, 'html', null, out);
    expect(existsSync(out)).toBe(true);
    await expect(writeDocument(report, 'html', null, join(out, 'b.html'))).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
    });
    await expect(writeDocument(report, 'html', null, folder)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(existsSync(`${folder}.part`)).toBe(false);
  });

  it('has pictures in the font that is named, else in one of the machine, and none where it has none', async () => {
    // One picture, which has names of places.
    const isPicture = (block: Block) => block.type === 'chart' && block.chart.kind === 'comparison';
    const sections = state.report.sections.map((section) => ({ ...section, blocks: section.blocks.filter(isPicture) }));
    const picturesIn = async (font: string | null) => {
      const files = unzip((await renderDocument({ ...state.report, sections }, 'docx', font)) as Buffer);
      return [...files].filter(([name]) => name.startsWith('word/media/')).map(([, content]) => content);
    };
    const found = findChartFont();
    const usual = await picturesIn(null);
    expect(usual).toHaveLength(found === null ? 0 : 1);
    // A file without letters: the pictures have no words.
    const empty = join(folder, 'empty.ttf');
    writeFileSync(empty, '');
    const wordless = await picturesIn(empty);
    expect(wordless).toHaveLength(1);
    expect(usual.some((picture) => picture.equals(wordless[0]!))).toBe(false);
    if (found === null) return;
    // One that is called as a known one has the same forms of characters as that.
    const named = join(folder, basename(found.file));
    symlinkSync(found.file, named);
    expect((await picturesIn(named))[0]?.equals(usual[0]!)).toBe(true);
  });
});

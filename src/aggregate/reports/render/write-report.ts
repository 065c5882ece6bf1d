import { writeFile } from 'node:fs/promises';
import { chooseFormat, writeWhole } from '../../../core/output-file.ts';
import type { ReportDocument } from '../document.ts';
import { findChartFont, nameChartFont } from './chart-font.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderXlsx } from './render-xlsx.ts';

export const reportFormats = ['html', 'docx', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The format of a report that is asked for: by name, by the ending of the file, or HTML. @throws UsageError */
export function chooseReportFormat(format: ReportFormat | undefined, out: string | undefined): ReportFormat {
  return chooseFormat(reportFormats, format, out, { htm: 'html' });
}

/**
 * Writes a report or a dossier to a file, complete or not at all.
 * @param font a font file with Chinese glyphs for pictures; null: one of the machine's
 * @param out as `writeWhole` takes it: replaced if it exists, folders that it names are made, `-` is standard output
 * @throws QingyuError OUTPUT_UNWRITABLE
 */
export async function writeDocument(
  report: ReportDocument,
  format: ReportFormat,
  font: string | null,
  out: string,
): Promise<void> {
  const content = await renderDocument(report, format, font);
  await writeWhole(out, (temporary) => writeFile(temporary, content));
}

/** The content of the file. @param font as `writeDocument` takes it */
export async function renderDocument(
  report: ReportDocument,
  format: ReportFormat,
  font: string | null,
): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return renderHtml(report);
    case 'docx':
      return await renderDocx(report, font === null ? findChartFont() : nameChartFont(font));
    case 'xlsx':
      return await renderXlsx(report);
  }
}

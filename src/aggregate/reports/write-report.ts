import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { chooseFormat, writeWhole } from '../../core/output-file.ts';
import { type ChartFont, findChartFont } from './chart-font.ts';
import { composeReport } from './compose-report.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderXlsx } from './render-xlsx.ts';
import type { ReportData } from './report-data.ts';

export const reportFormats = ['html', 'docx', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The format of a report that is asked for: by name, by the ending of the file, or HTML. @throws UsageError */
export function chooseReportFormat(format: ReportFormat | undefined, out: string | undefined): ReportFormat {
  return chooseFormat(reportFormats, format, out, { htm: 'html' });
}

/**
 * Writes the report to a file, complete or not at all.
 * @param out as `writeWhole` takes it: replaced if it exists, folders that it names are made, `-` is standard output
 * @throws QingyuError OUTPUT_UNWRITABLE
 */
export async function writeReport(data: ReportData, format: ReportFormat, out: string): Promise<void> {
  const content = await renderReport(data, format);
  await writeWhole(out, (temporary) => writeFile(temporary, content));
}

async function renderReport(data: ReportData, format: ReportFormat): Promise<string | Buffer> {
  const report = composeReport(data);
  switch (format) {
    case 'html':
      return renderHtml(report);
    case 'docx':
      return await renderDocx(report, chartFont(data.settings.chartFont));
    case 'xlsx':
      return await renderXlsx(report);
  }
}

/** A font that a setting names goes by its file name: resvg falls back to the only font it has. */
function chartFont(file: string | null): ChartFont | null {
  return file === null ? findChartFont() : { file, family: basename(file).replace(/\.\w+$/, '') };
}

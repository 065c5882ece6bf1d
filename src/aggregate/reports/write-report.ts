import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ChartFont, findChartFont } from './chart-font.ts';
import { composeReport } from './compose-report.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderXlsx } from './render-xlsx.ts';
import type { ReportData } from './report-data.ts';

export const reportFormats = ['html', 'docx', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Writes the report to a file, complete or not at all. @param out replaced if it exists */
export async function writeReport(data: ReportData, format: ReportFormat, out: string): Promise<void> {
  const content = await renderReport(data, format);
  const temporary = `${out}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, out);
  } finally {
    await rm(temporary, { force: true });
  }
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

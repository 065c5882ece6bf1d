import type { Hono } from 'hono';
import { z } from 'zod';
import type { DashboardContext } from '../context.ts';
import { type DownloadName, downloadTables, selectDownload } from '../downloads/tables.ts';
import { createCsvWriter, createXlsxWriter } from '../downloads/write-files.ts';
import { withFilters } from '../filters.ts';
import { notFound, parseRequest } from '../http/answers.ts';
import { messageSelectionShape } from './register-messages.ts';

const names = Object.keys(downloadTables) as [DownloadName, ...DownloadName[]];
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** `/api/downloads/:table`: a table of the mart, filtered as the page shows it, as CSV or XLSX. */
export function registerDownloads(app: Hono, context: DashboardContext): void {
  const schema = withFilters({
    ...messageSelectionShape,
    campaign: z.string().min(1).max(200).optional(),
    table: z.enum(names),
    format: z.enum(['csv', 'xlsx']).default('csv'),
  });
  app.get('/api/downloads/:table', (c) => {
    const query = parseRequest(schema, { ...c.req.query(), table: c.req.param('table') });
    const { table, format, from, to, region, topic, kind, urgency, ...selection } = query;
    const limit = context.settings.maxDownloadRows;
    return context.reader.use(async (mart) => {
      if (!mart.has(table)) throw notFound(`table ${table}`);
      const filters = { from, to, region, topic, kind, urgency };
      const { sql, parameters } = selectDownload(mart, table, filters, selection, limit + 1);
      const columns = [...mart.columns(table)];
      const { title } = downloadTables[table];
      const writer = format === 'csv' ? createCsvWriter(columns) : createXlsxWriter(columns, title);
      const count = { rows: 0 };
      await mart.eachBlock<Record<string, unknown>>(sql, parameters, (rows) => {
        writer.add(rows.slice(0, Math.max(0, limit - count.rows)));
        count.rows += rows.length;
      });
      const isCut = count.rows > limit;
      const note = isCut ? `（仅含前 ${limit} 行；完整数据请用 qingyu export ${table}）` : null;
      const body = await writer.finish(note);
      return new Response(body, {
        headers: {
          'Content-Type': types[format],
          'Content-Disposition': `attachment; filename="${table}.${format}"; filename*=UTF-8''${encodeURIComponent(title)}.${format}`,
          'Cache-Control': 'private, no-store',
          'X-Qingyu-Truncated': String(isCut),
        },
      });
    });
  });
}

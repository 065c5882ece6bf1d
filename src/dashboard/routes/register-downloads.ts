import type { Hono } from 'hono';
import { z } from 'zod';
import type { DashboardContext } from '../context.ts';
import type { DownloadName } from '../downloads/filters-taken.ts';
import { nameFile } from '../downloads/name-file.ts';
import { eachRows } from '../downloads/read-rows.ts';
import { sendWhileWriting } from '../downloads/send-while-writing.ts';
import { type DownloadTable, downloadTables, requireFilters } from '../downloads/tables.ts';
import { addRows, createCsvWriter, createXlsxWriter } from '../downloads/write-files.ts';
import { notFound, parseRequest, readQuery } from '../http/answers.ts';
import { readInfo } from '../mart/read-meta.ts';
import { readSettled } from '../queries/issues/possible-merges.ts';

const names = Object.keys(downloadTables) as [DownloadName, ...DownloadName[]];
const tableSchema = z.enum(names);
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * `/api/downloads/:table`: a table of the mart as CSV or XLSX, with the rows that its list has for the same query. The file is sent
 * while it is written, from the first rows on.
 */
export function registerDownloads(app: Hono, context: DashboardContext): void {
  app.get('/api/downloads/:table', async (c) => {
    const table = parseRequest(tableSchema, c.req.param('table'));
    const { title, from = table, columns: columnsFor, read }: DownloadTable = downloadTables[table];
    const { format, filters, q, select } = read(readQuery(c));
    requireFilters(table, filters);
    const limit = context.settings.maxDownloadRows;
    const answer = await sendWhileWriting(context.effects.logger, c.req.raw.signal, ({ output, signal, begin }) =>
      context.reader.useNewest(async (mart) => {
        if (!mart.has(from)) throw notFound(`table ${table}`);
        const pending = await context.edits.pending(mart);
        const waiting = { changes: pending.issueChanges, settled: await readSettled(mart, pending) };
        const columns = columnsFor([...mart.columns(from)]);
        const { last_day: lastDay } = await readInfo(mart);
        const name = encodeURIComponent(nameFile(title, filters, lastDay));
        const headers = {
          'Content-Type': types[format],
          'Content-Disposition': `attachment; filename="${table}.${format}"; filename*=UTF-8''${name}.${format}`,
          'Cache-Control': 'private, no-store',
        };
        const writer =
          format === 'csv' ? createCsvWriter(output, table, columns) : createXlsxWriter(output, table, columns, title);
        const count = { rows: 0 };
        const addAll = (words: string | undefined): Promise<void> =>
          eachRows(
            mart,
            select(mart, context.settings, waiting, words),
            async (rows) => {
              if (rows.length > 0) begin(headers);
              await addRows(writer, rows.slice(0, Math.max(0, limit - count.rows)));
              count.rows += rows.length;
            },
            signal,
          );
        await addAll(q);
        const words = q === undefined || count.rows > 0 ? null : await context.cutQuery(q);
        if (words !== null) await addAll(words.join(' '));
        begin(headers);
        const isCut = count.rows > limit;
        await writer.finish(isCut ? `（仅含前 ${limit} 行；完整数据请用 qingyu export ${table}）` : null);
      }),
    );
    // The framework answers HEAD by the heads of this and drops the rest, which would wait for a reader on a connection.
    if (c.req.method === 'HEAD') await answer.body?.cancel();
    return answer;
  });
}

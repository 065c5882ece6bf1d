import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Database } from '../core/duckdb.ts';
import { fitCell } from './export/write-xlsx.ts';

interface HotIssueRow {
  readonly rank: number;
  readonly issue_id: string;
  readonly heat: number;
  readonly first_day: string;
  readonly last_day: string;
  readonly place: string | null;
  readonly title: string;
}

interface DetailRow {
  readonly issue_id: string;
  readonly message_id: string;
  readonly author: string | null;
  readonly title: string;
  readonly created_at: string;
  readonly body: string;
  readonly likes: number | null;
  readonly dislikes: number | null;
}

const hotHeader = ['热度排名', '问题ID', '热度指数', '时间范围', '地点/人群', '问题描述'];
const detailHeader = ['问题ID', '留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '点赞数', '反对数'];

/**
 * Writes the two tables in which hot issues are handed in: 热点问题表.xlsx and 热点问题留言明细表.xlsx.
 * @param top number of issues, the hottest first
 * @param dir folder for both files
 * @returns number of issues and of messages written
 */
export async function exportHotIssues(
  db: Database,
  top: number,
  dir: string,
): Promise<{ readonly issues: number; readonly messages: number }> {
  const issues = await db.rows<HotIssueRow>(
    `SELECT rank, issue_id, heat, first_day, last_day, place, title FROM issues
     WHERE rank IS NOT NULL ORDER BY rank, issue_id LIMIT $1`,
    [top],
  );
  const details = await db.rows<DetailRow>(
    `SELECT m.issue_id, m.message_id, m.author, m.title, m.created_at, m.body, m.likes, m.dislikes
     FROM messages m
     JOIN (SELECT issue_id, rank FROM issues WHERE rank IS NOT NULL ORDER BY rank, issue_id LIMIT $1) i USING (issue_id)
     WHERE m.duplicate_of IS NULL
     ORDER BY i.rank, m.issue_id, m.created_at, m.message_id`,
    [top],
  );
  await mkdir(dir, { recursive: true });
  await writeSheet(
    join(dir, '热点问题表.xlsx'),
    '热点问题表',
    hotHeader,
    [10, 18, 10, 26, 24, 44],
    issues.map((issue) => [
      issue.rank,
      issue.issue_id,
      Math.round(issue.heat * 100) / 100,
      `${issue.first_day.replaceAll('-', '/')}至${issue.last_day.replaceAll('-', '/')}`,
      issue.place ?? '',
      issue.title,
    ]),
  );
  await writeSheet(
    join(dir, '热点问题留言明细表.xlsx'),
    '热点问题留言明细表',
    detailHeader,
    [18, 14, 18, 40, 20, 80, 8, 8],
    details.map((row) => [
      row.issue_id,
      row.message_id,
      row.author ?? '',
      row.title,
      row.created_at,
      row.body,
      row.likes,
      row.dislikes,
    ]),
  );
  return { issues: issues.length, messages: details.length };
}

async function writeSheet(
  file: string,
  name: string,
  header: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((title, i) => ({ header: title, width: widths[i] ?? 12 }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows)
    sheet.addRow(row.map((value) => (typeof value === 'string' ? fitCell(value) : value))).alignment = {
      vertical: 'top',
      wrapText: true,
    };
  await workbook.xlsx.writeFile(file);
}

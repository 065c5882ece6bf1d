import { join } from 'node:path';
import type { Database } from '../../core/duckdb.ts';
import { QingyuError } from '../../core/errors.ts';
import { writeWhole } from '../../core/output-file.ts';
import { printedPlace } from '../labels/issue-place.ts';
import { type Column, streamRows } from './columns.ts';
import { writeXlsx } from './write-xlsx.ts';

export const hotIssueFiles = { issues: '热点问题表.xlsx', messages: '热点问题留言明细表.xlsx' } as const;

const hottest = (top: number): string => `
  SELECT row_number() OVER (ORDER BY rank NULLS LAST, authors DESC, issue_id) AS hot_rank, *
  FROM issues
  WHERE NOT dismissed
  QUALIFY hot_rank <= ${top}`;

const issueRows = (top: number): string => `
  SELECT hot_rank::INTEGER, hot_rank::INTEGER, round(heat, 2),
    strftime(first_day, '%Y/%m/%d') || '至' || strftime(last_day, '%Y/%m/%d'), coalesce(${printedPlace}, ''), title
  FROM (${hottest(top)}) ORDER BY hot_rank`;

const messageRows = (top: number): string => `
  SELECT h.hot_rank::INTEGER, m.message_id, coalesce(m.author, ''), m.title, m.created_at, m.body,
    coalesce(m.likes, 0), coalesce(m.dislikes, 0)
  FROM (${hottest(top)}) h JOIN messages m USING (issue_id)
  ORDER BY h.hot_rank, m.created_at, m.message_key`;

const issueColumns: readonly Column[] = [
  { name: '热度排名', type: 'INTEGER', width: 10 },
  { name: '问题ID', type: 'INTEGER', width: 9 },
  { name: '热度指数', type: 'DOUBLE', width: 10 },
  { name: '时间范围', type: 'VARCHAR', width: 28 },
  { name: '地点/人群', type: 'VARCHAR', width: 20 },
  { name: '问题描述', type: 'VARCHAR', width: 50 },
];

const messageColumns: readonly Column[] = [
  { name: '问题ID', type: 'INTEGER', width: 9 },
  { name: '留言编号', type: 'VARCHAR', width: 12 },
  { name: '留言用户', type: 'VARCHAR', width: 18 },
  { name: '留言主题', type: 'VARCHAR', width: 26 },
  { name: '留言时间', type: 'TIMESTAMP', width: 20 },
  { name: '留言详情', type: 'VARCHAR', width: 100 },
  { name: '点赞数', type: 'INTEGER', width: 8 },
  { name: '反对数', type: 'INTEGER', width: 8 },
];

/**
 * Writes the two workbooks in which this trade hands in its hottest issues: 热点问题表 (one row an issue) and
 * 热点问题留言明细表 (their messages, copies included). Issues are numbered by rank, as the form has it; dismissed ones are
 * left out. How heat is made, and how many messages and people an issue has, stands on the sheet 说明. 留言用户 is the keyed hash that the mart keeps, never a name.
 * @param top how many issues, from 1
 * @param dir made where there is none; files of these names are replaced
 * @param windowDays over how many days heat counts (setting aggregate.heat.windowDays)
 * @returns numbers of rows written
 * @throws QingyuError BAD_TOP, OUTPUT_UNWRITABLE
 */
export async function exportHotIssues(
  db: Database,
  top: number,
  dir: string,
  windowDays: number,
): Promise<{ readonly issues: number; readonly messages: number }> {
  if (!Number.isInteger(top) || top < 1) {
    throw new QingyuError(`Expected top to be a whole number from 1, got ${top}`, {
      code: 'BAD_TOP',
      stage: 'aggregate',
      data: { top },
    });
  }
  const notes = { title: '说明', lines: await describeIssues(db, top, windowDays) };
  const issues = await writeWhole(join(dir, hotIssueFiles.issues), (path) =>
    writeXlsx(streamRows(db, issueRows(top)), issueColumns, '热点问题表', path, notes),
  );
  const messages = await writeWhole(join(dir, hotIssueFiles.messages), (path) =>
    writeXlsx(streamRows(db, messageRows(top)), messageColumns, '热点问题留言明细表', path),
  );
  return { issues, messages };
}

/** What the form has no columns for: what the index means, and how many people stand behind each issue. */
async function describeIssues(db: Database, top: number, windowDays: number): Promise<string[]> {
  const rows = await db.rows<{
    rank: number;
    messages: number;
    copies: number;
    authors: number;
    repeated: boolean;
    copied: boolean;
  }>(
    `SELECT hot_rank AS rank, messages, copies, authors, coalesce(repeated_author, false) AS repeated, coalesce(copied_text, false) AS copied
     FROM (${hottest(top)}) ORDER BY hot_rank`,
  );
  return [
    `热度指数为最近${windowDays}日的留言人数（越近的留言计得越多，同一人多次留言计一人）、点赞支持、持续时间和紧急程度四项之和，截至全部数据的最后一日。`,
    '本表按热度指数排名；周报、月报中的热点问题按统计期内的人数排序，两者可能不同。',
    '问题由程序按地点和事项归并，请以留言明细为准；留言用户为不可还原的标识。',
    ...rows.map(
      ({ rank, messages, copies, authors, repeated, copied }) =>
        `问题${rank}：${messages}件${copies > 0 ? `（另有重复提交${copies}件）` : ''}，${authors}人${repeated ? '，一人多诉' : ''}${copied ? '，多为复制文本' : ''}。`,
    ),
  ];
}

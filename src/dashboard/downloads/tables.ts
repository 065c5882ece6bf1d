import { type Filters, type Where, WhereBuilder } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import { type MessageSelection, selectMessages } from '../queries/messages.ts';
import { selectThemeMessages, selectThemes, type ThemeSelection } from '../queries/themes.ts';

/** How a table of the mart is written to a file: its time column and order; filters apply where it has their columns. */
interface DownloadTable {
  /** Chinese name: sheet and file. */
  readonly title: string;
  readonly day?: string;
  readonly order: string;
}

/** Tables that can be downloaded. Names and orders are constants: nothing of a request becomes SQL. */
export const downloadTables = {
  messages: { title: '留言', day: 'created_at', order: 'created_at DESC, message_id' },
  issues: { title: '反复问题', day: 'last_day', order: 'rank NULLS LAST, authors DESC, issue_id' },
  issue_messages: { title: '问题留言明细', day: 'created_at', order: 'issue_id, created_at, message_id' },
  issue_daily: { title: '问题逐日', day: 'day', order: 'issue_id, day' },
  problem_classes: { title: '问题类别', day: 'last_day', order: 'issues DESC, class_id' },
  hot_topics: { title: '热点主题', order: 'grain, rank' },
  terms_weekly: { title: '上升词语', day: 'week', order: 'week DESC, rank' },
  trend_daily: { title: '逐日统计', day: 'day', order: 'day DESC, messages DESC' },
  trend_weekly: { title: '逐周统计', day: 'week', order: 'week DESC, grain, messages DESC' },
  trend_monthly: { title: '逐月统计', day: 'month', order: 'month DESC, grain, messages DESC' },
  alerts: { title: '预警', day: 'since', order: 'state DESC, level, since DESC' },
  themes: { title: '建议主题', order: 'supporters DESC, theme_id' },
  theme_messages: { title: '建议主题留言', order: '1' },
  handling: { title: '办理统计', order: 'grain, "month" NULLS FIRST, messages DESC' },
  backlog: { title: '积压', day: 'day', order: 'day, message_id' },
  low_ratings: { title: '低评分', day: 'day', order: 'day DESC, message_id' },
  recurrence: { title: '答复后复发', order: 'grain, within_days, replies DESC' },
  monthly_shortlist: { title: '每月一题候选', order: 'rank' },
  region_ranking: { title: '地区排名', day: 'month', order: '"month" DESC, rank' },
  region_topic_lift: { title: '地区偏重主题', order: 'p_adjusted NULLS LAST, lift DESC' },
  reply_quality: { title: '答复质量', order: '1' },
  actions: { title: '措施', order: '1' },
  runs: { title: '运行批次', order: 'seq DESC' },
  rejects: { title: '拒收记录', order: 'run_id DESC, file, "row"' },
  corrections: { title: '人工更正', order: 'corrected_at DESC, message_id' },
  template_replies: { title: '雷同答复', order: '1' },
  edit_reports: { title: '编辑结果', order: 'edit_id' },
} as const satisfies Readonly<Record<string, DownloadTable>>;

export type DownloadName = keyof typeof downloadTables;

/** A statement with all its parameters. */
export interface Statement {
  readonly sql: string;
  readonly parameters: Where['parameters'];
}

/** What a download holds besides the filters, of what its table knows. */
export type DownloadSelection = MessageSelection & Pick<ThemeSelection, 'campaign'>;

/** The statement of a download. */
export function selectDownload(
  mart: Mart,
  name: DownloadName,
  filters: Filters,
  selection: DownloadSelection,
  limit: number,
): Statement {
  const table: DownloadTable = downloadTables[name];
  const { sql, parameters } = selectRows(mart, name, filters, selection);
  return {
    sql: `SELECT * FROM (${sql}) ORDER BY ${table.order} LIMIT $${parameters.length + 1}`,
    parameters: [...parameters, limit],
  };
}

function selectRows(mart: Mart, name: DownloadName, filters: Filters, selection: DownloadSelection): Statement {
  // What a theme counts depends on its contributions, of which the filters are asked.
  if (name === 'themes') return selectThemes(mart, filters, { q: selection.q, campaign: selection.campaign });
  if (name === 'theme_messages') return selectThemeMessages(mart, filters, selection.theme);
  const where =
    name === 'messages'
      ? selectMessages(mart, filters, selection)
      : filterTable(downloadTables[name], mart.columns(name), filters, selection);
  return { sql: `SELECT * FROM "${name}" ${where.sql}`, parameters: where.parameters };
}

function filterTable(
  table: DownloadTable,
  columns: ReadonlySet<string>,
  filters: Filters,
  selection: DownloadSelection,
): Where {
  const own = (name: 'region' | 'topic' | 'kind' | 'urgency') => (columns.has(name) ? { [name]: name } : {});
  const where = new WhereBuilder().addFilters(filters, {
    ...(table.day === undefined ? {} : { day: `"${table.day}"` }),
    ...own('region'),
    ...own('topic'),
    ...own('kind'),
    ...own('urgency'),
  });
  if (selection.issue !== undefined && columns.has('issue_id')) where.add('issue_id = ?', selection.issue);
  if (selection.theme !== undefined && columns.has('theme_id')) where.add('theme_id = ?', selection.theme);
  return where.build();
}

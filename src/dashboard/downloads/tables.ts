import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import type { IssueChanges } from '../edits/pending/pending-edits.ts';
import { type FilterColumns, type Filters, type Statement, type Where, WhereBuilder, withFilters } from '../filters.ts';
import { parseRequest } from '../http/answers.ts';
import type { Mart } from '../mart/mart.ts';
import { firstToldColumns, joinFirstTold, selectAlertHistory } from '../queries/alerts/alert-history.ts';
import { orderAlerts, selectTitledAlerts } from '../queries/alerts/alerts.ts';
import { lapsedAlerts } from '../queries/alerts/unanswered.ts';
import { rejectOrder, reportOrder, selectRejects } from '../queries/data/data-page.ts';
import { countHandled, isOfTable, needsCounting } from '../queries/handling/count-handled.ts';
import {
  type HandlingListName,
  handledRows,
  orderWaiting,
  selectHandled,
  selectHandling,
  selectShortlist,
} from '../queries/handling/handling.ts';
import { replyMarkColumns, selectReplyMarks } from '../queries/handling/replies.ts';
import { classOrder } from '../queries/issues/issues.ts';
import { type PairKeys, possibleOrder, selectTitledPossible } from '../queries/issues/possible-merges.ts';
import { issueOrders, selectClasses, selectIssues } from '../queries/issues/select-issues.ts';
import { joinSentence, sentenceColumns } from '../queries/messages/deciding-sentences.ts';
import { messageOrders, selectMessages } from '../queries/messages/select-messages.ts';
import { selectShares, shareColumns } from '../queries/overview/select-shares.ts';
import { orderThemes, selectThemeMessages, selectThemes } from '../queries/themes/themes.ts';
import {
  alertSelectionShape,
  classSelectionShape,
  handledSelectionShape,
  handlingSelectionShape,
  issueSelectionShape,
  messageSelectionShape,
  possibleSelectionShape,
  rejectSelectionShape,
  themeSelectionShape,
} from '../selections.ts';
import type { DashboardSettings } from '../settings.ts';
import { type DownloadName, type FilterName, filtersLeftOut, nameFilters } from './filters-taken.ts';
import type { SelectedRows } from './read-rows.ts';

/** A download as it was asked for. */
interface DownloadRequest {
  readonly format: 'csv' | 'xlsx';
  readonly filters: Filters;
  /** What is searched for. */
  readonly q: string | undefined;
  /** What reads it, and one row more than the settings let a download have. @param q what is searched for instead */
  select(mart: Mart, settings: DashboardSettings, waiting: WaitingEdits, q: string | undefined): SelectedRows;
}

/** What edits that wait for the next run make of the rows, as the lists show them. */
export interface WaitingEdits {
  readonly changes: IssueChanges;
  /** Pairs of `possible_merges` that are decided. */
  readonly settled: readonly PairKeys[];
}

/** A table that can be downloaded. */
export interface DownloadTable {
  /** Chinese name: sheet and file. */
  readonly title: string;
  /** The table of the mart that it is made of, where that is not its name. */
  readonly from?: string;
  /** The columns of the file, in order. @param own those of the table in this mart */
  columns(own: readonly string[]): readonly string[];
  /** Parses the query of a request: the filter bar, `format` and what the list of the table takes. @throws QingyuError BAD_REQUEST */
  read(query: unknown): DownloadRequest;
}

interface TableParts<S extends z.ZodRawShape> {
  readonly title: string;
  /** What the request may have besides the filters: what the table's list takes. */
  readonly shape: S;
  /** The rows: those of the table's list for the same filters and selection. */
  readonly rows: (
    mart: Mart,
    filters: Filters,
    selection: z.output<z.ZodObject<S>>,
    settings: DashboardSettings,
    waiting: WaitingEdits,
  ) => Statement;
  readonly order: string | ((selection: z.output<z.ZodObject<S>>, mart: Mart) => string);
  /** The table that `rows` have numbers of alone, as `row`, beside what they are ordered by. */
  readonly numbered?: string;
  /** The table that it is made of, and the columns that it has then. */
  readonly made?: { readonly from: string; readonly columns: readonly string[] };
  /** Columns that the rows have besides the table's own; they stand behind its keys. */
  readonly joined?: readonly string[];
  /** Columns with titles of issues, by the column that says which issue. */
  readonly titles?: Readonly<Record<string, string>>;
}

/** First columns that say which row it is: names of other tables stand behind them. */
const keys: ReadonlySet<string> = new Set(['alert_id', 'source', 'message_id']);

const formatShape = { format: z.enum(['csv', 'xlsx']).default('csv') };

function listed<S extends z.ZodRawShape>({
  title,
  shape,
  rows,
  order,
  joined = [],
  titles = {},
  made,
  numbered,
}: TableParts<S>): DownloadTable {
  const schema = withFilters({ ...shape, ...formatShape });
  return {
    title,
    ...(made === undefined ? {} : { from: made.from }),
    columns: (own) => {
      if (made !== undefined) return made.columns;
      const first = own.filter((column) => keys.has(column));
      return joined.length === 0 ? own : [...first, ...joined, ...own.filter((column) => !keys.has(column))];
    },
    read(query) {
      const parsed = parseRequest(schema, query) as Filters & z.output<z.ZodObject<typeof formatShape>>;
      const { from, to, region, topic, kind, urgency, format, ...rest } = parsed;
      const filters = { from, to, region, topic, kind, urgency };
      const typed = rest as z.output<z.ZodObject<S>> & { readonly q?: string };
      return {
        format,
        filters,
        q: typed.q,
        select(mart, settings, waiting, q) {
          const selection = q === undefined ? typed : { ...typed, q };
          const { sql, parameters } = renameIssues(
            rows(mart, filters, selection, settings, waiting),
            titles,
            waiting.changes.titles,
          );
          const by = typeof order === 'string' ? order : order(selection, mart);
          return {
            sql: `SELECT * FROM (${sql}) ORDER BY ${by} LIMIT $${parameters.length + 1}`,
            parameters: [...parameters, settings.maxDownloadRows + 1],
            numbered: numbered === undefined ? null : { table: numbered, order: by },
          };
        },
      };
    },
  };
}

/** Lays titles that edits gave since over those of the tables. */
function renameIssues(
  { sql, parameters }: Statement,
  columns: Readonly<Record<string, string>>,
  renamed: IssueChanges['titles'],
): Statement {
  const pairs = Object.entries(columns);
  if (pairs.length === 0 || renamed.length === 0) return { sql, parameters };
  const names = `(SELECT unnest(from_json($${parameters.length + 1}, '[{"issue_id":"VARCHAR","title":"VARCHAR"}]'), recursive := true))`;
  const replaced = pairs.map(
    ([id, title]) => `coalesce((SELECT n.title FROM ${names} n WHERE n.issue_id = t.${id}), t.${title}) AS ${title}`,
  );
  return {
    sql: `SELECT * REPLACE (${replaced.join(', ')}) FROM (${sql}) t`,
    parameters: [...parameters, JSON.stringify(renamed)],
  };
}

/** A table without a list of its own. @param day its time column */
function plain(name: string, title: string, order: string, day?: string): DownloadTable {
  return listed({
    title,
    shape: {},
    order,
    rows: (mart, filters) => allOf(name, new WhereBuilder().addFilters(filters, ownColumns(mart, name, day)).build()),
  });
}

/** The same of one issue, or of all. */
function ofIssue(name: string, title: string, order: string, day: string): DownloadTable {
  return listed({
    title,
    shape: { issue: messageSelectionShape.issue },
    order,
    rows: (mart, filters, { issue }) => {
      const where = new WhereBuilder().addFilters(filters, ownColumns(mart, name, day));
      if (issue !== undefined) where.add('issue_id = ?', issue);
      return allOf(name, where.build());
    },
  });
}

function ofHandled(name: HandlingListName, title: string, order: string): DownloadTable {
  return listed({
    title,
    shape: handledSelectionShape,
    order,
    joined: ['title', 'issue_title'],
    titles: { issue_id: 'issue_title' },
    rows: (mart, filters, selection) => {
      const { sql, parameters } = selectHandled(filters, selection);
      return {
        sql: `SELECT t.*, m.title, i.title AS issue_title FROM ${handledRows(mart, name)} t
          LEFT JOIN messages m ON m.message_id = t.message_id AND m.source = t.source
          LEFT JOIN issues i ON i.issue_id = t.issue_id ${sql}`,
        parameters,
      };
    },
  });
}

/** Topics or regions of a time range, as the overview has them. */
function sharesBy(by: 'topic' | 'region', title: string): DownloadTable {
  return listed({
    title,
    shape: {},
    order: `messages DESC, ${by}`,
    made: { from: 'trend_daily', columns: [by, ...shareColumns] },
    rows: (mart, filters) => selectShares(by, filters, mart.columns('coverage_daily').has('is_missing')),
  });
}

function allOf(from: string, { sql, parameters }: Where): Statement {
  return { sql: `SELECT * FROM ${from} ${sql}`, parameters };
}

/** Columns of a table that filters are asked of. @param day its time column */
function ownColumns(mart: Mart, name: string, day: string | undefined): FilterColumns {
  const columns = mart.columns(name);
  const own = (['region', 'topic', 'kind', 'urgency'] as const).filter((column) => columns.has(column));
  return {
    ...Object.fromEntries(own.map((column) => [column, column])),
    // Tables of figures write 未知 out: a row without a region counts those of all.
    ...(columns.has('grain') ? { region: "coalesce(region, '')" } : {}),
    ...(day === undefined ? {} : { day: `"${day}"` }),
  };
}

/**
 * Refuses a download with filters that do not choose among its rows: who asks for a region would take the whole table for it.
 * @throws QingyuError BAD_REQUEST
 */
export function requireFilters(table: DownloadName, filters: Filters): void {
  const names = filtersLeftOut(table, filters);
  if (names.length > 0) throw refuseFilters(downloadTables[table].title, names);
}

function refuseFilters(title: string, names: readonly FilterName[]): QingyuError {
  return new QingyuError(`Expected filters that the download takes, got ${names.join(', ')}`, {
    code: 'BAD_REQUEST',
    stage: 'dashboard',
    data: { fields: names, chinese: `「${title}」不能这样按${nameFilters(names)}筛选，请去掉后再下载` },
  });
}

function namesOf(filters: Filters): FilterName[] {
  return (Object.keys(filters) as FilterName[]).filter((name) => filters[name] !== undefined);
}

/** Order of the cells of one week or month. */
const cellOrder = 'grain, messages DESC, topic, region, kind, urgency';

/**
 * Tables that can be downloaded. Names and orders are constants: nothing of a request becomes SQL. No two rows are equal in an order,
 * so that what a cut download has is the same each time.
 */
export const downloadTables = {
  messages: listed({
    title: '留言',
    shape: messageSelectionShape,
    order: ({ sort }) => messageOrders[sort ?? 'newest'],
    numbered: 'messages',
    rows: (mart, filters, selection) => {
      const { sql, parameters } = selectMessages(mart, filters, selection);
      return { sql: `SELECT rowid AS row, created_at, message_id, source, likes FROM messages ${sql}`, parameters };
    },
  }),
  issues: listed({
    title: '反复问题',
    shape: issueSelectionShape,
    order: ({ sort }) => issueOrders[sort ?? 'heat'],
    titles: { issue_id: 'title' },
    rows: (_mart, filters, selection, _settings, { changes }) =>
      allOf('issues', selectIssues(filters, { ...selection, changes })),
  }),
  issue_messages: ofIssue('issue_messages', '问题留言明细', 'issue_id, created_at, message_id, source', 'created_at'),
  issue_daily: ofIssue('issue_daily', '问题逐日', 'issue_id, day', 'day'),
  possible_merges: listed({
    title: '待核对的问题',
    shape: possibleSelectionShape,
    order: possibleOrder,
    joined: ['left_title', 'right_title'],
    titles: { left_issue_id: 'left_title', right_issue_id: 'right_title' },
    rows: (_mart, filters, { q }, _settings, { changes, settled }) =>
      selectTitledPossible(filters, q, changes, settled),
  }),
  problem_classes: listed({
    title: '问题类别',
    shape: classSelectionShape,
    order: classOrder,
    rows: (_mart, filters, { q }, _settings, { changes }) =>
      allOf('problem_classes', selectClasses(filters, q, changes)),
  }),
  hot_topics: plain('hot_topics', '热点主题', 'grain, rank'),
  terms_weekly: plain('terms_weekly', '上升词语', 'week DESC, rank', 'week'),
  trend_daily: plain('trend_daily', '逐日统计', 'day DESC, messages DESC, region, topic, kind, urgency', 'day'),
  trend_weekly: plain('trend_weekly', '逐周统计', `week DESC, ${cellOrder}`, 'week'),
  trend_monthly: plain('trend_monthly', '逐月统计', `month DESC, ${cellOrder}`, 'month'),
  topic_shares: sharesBy('topic', '主题分布'),
  region_shares: sharesBy('region', '地区分布'),
  alerts: listed({
    title: '预警',
    shape: alertSelectionShape,
    order: (_selection, mart) => orderAlerts(mart),
    joined: ['title', ...sentenceColumns, ...firstToldColumns],
    rows: (mart, filters, selection) =>
      joinSentence(joinFirstTold(mart, selectTitledAlerts(filters, selection, lapsedAlerts(mart)))),
  }),
  alert_history: listed({
    title: '预警发布记录',
    shape: {},
    order: 'event_no DESC',
    rows: (_mart, filters) => selectAlertHistory(filters),
  }),
  themes: listed({
    title: '建议主题',
    shape: themeSelectionShape,
    order: ({ sort }, mart) => orderThemes(mart, sort),
    rows: selectThemes,
  }),
  theme_messages: listed({
    title: '建议主题留言',
    shape: { theme: messageSelectionShape.theme },
    order: 'ALL',
    rows: (mart, filters, { theme }) => selectThemeMessages(mart, filters, theme),
  }),
  campaigns: plain('campaigns', '征集活动', 'campaign'),
  handling: listed({
    title: '办理统计',
    shape: handlingSelectionShape,
    order: 'grain, "month" NULLS FIRST, messages DESC, name',
    rows: (mart, filters, { grain }, { lowGrade }) => {
      if (isOfTable(filters)) return allOf('handling', selectHandling(filters, { grain }));
      if (grain === undefined || !needsCounting(mart, filters)) throw refuseFilters('办理统计', namesOf(filters));
      const { sql, parameters } = countHandled(mart, filters, grain, lowGrade);
      return { sql: `SELECT * FROM (${sql}) WHERE grain <> 'total'`, parameters };
    },
  }),
  backlog: ofHandled('backlog', '积压', orderWaiting()),
  low_ratings: ofHandled('low_ratings', '低评分', 'day DESC, message_id, source'),
  recurrence: plain('recurrence', '答复后再现', 'grain, within_days, replies DESC, name'),
  issue_returns: plain('issue_returns', '办结后又有反映的问题', 'returned DESC, issue_id'),
  monthly_shortlist: listed({
    title: '每月一题候选',
    shape: {},
    order: 'rank',
    titles: { issue_id: 'title' },
    rows: (_mart, filters, _selection, _settings, { changes }) =>
      allOf('monthly_shortlist', selectShortlist(filters, changes)),
  }),
  region_ranking: plain('region_ranking', '地区排名', '"month" DESC, rank', 'month'),
  region_topic_lift: plain('region_topic_lift', '地区偏重主题', 'p_adjusted NULLS LAST, lift DESC, region, topic'),
  reply_quality: listed({
    title: '答复质量',
    shape: {},
    order: 'message_id, source',
    joined: replyMarkColumns,
    rows: selectReplyMarks,
  }),
  actions: plain('actions', '措施', '1', 'day'),
  runs: plain('runs', '运行批次', 'seq DESC'),
  rejects: listed({
    title: '拒收记录',
    shape: rejectSelectionShape,
    order: rejectOrder,
    rows: (_mart, _filters, selection) => allOf('rejects', selectRejects(selection)),
  }),
  corrections: plain('corrections', '人工更正', 'corrected_at DESC, message_id, source'),
  template_replies: plain('template_replies', '雷同答复', '1'),
  edit_reports: plain('edit_reports', '编辑结果', reportOrder),
} as const satisfies Readonly<Record<DownloadName, DownloadTable>>;

import { holdsAnsweredOnly } from '../../../aggregate/figures/answered-only.ts';
import { findFewHandled } from '../../../aggregate/figures/few-handled.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type {
  ActionRow,
  Availability,
  HandlingPage,
  HandlingRow,
  LooseRow,
  Page,
  RecurrenceRow,
  ShortlistRow,
} from '../../api-types.ts';
import type { IssueChanges } from '../../edits/pending/pending-edits.ts';
import { type Filters, type Where, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import type { DashboardSettings } from '../../settings.ts';
import { messageBriefColumns } from '../messages/briefs.ts';
import { countHandled, type HandlingGrain, needsCounting } from './count-handled.ts';

const columnsOf = (
  mart: Mart,
): string => `grain, name, "month", messages, authors, replied, reply_rate, reply_rate_low, reply_rate_high, response_rate,
  with_status, finished, finish_rate, rated, satisfaction_rate, satisfaction_low, satisfaction_high, hours_median, hours_p90,
  waiting, waiting_under_7, waiting_7_to_29, waiting_30_to_89, waiting_from_90, oldest_waiting, graded_manner, manner,
  graded_speed, speed, low_rated, ${mart.columns('handling').has('counted') ? 'counted' : 'messages AS counted'}, ${laterColumns.map((column) => (mart.columns('handling').has(column) ? column : `NULL AS ${column}`)).join(', ')}`;

/** Which marts of earlier versions lack. */
const laterColumns = [
  'not_due',
  'due',
  'timely',
  'timely_rate',
  'timely_rate_low',
  'timely_rate_high',
  'response_rate_low',
  'response_rate_high',
  'finish_rate_low',
  'finish_rate_high',
] as const;

const missing: Availability = { available: false, reason: '本库没有办理统计：请用新版 qingyu 重新运行' };

/**
 * How messages that fit the filters were handled, as a whole and by a grain; the months are those up to the end of the time range.
 * @param settings those of the page and of reports that say what counts as low, and as few
 * @param changes issues that edits renamed or dismissed since: candidates and measures are shown as other lists show them
 */
export async function readHandling(
  mart: Mart,
  filters: Filters,
  grain: HandlingGrain,
  { lowGrade, reports: { minBasis } }: Pick<DashboardSettings, 'lowGrade' | 'reports'>,
  changes: IssueChanges,
): Promise<HandlingPage> {
  if (!mart.has('handling')) {
    return {
      ...missing,
      month: null,
      total: null,
      rows: [],
      cut: false,
      months: [],
      recurrence: [],
      shortlist: [],
      actions: [],
      grain,
      answered_only: false,
      low_grade: lowGrade,
      first_replies: false,
    };
  }
  const scope = scopeOf(filters);
  const [figures, months, recurrence, shortlist, actions, answeredOnly] = await Promise.all([
    readFigures(mart, filters, grain, lowGrade),
    mart.rows<HandlingRow>(
      `SELECT ${columnsOf(mart)} FROM handling WHERE grain = $1 AND name IS NOT DISTINCT FROM $2 AND "month" <= coalesce($3::DATE, "month")
       ORDER BY "month" DESC LIMIT ${mostRows}`,
      [scope.grain, scope.name, filters.to ?? null],
    ),
    // Marts of earlier versions counted replies to recurring issues alone.
    mart.columns('recurrence').has('issue_replies')
      ? mart.rows<RecurrenceRow>(
          `SELECT grain, name, within_days, replies, returned, return_rate
           FROM recurrence WHERE grain = $1 AND name IS NOT DISTINCT FROM $2 ORDER BY within_days`,
          [scope.grain, scope.name],
        )
      : Promise.resolve([]),
    readShortlist(mart, filters, changes, minBasis),
    readAllActions(mart, filters),
    holdsAnsweredOnly(mart),
  ]);
  const titles = new Map<unknown, string>(changes.titles.map(({ issue_id: id, title }) => [id, title]));
  return {
    available: true,
    reason: null,
    ...figures,
    months,
    recurrence,
    shortlist: shortlist.map((row) => ({ ...row, title: titles.get(row.issue_id) ?? row.title })),
    actions: actions.map((row) => ({ ...row, issue_title: titles.get(row.issue_id) ?? row.issue_title })),
    grain,
    answered_only: answeredOnly,
    low_grade: lowGrade,
    first_replies: mart.columns('message_handling').has('first_replied_at'),
  };
}

type Figures = Pick<HandlingPage, 'total' | 'rows' | 'cut' | 'month'>;

/** The table where it knows what the filters ask for, else counted. */
async function readFigures(mart: Mart, filters: Filters, grain: HandlingGrain, lowGrade: number): Promise<Figures> {
  if (!needsCounting(mart, filters)) return readTable(mart, filters, grain);
  const { sql, parameters } = countHandled(mart, filters, grain, lowGrade);
  const found = await mart.rows<HandlingRow>(
    `SELECT * FROM (${sql}) ORDER BY grain = 'total' DESC, messages DESC, name LIMIT ${mostRows + 2}`,
    parameters,
  );
  const [total, ...rows] = found;
  return { total: total ?? null, ...cutRows(rows), month: null };
}

/** Rows of a grain in an answer, at most. */
const mostRows = 1000;

function cutRows(rows: readonly HandlingRow[]): Pick<Figures, 'rows' | 'cut'> {
  return { rows: rows.slice(0, mostRows), cut: rows.length > mostRows };
}

async function readTable(mart: Mart, filters: Filters, grain: HandlingGrain): Promise<Figures> {
  const month = monthOf(filters);
  const listed = selectHandling(filters, { grain });
  const scope = scopeOf(filters);
  const [[total], rows] = await Promise.all([
    mart.rows<HandlingRow>(
      `SELECT ${columnsOf(mart)} FROM handling WHERE grain = $1 AND name IS NOT DISTINCT FROM $2 AND "month" IS NOT DISTINCT FROM $3::DATE`,
      [scope.grain, scope.name, month],
    ),
    mart.rows<HandlingRow>(
      `SELECT ${columnsOf(mart)} FROM handling ${listed.sql} ORDER BY messages DESC, name LIMIT ${mostRows + 1}`,
      listed.parameters,
    ),
  ]);
  return { total: total ?? null, ...cutRows(rows), month };
}

/** First day of the month that answers for the time range where days cannot be counted; null for all time. */
function monthOf({ from, to }: Filters): string | null {
  const day = to ?? from;
  return day === undefined ? null : `${day.slice(0, 7)}-01`;
}

/**
 * Which rows of `handling` a view means: those of a grain for the month of the time range, or for all time. Without a
 * grain, those of all grains, and without a time range also of all months.
 */
export function selectHandling(filters: Filters, { grain }: { readonly grain?: HandlingGrain | undefined }): Where {
  const month = monthOf(filters);
  const where = new WhereBuilder();
  if (grain !== undefined) where.add('grain = ?', grain);
  if (grain !== undefined || month !== null) where.add('"month" IS NOT DISTINCT FROM ?::DATE', month);
  return where.build();
}

/** More measures stand in their download. */
const mostActions = 50;

/** The newest measures of the time range, with what they are against. */
function readAllActions(mart: Mart, filters: Filters): Promise<(ActionRow & LooseRow)[]> {
  const columns = mart.columns('actions');
  if (columns.size === 0) return Promise.resolve([]);
  const hasClass = columns.has('class_id');
  const where = new WhereBuilder().addFilters(filters, { day: 'a."day"' }).build();
  return mart.rows<ActionRow & LooseRow>(
    `SELECT a.*, i.title AS issue_title${hasClass ? ', c.title AS class_title' : ''}
     FROM actions a LEFT JOIN issues i USING (issue_id) ${hasClass ? 'LEFT JOIN problem_classes c ON c.class_id = a.class_id' : ''}
     ${where.sql} ORDER BY a."day" DESC, a.action_id LIMIT ${mostActions}`,
    where.parameters,
  );
}

function scopeOf(filters: Filters): { readonly grain: string; readonly name: string | null } {
  if (filters.region !== undefined) return { grain: 'region', name: filters.region };
  if (filters.topic !== undefined) return { grain: 'topic', name: filters.topic };
  return { grain: 'total', name: null };
}

/** 「每月一题」: candidates with the figures behind each factor. */
async function readShortlist(
  mart: Mart,
  filters: Filters,
  changes: IssueChanges,
  minBasis: number,
): Promise<ShortlistRow[]> {
  if (!mart.has('monthly_shortlist')) return [];
  const where = selectShortlist(filters, changes);
  const told = mart.columns('monthly_shortlist').has('told') ? 'told' : 'NULL::INTEGER AS told';
  const rows = await mart.rows<LooseRow & Pick<ShortlistRow, 'issue_id' | 'title' | 'handled_share' | 'told'>>(
    `SELECT rank, issue_id, title, class_id, topic, region, score, persistence, spread, people, weak_resolution, messages,
       authors, active_weeks, places, first_day, last_day, handled_share, ${told}, replies, returned
     FROM monthly_shortlist ${where.sql} ORDER BY rank LIMIT 12`,
    where.parameters,
  );
  return rows.map((row) => ({
    ...row,
    few_handled: findFewHandled({ handledShare: row.handled_share, told: row.told }, minBasis),
  }));
}

/** Which rows of `monthly_shortlist` a view means: it is of the data's last day, whatever the time range. */
export function selectShortlist(filters: Filters, { dismissed }: Pick<IssueChanges, 'dismissed'>): Where {
  const where = new WhereBuilder().addFilters(filters, { region: 'region', topic: 'topic' });
  if (dismissed.length > 0) where.add(`issue_id NOT IN (${dismissed.map(() => '?').join(', ')})`, ...dismissed);
  return where.build();
}

/** The most pressing that wait first, of these the oldest. @param at what stands before the names of columns */
export function orderWaiting(at = ''): string {
  return `CASE ${at}urgency WHEN 'critical' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, ${at}day, ${at}message_id, ${at}source`;
}

/** Lists of messages that an office should look at, each a table of the mart: name → its own columns. */
const lists = {
  backlog: { own: 't.age_days, t.status, t.department, t.addressed_to', order: orderWaiting('t.') },
  low_ratings: {
    own: 't.grade_manner, t.grade_speed, t.satisfaction, t.department, t.addressed_to',
    order: 't.day DESC, t.message_id, t.source',
  },
} as const;
export type HandlingListName = keyof typeof lists;

/** Unanswered messages, critical ones first, then urgent ones, in each the oldest first; or low-rated ones, newest first. */
export async function listHandled(
  mart: Mart,
  name: HandlingListName,
  filters: Filters,
  department: string | undefined,
  page: number,
  size: number,
): Promise<Page<LooseRow> & Availability> {
  if (!mart.has(name)) return { ...missing, rows: [], total: 0, page, size };
  const { own, order } = lists[name];
  const { sql, parameters } = selectHandled(filters, { department });
  const from = `${handledRows(mart, name)} t`;
  const brief = messageBriefColumns(mart).replace('message_id, source', 'm.message_id, m.source');
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${sql}`, parameters),
    mart.rows<Record<string, unknown>>(
      `WITH chosen AS (
         SELECT t.* FROM ${from} ${sql} ORDER BY ${order} LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}
       )
       SELECT ${qualify(brief)}, ${own} FROM chosen t JOIN messages m ON m.message_id = t.message_id AND m.source = t.source
       ORDER BY ${order}`,
      [...parameters, size, (page - 1) * size],
    ),
  ]);
  return { available: true, reason: null, rows, total: count?.n ?? 0, page, size };
}

/**
 * The rows of a list, as what follows FROM, with the columns of its table. Of all that wait the table `backlog` has the oldest alone
 * (`handling.backlogRows`): of a region whose messages are newer it may have none.
 */
export function handledRows(mart: Mart, name: HandlingListName): string {
  if (name !== 'backlog' || !mart.columns('message_handling').has('is_waiting')) return name;
  return `(
    SELECT m.source, m.message_id, m.created_at::DATE AS day,
      date_diff('day', m.created_at::DATE, (SELECT last_day FROM mart_info))::INTEGER AS age_days,
      m.urgency, m.topic, coalesce(m.region, '${unknownRegion}') AS region, m.department, m.addressed_to, m.status, m.issue_id
    FROM message_handling h JOIN messages m ON m.message_key = h.message_key
    WHERE h.is_waiting AND EXISTS (FROM handling WHERE grain = 'total' AND "month" IS NULL AND waiting IS NOT NULL)
  )`;
}

/** Which rows `t` of `handledRows` a view means; kind and urgency are those of their messages. */
export function selectHandled(filters: Filters, { department }: { readonly department?: string | undefined }): Where {
  const where = new WhereBuilder().addFilters(filters, { day: 't.day', region: 't.region', topic: 't.topic' });
  if (filters.kind !== undefined || filters.urgency !== undefined) {
    const labelled = new WhereBuilder().addFilters(filters, { kind: 'kind', urgency: 'urgency' }).build();
    where.addWithin('(t.source, t.message_id)', 'SELECT (source, message_id) FROM messages', labelled);
  }
  if (department !== undefined) where.add('t.department = ?', department);
  return where.build();
}

/** The brief's columns, said to be those of `m`: the lists have some of the same name. */
function qualify(brief: string): string {
  return brief
    .replace('coalesce(region,', 'coalesce(m.region,')
    .split(/,\s+/)
    .map((column) =>
      /^(title|created_at|topic|kind|urgency|issue_id|replied_at)$/.test(column) ? `m.${column}` : column,
    )
    .join(', ');
}

import { isDeepStrictEqual } from 'node:util';
import type { LooseRow, MessageBrief, MessageDetail, MessageList, MessageListRow } from '../../api-types.ts';
import { type Filters, isId, type Statement, type Where, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { findInIndex, type TimeWindow, windowsOf } from '../../mart/message-index.ts';
import { readInfo } from '../../mart/read-meta.ts';
import { repliedColumn } from '../../mart/replied-column.ts';
import { searchWords } from '../../search-words.ts';
import { addArrivedAfter } from '../data/after-run.ts';
import { addHandledFigures, type HandledFigures } from './select-handled.ts';
import { contributionsOf } from './themes-of.ts';

/** Columns of `MessageBrief`. */
export function messageBriefColumns(mart: Mart): string {
  return `message_id, source, title, created_at, coalesce(region, '未知') AS region, topic, kind, urgency, issue_id, replied_at,
  ${repliedColumn(mart)} AS is_replied`;
}

export const messageFilterColumns = {
  day: 'created_at',
  region: 'region',
  topic: 'topic',
  kind: 'kind',
  urgency: 'urgency',
} as const;

/**
 * The same rows of `messages` by their numbers: texts are read of these alone then, else of all, which takes seconds a million.
 * @param clauses what follows FROM: WHERE, and order and limit
 */
export function byRowNumber(clauses: string): string {
  return `WHERE rowid IN (SELECT rowid FROM messages ${clauses})`;
}

/** Which messages a list shows, besides the filters. */
export interface MessageSelection extends HandledFigures {
  readonly q?: string | undefined;
  readonly issue?: string | undefined;
  readonly theme?: string | undefined;
  readonly run?: string | undefined;
  /** Only those that arrived after this run. */
  readonly since?: string | undefined;
  readonly department?: string | undefined;
  readonly addressed_to?: string | undefined;
  /** Author key as the mart has it. */
  readonly author?: string | undefined;
  readonly replied?: 'yes' | 'no' | undefined;
  /** Those that the figures of handling count: all, or the ones that wait; or those that they leave out, as their input does not tell. */
  readonly handled?: 'all' | 'waiting' | 'untold' | undefined;
  /** Those whose replies are of this group of `template_replies`. */
  readonly template?: string | undefined;
  /** Name of a place that the message mentions. */
  readonly place?: string | undefined;
  readonly unsure?: boolean | undefined;
  /** Copies, too, or alone. */
  readonly copies?: boolean | 'only' | undefined;
  readonly sort?: 'newest' | 'oldest' | 'likes' | undefined;
}

const excerptLength = 120;
/** Characters of it before what was searched for. */
const excerptLead = 30;
/** How far searches of texts look and count. */
export interface SearchLimits {
  /** Where the filters take no more messages than this, all of them are looked at, and counted. */
  readonly all: number;
  /** Of more, searches look first at so many of the newest, then at `growth` times as many, and so on … */
  readonly first: number;
  readonly growth: number;
  /** … and count no further than this. */
  readonly counted: number;
}
const searchLimits: SearchLimits = { all: 200_000, first: 4_000, growth: 4, counted: 2_000 };

/** How lists of messages may be sorted. */
export const messageOrders = {
  newest: 'created_at DESC, message_id, source',
  oldest: 'created_at, message_id, source',
  likes: 'likes DESC NULLS LAST, created_at DESC, message_id, source',
} as const;

/** One page of messages, newest first unless said otherwise. Copies are left out unless asked for. */
export async function listMessages(
  mart: Mart,
  filters: Filters,
  selection: MessageSelection,
  page: number,
  size: number,
  limits: SearchLimits = searchLimits,
): Promise<MessageList> {
  if (isIndexed(selection)) return listIndexed(mart, filters, selection, page, size);
  if (selection.q === undefined) return listPlain(mart, filters, selection, page, size, null);
  const { copies, replied, unsure } = selection;
  const { total } = await findInIndex(mart, filters, { copies, replied, unsure }, 1, 0);
  if (total <= limits.all) return listPlain(mart, filters, selection, page, size, null);
  if (isSearched(selection)) return searchMessages(mart, filters, selection, page, size, limits);
  return listPlain(mart, filters, selection, page, size, limits.counted);
}

/** True where the index in memory knows all that is asked for. */
function isIndexed(selection: MessageSelection): boolean {
  const { replied, unsure, copies, sort, ...others } = selection;
  return Object.values(others).every((value) => value === undefined) && (sort === undefined || sort === 'newest');
}

/** True where the index tells in which messages to look for the text. */
function isSearched(selection: MessageSelection): selection is MessageSelection & { readonly q: string } {
  return selection.q !== undefined && isIndexed({ ...selection, q: undefined });
}

async function listIndexed(
  mart: Mart,
  filters: Filters,
  selection: MessageSelection,
  page: number,
  size: number,
): Promise<MessageList> {
  const { total, rows: numbers } = await findInIndex(mart, filters, selection, page, size);
  const rows = await readRows(mart, numbers, undefined);
  return { rows, total, is_counted: true, page, size, complete: true, searched_from: null };
}

/** The messages with these row numbers, newest first. @param q what the excerpts show */
async function readRows(mart: Mart, numbers: readonly number[], q: string | undefined): Promise<MessageListRow[]> {
  if (numbers.length === 0) return [];
  const excerpt = excerptOf(q, numbers.length);
  const slots = numbers.map((_, index) => `$${index + 1}::BIGINT`).join(', ');
  return mart.rows<MessageListRow>(
    `SELECT ${messageBriefColumns(mart)}, ${excerpt.sql} AS excerpt, likes, low_confidence, duplicate_of
     FROM messages WHERE rowid IN (SELECT unnest([${slots}])) ORDER BY ${messageOrders.newest}`,
    [...numbers, ...excerpt.parameters],
  );
}

/**
 * Looks for a text in the newest messages that the filters take, then in ever longer stretches before them, until the
 * page is full and one more message says that there is a next one.
 */
async function searchMessages(
  mart: Mart,
  filters: Filters,
  selection: MessageSelection & { readonly q: string },
  page: number,
  size: number,
  limits: SearchLimits,
): Promise<MessageList> {
  const windows = await windowsOf(mart, filters, selection, limits.first, limits.growth);
  const found: number[] = [];
  let after: number | null = null;
  for (const window of windows) {
    const where = selectMessages(mart, filters, selection, window);
    const limit = Math.max(limits.counted, page * size + 1) - found.length;
    const rows = await mart.rows<{ row: number }>(
      `SELECT rowid AS row FROM messages ${where.sql} ORDER BY ${messageOrders.newest} LIMIT ${limit}`,
      where.parameters,
    );
    for (const { row } of rows) found.push(row);
    after = window.after;
    if (found.length > page * size) break;
  }
  const info = await readInfo(mart);
  return {
    rows: await readRows(mart, found.slice((page - 1) * size, page * size), selection.q),
    total: found.length,
    is_counted: after === null && found.length < limits.counted,
    page,
    size,
    complete: after === null,
    searched_from: after === null ? (filters.from ?? info.first_day) : localTime(after).slice(0, 10),
  };
}

/** Seconds of the index as TIMESTAMP takes them. */
function localTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** @param most counts no further than this; null: all */
async function listPlain(
  mart: Mart,
  filters: Filters,
  selection: MessageSelection,
  page: number,
  size: number,
  most: number | null,
): Promise<MessageList> {
  const where = selectMessages(mart, filters, selection);
  const order = messageOrders[selection.sort ?? 'newest'];
  const excerpt = excerptOf(selection.q, where.parameters.length);
  const limit = where.parameters.length + excerpt.parameters.length + 1;
  const counted =
    most === null
      ? `SELECT count(*) AS n FROM messages ${where.sql}`
      : `SELECT count(*) AS n FROM (SELECT 1 FROM messages ${where.sql} LIMIT ${most})`;
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>(counted, where.parameters),
    mart.rows<MessageListRow>(
      `SELECT ${messageBriefColumns(mart)}, ${excerpt.sql} AS excerpt, likes, low_confidence, duplicate_of
       FROM messages ${byRowNumber(`${where.sql} ORDER BY ${order} LIMIT $${limit} OFFSET $${limit + 1}`)}
       ORDER BY ${order}`,
      [...where.parameters, ...excerpt.parameters, size, (page - 1) * size],
    ),
  ]);
  const total = count?.n ?? 0;
  const isCounted = most === null || total < most;
  return { rows, total, is_counted: isCounted, page, size, complete: true, searched_from: null };
}

/** The conditions of a selection. */
export function selectMessages(
  mart: Mart,
  filters: Filters,
  selection: MessageSelection,
  window: TimeWindow = { after: null, until: null },
): Where {
  const where = new WhereBuilder().addFilters(filters, messageFilterColumns);
  if (window.after !== null) where.add('created_at > ?::TIMESTAMP', localTime(window.after));
  if (window.until !== null) where.add('created_at <= ?::TIMESTAMP', localTime(window.until));
  if (selection.copies !== true) where.add(`duplicate_of IS ${selection.copies === 'only' ? 'NOT ' : ''}NULL`);
  if (selection.issue !== undefined) where.add('issue_id = ?', selection.issue);
  if (selection.run !== undefined) where.add('run_id = ?', selection.run);
  if (selection.since !== undefined) addArrivedAfter(where, selection.since);
  if (selection.department !== undefined) where.add('department = ?', selection.department);
  if (selection.addressed_to !== undefined) where.add('addressed_to = ?', selection.addressed_to);
  if (selection.author !== undefined) where.add('author = ?', selection.author);
  if (selection.replied !== undefined) where.add(`${selection.replied === 'yes' ? '' : 'NOT '}${repliedColumn(mart)}`);
  if (selection.handled !== undefined) where.add(handledCondition(mart, selection.handled));
  addHandledFigures(where, mart, selection);
  if (selection.template !== undefined) {
    where.add(
      mart.has('template_replies')
        ? `(source, message_id) IN (
             SELECT (k.source, k.message_id) FROM (SELECT unnest(messages) AS k FROM template_replies WHERE group_id = ?)
           )`
        : 'false',
      ...(mart.has('template_replies') ? [selection.template] : []),
    );
  }
  if (selection.place !== undefined) where.add('list_contains([p.name FOR p IN places], ?)', selection.place);
  if (selection.unsure === true) where.add('low_confidence');
  if (selection.theme !== undefined && mart.has('theme_messages')) {
    where.add(contributionsOf(mart), selection.theme);
  }
  if (selection.q !== undefined) {
    where.addAny(new WhereBuilder().addWords(selection.q, ['title', 'body']), ...isId('message_id', selection.q));
  }
  return where.build();
}

/** What `handling` counts: messages whose input tells of replies or status, or all where none does; and what it does not. */
function handledCondition(mart: Mart, handled: 'all' | 'waiting' | 'untold'): string {
  if (handled === 'untold') return `NOT (${handledCondition(mart, 'all')})`;
  if (!mart.has('message_handling')) {
    return handled === 'waiting' ? `NOT ${repliedColumn(mart)}` : `${repliedColumn(mart)} IS NOT NULL`;
  }
  const known = 'message_key IN (SELECT message_key FROM message_handling';
  return handled === 'waiting' ? `${known} WHERE is_waiting)` : countedCondition(`${known})`);
}

/** The same of marts that say what became of each message. @param isKnown the condition that `message_handling` has the message */
export function countedCondition(isKnown: string): string {
  return `${isKnown} OR NOT EXISTS (SELECT 1 FROM message_handling)`;
}

/** The first words of the text, or those around the first word of the search that stands in it; `…` where it was cut before. */
function excerptOf(q: string | undefined, offset: number): Statement {
  const words = q === undefined ? [] : searchWords(q).flat();
  const places = words.map((_, index) => `nullif(strpos(lower(body), lower($${offset + 1 + index})), 0)`);
  const start = `greatest(1, coalesce(${[...places, '1'].join(', ')}) - ${excerptLead})`;
  return { sql: `if(${start} > 1, '…', '') || substring(body, ${start}, ${excerptLength})`, parameters: words };
}

const detailColumns = `message_id, source, title, body, author, author_type, region, region_source, addressed_to, department,
  status, satisfaction, created_at, likes, dislikes, topic, topic_score, topic_evidence, subtopic, topic_given, kind,
  kind_score, kind_evidence, kind_given, urgency, urgency_score, urgency_evidence, low_confidence, places, grade_manner,
  grade_speed, issue_id, reply, replied_at, versions, duplicate_of, run_id`;

/** What the tables say of a message. */
type MessageFound = Omit<MessageDetail, 'pending' | 'possible'>;

/** One message with all that is known of it; null where there is none. */
export async function readMessage(mart: Mart, source: string, messageId: string): Promise<MessageFound | null> {
  const [message] = await mart.rows<MessageFound>(
    `SELECT ${detailColumns}, ${repliedColumn(mart)} AS is_replied, ${originalSource(mart)} AS duplicate_of_source
     FROM messages m WHERE message_id = $1 AND source = $2 LIMIT 1`,
    [messageId, source],
  );
  if (message === undefined) return null;
  const [[issue], [author], marks] = await Promise.all([
    mart.rows<{ title: string; authors: number }>('SELECT title, authors FROM issues WHERE issue_id = $1', [
      message.issue_id,
    ]),
    message.author === null
      ? Promise.resolve([])
      : mart.rows<{ n: number }>('SELECT count(*) AS n FROM messages WHERE author = $1', [message.author]),
    readReplyMarks(mart, source, messageId),
  ]);
  return {
    ...message,
    issue_title: issue?.title ?? null,
    issue_authors: issue?.authors ?? null,
    author_messages: author?.n ?? null,
    reply_marks: marks,
  };
}

/** SQL over a row `m` of `messages`: the source of the message that it is a copy of. Marts of before the key take it for its own. */
function originalSource(mart: Mart): string {
  if (!mart.columns('messages').has('duplicate_of_key')) return 'if(m.duplicate_of IS NULL, NULL, m.source)';
  return '(SELECT o.source FROM messages o WHERE o.message_key = m.duplicate_of_key)';
}

async function readReplyMarks(mart: Mart, source: string, messageId: string): Promise<LooseRow | null> {
  const columns = mart.columns('reply_quality');
  if (!columns.has('message_id')) return null;
  const where = new WhereBuilder().add('message_id = ?', messageId);
  if (columns.has('source')) where.add('source = ?', source);
  const { sql, parameters } = where.build();
  const [row] = await mart.rows<Record<string, unknown>>(`SELECT * FROM reply_quality ${sql} LIMIT 1`, parameters);
  return row ?? null;
}

/** Columns of `MessageBrief` with the first words of the text. */
export function briefColumns(mart: Mart): string {
  return `${messageBriefColumns(mart)}, substring(body, 1, 400) AS body`;
}

/** How another table names a message. */
type BriefRef = Pick<MessageBrief, 'source' | 'message_id'>;

/** Briefs of some messages, at most 20, each once and in the order given; those that do not exist are left out. */
export async function readBriefs(mart: Mart, refs: readonly BriefRef[]): Promise<(MessageBrief & { body: string })[]> {
  const wanted = refs.filter((ref, at) => refs.findIndex((other) => isDeepStrictEqual(other, ref)) === at).slice(0, 20);
  if (wanted.length === 0) return [];
  const { sql, parameters } = new WhereBuilder()
    .add(
      wanted.map(() => 'source = ? AND message_id = ?').join(' OR '),
      ...wanted.flatMap(({ source, message_id }) => [source, message_id]),
    )
    .build();
  const rows = await mart.rows<MessageBrief & { body: string }>(
    `SELECT ${briefColumns(mart)} FROM messages ${byRowNumber(sql)}`,
    parameters,
  );
  return wanted.flatMap(
    ({ source, message_id }) => rows.find((row) => row.source === source && row.message_id === message_id) ?? [],
  );
}

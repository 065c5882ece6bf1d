import type { MessageList, MessageListRow } from '../../api-types.ts';
import type { Filters, Statement } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { findInIndex, windowsOf } from '../../mart/message-index.ts';
import { readInfo } from '../../mart/read-meta.ts';
import { searchWords } from '../../search/search-words.ts';
import { byRowNumber, messageBriefColumns } from './briefs.ts';
import { localTime, type MessageSelection, messageOrders, selectMessages } from './select-messages.ts';

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

/** The first words of the text, or those around the first word of the search that stands in it; `…` where it was cut. */
function excerptOf(q: string | undefined, offset: number): Statement {
  const words = q === undefined ? [] : searchWords(q).flat();
  const places = words.map((_, index) => `nullif(strpos(lower(body), lower($${offset + 1 + index})), 0)`);
  const start = `greatest(1, coalesce(${[...places, '1'].join(', ')}) - ${excerptLead})`;
  const goesOn = `length(body) >= ${start} + ${excerptLength}`;
  return {
    sql: `if(${start} > 1, '…', '') || substring(body, ${start}, ${excerptLength}) || if(${goesOn}, '…', '')`,
    parameters: words,
  };
}

import { unknownRegion } from '../../core/labels.ts';
import type { Filters } from '../filters.ts';
import { countLabelCodes, labelCode, readLabelCode } from './label-codes.ts';
import type { Mart } from './mart.ts';
import { repliedColumn } from './replied-column.ts';

/**
 * The narrow side of `messages` in memory, newest first (20 bytes a message): how many messages a filter takes and which
 * row numbers a page has. The texts of a page are then read by row number; sorting all messages for every page would
 * cost several times as much.
 */
interface MessageIndex {
  readonly topics: readonly string[];
  readonly regions: readonly string[];
  readonly row: Int32Array;
  /** Seconds since the epoch, as if Shanghai's wall time were UTC; falling. */
  readonly time: Int32Array;
  readonly region: Int32Array;
  /** `labelCode`. */
  readonly labels: Int32Array;
  /** Sum of `flags`. */
  readonly flags: Int32Array;
}

const flags = { copy: 1, replied: 2, unsure: 4, unanswered: 8 } as const;

/** What a list may ask for besides the filters and still be answered from the index. */
export interface IndexedSelection {
  readonly replied?: 'yes' | 'no' | undefined;
  readonly unsure?: boolean | undefined;
  readonly copies?: boolean | 'only' | undefined;
}

export interface IndexedPage {
  readonly total: number;
  /** Row numbers of the page, newest first. */
  readonly rows: readonly number[];
}

const indexes = new WeakMap<Mart, Promise<MessageIndex>>();

/** The index of a mart; read once a mart. */
export function loadMessageIndex(mart: Mart): Promise<MessageIndex> {
  const known = indexes.get(mart);
  if (known !== undefined) return known;
  const loading = readIndex(mart);
  indexes.set(mart, loading);
  loading.catch(() => indexes.delete(mart));
  return loading;
}

async function readIndex(mart: Mart): Promise<MessageIndex> {
  const labelsOf = async (column: string): Promise<string[]> => {
    const rows = await mart.rows<{ label: string }>(`SELECT DISTINCT ${column} AS label FROM messages ORDER BY 1`);
    return rows.map(({ label }) => label);
  };
  const [topics, regions] = await Promise.all([
    labelsOf("coalesce(topic, '')"),
    labelsOf(`coalesce(region, '${unknownRegion}')`),
  ]);
  const columns = await mart.integers(
    `WITH regions AS (SELECT label, row_number() OVER (ORDER BY label) - 1 AS code FROM (SELECT DISTINCT coalesce(region, '${unknownRegion}') AS label FROM messages)),
       topics AS (SELECT label, row_number() OVER (ORDER BY label) - 1 AS code FROM (SELECT DISTINCT coalesce(topic, '') AS label FROM messages))
     SELECT m.rowid::INTEGER,
       -- Times of wrong clocks may lie beyond 2038.
       greatest(-2147483647, least(2147483647, epoch(m.created_at)))::INTEGER, r.code::INTEGER,
       ${labelCode('t.code', 'm.kind', 'm.urgency')},
       (if(m.duplicate_of IS NULL, 0, ${flags.copy}) + CASE ${repliedColumn(mart)} WHEN true THEN ${flags.replied} WHEN false THEN ${flags.unanswered} ELSE 0 END
         + if(coalesce(m.low_confidence, false), ${flags.unsure}, 0))::INTEGER
     FROM messages m
     JOIN regions r ON r.label = coalesce(m.region, '${unknownRegion}')
     JOIN topics t ON t.label = coalesce(m.topic, '')
     WHERE m.created_at IS NOT NULL
     ORDER BY m.created_at DESC, m.message_id, m.source`,
    [],
    5,
  );
  const [row, time, region, labels, flag] = columns as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  return { topics, regions, row, time, region, labels, flags: flag };
}

/** Counts what a filter takes and names the rows of one page. @param page from 1 */
export async function findInIndex(
  mart: Mart,
  filters: Filters,
  selection: IndexedSelection,
  page: number,
  size: number,
): Promise<IndexedPage> {
  const index = await loadMessageIndex(mart);
  const from = (page - 1) * size;
  const rows: number[] = [];
  let total = 0;
  eachTaken(index, filters, selection, (at) => {
    if (total >= from && rows.length < size) rows.push(index.row[at]!);
    total += 1;
  });
  return { total, rows };
}

/** A stretch of time, in seconds as the index has them; null is open. Later than `after`, not later than `until`. */
export interface TimeWindow {
  readonly after: number | null;
  readonly until: number | null;
}

/**
 * Parts the messages that a filter takes into stretches of time, the newest first, so that a search of texts can stop
 * where it has found enough. Together they hold every message taken; no window where none is.
 * @param first about so many messages in the first window; each further one has `growth` times as many
 */
export async function windowsOf(
  mart: Mart,
  filters: Filters,
  selection: IndexedSelection,
  first: number,
  growth: number,
): Promise<TimeWindow[]> {
  const { time, ...rest } = await loadMessageIndex(mart);
  const windows: TimeWindow[] = [];
  let until: number | null = null;
  let limit = first;
  let count = 0;
  let last: number | null = null;
  eachTaken({ time, ...rest }, filters, selection, (at) => {
    const now = time[at]!;
    // Messages of one second stay together.
    if (count >= limit && now !== last) {
      windows.push({ after: now, until });
      until = now;
      limit *= growth;
      count = 0;
    }
    last = now;
    count += 1;
  });
  return count === 0 ? windows : [...windows, { after: null, until }];
}

/** Gives the positions of all messages that a filter takes, newest first. */
function eachTaken(
  index: MessageIndex,
  filters: Filters,
  selection: IndexedSelection,
  take: (at: number) => void,
): void {
  const { row, region: regionOf, labels: labelOf, flags: flagOf } = index;
  const region = filters.region === undefined ? -1 : index.regions.indexOf(filters.region);
  if (filters.region !== undefined && region === -1) return;
  const taken = takenLabels(index, filters);
  const [mask, wanted] = maskOf(selection);
  const start = filters.to === undefined ? 0 : firstBefore(index.time, secondsOf(filters.to) + daySeconds);
  const end = filters.from === undefined ? row.length : firstBefore(index.time, secondsOf(filters.from));
  for (let at = start; at < end; at += 1) {
    if (taken[labelOf[at]!] === 0 || (flagOf[at]! & mask) !== wanted) continue;
    if (region !== -1 && regionOf[at] !== region) continue;
    take(at);
  }
}

/** Which flags are looked at, and what they must be. */
function maskOf(selection: IndexedSelection): readonly [mask: number, wanted: number] {
  const asked: (readonly [flag: number, isSet: boolean])[] = [];
  if (selection.copies !== true) asked.push([flags.copy, selection.copies === 'only']);
  // What an input does not tell is neither.
  if (selection.replied !== undefined)
    asked.push([selection.replied === 'yes' ? flags.replied : flags.unanswered, true]);
  if (selection.unsure === true) asked.push([flags.unsure, true]);
  return [
    asked.reduce((mask, [flag]) => mask | flag, 0),
    asked.reduce((wanted, [flag, isSet]) => (isSet ? wanted | flag : wanted), 0),
  ];
}

function takenLabels(index: MessageIndex, filters: Filters): Uint8Array {
  const taken = new Uint8Array(countLabelCodes(index.topics.length));
  for (let label = 0; label < taken.length; label += 1) {
    const { topic, kind, urgency } = readLabelCode(label);
    const isTaken =
      (filters.topic === undefined || index.topics[topic] === filters.topic) &&
      (filters.kind === undefined || kind === filters.kind) &&
      (filters.urgency === undefined || urgency === filters.urgency);
    taken[label] = isTaken ? 1 : 0;
  }
  return taken;
}

const daySeconds = 86_400;

function secondsOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** First position of a falling list whose value is below `limit`. */
function firstBefore(falling: Int32Array, limit: number): number {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falling[middle]! < limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

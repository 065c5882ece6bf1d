import { findRowCounters, holdsMessages, longestColumnName, resolveColumns } from '../columns/fields.ts';
import type { IngestSettings } from '../settings.ts';
import { cleanText } from '../values/clean-text.ts';
import { isLetterless, isNoValue, isProgramNull } from '../values/no-value.ts';
import { parseTime } from '../values/parse-time.ts';
import { readReplyState } from '../values/reply-state.ts';
import { footer } from './table-frame.ts';

/** Rows that were read with the one above each, and the first of them. */
export interface ContinuedRows {
  readonly count: number;
  /** From 1. */
  readonly row: number;
}

/** Knows rows that only go on with the message of the row above. */
export interface RowJoiner {
  /** Whether a row tells of nothing but the handling of the message above. */
  continues(above: readonly string[], cells: readonly string[]): boolean;
  /**
   * The cells of a row with those that go on with it; null where these are better left alone: so many that a table was sorted apart, or
   * with a reply too long to be taken.
   */
  join(above: readonly string[], further: readonly (readonly string[])[]): readonly string[] | null;
}

/** Rows of one message; more of them were sorted to the end of a table, away from their own. */
const mostRows = 20;
/** The name of a column that may tell one message from another, though no field is known by it. */
const idLike = /(?:号|码|id|no\.?|编码)$/iu;
const ditto = /^(?:同上|同前|〃|″)$/u;

/**
 * Makes what knows the further rows of one message, as exports write them that have a row for each reply or step (their cells of the
 * message were merged, and stay blank but in the first): they have no text, id and time of their own, and a reply. Of any other field
 * they have nothing, or, under the same id, what stands above. Steps may be told of in columns that are no field.
 * @param columns of the table
 * @returns null for a table that has no reply or no text
 */
export function createRowJoiner(columns: readonly string[], settings: IngestSettings): RowJoiner | null {
  const fields = resolveColumns(columns, settings.map);
  const { title = [], body = [], id = [], time = [], reply = [], replied_at: repliedAt = [] } = fields;
  const { department = [], status = [] } = fields;
  if (reply.length === 0 || !holdsMessages(fields)) return null;
  const texts = [...title, ...body];
  const handling = new Set([...reply, ...repliedAt, ...department, ...status]);
  const keys = [...id, ...findRowCounters(columns, settings.map)];
  const known = new Set(Object.values(fields).flat());
  const own = columns.flatMap((name, index) => {
    const isOwn = known.has(index)
      ? !handling.has(index)
      : name.length <= longestColumnName && idLike.test(name.trim());
    return isOwn || keys.includes(index) ? [index] : [];
  });

  function isEarlier(above: readonly string[], cells: readonly string[]): boolean {
    const created = firstTime(above, time);
    const replied = firstTime(cells, repliedAt);
    return created !== null && replied !== null && replied.slice(0, 10) < created.slice(0, 10);
  }

  function joinTwo(above: readonly string[], cells: readonly string[]): readonly string[] {
    const joined = Array.from({ length: Math.max(above.length, cells.length) }, (_, index) => above[index] ?? '');
    const takes = (index: number): void => {
      joined[index] = cellOf(cells, index);
    };
    for (const index of status) if (cellOf(cells, index) !== '') takes(index);
    if (repliedAt.some((index) => cellOf(cells, index) !== '')) repliedAt.forEach(takes);
    let other = '';
    for (const index of department) {
      const name = cellOf(cells, index);
      if (name === '' || name === cellOf(above, index)) continue;
      if (cellOf(above, index) === '') takes(index);
      else if (other === '') other = name;
    }
    for (const index of reply) joined[index] = joinReplies(cellOf(above, index), cellOf(cells, index), other);
    return joined;
  }

  return {
    continues(above, cells) {
      const isSame = keys.some((index) => cellOf(cells, index) !== '' && cellOf(cells, index) === cellOf(above, index));
      return (
        texts.every((index) => isTextless(cells[index])) &&
        texts.some((index) => !isTextless(above[index])) &&
        own.every((index) => {
          const value = cellOf(cells, index);
          return value === '' || (isSame && value === cellOf(above, index));
        }) &&
        [above, cells].every((row) => row.slice(columns.length).every((cell) => cell.trim() === '')) &&
        reply.some((index) => tellsReply(cellOf(cells, index))) &&
        !cells.some((cell) => ditto.test(cell) || footer.test(cell)) &&
        !isEarlier(above, cells)
      );
    },
    join(above, further) {
      if (further.length > mostRows) return null;
      const joined = further.reduce(joinTwo, above);
      return reply.some((index) => (joined[index] ?? '').length > settings.maxTextLength) ? null : joined;
    },
  };
}

/** The find as a line for people. */
export function describeContinued({ count, row }: ContinuedRows): string {
  const rows = count === 1 ? `row ${row} has` : `${count} rows, e.g. ${row}, have`;
  return `${rows} a reply and no id, text and time of ${count === 1 ? 'its' : 'their'} own: read with the message above`;
}

function cellOf(cells: readonly string[], index: number): string {
  const value = (cells[index] ?? '').trim();
  return value === '' || isNoValue(value) ? '' : value;
}

function isTextless(cell = ''): boolean {
  return cell.trim() === '' || isProgramNull(cell);
}

function tellsReply(value: string): boolean {
  return value !== '' && !isLetterless(value);
}

function firstTime(cells: readonly string[], columns: readonly number[]): string | null {
  for (const index of columns) {
    const time = parseTime(cellOf(cells, index));
    if (time !== null) return time;
  }
  return null;
}

/**
 * Both, one below the other; of two that only say how far a message has come the later.
 * @param other who replied the second time, where that was another office than the first time; else empty
 */
function joinReplies(above: string, reply: string, other: string): string {
  if (reply === '' || reply === above) return above;
  const isState = readReplyState(cleanText(reply)) !== null;
  if (isState && (above === '' || readReplyState(cleanText(above)) !== null)) return reply;
  const signed = isState || other === '' || reply.includes(other) ? reply : `${other}：${reply}`;
  return above === '' ? signed : `${above}\n${signed}`;
}

import { type FieldName, holdsMessages, resolveColumns } from '../columns/fields.ts';
import type { IngestSettings } from '../settings.ts';
import { isProgramNull } from '../values/no-value.ts';
import { parseTime } from '../values/parse-time.ts';

/** Rows of a table that are of the table itself and no records of it, and the first of them. */
export interface FrameRows {
  readonly count: number;
  /** From 1. */
  readonly row: number;
}

/** What stands below a table: signatures, totals. */
export const footer =
  /^\s*(?:合计|总计|小计|共计|本页|共\d|制表|制单|填表|填报|审核|复核|统计|备注|说明|打印|导出|签字|签名|负责人)/u;
/** All of a cell that sums up or signs, where a text might stand. */
const wholeFooter =
  /^\s*(?:(?:本页|本月|全部)?(?:合计|总计|小计|共计)\s*[:：]?\s*\d*\s*[件条个]?|(?:制表|制单|填表|填报|审核|复核)(?:人|单位|部门|日期|时间)?\s*[:：].{0,30})\s*$/u;
/** A row's first word that makes it a total, whatever is summed up in words beside it (合计 | 共12件 | 已办结9件). */
const total = /^\s*(?:本[页月周年]|全部)?(?:合|总|小|共)\s?计\s*[:：]?\s*$/u;
/** Longer than any of them. */
const longestFooter = 60;

function isWholeFooter(cell: string): boolean {
  return isShort(cell, wholeFooter);
}

function isShort(cell: string, pattern: RegExp): boolean {
  const text = cell.trim().replace(/\s{2,}/gu, ' ');
  return text.length <= longestFooter && pattern.test(text);
}

/** What a total counts in the column of a text: `3件`, `66.7%`. */
const amount = /^\s*[\d,.]+\s*[%件条个宗起]?\s*$/u;

/** A cell of a row that begins as a total or a signature does, where a text might stand: a count, or a further signature. */
function isOfFrame(cell: string): boolean {
  return (cell.length <= longestFooter && amount.test(cell)) || isWholeFooter(cell);
}

/** Columns whose only value makes a row a broken record and no head of a section. */
const ofRecord: readonly FieldName[] = ['title', 'body', 'author', 'phone', 'reply', 'replied_at', 'likes', 'dislikes'];
/** What numbers records, and no section: 一、城建, 2026年3月. */
const idLike = /(?<!\d)\d{3,}(?!\d|\s*年)/u;
const words = /\p{Script=Han}{2}/u;

/** Whether a row is no record of its table. */
export type FrameCheck = (cells: readonly string[]) => boolean;

/**
 * Makes what knows the rows that frame those of a table: totals, signatures and the heads of sections. None has a time that can be read;
 * the first cell that is filled says what the row is, and no text stands in it, but for short ones behind 合计; the head of a section is the row's only cell, and its first.
 * @param hasAddresses whether a row of one cell may stand in a table of several columns: in a text table a broken line does
 * @returns null for a table that has no text
 */
export function createFrameCheck(
  columns: readonly string[],
  settings: IngestSettings,
  hasAddresses: boolean,
): FrameCheck | null {
  const fields = resolveColumns(columns, settings.map);
  if (!holdsMessages(fields)) return null;
  const texts = [...(fields.title ?? []), ...(fields.body ?? [])];
  const { time: times = [], reply = [] } = fields;
  const saysNothing = (cell: string): boolean => cell.trim() === '' || isProgramNull(cell) || isOfFrame(cell);
  const isFirstOfRecord = ofRecord.some((field) => fields[field]?.includes(0) === true);
  return (cells) => {
    const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));
    const [first] = filled;
    if (first === undefined || times.some((index) => parseTime(cells[index] ?? '') !== null)) return false;
    const word = cells[first]!;
    if (texts.includes(first) && times.length > 0 && isWholeFooter(word)) return true;
    if (
      !texts.includes(first) &&
      isShort(word, total) &&
      texts.every((index) => (cells[index] ?? '').length <= longestFooter)
    )
      return true;
    if (!reply.includes(first) && footer.test(word) && texts.every((index) => saysNothing(cells[index] ?? '')))
      return true;
    if (texts.some((index) => (cells[index] ?? '').trim() !== '' && !isProgramNull(cells[index]!))) return false;
    if (reply.includes(first) && isWholeFooter(word)) return true;
    const isAlone = filled.length === 1 && first === 0 && columns.length > 2 && (hasAddresses || cells.length > 1);
    return isAlone && !isFirstOfRecord && words.test(word) && !idLike.test(word);
  };
}

/** The find as a line for people. */
export function describeFrameRows({ count, row }: FrameRows): string {
  return count === 1
    ? `row ${row} is no message but a total, a signature or the head of a section: left out`
    : `${count} rows, e.g. ${row}, are no messages but totals, signatures or heads of sections: left out`;
}

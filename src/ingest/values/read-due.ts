import type { LocalTime } from '../../core/message.ts';
import type { FieldColumns } from '../columns/fields.ts';
import type { DateOrder } from './date-order.ts';
import { readTimeCell } from './join-time.ts';
import { countsMinguoYears } from './minguo-year.ts';
import { parseDue } from './parse-due.ts';

/** A column of numbers names their unit: 办理时限（工作日）. */
const unitOfColumn = /[(（[【](?:单位\s*[:：]?)?\s*(个?工作日|自然日|天|日|小时|h|分钟)\s*[)）\]】]\s*$/iu;
const number = /^\d{1,4}(?:\.0+)?$/;

/** Gives until when a row's message is to be answered; null where no column says, and `unread` where one says it in a way that none can be read. */
export type DueReader = (cells: readonly string[], createdAt: LocalTime) => LocalTime | 'unread' | null;

/** Makes a reader of deadlines: the first column whose value can be read gives it. */
export function createDueReader(columns: readonly string[], fields: FieldColumns, order: DateOrder): DueReader {
  const own = (fields.due_at ?? []).map((column) => {
    const name = columns[column] ?? '';
    return { column, unit: unitOfColumn.exec(name)?.[1] ?? null, isMinguo: countsMinguoYears(name) };
  });
  return (cells, createdAt) => {
    let found: 'unread' | null = null;
    for (const { column, unit, isMinguo } of own) {
      const text = readTimeCell(cells[column], isMinguo, order);
      if (text === '') continue;
      const due = parseDue(unit !== null && number.test(text) ? `${Number(text)}${unit}` : text, createdAt);
      if (due !== null) return due;
      found = 'unread';
    }
    return found;
  };
}

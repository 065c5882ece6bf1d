import type { HandlingRow } from '../../api-types.ts';

interface Order {
  /** Null: nothing is known. */
  readonly of: (row: HandlingRow) => number | null;
  /** Whether low values need looking at, and come first. */
  readonly isRising?: boolean;
}

/** What units of handling may be sorted by. */
const orders = {
  messages: { of: (row) => row.messages },
  // By the bound of the interval: a unit of one message without a reply is not the worst.
  reply_rate: { of: (row) => row.reply_rate_high, isRising: true },
  hours: { of: (row) => row.hours_median },
  finish_rate: { of: (row) => row.finish_rate, isRising: true },
  satisfaction: { of: (row) => row.satisfaction_high, isRising: true },
  waiting: { of: (row) => row.waiting },
  waiting_from_90: { of: (row) => row.waiting_from_90 },
  low_rated: { of: (row) => row.low_rated },
} as const satisfies Readonly<Record<string, Order>>;
export type HandlingOrder = keyof typeof orders;

/** Whether an order puts low values first. */
export function isRising(by: HandlingOrder): boolean {
  const order: Order = orders[by];
  return order.isRising === true;
}

/** Reads an order from an address; that of messages where it names none. */
export function readOrder(text: string | undefined): HandlingOrder {
  return text !== undefined && Object.hasOwn(orders, text) ? (text as HandlingOrder) : 'messages';
}

/** Rows with what most needs looking at first, of equal ones that with more messages; what is not known comes last. */
export function sortHandling(rows: readonly HandlingRow[], by: HandlingOrder): readonly HandlingRow[] {
  const sign = isRising(by) ? -1 : 1;
  const need = (row: HandlingRow): number => {
    const value = orders[by].of(row);
    return value === null ? Number.NEGATIVE_INFINITY : sign * value;
  };
  return [...rows].sort((a, b) => {
    const [first, second] = [need(a), need(b)];
    return first === second ? b.messages - a.messages : second > first ? 1 : -1;
  });
}

import type { HandlingRow } from '../../api-types.ts';

/** What units of handling may be sorted by → how much a unit needs looking at by it; null: nothing is known. */
const needs = {
  messages: (row) => row.messages,
  // By the bound of the interval: a unit of one message without a reply is not the worst.
  reply_rate: (row) => negative(row.reply_rate_high),
  hours: (row) => row.hours_median,
  finish_rate: (row) => negative(row.finish_rate),
  satisfaction: (row) => negative(row.satisfaction_high),
  waiting: (row) => row.waiting,
  waiting_from_90: (row) => row.waiting_from_90,
  low_rated: (row) => row.low_rated,
} as const satisfies Readonly<Record<string, (row: HandlingRow) => number | null>>;
export type HandlingOrder = keyof typeof needs;

function negative(share: number | null): number | null {
  return share === null ? null : -share;
}

/** Reads an order from an address; that of messages where it names none. */
export function readOrder(text: string | undefined): HandlingOrder {
  return text !== undefined && Object.hasOwn(needs, text) ? (text as HandlingOrder) : 'messages';
}

/** Rows with what most needs looking at first, of equal ones that with more messages; what is not known comes last. */
export function sortHandling(rows: readonly HandlingRow[], by: HandlingOrder): readonly HandlingRow[] {
  const need = (row: HandlingRow): number => needs[by](row) ?? Number.NEGATIVE_INFINITY;
  return [...rows].sort((a, b) => {
    const [first, second] = [need(a), need(b)];
    return first === second ? b.messages - a.messages : second > first ? 1 : -1;
  });
}

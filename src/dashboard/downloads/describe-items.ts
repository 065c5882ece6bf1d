import type { JudgedMessage } from '../../aggregate/excerpts/contract.ts';
import { findDecidingSentence } from '../../aggregate/excerpts/deciding-sentence.ts';
import { nameLevel } from '../../core/labels.ts';
import { defaultSource } from '../../core/message.ts';
import { columnLabels } from '../column-labels.ts';
import { describeDeciding } from '../deciding-words.ts';

type Item = Readonly<Record<string, unknown>>;

/** Structs of lists in words, by column; what no reader of a sheet needs (offsets, types) is left out. */
const words: Readonly<Record<string, (item: Item, row: Item) => string>> = {
  messages: nameMessage,
  quotes: ({ text }) => String(text),
  opposing: ({ ask, messages }) => `${ask}（${messages} 条）`,
  places: ({ name }) => String(name),
  days: ({ day, observed }) => `${dayOf(day)} ${observed}`,
  steps: ({ day, level }) => `${dayOf(day)} ${nameLevel(Number(level))}`,
  warnings: ({ field, code, count }) =>
    code === 'TRADITIONAL'
      ? `繁体字留言（可开启 segment.simplify） ${count}`
      : `${columnLabels[String(field)] ?? field} ${code} ${count}`,
  topic_evidence: nameEvidence,
  kind_evidence: nameEvidence,
  urgency_evidence: nameEvidence,
  deciding_sentence: describeReason,
};

/** Columns whose structs have words. */
export const describedColumns: ReadonlySet<string> = new Set(Object.keys(words));

/** A list of structs as one cell, each item once. @param row the row it stands in, for spans of its texts */
export function describeItems(column: string, items: readonly Item[], row: Item): string {
  const word = words[column] ?? ((item: Item) => JSON.stringify(item));
  return [...new Set(items.map((item) => word(item, row)))].filter((text) => text !== '').join('；');
}

/** For what a message is critical. */
function describeReason(item: Item): string {
  const { reason, quote } = describeDeciding(findDecidingSentence(item as unknown as JudgedMessage));
  return `${reason}${quote}`;
}

/** Days within structs are read with a time. */
function dayOf(value: unknown): string {
  return String(value).slice(0, 10);
}

/** The id, with its source where that is not the usual one. */
function nameMessage({ source, message_id: id }: Item): string {
  return source === defaultSource ? String(id) : `${source}/${id}`;
}

/** The words that spoke for a label; those against it are for who looks into the model. */
function nameEvidence({ field, start, end, weight }: Item, row: Item): string {
  const text = row[String(field)];
  return typeof text === 'string' && Number(weight) > 0 ? text.slice(Number(start), Number(end)) : '';
}

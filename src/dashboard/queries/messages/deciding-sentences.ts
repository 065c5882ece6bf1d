import type { DecidingSentence } from '../../../aggregate/excerpts/contract.ts';
import { readDecidingSentences, type SentenceOf } from '../../../aggregate/excerpts/read-deciding-sentences.ts';
import { type MessageRef, refOf } from '../../../core/message.ts';
import type { PendingEdits } from '../../edits/pending/pending-edits.ts';
import type { Statement } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';

/** Column of a download of alerts: for what the first message of a critical one is critical, as a list of one message that `describeItems` reads. */
export const sentenceColumns = ['deciding_sentence'] as const;

/** Adds it to alerts that `statement` reads. */
export function joinSentence({ sql, parameters }: Statement): Statement {
  return {
    sql: `SELECT t.*, if(d.message_id IS NULL, NULL, [{'title': d.title, 'body': d.body, 'urgency_evidence': d.urgency_evidence}]) AS deciding_sentence
      FROM (${sql}) t LEFT JOIN messages d ON d.message_id = if(t.series_type = 'critical', t.messages[1].message_id, NULL)
        AND d.source = t.messages[1].source AND d.urgency = 'critical'`,
    parameters,
  };
}

/** What was read of a mart: the first view shows the same few each time. */
const memory = new WeakMap<Mart, Map<string, DecidingSentence | null>>();
/** Whoever turns many pages of messages leaves that many behind. */
const mostKept = 5_000;

/** For what these messages are critical, as edits leave them. */
export async function openSentences(
  mart: Mart,
  pending: PendingEdits,
  messages: readonly MessageRef[],
): Promise<SentenceOf> {
  const found = await readOnce(mart, messages);
  return (message) => {
    const { urgency } = pending.correctionsOf(message);
    if (urgency === undefined) return found.get(refOf(message)) ?? null;
    return urgency === 'critical' ? { from: 'editor', text: null } : null;
  };
}

async function readOnce(mart: Mart, messages: readonly MessageRef[]): Promise<Map<string, DecidingSentence | null>> {
  const known = memory.get(mart) ?? new Map<string, DecidingSentence | null>();
  memory.set(mart, known);
  const found = new Map(
    messages.map(refOf).flatMap((ref) => (known.has(ref) ? [[ref, known.get(ref) ?? null] as const] : [])),
  );
  const unknown = messages.filter((message) => !found.has(refOf(message)));
  const sentenceOf = await readDecidingSentences(mart, unknown);
  for (const message of unknown) found.set(refOf(message), sentenceOf(message));
  if (known.size > mostKept) known.clear();
  for (const [ref, sentence] of found) known.set(ref, sentence);
  return found;
}

/** Messages as edits leave them, each with that for which it is critical. */
export async function addSentences<T extends MessageRef>(
  mart: Mart,
  pending: PendingEdits,
  messages: readonly T[],
): Promise<(T & { readonly deciding_sentence: DecidingSentence | null })[]> {
  const sentenceOf = await openSentences(mart, pending, messages);
  return messages.map((message) => ({ ...pending.applyToMessage(message), deciding_sentence: sentenceOf(message) }));
}

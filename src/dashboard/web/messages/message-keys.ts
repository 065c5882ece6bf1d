import { type MessageRef, refOf } from '../../../core/message.ts';

/** A message as lists of chosen ones hold it. */
export const keyOf: (message: MessageRef) => string = refOf;

/** The messages of such keys. */
export function refsOf(keys: readonly string[]): MessageRef[] {
  return keys.map((key) => {
    const [source, id] = JSON.parse(key) as [string, string];
    return { source, message_id: id };
  });
}

/** The issue that a list shows a message in, with edits that wait; null for none, undefined for a copy, which goes with its original. */
export function placeOf({ issue_id, pending_issue, duplicate_of }: PlacedMessage): string | null | undefined {
  if (duplicate_of) return undefined;
  return pending_issue === undefined ? issue_id : pending_issue.issue_id;
}

interface PlacedMessage {
  readonly issue_id: string | null;
  readonly pending_issue?: { readonly issue_id: string | null };
  readonly duplicate_of?: string | null;
}

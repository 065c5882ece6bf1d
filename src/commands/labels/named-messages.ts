import { type CalledMessages, createCalledMessages } from '../../classify/train/called-messages.ts';
import { readCalled, sourceName } from '../../classify/train/read-messages.ts';
import { UsageError } from '../../core/errors.ts';
import type { Message } from '../../core/message.ts';

/**
 * @param lacking one that is not found, and why; null where nobody knows
 * @throws UsageError where the message files lack some of what is to be measured
 */
export function requireAll(what: string, found: number, wanted: number, lacking: string | null = null): void {
  if (found === wanted) return;
  const reason = lacking === null ? '' : `; the first of those that are lacking: ${lacking}`;
  throw new UsageError(`Expected --messages to give all ${wanted} ${what}, got ${found}${reason}`);
}

/** Messages as labels call them, with the `src:id` by which gold files do. */
export async function readNamedMessages(
  files: readonly string[],
): Promise<CalledMessages<{ readonly id: string; readonly message: Message }>> {
  if (files.length === 0) throw new UsageError('Expected --messages with the files that hold the texts, got none');
  const messages = createCalledMessages<{ readonly id: string; readonly message: Message }>();
  for await (const { source, id, message } of readCalled(files)) {
    messages.add(source, id, { id: `${sourceName(source)}:${id}`, message });
  }
  return messages;
}

import type { Parameter } from '../core/duckdb.ts';
import type { MessageRef } from '../core/message.ts';

/** Whatever runs a statement on the mart, or on a view `messages` of the lake. */
interface MessageReader {
  rows<T extends object>(sql: string, parameters: readonly Parameter[]): Promise<T[]>;
}

/**
 * Messages that a word of the command line names: by id, in any source, or as reports print them, SOURCE/ID. Either may
 * have slashes in it.
 * @returns in the order of sources; several where the id stands for one message of each
 */
export function locateMessages(mart: MessageReader, name: string): Promise<MessageRef[]> {
  return mart.rows<MessageRef>(
    `SELECT source, message_id FROM messages
     WHERE message_id = $1 OR ends_with($1, '/' || message_id) AND source || '/' || message_id = $1
     ORDER BY source, message_id`,
    [name],
  );
}

/** A message as `locateMessages` finds it alone: with its source, whichever that is. */
export function qualifyMessage({ source, message_id: id }: MessageRef): string {
  return `${source}/${id}`;
}

import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Message } from '../../core/message.ts';
import { normaliseBatch } from '../../ingest/normalise-batch.ts';
import { readBatches } from '../../ingest/read-batches.ts';
import { ingestSettings } from '../../ingest/settings.ts';

/** Messages that labels speak of are read whether or not they tell a time: nothing here is counted by day. */
export const labelledIngest = ingestSettings.parse({ defaultTime: '2000-01-01 00:00:00' });

/** A message and what labels call it. */
export interface CalledMessage {
  /** Its file, see `sourceOf`: the `src` of a label. */
  readonly source: string;
  /** Its own id, else `row` and the number of its row. */
  readonly id: string;
  readonly message: Message;
}

/**
 * Messages of files, cleaned and masked as a run reads them; rows that a run would refuse are left out.
 * @throws QingyuError where a file cannot be read
 */
export async function* readCalled(files: readonly string[]): AsyncGenerator<CalledMessage> {
  const context = { authorKey: randomBytes(32), settings: labelledIngest };
  const batches = readBatches(files, labelledIngest, {
    onFileError: (_file, error) => {
      throw error;
    },
  });
  for await (const batch of batches) {
    const source = sourceOf(batch.file);
    const { messages, rowNumbers } = normaliseBatch(batch, context);
    for (const [i, message] of messages.entries()) {
      yield { source, id: message.givenId ?? `row ${rowNumbers[i]}`, message };
    }
  }
}

/** Base name without endings: `board.xlsx` and `board.jsonl.gz` are `board`. */
export function sourceName(file: string): string {
  return basename(sourceOf(file));
}

/** A file without endings, with whatever folders it is given: those tell files of one base name apart. */
export function sourceOf(file: string): string {
  return file.replace(/\.(gz)$/i, '').replace(/\.(xlsx|csv|tsv|txt|jsonl|json|ndjson|parquet)$/i, '');
}

/** Key of a message by what labels call it. */
export function textKey(source: string, id: string): string {
  return JSON.stringify([source, id]);
}

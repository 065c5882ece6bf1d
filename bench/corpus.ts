import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Message } from '../src/core/message.ts';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';

/** One for all files: an author of several is one author. */
const authorKey = randomBytes(32);

/** Reads message files whole. */
export async function readMessages(inputs: readonly string[]): Promise<Message[]> {
  const settings = ingestSettings.parse({});
  const context = { authorKey, settings };
  const messages: Message[] = [];
  for await (const batch of readBatches(inputs, settings, {
    onFileError: (_file, error) => {
      throw error;
    },
  })) {
    messages.push(...normaliseBatch(batch, context).messages);
  }
  return messages;
}

/**
 * Writes the messages `times` times over as JSONL {id, title, body, time, author}, ids made distinct.
 * @param distinctAuthors each round by other authors, so that its texts are not copies by the same author
 */
export async function writeCorpus(
  file: string,
  messages: readonly Message[],
  times: number,
  distinctAuthors: boolean,
): Promise<number> {
  const out = createWriteStream(file);
  let written = 0;
  for (let round = 0; round < times; round += 1) {
    for (const message of messages) {
      const author = message.author ?? '匿名';
      const line = JSON.stringify({
        id: String(written),
        title: message.title,
        body: message.body,
        time: message.createdAt,
        author: distinctAuthors && message.author !== null ? `${author}-${round}` : author,
      });
      written += 1;
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
  return written;
}

/**
 * What is read otherwise in traditional characters: `npx tsx bench/traditional.ts FILES… [--off]`. Every cell is turned into them, and
 * labels, places and marks of replies are held against those of the cells as they are. With `--off` they are not read as simplified ones.
 */
import { parseArgs } from 'node:util';
import { Converter } from 'opencc-js/cn2t';
import { markReply } from '../src/classify/replies/mark-reply.ts';
import { loadReplyModel } from '../src/classify/replies/model.ts';
import { configSchema } from '../src/config.ts';
import type { RawBatch } from '../src/ingest/contract.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import type { AnalysedMessage } from '../src/pipeline/analyse-messages.ts';
import { createBatchProcessor } from '../src/pipeline/process-batch.ts';
import { openSimplifier } from '../src/segment/simplify.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { off: { type: 'boolean' } } });
const config = configSchema.parse({ segment: { simplify: values.off !== true } });
const nowhere = { messagesDir: '', rejectsDir: '', forgotten: [] };
const processor = await createBatchProcessor({ config, authorKey: new Uint8Array(32).fill(1), ...nowhere });
const replyModel = loadReplyModel();
const simplify = openSimplifier(config.segment);
const toTraditional = Converter({ from: 'cn', to: 't' });

/** What is compared of a message, by name; null where it has none. */
const aspects: Readonly<Record<string, (entry: AnalysedMessage) => string | null>> = {
  topics: ({ labels }) => labels.topic.label,
  subtopics: ({ labels }) => labels.subtopic,
  kinds: ({ labels }) => labels.kind.label,
  urgencies: ({ labels }) => labels.urgency.label,
  places: ({ places }) => JSON.stringify(places.map(({ field, start, end, type }) => [field, start, end, type])),
  'marks of replies': ({ message: { title, body, reply } }) => {
    if (reply === null) return null;
    const { reasons, ...marks } = markReply({ title, body, reply }, replyModel, simplify);
    return JSON.stringify(marks);
  },
};

const counts = new Map(Object.keys(aspects).map((name) => [name, { all: 0, other: 0 }]));

function compare(written: readonly AnalysedMessage[], turned: readonly AnalysedMessage[]): void {
  if (written.length !== turned.length) throw new Error(`${written.length} messages became ${turned.length}`);
  for (const [i, entry] of written.entries()) {
    for (const [name, read] of Object.entries(aspects)) {
      const expected = read(entry);
      if (expected === null) continue;
      const count = counts.get(name)!;
      count.all += 1;
      if (read(turned[i]!) !== expected) count.other += 1;
    }
  }
}

const turn = (batch: RawBatch): RawBatch => ({
  ...batch,
  columns: batch.columns.map(toTraditional),
  rows: batch.rows.map((cells) => cells.map(toTraditional)),
});

for await (const batch of readBatches(positionals, config.ingest, {})) {
  const written = await processor.analyse(batch);
  compare(written.messages, (await processor.analyse(turn(batch))).messages);
}
await processor.close();
for (const [name, { all, other }] of counts) {
  console.log(`${name}: ${other} of ${all} differ (${((100 * other) / Math.max(1, all)).toFixed(1)} %)`);
}

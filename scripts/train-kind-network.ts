// Trains models/issues/network.json and network.bin from texts written for kinds of problems and of asks, and messages without labels, in
// a quarter of an hour:
//   npx tsx scripts/train-kind-network.ts --problems data/labels/problem-types.jsonl --asks data/labels/ask-types.jsonl MESSAGES… [--except LABELS…] [--out DIR]
// Messages that the files behind --except label are left out.
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PlainMessage, trainKindNetwork } from '../src/classify/semantics/network/train-network.ts';
import { readMatter } from '../src/cluster/matters/read-matter.ts';
import { withoutNames } from '../src/cluster/terms/message-kinds.ts';
import { createRandom } from '../src/core/effects.ts';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';
import { findPlaces } from '../src/segment/places/find-places.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';
import { readLabelledIds } from './labelled-ids.ts';
import { updateManifest } from './update-manifest.ts';
import { readTypes } from './written-types.ts';

const training = {
  dimensions: 128,
  leastTexts: 6,
  leastMessages: 25,
  epochs: 5,
  rate: 0.005,
  penalty: 1e-4,
  batch: 512,
  drop: 0.3,
  twins: { weight: 0.5, batch: 256, drop: 0.5 },
};
/** Characters of a title and of a body that are learned from, and at least. */
const lengths = { title: [4, 80], body: [10, 300] } as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    problems: { type: 'string', default: 'data/labels/problem-types.jsonl' },
    asks: { type: 'string', default: 'data/labels/ask-types.jsonl' },
    except: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'models/issues' },
  },
});
const problems = readTypes(values.problems).map(({ type, texts }) => ({ type: `问题：${type}`, texts }));
const kinds = [...problems, ...readTypes(values.asks)];
const except = new Set((await Promise.all(values.except.map(readLabelledIds))).flat());
const messages = await readPlain(positionals);
const { file, bytes } = trainKindNetwork(kinds, messages, training, createRandom(1), (epoch, loss) =>
  process.stderr.write(`epoch ${epoch + 1}: cross-entropy ${loss.toFixed(3)}\n`),
);
writeFileSync(join(values.out, 'network.json'), `${JSON.stringify(file)}\n`);
writeFileSync(join(values.out, 'network.bin'), bytes);
const described = {
  method: 'sums of vectors of characters and pairs of them, softmax over kinds; one byte a value',
  data: { kinds: kinds.length, texts: file.texts - messages.length, messages: messages.length },
  signs: file.signs.length,
  ...training,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};
updateManifest(values.out, { network: described });
process.stdout.write(
  `${file.signs.length} signs of ${file.kinds.length} kinds from ${file.texts} texts: ${bytes.length} bytes of weights\n`,
);

/** Titles and bodies of messages without their names. */
async function readPlain(files: readonly string[]): Promise<PlainMessage[]> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  const context = { authorKey: randomBytes(32), settings: ingestSettings.parse({}) };
  const plain: PlainMessage[] = [];
  for await (const batch of readBatches(files, context.settings)) {
    for (const message of normaliseBatch(batch, context).messages) {
      if (message.givenId !== null && except.has(message.givenId)) continue;
      const segmented = segmentMessage(segmenter, message);
      const matter = readMatter({ message, segmented, places: findPlaces(segmented, gazetteer) });
      const title = withoutNames(matter.segmented.title, matter.places, 'title', lengths.title[1]);
      const body = withoutNames(matter.segmented.body, matter.places, 'body', lengths.body[1]);
      if (title.length >= lengths.title[0] && body.length >= lengths.body[0]) plain.push({ title, body });
    }
  }
  return plain;
}

// Trains models/themes/vectors.json and vectors.bin from messages, without labels:
//   npx tsx scripts/train-theme-vectors.ts FILE… [--out DIR]
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainThemeVectors } from '../src/cluster/themes/words/train-vectors.ts';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';
import { readDictionary } from './issue-texts.ts';

const training = { dimensions: 128, minDocuments: 8, window: 10, seed: 1 };

/** What an administrative division is called. */
const division = /[省市县区镇乡村]$/u;
/** Stand after names of places: words of which most uses stand before them are such names. */
const unit = /^(?:[镇乡村县市区]|街道|社区|小区)/u;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/themes' } },
});
const segmenter = await createSegmenter(segmentSettings.parse({}));
const context = { authorKey: randomBytes(32), settings: ingestSettings.parse({}) };
const documents: string[][] = [];
for await (const batch of readBatches(positionals, context.settings)) {
  for (const { title, body } of normaliseBatch(batch, context).messages) {
    const segmented = segmentMessage(segmenter, { title, body });
    documents.push([...segmented.title.words, ...segmented.body.words]);
  }
}

const dictionary = readDictionary();
const uses = new Map<string, { all: number; beforeUnit: number }>();
for (const document of documents) {
  for (const [i, word] of document.entries()) {
    const count = uses.get(word) ?? { all: 0, beforeUnit: 0 };
    count.all++;
    if (unit.test(document[i + 1] ?? '')) count.beforeUnit++;
    uses.set(word, count);
  }
}

/** No name of a person, a place or an organisation, and no word that mostly stands before what such a name ends with. */
function keep(word: string): boolean {
  const { all, beforeUnit } = uses.get(word)!;
  const tag = dictionary.get(word)?.tag ?? '';
  return !/^n[rszt]/u.test(tag) && !(division.test(word) && tag === '') && beforeUnit * 2 <= all;
}

const { file, bytes } = trainThemeVectors(documents, { ...training, keep });
writeFileSync(join(values.out, 'vectors.json'), `${JSON.stringify(file)}\n`);
writeFileSync(join(values.out, 'vectors.bin'), bytes);
process.stdout.write(`${file.words.length} words from ${file.documents} messages\n`);

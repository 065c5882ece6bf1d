// Trains models/issues/word-vectors.bin from messages, without labels:
//   npx tsx scripts/train-issue-vectors.ts FILE… [--out DIR]
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { represent } from '../src/cluster/represent.ts';
import { type CountedText, trainVectors } from '../src/cluster/semantics/train-vectors.ts';
import { writeVectors } from '../src/cluster/semantics/word-vectors.ts';
import { createRandom } from '../src/core/effects.ts';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';
import { findPlaces } from '../src/segment/places/find-places.ts';
import { loadGazetteer } from '../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';

const training = { dimensions: 48, minimumTexts: 6, iterations: 6 };

/** Uses of each word in a message's issue terms, the title's counting twice. */
function countUses(issueTerms: string): CountedText {
  const uses = new Map<string, number>();
  for (const term of issueTerms.split(' ')) {
    const colon = term.indexOf(':');
    const word = term.slice(colon + 1);
    const added = term.startsWith('t') ? 2 : term.startsWith('b') ? Number(term.slice(1, colon) || 1) : 0;
    if (added > 0) uses.set(word, (uses.get(word) ?? 0) + added);
  }
  return [...uses];
}

/** Words of the segmenter's dictionary that its tags do not call names: general Chinese, whatever the messages. */
function loadGeneralWords(): Set<string> {
  const path = createRequire(import.meta.url)
    .resolve('@node-rs/jieba/package.json')
    .replace('package.json', 'dict.txt');
  const words = new Set<string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word, frequency, tag = ''] = line.split(' ');
    if (/^[\u4e00-\u9fff]+$/u.test(word ?? '') && Number(frequency) >= 5 && !/^n[rszt]/u.test(tag)) words.add(word!);
  }
  return words;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/issues' } },
});
const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const context = { authorKey: randomBytes(32), settings: ingestSettings.parse({}) };
const texts: CountedText[] = [];
for await (const batch of readBatches(positionals, context.settings)) {
  for (const message of normaliseBatch(batch, context).messages) {
    const segmented = segmentMessage(segmenter, message);
    texts.push(countUses(represent(segmented, findPlaces(segmented, gazetteer))));
  }
}
const general = loadGeneralWords();
const trained = trainVectors(texts, (word) => general.has(word), training, createRandom(1));
const path = join(values.out, 'word-vectors.bin');
writeVectors(path, trained);
const manifest = {
  format: 1,
  task: 'issues',
  method: 'latent semantic analysis of titles and openings of messages; one byte a value',
  data: { description: 'citizens’ messages without labels', texts: texts.length },
  words: trained.words.length,
  ...training,
  keeps: 'words of the segmenter’s dictionary that its tags do not call names',
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
};
writeFileSync(join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
process.stdout.write(`${trained.words.length} words from ${texts.length} messages\n`);

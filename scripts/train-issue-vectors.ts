// Trains models/issues/word-vectors.bin from messages, without labels:
//   npx tsx scripts/train-issue-vectors.ts FILE… [--out DIR]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainVectors } from '../src/cluster/semantics/train-vectors.ts';
import { writeVectors } from '../src/cluster/semantics/word-vectors.ts';
import { createRandom } from '../src/core/effects.ts';
import { countFiles, readDictionary } from './issue-texts.ts';
import { updateManifest } from './update-manifest.ts';

const training = { dimensions: 48, minimumTexts: 6, iterations: 6 };

/** Words of the segmenter's dictionary that its tags do not call names: general Chinese, whatever the messages. */
function loadGeneralWords(): Set<string> {
  const entries = [...readDictionary()];
  return new Set(
    entries.flatMap(([word, { frequency, tag }]) => (frequency >= 5 && !/^n[rszt]/u.test(tag) ? [word] : [])),
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/issues' } },
});
const texts = await countFiles(positionals);
const general = loadGeneralWords();
const trained = trainVectors(texts, (word) => general.has(word), training, createRandom(1));
const path = join(values.out, 'word-vectors.bin');
writeVectors(path, trained);
updateManifest(values.out, {
  format: 1,
  task: 'issues',
  method: 'latent semantic analysis of titles and openings of messages; one byte a value',
  data: { description: 'citizens’ messages without labels', texts: texts.length },
  words: trained.words.length,
  ...training,
  keeps: 'words of the segmenter’s dictionary that its tags do not call names',
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
});
process.stdout.write(`${trained.words.length} words from ${texts.length} messages\n`);

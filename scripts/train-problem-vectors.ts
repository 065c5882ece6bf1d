// Trains models/issues/problem-vectors.bin from texts written for kinds of problem, and messages without labels:
//   npx tsx scripts/train-problem-vectors.ts data/labels/problem-types.jsonl MESSAGES… [--out DIR]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainProblemVectors } from '../src/cluster/semantics/train-problems.ts';
import { writeVectors } from '../src/cluster/semantics/word-vectors.ts';
import { createRandom } from '../src/core/effects.ts';
import { countFiles, createCounter, readDictionary } from './issue-texts.ts';
import { updateManifest } from './update-manifest.ts';
import { readTypes } from './written-types.ts';

const training = {
  dimensions: 96,
  doubt: 4,
  neighbours: 10,
  leastNearness: 0.3,
  lent: 1,
  nearness: { dimensions: 64, minimumTexts: 4, iterations: 6 },
};
/** Messages that have a word of the dictionary which no text of a type has. */
const leastMessages = 4;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/issues' } },
});
const [typeFile = '', ...messageFiles] = positionals;
const count = await createCounter();
const types = readTypes(typeFile).map(({ type, texts }) => ({
  type,
  texts: texts.map((body) => count({ title: '', body })),
}));
const dictionary = readDictionary();
const told = new Set(types.flatMap(({ texts }) => texts.flatMap((text) => text.map(([word]) => word))));
/** No names, since the place is told by them. */
const keep = (word: string, messages: number): boolean => {
  if (!/^[\u4e00-\u9fff]{2,}$/u.test(word)) return false;
  const known = dictionary.get(word);
  if (/^n[rst]/u.test(known?.tag ?? '')) return false;
  return told.has(word) || (known !== undefined && messages >= leastMessages);
};
const messages = await countFiles(messageFiles);
const trained = trainProblemVectors(types, messages, keep, training, createRandom(1));
const path = join(values.out, 'problem-vectors.bin');
writeVectors(path, trained);
const described = {
  method: 'shares of the types whose texts have a word, lent to words that messages use alike; one byte a value',
  data: { types: types.length, texts: types.flatMap(({ texts }) => texts).length, messages: messages.length },
  words: trained.words.length,
  ...training,
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
};
updateManifest(values.out, { problems: described });
process.stdout.write(`${trained.words.length} words from ${types.length} types and ${messages.length} messages\n`);

// Trains the kinds that texts are told to be like, from texts written for them: of asks models/themes/asks.json and asks.bin, of problems
// models/topic/problems.json and problems.bin:
//   npx tsx scripts/train-text-kinds.ts data/labels/ask-types.jsonl [--out DIR]
//   npx tsx scripts/train-text-kinds.ts --problems data/labels/problem-types.jsonl [--out DIR]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainLinearKinds } from '../src/classify/semantics/train-linear-kinds.ts';
import { readTypes } from './written-types.ts';

const training = { minimumTexts: 3, cost: 0.3, epochs: 40, tolerance: 0.05, seed: 1 };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { problems: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const sort = values.problems
  ? { name: 'problems', folder: 'models/topic', weights: 500_000 }
  : { name: 'asks', folder: 'models/themes', weights: 1_000_000 };
const folder = values.out ?? sort.folder;
const { file, bytes } = trainLinearKinds(positionals.flatMap(readTypes), { ...training, weights: sort.weights });
writeFileSync(join(folder, `${sort.name}.json`), `${JSON.stringify(file)}\n`);
writeFileSync(join(folder, `${sort.name}.bin`), bytes);
process.stdout.write(
  `${file.signs.length} signs of ${file.kinds.length} kinds from ${file.texts} texts: ${bytes.length} bytes of weights\n`,
);

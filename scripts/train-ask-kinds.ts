// Trains models/themes/asks.json and asks.bin from texts written for kinds of asks:
//   npx tsx scripts/train-ask-kinds.ts data/labels/ask-types.jsonl [--out DIR]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainAskKinds } from '../src/cluster/semantics/train-ask-kinds.ts';
import { readTypes } from './written-types.ts';

const training = { minimumTexts: 3, cost: 0.3, epochs: 40, tolerance: 0.05, weights: 1_000_000, seed: 1 };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/themes' } },
});
const { file, bytes } = trainAskKinds(positionals.flatMap(readTypes), training);
writeFileSync(join(values.out, 'asks.json'), `${JSON.stringify(file)}\n`);
writeFileSync(join(values.out, 'asks.bin'), bytes);
process.stdout.write(
  `${file.signs.length} signs of ${file.kinds.length} kinds from ${file.texts} texts: ${bytes.length} bytes of weights\n`,
);

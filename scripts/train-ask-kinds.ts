// Trains models/themes/asks.json and asks.bin from texts written for kinds of asks:
//   npx tsx scripts/train-ask-kinds.ts data/labels/ask-types.jsonl [--out DIR]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { trainAskKinds } from '../src/cluster/themes/train-ask-kinds.ts';

const training = { minimumTexts: 3, cost: 0.3, epochs: 40, tolerance: 0.05, weights: 600_000, seed: 1 };

const typeSchema = z.strictObject({ type: z.string().min(1), texts: z.array(z.string().min(1)).min(1) });

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'models/themes' } },
});
const lines = positionals.flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'));
const kinds = lines.map((line) => typeSchema.parse(JSON.parse(line)));
const { file, bytes } = trainAskKinds(kinds, training);
writeFileSync(join(values.out, 'asks.json'), `${JSON.stringify(file)}\n`);
writeFileSync(join(values.out, 'asks.bin'), bytes);
process.stdout.write(
  `${file.signs.length} signs of ${file.kinds.length} kinds from ${file.texts} texts: ${bytes.length} bytes of weights\n`,
);

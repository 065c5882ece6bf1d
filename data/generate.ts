import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createSample } from './generator/sample/create-sample.ts';
import { formatTruth } from './generator/sample/truth.ts';

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number.');
  return value;
}

const options = new Command('generate')
  .description('Writes the sample of 3,000 rows with its truth, or any number of rows for benchmarks.')
  .requiredOption('--out <path>', 'folder of the sample; with --rows a file (.jsonl, .csv) or - for standard output')
  .option('--seed <number>', 'same seed, same bytes', wholeNumber, 1)
  .option('--rows <number>', 'stream this many rows instead of the sample', wholeNumber)
  .parse()
  .opts<{ out: string; seed: number; rows?: number }>();

const { files, truth } = createSample(options.seed);
await mkdir(options.out, { recursive: true });
for (const [name, bytes] of Object.entries(files)) await writeFile(join(options.out, name), bytes);
// Beside the folder, not in it: a run over the folder would take it for an input.
await writeFile(`${options.out.replace(/[\\/]+$/u, '')}-truth.json`, formatTruth(truth));

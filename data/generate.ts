import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import { createSample } from './generator/sample/create-sample.ts';
import { formatTruth } from './generator/sample/truth.ts';
import { writeStream } from './generator/stream/write-stream.ts';

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number.');
  return value;
}

async function writeSample(folder: string, seed: number): Promise<void> {
  const { files, truth } = createSample(seed);
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  // Beside the folder, not in it: a run over the folder would take it for an input.
  await writeFile(`${folder.replace(/[\\/]+$/u, '')}-truth.json`, formatTruth(truth));
}

async function streamTo(path: string, rows: number, seed: number): Promise<void> {
  const format = path.endsWith('.csv') ? 'csv' : 'jsonl';
  if (path === '-') {
    await writeStream(process.stdout, format, { rows, seed });
    return;
  }
  const file = createWriteStream(path);
  await writeStream(file, format, { rows, seed });
  file.end();
  await finished(file);
}

const { out, seed, rows } = new Command('generate')
  .description('Writes the sample of 3,000 rows with its truth, or any number of rows for benchmarks.')
  .requiredOption('--out <path>', 'folder of the sample; with --rows a file (.jsonl, .csv) or - for standard output')
  .option('--seed <number>', 'same seed, same bytes', wholeNumber, 1)
  .option('--rows <number>', 'stream this many rows instead of the sample', wholeNumber)
  .parse()
  .opts<{ out: string; seed: number; rows?: number }>();

await (rows === undefined ? writeSample(out, seed) : streamTo(out, rows, seed));

/**
 * Times reading and normalising alone: `npx tsx bench/ingest.ts FILES…`. Processor time is printed beside wall time,
 * since it holds on a busy machine too; the first round is cold, as in a run.
 */
import type { RawBatch } from '../src/ingest/contract.ts';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';

const rounds = 4;

async function main(inputs: readonly string[]): Promise<void> {
  const settings = ingestSettings.parse({});
  const context = { settings, authorKey: new Uint8Array(32).fill(1) };
  for (let round = 1; round <= rounds; round++) {
    const batches: RawBatch[] = [];
    const read = startTimer();
    for await (const batch of readBatches(inputs, settings, {
      onFileError: (file, error) => console.error(file, error.message),
    })) {
      batches.push(batch);
    }
    const rows = batches.reduce((sum, batch) => sum + batch.rows.length, 0);
    const reading = read(rows);
    const normalise = startTimer();
    const results = batches.map((batch) => normaliseBatch(batch, context));
    const normalising = normalise(rows);
    const rejects = results.reduce((sum, result) => sum + result.rejects.length, 0);
    console.log(`round ${round}: ${rows} rows, ${rejects} rejects; read ${reading}; normalise ${normalising}`);
  }
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function startTimer(): (rows: number) => string {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  return (rows) => {
    const { user, system } = process.cpuUsage(cpu);
    const perRow = ((user + system) / Math.max(1, rows)).toFixed(1);
    return `${Math.round(performance.now() - wall)} ms (${perRow} µs of processor time a row)`;
  };
}

await main(process.argv.slice(2));

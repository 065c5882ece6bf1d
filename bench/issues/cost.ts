import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clusterMessages } from '../../src/cluster/cluster-messages.ts';
import type { ClusterMessage } from '../../src/cluster/contract.ts';
import { issueSettings } from '../../src/cluster/settings.ts';
import { silentLogger } from '../../src/core/effects.ts';
import { normaliseBatch } from '../../src/ingest/normalise-batch.ts';
import { readBatches } from '../../src/ingest/read-batches.ts';
import { ingestSettings } from '../../src/ingest/settings.ts';
import { measureProcess } from '../measure.ts';
import { createRepresenter } from './load-messages.ts';

/** Clustering alone, in a process of its own, over generated messages: wall time, time a message, peak memory, exponent. */
export async function measureCost(script: string, sizes: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-issues-'));
  try {
    const points: { size: number; seconds: number }[] = [];
    for (const size of sizes) {
      const rows = join(folder, `${size}.jsonl`);
      const prepared = join(folder, `${size}.ndjson`);
      spawnSync('npx', ['tsx', 'data/generate.ts', '--rows', String(size), '--out', rows], { stdio: 'inherit' });
      const count = await prepareRows(rows, prepared);
      await rm(rows);
      const args = ['--max-old-space-size=2400', '--import', 'tsx', script, 'cluster', prepared];
      const { peakMb, stdout } = await measureProcess('node', args);
      const { milliseconds, issues } = JSON.parse(stdout) as { milliseconds: number; issues: number };
      await rm(prepared);
      points.push({ size: count, seconds: milliseconds / 1000 });
      const each = ((1000 * milliseconds) / count).toFixed(0);
      console.log(
        `${count} messages: ${(milliseconds / 1000).toFixed(1)} s, ${each} µs a message, peak ${peakMb} MB, ${issues} issues`,
      );
    }
    const first = points[0]!;
    const last = points.at(-1)!;
    if (points.length > 1) {
      const exponent = Math.log(last.seconds / first.seconds) / Math.log(last.size / first.size);
      console.log(`exponent from ${first.size} to ${last.size}: ${exponent.toFixed(2)}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes what clustering reads of a file of messages, a line each. */
async function prepareRows(from: string, to: string): Promise<number> {
  const settings = ingestSettings.parse({});
  const context = { authorKey: new Uint8Array(32), settings };
  const toClusterMessage = await createRepresenter();
  const out = createWriteStream(to);
  let count = 0;
  const onFileError = (_file: string, error: Error): never => {
    throw error;
  };
  for await (const batch of readBatches([from], settings, { onFileError })) {
    for (const message of normaliseBatch(batch, context).messages) {
      count += 1;
      if (!out.write(`${JSON.stringify(toClusterMessage({ id: `${count}`, message }))}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
  return count;
}

async function* readPrepared(file: string): AsyncGenerator<ClusterMessage[]> {
  let batch: ClusterMessage[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(JSON.parse(line) as ClusterMessage);
    if (batch.length < 2000) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Clusters prepared messages once; prints its time, reading included, as JSON. */
export async function clusterPrepared(file: string): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'qingyu-issues-'));
  const laps: unknown[] = [];
  try {
    const summary = await clusterMessages({
      inputs: readPrepared(file),
      previousDir: null,
      outDir,
      now: '2030-01-01 00:00:00',
      edits: [],
      settings: issueSettings.parse({}),
      dormantDays: 60,
      threads: availableParallelism(),
      effects: {
        clock: { now: () => performance.now() },
        logger: { ...silentLogger, debug: (fields: unknown) => laps.push(fields) },
      },
    });
    console.log(JSON.stringify({ ...summary, laps }));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

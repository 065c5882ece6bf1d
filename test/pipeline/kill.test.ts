import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../src/core/effects.ts';
import { readPacks } from '../../src/lake/packs.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { type CliOptions, type CliResult, hashTables, runCli, spawnCli } from './cli.ts';
import { inventRows, toCsv, toJsonLines } from './fixtures.ts';

const preload = `--import ${new URL('./kill-at-rename.mjs', import.meta.url).href}`;

let dir: string;
let command: (workspace: string, inputs?: string, batchSize?: number) => string[];
let expected: Record<string, string>;
let undisturbedMs: number;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-kill-'));
  const rows = inventRows(100, 6);
  await writeFile(join(dir, 'a.csv'), `${toCsv(rows.slice(0, 62))}1,U1,坏行,没有时间,无法读出\n`);
  await writeFile(join(dir, 'b.jsonl'), toJsonLines(rows.slice(60)));
  // The same rows in files so large that threads read them, as blank lines make them.
  await mkdir(largeOf(dir));
  await copyFile(join(dir, 'a.csv'), join(largeOf(dir), 'a.csv'));
  await writeFile(join(largeOf(dir), 'b.jsonl'), `${toJsonLines(rows.slice(60))}${'\n'.repeat(600_000)}`);
  const keyFile = `${dir}.key`;
  await writeFile(keyFile, 'ab'.repeat(32));
  const flags = ['--workers', '1', '--author-key', keyFile];
  command = (workspace, inputs = dir, batchSize = 40) => {
    return ['run', inputs, '--workspace', workspace, '--batch-size', `${batchSize}`, ...flags];
  };
  const started = performance.now();
  await spawnCli(command(`${dir}-undisturbed`));
  undisturbedMs = performance.now() - started;
  expected = await hashTables(`${dir}-undisturbed/trends.duckdb`);
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
  await rm(largeOf(dir), { recursive: true, force: true });
  await rm(`${dir}-undisturbed`, { recursive: true, force: true });
  await rm(`${dir}.key`, { force: true });
});

function largeOf(folder: string): string {
  return `${folder}-large`;
}

/** Kills a run, then those that are to complete it, completes all by the same command, and returns the tables. */
async function killAndComplete(name: string, kills: readonly CliOptions[], inputs = dir, batchSize = 40) {
  const workspace = `${dir}-${name}`;
  try {
    const args = command(workspace, inputs, batchSize);
    const killed: CliResult[] = [];
    for (const kill of kills) killed.push(await runCli(args, kill));
    const completed = await runCli(args);
    expect(completed.stderr).not.toContain('qingyu:');
    expect(completed.code).toBe(0);
    const packs = await readPacks(join(workspace, 'lake', 'messages'));
    return { killed, packs, tables: await hashTables(join(workspace, 'trends.duckdb')) };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

describeInCi('a run killed with kill -9 again and again, then run to its end', () => {
  const random = createRandom(11);
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  for (let series = 1; series <= 2; series += 1) {
    // The latest moment first: what the first run has done, those after it need not do.
    const moments = Array.from({ length: 10 }, random).sort((a, b) => b - a);
    it(`gives the undisturbed tables when killed after ${moments.map(percent).join(', ')} of its time`, {
      timeout: 300_000,
    }, async () => {
      const inputs = series % 2 === 0 ? largeOf(dir) : dir;
      // Where others had the cores when the time was taken, and no longer, even the first run may be over before its kill: moments halve
      // until a kill hits.
      let hits = 0;
      for (let part = 1; hits === 0 && part >= 1 / 8; part /= 2) {
        const kills = moments.map((share) => ({ killAfterMs: part * share * undisturbedMs }));
        const { killed, tables } = await killAndComplete(`moments${series}`, kills, inputs);
        expect(tables).toEqual(expected);
        hits = killed.filter(({ code }) => code === null).length;
      }
      expect(hits).toBeGreaterThan(0);
    });
  }

  // What lies right after a rename is what lies right before the next one, but for the last. In the order of a run, so that each run comes
  // as far as the next of them.
  const renames = [
    ['a message part', 'lake/messages/', 2, 'before'],
    ['a reject part', 'lake/rejects/', 1, 'before'],
    ['the state', 'state/\\d+', 1, 'before'],
    ['the record of the run', 'lake/runs/.*json', 1, 'before'],
    ['the mart', 'trends\\.duckdb', 1, 'before'],
    ['the mart', 'trends\\.duckdb', 1, 'after'],
  ] as const;
  // One row a part makes so many that they are packed.
  const packing = [
    ['a pack', 'messages/packs/[^.]*.parquet', 1, 'before'],
    ['the index of packs', 'packs/index', 1, 'before'],
    ['the index of packs', 'packs/index', 1, 'after'],
    ['the state', 'state/\\d+', 1, 'before'],
  ] as const;
  for (const series of [renames, packing]) {
    const moments = series.map(([what, , , when]) => `right ${when} the rename of ${what}`);
    it(`gives the undisturbed tables when killed ${moments.join(', then ')}`, async () => {
      const kills = series.map(([, pattern, nth, when]) => ({
        env: { NODE_OPTIONS: preload, QINGYU_TEST_KILL: `${pattern}:${nth}:${when}` },
      }));
      const isPacked = series === packing;
      const batchSize = isPacked ? 1 : undefined;
      const { killed, packs, tables } = await killAndComplete(isPacked ? 'packing' : 'renames', kills, dir, batchSize);
      expect(packs).toHaveLength(isPacked ? 1 : 0);
      expect(killed.map(({ code }) => code)).toEqual(series.map(() => null));
      expect(tables).toEqual(expected);
    });
  }
});

/**
 * How long the mart of a workspace takes to build: `tsx bench/mart.ts WORKSPACE [--rounds N] [--keep FILE]`.
 * Resolves the lake and builds all tables from the committed state in a new file beside the mart, which stays as it is
 * (with --keep FILE the new file stays as well). Prints wall time, processor time and peak memory, and the steps.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunRecord } from '../src/aggregate/contract.ts';
import { buildMart, describeTables } from '../src/aggregate/mart/build-mart.ts';
import { openNewMart } from '../src/aggregate/mart/new-mart.ts';
import { readTopicFields } from '../src/classify/topic-fields.ts';
import { databaseLimits, loadConfig } from '../src/config.ts';
import { toLocalTime } from '../src/core/local-time.ts';
import { dropVersions, resolveLake } from '../src/lake/resolve.ts';
import { readGeneration } from '../src/lake/state.ts';
import { viewRejects } from '../src/lake/stored-rows.ts';
import { locateWorkspace } from '../src/lake/workspace.ts';
import { describeMachine } from './measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '1' }, keep: { type: 'string' } },
});
const workspace = locateWorkspace(positionals[0] ?? 'workspace/demo');
const config = await loadConfig(workspace.settingsFile);
const generation = await readGeneration(workspace.stateDir);
if (generation === null) throw new Error(`Expected ${workspace.root} to hold a state, got none: "qingyu run" makes it`);
const { dir, manifest } = generation;

/** Seconds since the last call, of the wall clock and of all processors. */
function createClock(): () => { readonly wall: number; readonly cpu: number } {
  const last = { wall: performance.now(), cpu: process.cpuUsage() };
  return () => {
    const cpu = process.cpuUsage(last.cpu);
    const took = { wall: (performance.now() - last.wall) / 1000, cpu: (cpu.user + cpu.system) / 1e6 };
    last.wall = performance.now();
    last.cpu = process.cpuUsage();
    return took;
  };
}

async function measureBuild(file: string): Promise<void> {
  for (const suffix of ['', '.wal', '.tmp']) await rm(`${file}${suffix}`, { recursive: true, force: true });
  const whole = createClock();
  const lap = createClock();
  const steps: string[] = [];
  const note = (step: string): void => {
    const { wall, cpu } = lap();
    if (wall >= 0.02) steps.push(`  ${step.padEnd(20)} ${wall.toFixed(2)} s, processors ${cpu.toFixed(2)} s`);
  };
  const db = await openNewMart(file, databaseLimits(config));
  await resolveLake(
    db,
    workspace.messagesDir,
    manifest.parts,
    { analysis: '', model: manifest.modelVersion },
    config.aggregate,
  );
  await dropVersions(db);
  await viewRejects(db, workspace.rejectsDir, manifest.rejectParts);
  note('(resolve the lake)');
  const resolving = whole();
  const [last] = await db.rows<{ now: string | null }>('SELECT max(created_at) AS now FROM lake_messages');
  const sources = {
    generationDir: dir,
    runs: manifest.runs as unknown as readonly RunRecord[],
    generation: String(manifest.generation),
    now: last?.now ?? toLocalTime(Date.now()),
    topicFields: await readTopicFields(config.classify.topicFields),
  };
  await buildMart(db, sources, config.aggregate, note);
  await describeTables(db);
  note('comments');
  const [counted] = await db.rows<{ messages: number }>('SELECT messages + copies AS messages FROM mart_info');
  db.close();
  note('(close)');
  const building = whole();
  process.stdout.write(
    `${(counted?.messages ?? 0).toLocaleString('en-US')} messages: mart built in ${building.wall.toFixed(2)} s, ` +
      `processors ${building.cpu.toFixed(2)} s (the lake resolved before in ${resolving.wall.toFixed(2)} s), ` +
      `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n${steps.join('\n')}\n`,
  );
}

process.stdout.write(`${describeMachine()}\n`);
const file = values.keep ?? join(workspace.root, `.bench-${process.pid}.duckdb`);
try {
  for (let round = 0; round < Number(values.rounds); round += 1) await measureBuild(file);
} finally {
  if (values.keep === undefined) await rm(file, { force: true });
}

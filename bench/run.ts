import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { readMessages, writeCorpus } from './corpus.ts';
import { describeMachine, type Measured, measureProcess, median } from './measure.ts';

/**
 * Whole runs against two yardsticks, in one go on one machine: (a) segmentation alone, one thread; (b) `qingyu run`
 * from JSONL to tables, start of the process included; (c) a Python pipeline that is given as an argument.
 */
const program = new Command('bench')
  .option('--messages <files...>', 'message files; all together are one corpus', ['data/sample'])
  .option('--times <n>', 'how often the corpus is repeated, ids made distinct', '4')
  .option('--rounds <n>', 'how often (a) and (b) are measured, interleaved; medians count', '3')
  .option('--peer <script>', 'Python pipeline: SCRIPT LABELLED.jsonl MESSAGES.jsonl OUTDIR')
  .option('--labelled <file>', 'labelled tokens that the peer trains on')
  .option('--python <path>', 'interpreter for the peer', '/usr/bin/python3')
  .parse();
const options = program.opts<{
  messages: string[];
  times: string;
  rounds: string;
  peer?: string;
  labelled?: string;
  python: string;
}>();

const dir = await mkdtemp(join(tmpdir(), 'qingyu-bench-'));
try {
  await compare(dir);
} finally {
  await rm(dir, { recursive: true, force: true });
}

async function compare(folder: string): Promise<void> {
  print(`machine: ${describeMachine()}`);
  const messages = await readMessages(options.messages);
  const corpus = join(folder, 'messages.jsonl');
  const distinct = join(folder, 'distinct.jsonl');
  const count = await writeCorpus(corpus, messages, Number(options.times), false);
  await writeCorpus(distinct, messages, Number(options.times), true);
  print(`corpus: ${count} messages (${messages.length} × ${options.times})\n`);

  const cuts: number[] = [];
  const otherCuts: number[] = [];
  const runs: Measured[] = [];
  const distinctRuns: Measured[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const cut = await measureProcess('npx', ['tsx', 'bench/cut.ts', corpus]);
    cuts.push((JSON.parse(cut.stdout) as { seconds: number }).seconds);
    const other = await measureProcess('npx', ['tsx', 'bench/cut.ts', corpus, 'nodejieba']);
    otherCuts.push((JSON.parse(other.stdout) as { seconds: number }).seconds);
    runs.push(await runQingyu(corpus, join(folder, `a${round}`)));
    distinctRuns.push(await runQingyu(distinct, join(folder, `b${round}`)));
  }
  const cutSeconds = median(cuts);
  report('(a) cut with HMM, one thread', cutSeconds, count, null);
  report('    the same by nodejieba', median(otherCuts), count, null);
  reportRun('(b) qingyu run', runs, count, cutSeconds);
  reportRun('(b) qingyu run, every copy by another author', distinctRuns, count, cutSeconds);
  if (options.peer === undefined || options.labelled === undefined) {
    print('(c) not measured: give --peer SCRIPT and --labelled FILE');
    return;
  }
  const peer = await measureProcess(options.python, [options.peer, options.labelled, corpus, join(folder, 'peer')]);
  const total = Number(/TOTAL\s+([\d.]+) s/.exec(peer.stdout)?.[1] ?? peer.seconds);
  report('(c) Python pipeline, its training not counted', total, count, peer.peakMb);
  print(peer.stdout.replace(/^/gm, '      '));
  for (const [name, measured] of [['(b)', runs] as const, ['(b, distinct authors)', distinctRuns] as const]) {
    print(`${name} runs at ${(total / median(measured.map((run) => run.seconds))).toFixed(1)} × the messages/s of (c)`);
  }
}

async function runQingyu(corpus: string, workspace: string): Promise<Measured> {
  const measured = await measureProcess('node', ['dist/cli.js', 'run', corpus, '--workspace', workspace, '--json']);
  await rm(workspace, { recursive: true, force: true });
  return measured;
}

function reportRun(name: string, runs: readonly Measured[], count: number, cutSeconds: number): void {
  const seconds = median(runs.map((run) => run.seconds));
  report(name, seconds, count, Math.max(...runs.map((run) => run.peakMb ?? 0)));
  print(`      wall time ${(seconds / cutSeconds).toFixed(2)} × (a)`);
  const last = runs.at(-1);
  if (last === undefined) return;
  const { seconds: steps } = JSON.parse(last.stdout) as { seconds: Record<string, number> };
  print(`      seconds a stage (worker stages: all threads together): ${JSON.stringify(steps)}\n`);
}

function report(name: string, seconds: number, count: number, peakMb: number | null): void {
  const memory = peakMb === null ? '' : `, peak ${peakMb} MB`;
  print(`${name}: ${seconds.toFixed(2)} s, ${Math.round(count / seconds).toLocaleString('en-US')} messages/s${memory}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

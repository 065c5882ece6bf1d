/**
 * What the daily run over one growing export costs, the newest message first: `tsx bench/grown.ts FILES… [--new N]`. Runs
 * over all messages but the newest N, then over all; prints both times, their ratio and the messages analysed anew.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Message } from '../src/core/message.ts';
import { readMessages } from './corpus.ts';
import { describeMachine, measureProcess } from './measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { new: { type: 'string', default: '100' }, cli: { type: 'string', default: 'dist/cli.js' } },
});
const messages = (await readMessages(positionals)).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
const folder = await mkdtemp(join(tmpdir(), 'qingyu-grown-'));
const file = join(folder, 'export.jsonl');

const toLine = ({ title, body, createdAt, author }: Message, index: number): string =>
  JSON.stringify({ id: String(messages.length - index), title, body, time: createdAt, author });

async function run(lines: readonly string[]): Promise<number> {
  await writeFile(file, lines.join('\n'));
  const args = [values.cli, 'run', file, '--workspace', join(folder, 'workspace'), '--json'];
  const { seconds, stdout } = await measureProcess('node', args);
  const { rows, analysedAnew } = JSON.parse(stdout) as { rows: { new: number }; analysedAnew: number };
  process.stdout.write(
    `${lines.length} rows: ${seconds.toFixed(1)} s, ${rows.new} new messages, ${analysedAnew} known ones analysed anew\n`,
  );
  return seconds;
}

try {
  process.stdout.write(`${describeMachine()}\n`);
  const lines = messages.map(toLine);
  const first = await run(lines.slice(Number(values.new)));
  const second = await run(lines);
  process.stdout.write(`the second run takes ${(second / first).toFixed(2)} × the first\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

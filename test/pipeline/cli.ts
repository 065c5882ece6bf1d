import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { configSchema } from '../../src/config.ts';
import { openDatabase } from '../../src/core/duckdb.ts';
import { systemClock } from '../../src/core/effects.ts';
import { recordIo } from '../commands/command-io.ts';
import { engineFlags } from '../engine-flags.ts';

type Program = typeof import('../../src/commands/program.ts');
type Processing = typeof import('../../src/pipeline/process-batch.ts');

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the built command line left. */
export interface CliResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Kill the process, and its threads with it, after so many milliseconds. */
  readonly killAfterMs?: number;
}

/**
 * Runs a command line of the built program (built before the tests): on this thread, with what earlier ones have loaded, since most
 * of a short run is loading; in a process of its own where `options` ask for anything. Threads that it starts are the built ones.
 */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { env, stdin, killAfterMs } = options;
  const hasOwn = stdin !== undefined || killAfterMs !== undefined || Object.keys(env ?? {}).length > 0;
  return hasOwn ? spawnCli(args, options) : runHere(args);
}

const built = <T>(file: string): Promise<T> => import(pathToFileURL(join(root, 'dist', file)).href) as Promise<T>;

let held: Promise<unknown> | undefined;

/** Runs share segmenter and places while anyone has them: from the first one on, this does. */
async function holdCommon(): Promise<void> {
  const { createBatchProcessor } = await built<Processing>('pipeline/process-batch.js');
  const none = { authorKey: null, messagesDir: '', rejectsDir: '', forgotten: [] };
  held ??= createBatchProcessor({ config: configSchema.parse({}), ...none });
  await held;
}

async function runHere(args: readonly string[]): Promise<CliResult> {
  await holdCommon();
  const { runProgram } = await built<Program>('commands/program.js');
  const { seen, ...io } = recordIo();
  const logger = pino({ level: 'warn', base: null }, { write: io.err });
  const code = await runProgram(args, io, async () => ({ ...io, effects: { clock: systemClock, logger } }));
  return { code, stdout: seen.out, stderr: seen.err };
}

/** Runs `node dist/cli.js …` in a process of its own. */
export function spawnCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...engineFlags, join(root, 'dist/cli.js'), ...args], {
      cwd: root,
      env: { ...process.env, ...options.env },
    });
    const seen = { stdout: '', stderr: '' };
    child.stdout.on('data', (data: Buffer) => {
      seen.stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      seen.stderr += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...seen }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
    if (options.killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
  });
}

/**
 * A hash a table of everything that must not depend on how a run went: run ids, the time of the build and the record of runs are left
 * out, and of what was told of alerts when that was.
 */
export async function hashTables(martFile: string): Promise<Record<string, string>> {
  const db = await openDatabase(martFile, { memoryLimit: '500MB', threads: 1 }, { readOnly: true });
  try {
    const tables = await db.rows<{ name: string; columns: string }>(
      `SELECT table_name AS name, string_agg('"' || column_name || '"', ', ' ORDER BY column_index) AS columns
       FROM duckdb_columns() WHERE NOT internal AND table_name <> 'runs' AND NOT (column_name = 'run_id'
         OR (table_name = 'mart_info' AND column_name IN ('generation', 'built_at'))
         OR (table_name = 'alert_history' AND column_name = 'told_at'))
       GROUP BY table_name ORDER BY table_name`,
    );
    // Rows stand in no order: their hashes are added up. As JSON, since an empty list has the hash of none.
    const hashed = tables.map(
      ({ name, columns }) =>
        `SELECT '${name}' AS name, count(*) || ' rows ' || coalesce(sum(hash(to_json(r)::VARCHAR)), 0) AS content
         FROM (SELECT ${columns} FROM "${name}") r`,
    );
    const contents = await db.rows<{ name: string; content: string }>(hashed.join(' UNION ALL '));
    return Object.fromEntries(contents.map(({ name, content }) => [name, content]));
  } finally {
    db.close();
  }
}

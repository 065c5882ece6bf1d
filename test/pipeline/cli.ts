import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/core/duckdb.ts';

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

/** Runs are over before optimised code pays: compiling it, sooner, took a fifth of their time. */
const shortRun = '--interrupt-budget=3000000';

/** Runs `node dist/cli.js …` (built before the tests). */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [shortRun, join(root, 'dist/cli.js'), ...args], {
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
    const tables = await db.rows<{ name: string }>(
      "SELECT table_name AS name FROM duckdb_tables() WHERE table_name <> 'runs' ORDER BY name",
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables) {
      const columns = await db.rows<{ name: string }>(
        `SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $1
         AND NOT (column_name = 'run_id' OR ($1 = 'mart_info' AND column_name IN ('generation', 'built_at')) OR ($1 = 'alert_history' AND column_name = 'told_at')) ORDER BY column_index`,
        [name],
      );
      const list = columns.map((column) => `"${column.name}"`).join(', ');
      const rows = await db.rows(
        `SELECT to_json(struct_pack(${columns.map((c) => `"${c.name}" := "${c.name}"`).join(', ')}))::VARCHAR AS row FROM (SELECT ${list} FROM "${name}") ORDER BY row`,
      );
      hashes[name] =
        `${rows.length} rows ${createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)}`;
    }
    return hashes;
  } finally {
    db.close();
  }
}

import { z } from 'zod';
import type { RunRecord } from '../aggregate/contract.ts';
import type { Database } from '../core/duckdb.ts';
import { readGeneration } from '../lake/state.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import type { CommandModule } from './command.ts';
import { optionTexts, parseOptions } from './options.ts';
import { withMart } from './read-mart.ts';
import { countIdConflicts, describeIdConflicts, describeOutdated, describeWarning, padWide } from './summary.ts';

const optionsSchema = z.strictObject({ workspace: optionTexts.workspace, json: optionTexts.json });

/** What of a run is shown. */
const shown = [
  'run_id',
  'command',
  'failed_files',
  'started_at',
  'rows_read',
  'new_messages',
  'updated',
  'unchanged',
  'duplicates',
  'rejects',
  'warnings',
  'model_version',
  'qingyu_version',
] as const satisfies readonly (keyof RunRecord)[];

type RunRow = Pick<Required<RunRecord>, (typeof shown)[number]>;

/** `qingyu status`: runs, versions, what was left empty, ids in conflict, rejects by reason with an example of where. */
export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const workspace = locateWorkspace(options.workspace);
  const report = await withMart(options.workspace, async (db) => ({
    tables: workspace.martFile,
    generation: (await readGeneration(workspace.stateDir))?.manifest.generation ?? null,
    runs: await readRuns(db),
    idConflicts: await countIdConflicts(db),
    outdated: (await readGeneration(workspace.stateDir))?.manifest.outdated ?? null,
    rejects: await db.rows<{ code: string; count: number; file: string; row: number; reason: string }>(
      `SELECT code, count(*) AS count, arg_min(file, (file, row)) AS file, arg_min(row, (file, row)) AS row,
         arg_min(reason, (file, row)) AS reason
       FROM rejects GROUP BY code ORDER BY count DESC, code`,
    ),
  }));
  io.out(options.json ? `${JSON.stringify(report)}\n` : formatReport(report));
  return 0;
};

/** Tables of earlier versions have no warnings. */
async function readRuns(db: Database): Promise<RunRow[]> {
  const runs = await db.rows<RunRecord>('SELECT * FROM runs ORDER BY seq');
  return runs.map((run) => {
    const known = { ...run, warnings: run.warnings ?? [] };
    return Object.fromEntries(shown.map((name) => [name, known[name]])) as unknown as RunRow;
  });
}

function formatReport(report: {
  readonly tables: string;
  readonly generation: number | null;
  readonly runs: readonly RunRow[];
  readonly idConflicts: number;
  readonly outdated: number | null;
  readonly rejects: readonly { code: string; count: number; file: string; row: number; reason: string }[];
}): string {
  const lines = [`tables: ${report.tables} (generation ${report.generation ?? 'unknown'})`, '', 'runs'];
  for (const run of report.runs) {
    const { rows_read: rows, new_messages: fresh, updated, unchanged, duplicates, rejects } = run;
    lines.push(
      `  ${run.run_id}  ${run.command}  rows ${rows} = new ${fresh} + updated ${updated} + unchanged ${unchanged} + duplicates ${duplicates} + rejects ${rejects}`,
      `      qingyu ${run.qingyu_version}, models ${run.model_version}`,
      ...run.warnings.map((warning) => `      ${describeWarning(warning)}`),
      ...run.failed_files.map((file) => `      FAILED ${file}: it could not be read, or not to its end`),
    );
  }
  lines.push(...describeOutdated(report.outdated), ...describeIdConflicts(report.idConflicts));
  lines.push('', report.rejects.length === 0 ? 'no rejects' : 'rejects by reason');
  for (const reject of report.rejects) {
    lines.push(
      `  ${padWide(reject.code, 16)}${String(reject.count).padStart(7)}  e.g. ${reject.file} row ${reject.row}: ${reject.reason}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

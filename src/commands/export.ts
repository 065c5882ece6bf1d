import { z } from 'zod';
import { exportHotIssues } from '../aggregate/export/export-hot-issues.ts';
import { exportFormats, exportTable } from '../aggregate/export/export-table.ts';
import { loadConfig } from '../config.ts';
import { UsageError } from '../core/errors.ts';
import { chooseFormat, nameOutput, standardOutput } from '../core/output-file.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import type { CommandModule } from './command.ts';
import { withMart } from './opening/read-mart.ts';
import { optionTexts, parseOptions } from './options/options.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  format: z.enum(exportFormats).optional(),
  out: optionTexts.path.optional(),
  top: optionTexts.integer.pipe(z.int().min(1)).optional(),
});

const usualTop = 5;

/** `qingyu export`: one table of the mart as a file. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const table = String(args[0]);
  if (table === 'hot-issues') {
    if ((options.format ?? 'xlsx') !== 'xlsx') {
      throw new UsageError(`Expected --format to be xlsx, as which hot issues are handed in, got ${options.format}`);
    }
    const dir = options.out ?? '.';
    if (dir === standardOutput) throw new UsageError('Expected --out to be a folder for the two workbooks, got -');
    // A folder of that name would look like a workbook that does not open.
    if (/\.(?:xlsx|csv)$/iu.test(dir))
      throw new UsageError(`Expected --out to be a folder for the two workbooks, got ${dir}`);
    const { heat } = (await loadConfig(locateWorkspace(options.workspace).settingsFile)).aggregate;
    const top = options.top ?? usualTop;
    const written = await withMart(options.workspace, (db) => exportHotIssues(db, top, dir, heat.windowDays));
    io.err(`${written.issues} issues with ${written.messages} messages written to ${dir}\n`);
    return 0;
  }
  if (options.top !== undefined) {
    throw new UsageError(`Expected --top with hot-issues, got it with ${table}, which is written whole`);
  }
  const format = chooseFormat(exportFormats, options.format, options.out, { txt: 'csv' });
  const out = options.out ?? `${table}.${format}`;
  const rows = await withMart(options.workspace, (db) => exportTable(db, table, format, out));
  io.err(`${rows} rows written to ${nameOutput(out)}\n`);
  return 0;
};

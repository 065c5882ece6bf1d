import { extname } from 'node:path';
import { z } from 'zod';
import { exportHotIssues } from '../aggregate/export-hot-issues.ts';
import { exportTable } from '../aggregate/export-table.ts';
import type { CommandModule } from './command.ts';
import { optionTexts, parseOptions } from './options.ts';
import { withMart } from './read-mart.ts';

const formats = ['csv', 'parquet', 'arrow', 'xlsx'] as const;
const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  format: z.enum(formats).optional(),
  out: z.string().optional(),
  top: optionTexts.integer.default(5),
});

/** `qingyu export`: one table of the mart as a file. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const table = String(args[0]);
  if (table === 'hot-issues') {
    const dir = options.out ?? '.';
    const written = await withMart(options.workspace, (db) => exportHotIssues(db, options.top, dir));
    io.err(`${written.issues} issues with ${written.messages} messages written to ${dir}\n`);
    return 0;
  }
  const byName = z.enum(formats).safeParse(
    extname(options.out ?? '')
      .slice(1)
      .toLowerCase(),
  );
  const format = options.format ?? (byName.success ? byName.data : 'csv');
  const out = options.out ?? `${table}.${format}`;
  const rows = await withMart(options.workspace, (db) => exportTable(db, table, format, out));
  io.err(`${rows} rows written to ${out}\n`);
  return 0;
};

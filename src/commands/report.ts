import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { composeDossier } from '../aggregate/dossiers/compose-dossier.ts';
import { dossierSubjects } from '../aggregate/dossiers/dossier-data.ts';
import { collectReport } from '../aggregate/reports/collect/collect-report.ts';
import { composeReport } from '../aggregate/reports/compose/compose-report.ts';
import { reportUnits } from '../aggregate/reports/period.ts';
import { chooseReportFormat, reportFormats, writeDocument } from '../aggregate/reports/render/write-report.ts';
import { loadConfig, requirePaths } from '../config.ts';
import { UsageError } from '../core/errors.ts';
import { nameOutput } from '../core/output-file.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import type { CommandModule } from './command.ts';
import { completeRegion } from './opening/complete-region.ts';
import { readDossier } from './opening/read-dossier.ts';
import { withMart } from './opening/read-mart.ts';
import { optionTexts, parseOptions } from './options/options.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  from: z.string().optional(),
  to: z.string().optional(),
  end: z.string().optional(),
  region: z.string().min(1).optional(),
  office: z.string().min(1).optional(),
  format: z.enum(reportFormats).optional(),
  out: optionTexts.path.optional(),
});

/** `qingyu report`: a 周报, 月报 or 专报 of a period from the mart, or the 专报 of one issue or problem class. */
export const execute: CommandModule['execute'] = async ([what, id], given, io) => {
  const options = parseOptions(optionsSchema, given);
  const format = chooseReportFormat(options.format, options.out);
  const { settingsFile } = locateWorkspace(options.workspace);
  const config = await loadConfig(settingsFile);
  requirePaths(config, ['reports']);
  const { reports, aggregate } = config;
  const settings = {
    ...reports,
    office: options.office ?? reports.office,
    minAuthors: aggregate.smallCell,
    flagDifference: aggregate.flagDifference,
    historyDays: aggregate.bursts.historyDays,
  };
  const subject = z.enum(dossierSubjects).safeParse(what);
  if (subject.success) {
    const dossier = await readDossier(options, subject.data, id as string | undefined, settings, io.effects.clock);
    const out = await placeReport(options.out, `report-${subject.data}-${dossier.subject.id}.${format}`);
    await writeDocument(composeDossier(dossier), format, settings.chartFont, out);
    io.err(`${dossier.subject.id}, ${dossier.counts.messages} messages: written to ${nameOutput(out)}\n`);
    return 0;
  }
  const unit = z.enum(reportUnits).safeParse(what);
  if (!unit.success) {
    throw new UsageError(
      `Expected a period of ${reportUnits.join(', ')}, or ${dossierSubjects.join(' or ')} with an id, got "${String(what)}"`,
    );
  }
  if (id !== undefined) throw new UsageError(`Expected no id after ${unit.data}, got "${String(id)}"`);
  const { from, to, end } = options;
  const { data, region } = await withMart(options.workspace, async (db) => {
    const region = options.region === undefined ? undefined : await completeRegion(db, options.region);
    const given = { unit: unit.data, from, to, end, region };
    return { data: await collectReport(db, given, settings, io.effects.clock), region };
  });
  const { current } = data.period;
  const out = await placeReport(options.out, nameReport(unit.data, current, region, format));
  await writeDocument(composeReport(data), format, settings.chartFont, out);
  const partial = data.bases.flags.includes('partial') ? ' (partial: the data do not reach over all its days)' : '';
  io.err(
    `${current.from} to ${current.to}${partial}, ${data.headline.messages} messages: written to ${nameOutput(out)}\n`,
  );
  return 0;
};

/** The file that was named, or one of the report's own name in the folder that was. */
export async function placeReport(given: string | undefined, name: string): Promise<string> {
  if (given === undefined) return name;
  const isFolder = /[\\/]$/.test(given) || (await stat(given).catch(() => null))?.isDirectory() === true;
  return isFolder ? join(given, name) : given;
}

/** A name of its own for every unit, span and region: a report must not take another's place unsaid. */
export function nameReport(
  unit: string,
  { from, to }: { readonly from: string; readonly to: string },
  region: string | undefined,
  format: string,
): string {
  const span = unit === 'daterange' ? `${from}-${to}` : to;
  const plain = region?.replace(/[\p{C}\p{P}\p{S}\s]+/gu, '_');
  return `report-${[unit, span, ...(plain === undefined ? [] : [plain])].join('-')}.${format}`;
}

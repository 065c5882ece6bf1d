import { z } from 'zod';
import { runPipeline } from '../pipeline.ts';
import type { CommandModule } from './command.ts';
import { withMart } from './opening/read-mart.ts';
import { campaignText } from './options/campaign-option.ts';
import { inputShape, modelShape, optionTexts, parseOptions, pathArgument, toOverrides } from './options/options.ts';
import { createProgressView, noProgress } from './summary/progress.ts';
import { formatAlerts, keepLevel } from './summary/run-alerts.ts';
import { formatSummary, summariseRun } from './summary/summary.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  json: optionTexts.json,
  quiet: z.boolean().default(false),
  alertLevel: optionTexts.integer.pipe(z.int().min(1).max(4)).optional(),
  maxRejectRate: optionTexts.rate.optional(),
  campaign: z.array(campaignText).optional(),
  ...inputShape,
  ...modelShape,
});

/** `qingyu run`: done with rejects is done; a file that could not be read makes the exit code 1. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const started = io.effects.clock.now();
  const view = options.quiet ? noProgress : await createProgressView(io);
  const result = await runPipeline(
    { inputs: pathArgument(args[0]), workspaceDir: options.workspace, overrides: toOverrides(options) },
    io.effects,
    view,
  ).finally(() => view.stop());
  const totalMs = io.effects.clock.now() - started;
  const summary = await withMart(options.workspace, (db) => summariseRun(db, result, totalMs));
  const failed = result.inputs.failedFiles.length > 0;
  const alerts = keepLevel(summary.alerts, options.alertLevel ?? 4);
  if (options.json) io.out(`${JSON.stringify(summary)}\n`);
  else if (failed || !options.quiet) io.out(formatSummary({ ...summary, alerts }));
  else if (options.alertLevel !== undefined && alerts.risen.length + alerts.withdrawn.length > 0)
    io.out(`${formatAlerts(alerts).join('\n')}\n`);
  return failed ? 1 : 0;
};

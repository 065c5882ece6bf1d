import { z } from 'zod';
import { runPipeline } from '../pipeline.ts';
import { campaignText } from './campaign-option.ts';
import type { CommandModule } from './command.ts';
import { inputShape, modelShape, optionTexts, parseOptions, pathArgument, toOverrides } from './options.ts';
import { createProgressView } from './progress.ts';
import { withMart } from './read-mart.ts';
import { formatSummary, summariseRun } from './summary.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  json: optionTexts.json,
  maxRejectRate: optionTexts.rate.optional(),
  campaign: z.array(campaignText).optional(),
  ...inputShape,
  ...modelShape,
});

/** `qingyu run`: done with rejects is done; a file that could not be read makes the exit code 1. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const started = io.effects.clock.now();
  const view = createProgressView(io);
  const result = await runPipeline(
    { inputs: pathArgument(args[0]), workspaceDir: options.workspace, overrides: toOverrides(options) },
    io.effects,
    view,
  ).finally(() => view.stop());
  const totalMs = io.effects.clock.now() - started;
  const summary = await withMart(options.workspace, (db) => summariseRun(db, result, totalMs));
  io.out(options.json ? `${JSON.stringify(summary)}\n` : formatSummary(summary));
  return result.inputs.failedFiles.length > 0 ? 1 : 0;
};

import { z } from 'zod';
import { rebuildTables } from '../pipeline.ts';
import { campaignText } from './campaign-option.ts';
import type { CommandModule } from './command.ts';
import { optionTexts, parseOptions, toOverrides } from './options.ts';
import { describeOutdated } from './summary.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  json: optionTexts.json,
  campaign: z.array(campaignText).optional(),
});

export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const { generation, messages, timings, workspace } = await rebuildTables(
    { workspaceDir: options.workspace, overrides: toOverrides(options) },
    io.effects,
  );
  const { generation: number, outdated = null } = generation.manifest;
  const result = { generation: number, messages, outdated, timings, tables: workspace.martFile };
  io.out(
    options.json
      ? `${JSON.stringify(result)}\n`
      : `Rebuilt generation ${result.generation} from ${messages.toLocaleString('en-US')} messages.\n${describeOutdated(
          outdated,
        )
          .map((line) => `${line}\n`)
          .join('')}tables: ${result.tables}\n`,
  );
  return 0;
};

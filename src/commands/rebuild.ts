import { z } from 'zod';
import { rebuildTables } from '../pipeline.ts';
import { campaignText } from './campaign-option.ts';
import type { CommandModule } from './command.ts';
import { optionTexts, parseOptions, toOverrides } from './options.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  json: optionTexts.json,
  campaign: z.array(campaignText).optional(),
});

export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const { generation, messages, copies, timings, workspace } = await rebuildTables(
    { workspaceDir: options.workspace, overrides: toOverrides(options) },
    io.effects,
  );
  const result = { generation: generation.manifest.generation, messages, copies, timings, tables: workspace.martFile };
  const count = (n: number): string => n.toLocaleString('en-US');
  io.out(
    options.json
      ? `${JSON.stringify(result)}\n`
      : `Rebuilt generation ${result.generation} from ${count(messages)} messages (copies left out: ${count(copies)}).\ntables: ${result.tables}\n`,
  );
  return 0;
};

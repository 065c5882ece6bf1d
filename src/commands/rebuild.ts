import { z } from 'zod';
import type { RebuiltIssues } from '../pipeline/earlier-mart.ts';
import { rebuildTables } from '../pipeline.ts';
import { campaignText } from './campaign-option.ts';
import type { CommandModule } from './command.ts';
import { formatCount } from './format-count.ts';
import { optionTexts, parseOptions, toOverrides } from './options.ts';
import { describeOutdated } from './summary.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  json: optionTexts.json,
  campaign: z.array(campaignText).optional(),
});

/** `qingyu rebuild`: says what became of the ids of issues, which others may have written down. */
export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  if (!options.json) io.err('finding all issues anew: some may get another id; edits stay effective\n');
  const { generation, messages, copies, timings, workspace, issues } = await rebuildTables(
    { workspaceDir: options.workspace, overrides: toOverrides(options) },
    io.effects,
  );
  const { generation: number, outdated = null } = generation.manifest;
  const tables = workspace.martFile;
  const result = { generation: number, messages, copies, outdated, issues, timings, tables };
  const lines = [
    `Rebuilt generation ${number} from ${formatCount(messages)} messages (copies left out: ${formatCount(copies)}).`,
    ...describeOutdated(outdated),
    ...(issues === null ? [] : describeIssues(issues)),
    `tables: ${tables}`,
  ];
  io.out(options.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return 0;
};

function describeIssues({ kept, new: fresh, gone, table }: RebuiltIssues): string[] {
  const lines = [`ids of issues: ${formatCount(kept)} kept, ${formatCount(fresh)} new, ${formatCount(gone)} gone`];
  if (table === null) return lines;
  return [
    ...lines,
    'edits stay effective, as they name messages; ids of issues in links and notes of others do not',
    `where the messages of ids that are gone are now: ${table}`,
  ];
}

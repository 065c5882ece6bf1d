import { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import type { RebuiltIssues } from '../pipeline/earlier-mart.ts';
import { rebuildTables, type TakenBack } from '../pipeline.ts';
import type { CommandModule } from './command.ts';
import { withMart } from './opening/read-mart.ts';
import { campaignText } from './options/campaign-option.ts';
import { optionTexts, parseOptions, toOverrides } from './options/options.ts';
import { formatCount } from './summary/format-count.ts';
import { describeOtherModels, readOtherModels } from './summary/other-models.ts';
import { describeSkippedEdits, readSkippedEdits } from './summary/skipped-edits.ts';
import {
  countDropped,
  describeCut,
  describeDropped,
  describeOutdated,
  describeUnknownHolidays,
  readLastDay,
} from './summary/summary.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  json: optionTexts.json,
  campaign: z.array(campaignText).optional(),
  withoutRun: z.array(z.string()).default([]),
  withRun: z.array(z.string()).default([]),
});

/** `qingyu rebuild`: says what became of runs taken back, and of the ids of issues, which others may have written down. */
export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const revision = { without: options.withoutRun, with: options.withRun };
  const both = revision.without.filter((id) => revision.with.includes(id));
  if (both.length > 0) throw new UsageError(`Expected runs to be taken back or counted again, got both: ${both}`);
  if (!options.json) io.err('finding all issues anew: some may get another id; edits stay effective\n');
  const { generation, messages, copies, timings, workspace, issues, takenBack, countedAgain, cutSelections } =
    await rebuildTables({ workspaceDir: options.workspace, overrides: toOverrides(options), revision }, io.effects);
  const { generation: number, outdated = null } = generation.manifest;
  const tables = workspace.martFile;
  const { otherModels, lastDay } = await withMart(options.workspace, async (db) => ({
    otherModels: await readOtherModels(db, generation.manifest),
    lastDay: await readLastDay(db),
  }));
  const notes = describeUnknownHolidays(lastDay);
  const droppedParts = countDropped(generation.manifest);
  const editsSkipped = await readSkippedEdits(workspace.editsFile);
  const counts = { generation: number, messages, copies, outdated, otherModels, droppedParts, editsSkipped };
  const result = { ...counts, takenBack, countedAgain, issues, cutSelections, notes, timings, tables };
  const lines = [
    `Rebuilt generation ${number} from ${formatCount(messages)} messages (copies left out: ${formatCount(copies)}).`,
    ...takenBack.map(describeTakenBack),
    ...countedAgain.map(({ runId, already }) => (already ? `was not taken back: ${runId}` : `counts again: ${runId}`)),
    ...describeOtherModels(otherModels),
    ...describeOutdated(outdated),
    ...describeDropped(droppedParts),
    ...describeSkippedEdits(editsSkipped),
    ...cutSelections.map(describeCut),
    ...(issues === null ? [] : describeIssues(issues)),
    ...notes.map((note) => `note: ${note}`),
    `tables: ${tables}`,
  ];
  io.out(options.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return 0;
};

function describeTakenBack({ runId, already, alsoReadBy }: TakenBack): string {
  const rest = alsoReadBy.length === 0 ? '' : `; what these runs read, too, still counts: ${alsoReadBy.join(', ')}`;
  return `${already ? 'was taken back before' : 'taken back'}: ${runId}${rest}`;
}

/** What became of the ids of issues, for people. */
export function describeIssues({ kept, emptied, new: fresh, gone, table }: RebuiltIssues): string[] {
  const without = emptied === 0 ? '' : ` (${formatCount(emptied)} without most of their messages)`;
  const lines = [
    `ids of issues: ${formatCount(kept)} kept${without}, ${formatCount(fresh)} new, ${formatCount(gone)} gone`,
  ];
  if (table === null) return lines;
  return [
    ...lines,
    'edits stay effective, as they name messages; ids of issues in links and notes of others do not',
    `where the messages of ids that are gone${emptied === 0 ? '' : ', or left by most,'} are now: ${table}`,
  ];
}

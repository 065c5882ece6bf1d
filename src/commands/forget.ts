import { z } from 'zod';
import { forgetAndRebuild } from '../pipeline.ts';
import type { CommandModule } from './command.ts';
import { optionTexts, parseOptions } from './options/options.ts';
import { describeIssues } from './rebuild.ts';
import { formatCount } from './summary/format-count.ts';

const optionsSchema = z.strictObject({ workspace: optionTexts.workspace, json: optionTexts.json });

/** `qingyu forget`: says what was erased, and where else it may still stand. */
export const execute: CommandModule['execute'] = async ([ids], given, io) => {
  const options = parseOptions(optionsSchema, given);
  if (!options.json) io.err('erasing, then finding all issues anew: some may get another id; edits stay effective\n');
  const request = { workspaceDir: options.workspace };
  const { messages, copies, already, erased, rebuilt } = await forgetAndRebuild(ids as string[], request, io.effects);
  const { generation, issues, workspace } = rebuilt;
  const result = {
    forgotten: messages,
    copies,
    already,
    rows: erased.rows,
    parts: erased.renamed.size,
    generation: generation.manifest.generation,
    messages: rebuilt.messages,
    issues,
    tables: workspace.martFile,
  };
  const lines = [
    `Forgot ${count(messages.length, 'message')} and ${count(copies.length, 'copy', 'copies')}: ${count(erased.rows, 'row')} of ${count(erased.renamed.size, 'part')} of the lake.`,
    ...(copies.length === 0 ? [] : [`copies by the same writer: ${copies.join(', ')}`]),
    ...(already.length === 0 ? [] : [`forgotten before: ${already.join(', ')}`]),
    ...(issues === null ? [] : describeIssues(issues)),
    `their rows, read again, are refused as FORGOTTEN: ${workspace.forgottenFile} says which`,
    'what was handed out or copied before still holds them: exports, reports, copies of the workspace, the files that were read',
    `tables: ${workspace.martFile}`,
  ];
  io.out(options.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return 0;
};

function count(n: number, one: string, several = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : several}`;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  goldIssuesSchema,
  type IssueScores,
  printIssueScores,
  scoreIssues,
} from '../../cluster/evaluate/evaluate-issues.ts';
import { type PossibleScores, printPossibleScores, scorePossible } from '../../cluster/evaluate/evaluate-possible.ts';
import type { Contribution } from '../../cluster/themes/contract.ts';
import {
  evaluateThemes,
  formatThemeScores,
  goldThemesSchema,
  type ThemeScores,
} from '../../cluster/themes/evaluate-themes.ts';
import { groupThemes, loadThemeModel } from '../../cluster/themes/group-themes.ts';
import type { ConfigOverrides } from '../../config.ts';
import { describeProblem, QingyuError } from '../../core/errors.ts';
import { readOwnText } from '../../ingest/files/own-text.ts';
import { runPipeline } from '../../pipeline.ts';
import { findPlaces } from '../../segment/places/find-places.ts';
import { loadGazetteer } from '../../segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../segment/segmenter.ts';
import { openSimplifier } from '../../segment/simplify.ts';
import type { CommandIo } from '../command.ts';
import { withMart } from '../opening/read-mart.ts';
import type { LabelSettings } from './label-settings.ts';
import { readNamedMessages, requireAll } from './named-messages.ts';

/**
 * Runs the pipeline over the message files in a workspace of its own and compares its issues, and what it lists as possible
 * merges, with the issues read by hand.
 * @param settings of the run, where they are not the defaults
 */
export async function evaluateIssueFile(
  goldFile: string,
  messageFiles: readonly string[],
  settings: ConfigOverrides,
  io: CommandIo,
): Promise<{ readonly scores: IssueScores & { readonly possible: PossibleScores }; readonly text: string }> {
  const gold = await readGold(goldFile, goldIssuesSchema);
  const workspaceDir = await mkdtemp(join(tmpdir(), 'qingyu-evaluate-'));
  try {
    await runPipeline({ inputs: messageFiles, workspaceDir, overrides: settings }, io.effects);
    const [rows, possible] = await withMart(workspaceDir, async (db) => [
      await db.rows<{ id: string; title: string; issue: string | null; original: string }>(
        'SELECT message_id AS id, title, issue_id AS issue, coalesce(duplicate_of, message_id) AS original FROM messages ORDER BY message_id',
      ),
      await db.rows<{ left: string; right: string }>(
        'SELECT left_message_id AS "left", right_message_id AS "right" FROM possible_merges',
      ),
    ]);
    const groups = new Map<string, string[]>();
    const copies = new Map<string, string[]>();
    for (const { id, issue, original } of rows) {
      if (issue !== null) groups.set(issue, [...(groups.get(issue) ?? []), id]);
      copies.set(original, [...(copies.get(original) ?? []), id]);
    }
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    const issues = gold.issues.map(({ ids }) => ids);
    const pairs = possible.map(({ left, right }) => [left, right] as const);
    const scores = {
      ...scoreIssues(issues, groups.values(), gold.exclude),
      // A message and its copies by the same author are nothing that could be joined.
      possible: scorePossible(issues, [...copies.values(), ...groups.values()], pairs, gold.exclude),
    };
    const text = printIssueScores(scores, (id) => titles.get(id) ?? '?');
    return { scores, text: `${text}\n\n${printPossibleScores(scores.possible)}` };
  } finally {
    await rm(workspaceDir, { recursive: true, force: true });
  }
}

/** Groups the pool of a gold file, or without one the messages of its themes alone, whose ids are `src:id`, as the settings say, and compares the themes. */
export async function evaluateThemeFile(
  goldFile: string,
  messageFiles: readonly string[],
  { segment, places, themes }: LabelSettings,
): Promise<{ readonly scores: ThemeScores; readonly text: string }> {
  const gold = await readGold(goldFile, goldThemesSchema);
  const segmenter = await createSegmenter(segment);
  const simplify = openSimplifier(segment);
  const gazetteer = loadGazetteer(places, simplify);
  const pool = new Set(gold.pool ?? gold.themes.flatMap(({ ids }) => ids));
  const contributions: Contribution[] = [];
  const lacking = new Set(pool);
  for (const { id, message } of (await readNamedMessages(messageFiles)).values()) {
    if (!lacking.delete(id)) continue;
    const { author, title, body, likes, givenRegion: region, createdAt } = message;
    const segmented = segmentMessage(segmenter, message);
    contributions.push({
      id,
      author,
      title,
      body,
      likes,
      region,
      createdAt,
      segmented,
      places: findPlaces(segmented, gazetteer),
    });
  }
  const [first] = lacking;
  requireAll('contributions', contributions.length, pool.size, first === undefined ? null : describeLacking(first));
  const scores = evaluateThemes(gold, groupThemes(contributions, loadThemeModel(themes), themes, simplify));
  return { scores, text: formatThemeScores(scores) };
}

/** An id of the gold that no message has, with the form that it should have. */
function describeLacking(id: string): string {
  return id.includes(':') ? id : `${id}, which is no src:id (board:17 for the message 17 of board.csv)`;
}

/** @throws QingyuError BAD_GOLD where the file cannot be read or holds something else */
async function readGold<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readOwnText(file)));
  } catch (cause) {
    throw new QingyuError(`Expected ${file} to hold groups read by hand: ${describeProblem(cause)}`, {
      code: 'BAD_GOLD',
      stage: 'cli',
      data: { file },
      cause,
    });
  }
}

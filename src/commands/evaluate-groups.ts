import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { crossValidateReplies } from '../classify/replies/cross-validate.ts';
import {
  evaluateReplies,
  formatReplyScores,
  type MarkedLine,
  markedLineSchema,
  type ReplyScores,
} from '../classify/replies/evaluate.ts';
import { loadReplyModel } from '../classify/replies/model.ts';
import { type MarkedReply, replyRecipe } from '../classify/replies/train.ts';
import { type CalledMessages, createCalledMessages } from '../classify/train/called-messages.ts';
import { readLines } from '../classify/train/label-lines.ts';
import { readCalled, sourceName } from '../classify/train/read-messages.ts';
import { goldIssuesSchema, type IssueScores, printIssueScores, scoreIssues } from '../cluster/evaluate-issues.ts';
import { type PossibleScores, printPossibleScores, scorePossible } from '../cluster/evaluate-possible.ts';
import type { Contribution } from '../cluster/themes/contract.ts';
import {
  evaluateThemes,
  formatThemeScores,
  goldThemesSchema,
  type ThemeScores,
} from '../cluster/themes/evaluate-themes.ts';
import { groupThemes, loadThemeModel } from '../cluster/themes/group-themes.ts';
import type { ConfigOverrides } from '../config.ts';
import { describeProblem, QingyuError, UsageError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import { readOwnText } from '../ingest/own-text.ts';
import { runPipeline } from '../pipeline.ts';
import { findPlaces } from '../segment/places/find-places.ts';
import { loadGazetteer } from '../segment/places/gazetteer.ts';
import { createSegmenter, openSimplifier, segmentMessage } from '../segment/segmenter.ts';
import type { CommandIo } from './command.ts';
import type { LabelSettings } from './label-settings.ts';
import { withMart } from './read-mart.ts';

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

/** Groups the pool of a gold file, whose ids are `src:id`, as the settings say, and compares the themes. */
export async function evaluateThemeFile(
  goldFile: string,
  messageFiles: readonly string[],
  { segment, places, themes }: LabelSettings,
): Promise<{ readonly scores: ThemeScores; readonly text: string }> {
  const gold = await readGold(goldFile, goldThemesSchema);
  const segmenter = await createSegmenter(segment);
  const gazetteer = loadGazetteer(places);
  const pool = new Set(gold.pool ?? gold.themes.flatMap(({ ids }) => ids));
  const contributions: Contribution[] = [];
  for (const { id, message } of (await readMessages(messageFiles)).values()) {
    if (!pool.has(id)) continue;
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
  requireAll('contributions', contributions.length, pool.size);
  const scores = evaluateThemes(
    gold,
    groupThemes(contributions, loadThemeModel(themes), themes, await openSimplifier(segment)),
  );
  return { scores, text: formatThemeScores(scores) };
}

/**
 * Replies with marks given by readers, each with its message: of the line itself, or of the message that it names.
 * @param writtenFiles marks of replies that were thought up for training
 */
export async function readMarkedReplies(
  markFiles: readonly string[],
  writtenFiles: readonly string[],
  messageFiles: readonly string[],
): Promise<MarkedReply[]> {
  const read = async (files: readonly string[], isWritten: boolean) => {
    const lines: (MarkedLine & { readonly isWritten: boolean })[] = [];
    for (const file of files)
      for await (const { line } of readLines(file, markedLineSchema)) lines.push({ ...line, isWritten });
    return lines;
  };
  const lines = [...(await read(markFiles, false)), ...(await read(writtenFiles, true))];
  const isOwn = lines.every(({ reply }) => reply !== undefined);
  const messages = isOwn ? null : await readMessages(messageFiles);
  const replies = lines.flatMap((line) => {
    const { title = '', body = '', reply } = line;
    if (reply !== undefined) return [{ ...line, title, body, reply }];
    const message = messages?.find(line.src, line.id)?.message;
    return message?.reply ? [{ ...line, title: message.title, body: message.body, reply: message.reply }] : [];
  });
  requireAll('replies', replies.length, lines.length);
  return replies;
}

export interface ReplyEvaluation {
  readonly markFiles: readonly string[];
  readonly messageFiles: readonly string[];
  /** Learned from besides where models are trained. */
  readonly writtenFiles: readonly string[];
  /** Folder of the model to measure; null: the shipped one. */
  readonly model: string | null;
  /** null: nothing is trained. */
  readonly folds: number | null;
}

/** Marks the replies of files of marks, by a model or by such as are trained on the other folds, and compares. */
export async function evaluateReplyFiles(
  { markFiles, messageFiles, writtenFiles, model, folds }: ReplyEvaluation,
  io: CommandIo,
): Promise<{ readonly scores: ReplyScores; readonly text: string }> {
  if (folds !== null && model !== null)
    throw new UsageError('Expected --folds, which trains models of its own, or --model, got both');
  if (folds === null && writtenFiles.length > 0)
    throw new UsageError('Expected --folds with --written, whose replies are trained on, got none');
  const examples = await readMarkedReplies(markFiles, writtenFiles, messageFiles);
  const scores =
    folds === null
      ? evaluateReplies(examples, examples, loadReplyModel(model))
      : await crossValidateReplies(examples, {
          folds,
          recipe: replyRecipe,
          onFold: (fold) => io.err(`fold ${fold + 1} of ${folds}\n`),
        });
  return { scores, text: formatReplyScores(scores) };
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

function requireAll(what: string, found: number, wanted: number): void {
  if (found === wanted) return;
  throw new UsageError(`Expected --messages to give all ${wanted} ${what}, got ${found}`);
}

/** Messages as labels call them, with the `src:id` by which gold files do. */
async function readMessages(
  files: readonly string[],
): Promise<CalledMessages<{ readonly id: string; readonly message: Message }>> {
  if (files.length === 0) throw new UsageError('Expected --messages with the files that hold the texts, got none');
  const messages = createCalledMessages<{ readonly id: string; readonly message: Message }>();
  for await (const { source, id, message } of readCalled(files)) {
    messages.add(source, id, { id: `${sourceName(source)}:${id}`, message });
  }
  return messages;
}

import { z } from 'zod';
import { rankForReview } from '../classify/review-score.ts';
import { loadConfig, requirePaths } from '../config.ts';
import { UsageError } from '../core/errors.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import { createSegmenter, segmentMessage } from '../segment/segmenter.ts';
import { isStopToken } from '../segment/stop-words.ts';
import type { CommandIo, CommandModule } from './command.ts';
import { withMart } from './opening/read-mart.ts';
import { withEditorLog } from './opening/with-editor-log.ts';
import { optionTexts, parseOptions } from './options/options.ts';
import { formatCount } from './summary/format-count.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  count: optionTexts.integer.pipe(z.int().min(1)).optional(),
  corrected: z.literal(true).optional(),
  json: optionTexts.json,
});

interface Row {
  readonly message_id: string;
  readonly source: string;
  readonly title: string;
  readonly body: string;
  readonly topic: string;
  readonly topic_score: number;
  readonly kind: string;
  readonly kind_score: number;
  readonly urgency: string;
  readonly urgency_score: number;
}

const usualCount = 20;

/** Of the most uncertain messages at least so many are compared for novelty: it costs a comparison with each one picked. */
const considered = 500;

/** `qingyu review`: the messages most worth a person's look; as JSON, lines that `qingyu train` takes once corrected. */
export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const { count = usualCount } = options;
  if (options.corrected) return listCorrected(options, io);
  const config = await loadConfig(locateWorkspace(options.workspace).settingsFile);
  requirePaths(config, ['segment']);
  const segmenter = await createSegmenter(config.segment);
  const rows = await withMart(options.workspace, (db) =>
    db.rows<Row>(
      `SELECT message_id, source, title, body, topic, topic_score, kind, kind_score, urgency, urgency_score FROM messages
       WHERE duplicate_of IS NULL AND topic_score IS NOT NULL AND kind_score IS NOT NULL AND urgency_score IS NOT NULL
       ORDER BY topic_score * kind_score * urgency_score, message_id LIMIT ${Math.max(considered, count)}`,
    ),
  );
  const candidates = rows.map((row) => {
    const { title, body } = segmentMessage(segmenter, row);
    return {
      labels: {
        topic: { label: row.topic, score: row.topic_score, evidence: [] },
        kind: { label: row.kind, score: row.kind_score, evidence: [] },
        urgency: { label: row.urgency, score: row.urgency_score, evidence: [] },
      },
      terms: new Set([...title.words, ...body.words].filter((word) => !isStopToken(word))),
    };
  });
  for (const index of rankForReview(candidates, count)) {
    const row = rows[index]!;
    if (options.json) {
      const { message_id: id, title, body, topic, kind, urgency } = row;
      io.out(`${JSON.stringify({ id, title, body, topic, kind, urgency })}\n`);
      continue;
    }
    const percent = (score: number): string => `${Math.round(score * 100)} %`;
    io.out(
      `${row.message_id}  ${row.title}\n    topic ${row.topic} ${percent(row.topic_score)}, kind ${row.kind} ${percent(row.kind_score)}, urgency ${row.urgency} ${percent(row.urgency_score)}\n`,
    );
  }
  return 0;
};

type CorrectedRow = Pick<Row, 'message_id' | 'title' | 'body'> & {
  readonly [Task in 'topic' | 'kind' | 'urgency']: string | null;
};

/** Messages that editors corrected, with the corrected labels alone: what a model guessed is no label to learn from. */
async function listCorrected(
  { workspace, count, json }: z.infer<typeof optionsSchema>,
  io: CommandIo,
): Promise<number> {
  if (count !== undefined) throw new UsageError('Expected --corrected, which lists all, or --count, got both');
  const corrected = (task: string): string => `CASE WHEN ${task}_score IS NULL THEN ${task} END AS ${task}`;
  const rows = await withMart(workspace, (db) =>
    db.rows<CorrectedRow>(
      `SELECT message_id, title, body, ${corrected('topic')}, ${corrected('kind')}, ${corrected('urgency')} FROM messages
       WHERE topic_score IS NULL OR kind_score IS NULL OR urgency_score IS NULL ORDER BY message_id`,
    ),
  );
  for (const { message_id: id, ...row } of rows) {
    const labels = Object.entries(row).filter(([, value]) => value !== null);
    const shown = labels.filter(([name]) => name !== 'title' && name !== 'body').map((label) => label.join(' '));
    io.out(
      json
        ? `${JSON.stringify({ id, ...Object.fromEntries(labels) })}\n`
        : `${id}  ${row.title}\n    ${shown.join(', ')}\n`,
    );
  }
  const waiting = await countWaiting(workspace, io);
  if (waiting > 0) {
    const what = waiting === 1 ? '1 correction waits' : `${formatCount(waiting)} corrections wait`;
    io.err(`not listed: ${what} for the next run (qingyu edit history)\n`);
  } else if (rows.length === 0) {
    io.err('no label of a message is corrected (qingyu edit correct)\n');
  }
  return 0;
}

/** How many corrections the tables do not know yet. */
async function countWaiting(workspaceDir: string, io: CommandIo): Promise<number> {
  return withEditorLog(locateWorkspace(workspaceDir), io.effects, async (mart, log) => {
    const { rows } = await log.history(mart, { size: Number.MAX_SAFE_INTEGER });
    return rows.filter(({ action, pending, undone }) => action === 'correct' && pending && !undone).length;
  });
}

import { z } from 'zod';
import type { Database } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import type { Evidence } from '../core/message.ts';
import type { CommandModule } from './command.ts';
import { optionTexts, parseOptions } from './options.ts';
import { withMart } from './read-mart.ts';
import { renderEvidence } from './render-evidence.ts';

const optionsSchema = z.strictObject({ workspace: optionTexts.workspace, json: optionTexts.json });

/** Score and evidence of a label are null where an editor corrected it. */
interface MessageRow {
  readonly message_id: string;
  readonly source: string;
  readonly title: string;
  readonly body: string;
  readonly author: string | null;
  readonly created_at: string;
  readonly region: string | null;
  readonly region_source: string | null;
  readonly topic: string;
  readonly topic_score: number | null;
  readonly topic_evidence: readonly Evidence[] | null;
  readonly subtopic: string | null;
  readonly kind: string;
  readonly kind_score: number | null;
  readonly kind_evidence: readonly Evidence[] | null;
  readonly urgency: string;
  readonly urgency_score: number | null;
  readonly urgency_evidence: readonly Evidence[] | null;
  readonly low_confidence: boolean;
  readonly places: readonly { readonly name: string; readonly type: string }[];
  readonly issue_id: string | null;
  readonly reply: string | null;
  readonly replied_at: string | null;
  readonly versions: number;
  readonly duplicate_of: string | null;
}

interface IssueMessage {
  readonly message_id: string;
  readonly created_at: string;
  readonly title: string;
  readonly why: readonly string[] | null;
}

/** `qingyu inspect`: a message by its id (in any source), or an issue by its id. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const id = String(args[0]);
  await withMart(options.workspace, async (db) => {
    const messages = await db.rows<MessageRow>('SELECT * FROM messages WHERE message_id = $1 ORDER BY source', [id]);
    if (messages.length > 0) {
      io.out(
        options.json
          ? `${JSON.stringify(messages)}\n`
          : messages.map((message) => formatMessage(message, io.useColour)).join('\n'),
      );
      return;
    }
    const [issue] = await db.rows('SELECT * FROM issues WHERE issue_id = $1', [id]);
    if (issue === undefined) {
      throw new QingyuError(`Expected ${id} to be the id of a message or an issue, got neither`, {
        code: 'NOT_FOUND',
        stage: 'aggregate',
        data: { id },
      });
    }
    const members = await readMembers(db, id);
    io.out(options.json ? `${JSON.stringify({ ...issue, members })}\n` : formatIssue(issue, members));
  });
  return 0;
};

function readMembers(db: Database, issueId: string): Promise<IssueMessage[]> {
  return db.rows<IssueMessage>(
    `SELECT m.message_id, m.created_at, m.title, i.why
     FROM messages m LEFT JOIN issue_messages i ON i.message_id = m.message_id AND i.source = m.source
     WHERE m.issue_id = $1 ORDER BY m.created_at, m.message_id`,
    [issueId],
  );
}

function formatMessage(message: MessageRow, useColour: boolean): string {
  const percent = (score: number | null): string =>
    score === null ? '(corrected by an editor)' : `${(score * 100).toFixed(0)} %`;
  const lines = [
    `message ${message.message_id} (source ${message.source}), ${message.created_at}, author ${message.author ?? 'unknown'}`,
    `region   ${message.region === null ? 'unknown' : `${message.region} (from ${message.region_source})`}`,
    `topic    ${message.topic} ${percent(message.topic_score)}${message.subtopic === null ? '' : ` / ${message.subtopic}`}`,
    `kind     ${message.kind} ${percent(message.kind_score)}`,
    `urgency  ${message.urgency} ${percent(message.urgency_score)}`,
  ];
  if (message.low_confidence) lines.push('low confidence: worth a look (qingyu review)');
  lines.push(`places   ${message.places.map((place) => `${place.name} (${place.type})`).join(', ') || 'none'}`);
  lines.push(`issue    ${message.issue_id ?? 'none: stands alone'}`);
  if (message.duplicate_of !== null) lines.push(`copy of  ${message.duplicate_of}`);
  if (message.versions > 1) lines.push(`versions ${message.versions}`);
  for (const task of ['topic', 'kind', 'urgency'] as const) {
    const evidence = message[`${task}_evidence`];
    if (evidence === null) {
      lines.push('', `${task}: ${message[task]}, as an editor corrected it`);
      continue;
    }
    lines.push('', `${task}: ${message[task]}, by`);
    lines.push(...renderEvidence(message, evidence, useColour).map((line) => `  ${line}`));
  }
  if (message.reply !== null) lines.push('', `reply ${message.replied_at ?? ''}`, `  ${message.reply}`);
  return `${lines.join('\n')}\n`;
}

function formatIssue(issue: Readonly<Record<string, unknown>>, members: readonly IssueMessage[]): string {
  const lines = Object.entries(issue)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.padEnd(20)} ${Array.isArray(value) ? value.join(' ') : String(value)}`);
  lines.push('', `messages (${members.length})`);
  for (const member of members) {
    lines.push(`  ${member.message_id}  ${member.created_at}  ${member.title}`);
    if (member.why !== null && member.why.length > 0) lines.push(`      shares ${member.why.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

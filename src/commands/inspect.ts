import { z } from 'zod';
import type { Database } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import { type MessageRef, nameMessage } from '../core/message.ts';
import { followMerges } from '../dashboard/mart/follow-merges.ts';
import { locateMessages, qualifyMessage } from '../lake/locate-messages.ts';
import type { CommandModule } from './command.ts';
import { formatMessage, type MessageContext, type MessageRow } from './inspecting/format-message.ts';
import { formatInspectedAlert, readInspectedAlert } from './inspecting/inspect-alert.ts';
import { formatPossibleMerges, type PossibleMerge, readPossibleMerges } from './inspecting/possible-merges.ts';
import { withMart } from './opening/read-mart.ts';
import { optionTexts, parseOptions } from './options/options.ts';

const optionsSchema = z.strictObject({ workspace: optionTexts.workspace, json: optionTexts.json });

interface IssueMessage {
  readonly source: string;
  readonly message_id: string;
  readonly created_at: string;
  readonly title: string;
  readonly why: readonly string[] | null;
}

/** `qingyu inspect`: a message by its id (in any source) or SOURCE/ID, or an issue or an alert by its id. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const id = String(args[0]);
  await withMart(options.workspace, async (db) => {
    const inspected =
      (await inspectMessages(db, id, io.useColour)) ?? (await inspectIssue(db, id)) ?? (await inspectAlert(db, id));
    if (inspected === null) throw await explainAbsence(db, id);
    io.out(options.json ? `${JSON.stringify(inspected.data)}\n` : inspected.format());
  });
  return 0;
};

/** What an id stands for: as data, and in words. */
interface Inspected {
  readonly data: unknown;
  readonly format: () => string;
}

async function inspectMessages(db: Database, id: string, useColour: boolean): Promise<Inspected | null> {
  const located = await locateMessages(db, id);
  if (located.length === 0) return null;
  const messages: (MessageRow & MessageContext)[] = [];
  for (const { source, message_id: messageId } of located) {
    const [row] = await db.rows<MessageRow>('SELECT * FROM messages WHERE message_id = $1 AND source = $2', [
      messageId,
      source,
    ]);
    messages.push({ ...row!, ...(await readContext(db, row!)) });
  }
  return { data: messages, format: () => messages.map((message) => formatMessage(message, useColour)).join('\n') };
}

async function inspectIssue(db: Database, id: string): Promise<Inspected | null> {
  const [issue] = await db.rows('SELECT * FROM issues WHERE issue_id = $1', [id]);
  if (issue === undefined) return null;
  const members = await readMembers(db, id);
  const possible = await readPossibleMerges(db, { issueId: id });
  return { data: { ...issue, members, possible }, format: () => formatIssue(issue, members, possible) };
}

async function inspectAlert(db: Database, id: string): Promise<Inspected | null> {
  const alert = await readInspectedAlert(db, id);
  return alert === null ? null : { data: alert, format: () => formatInspectedAlert(alert) };
}

async function explainAbsence(db: Database, id: string): Promise<QingyuError> {
  const into = await followMerges(db, id);
  const gone = (await isDissolved(db, id)) ? 'an issue of which fewer than two messages are left' : 'neither';
  const got = into === null ? gone : `an issue that was merged into ${into}`;
  return new QingyuError(
    `Expected ${id} to be the id of a message (or its SOURCE/ID), of an issue or of an alert, got ${got}`,
    {
      code: 'NOT_FOUND',
      stage: 'aggregate',
      data: { id, ...(into === null ? {} : { movedTo: into }) },
    },
  );
}

async function readContext(db: Database, message: MessageRow): Promise<MessageContext> {
  const { message_id: id, source, issue_id: issueId } = message;
  const issues = await db.rows<NonNullable<MessageContext['issue']>>(
    `SELECT i.issue_id, i.title, i.messages, i.authors, i.first_day, i.last_day, m.why
     FROM issues i LEFT JOIN issue_messages m ON m.issue_id = i.issue_id AND m.message_id = $2 AND m.source = $3
     WHERE i.issue_id = $1`,
    [issueId, id, source],
  );
  // By key: ids repeat over sources, and with "aggregate.copies" a copy may name another author.
  const copies = await db.rows<MessageRef>(
    'SELECT source, message_id FROM messages WHERE duplicate_of_key = $1 ORDER BY created_at, source, message_id',
    [message.message_key],
  );
  const originals = await db.rows<MessageRef>('SELECT source, message_id FROM messages WHERE message_key = $1', [
    message.duplicate_of_key,
  ]);
  const nameBeside = (other: MessageRef): string =>
    other.source === source ? other.message_id : qualifyMessage(other);
  const possible = await readPossibleMerges(db, { source, messageId: id });
  return {
    issue: issues[0] ?? null,
    copies: copies.map(nameBeside),
    copy_of: originals.map(nameBeside)[0] ?? null,
    possible,
  };
}

async function isDissolved(db: Database, id: string): Promise<boolean> {
  const rows = await db.rows("SELECT 1 FROM issue_lineage WHERE issue_id = $1 AND event = 'dissolved'", [id]);
  return rows.length > 0;
}

function readMembers(db: Database, issueId: string): Promise<IssueMessage[]> {
  return db.rows<IssueMessage>(
    `SELECT m.source, m.message_id, m.created_at, m.title, i.why
     FROM messages m LEFT JOIN issue_messages i ON i.message_id = m.message_id AND i.source = m.source
     WHERE m.issue_id = $1 ORDER BY m.created_at, m.message_id`,
    [issueId],
  );
}

function formatIssue(
  issue: Readonly<Record<string, unknown>>,
  members: readonly IssueMessage[],
  possible: readonly PossibleMerge[],
): string {
  const lines = Object.entries(issue)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.padEnd(20)} ${Array.isArray(value) ? value.join(' ') : String(value)}`);
  lines.push('', `messages (${members.length})`);
  for (const member of members) {
    lines.push(`  ${nameMessage(member)}  ${member.created_at}  ${member.title}`);
    if (member.why !== null && member.why.length > 0) lines.push(`      shares ${member.why.join(' ')}`);
  }
  if (possible.length > 0) {
    lines.push('', 'perhaps the same (qingyu edit merge, apart)');
    lines.push(...formatPossibleMerges(possible).map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

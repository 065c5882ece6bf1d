import { type Config, databaseLimits } from '../config.ts';
import { type Database, openDatabase } from '../core/duckdb.ts';
import type { Effects } from '../core/effects.ts';
import { QingyuError } from '../core/errors.ts';
import { toLocalTime } from '../core/local-time.ts';
import { type MessageRef, nameMessage } from '../core/message.ts';
import { loadSql } from '../core/sql.ts';
import type { CommittedPart } from '../lake/committed-part.ts';
import { beginErasing, type Erased, eraseForgotten } from '../lake/erase.ts';
import { type Forgotten, readForgotten, recordForgotten } from '../lake/forgotten.ts';
import { locateMessages } from '../lake/locate-messages.ts';
import { type CurrentVersions, resolveLake } from '../lake/resolve.ts';
import type { Workspace } from '../lake/workspace.ts';

/** What became of messages that were to be forgotten. */
export interface ForgottenMessages {
  /** As reports print them: those that were named, then copies of them that the same person sent. */
  readonly messages: readonly string[];
  readonly copies: readonly string[];
  /** Those that had been forgotten before. */
  readonly already: readonly string[];
  readonly erased: Erased;
}

/**
 * Writes down that messages, and the copies of them that the same person sent, are forgotten, and takes their rows out of the
 * lake. The tables still show them: make them anew.
 * @param names ids, or SOURCE/ID
 * @throws QingyuError MESSAGE_UNKNOWN, MESSAGE_AMBIGUOUS: then nothing is forgotten
 */
export async function forgetMessages(
  names: readonly string[],
  workspace: Workspace,
  config: Config,
  parts: readonly CommittedPart[],
  versions: CurrentVersions,
  effects: Effects,
): Promise<ForgottenMessages> {
  const before = await readForgotten(workspace.forgottenFile);
  const db = await openDatabase(':memory:', databaseLimits(config));
  try {
    await resolveLake(db, workspace.messagesDir, parts, versions, config.aggregate);
    await db.run('CREATE TEMP VIEW messages AS SELECT source, message_id FROM lake_messages');
    const located = await locateAll(db, names, before);
    await db.run('CREATE TEMP TABLE lake_named (source VARCHAR, message_id VARCHAR)');
    await addNamed(db, located.found);
    const copies = await addCopies(db);
    const at = toLocalTime(effects.clock.now());
    const added = await describeRows(db, at);
    await beginErasing(workspace);
    if (added.length > 0) await recordForgotten(workspace.forgottenFile, added);
    const erased = await eraseForgotten(db, workspace, [...before, ...added]);
    return { messages: located.found.map(nameMessage), copies, already: located.already, erased };
  } finally {
    db.close();
  }
}

/** Finishes the work of a command that was killed while it took rows out of the lake. */
export async function finishErasing(workspace: Workspace, config: Config): Promise<void> {
  const db = await openDatabase(':memory:', databaseLimits(config));
  try {
    await eraseForgotten(db, workspace, await readForgotten(workspace.forgottenFile));
  } finally {
    db.close();
  }
}

async function locateAll(db: Database, names: readonly string[], before: readonly Forgotten[]) {
  const found = new Map<string, MessageRef>();
  const already: string[] = [];
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const located = await locateMessages(db, name);
    const [message, another] = located;
    if (another !== undefined) throw ambiguous(name, located);
    if (message !== undefined) found.set(nameMessage(message), message);
    else (before.some(({ source, id }) => name === id || name === `${source}/${id}`) ? already : unknown).push(name);
  }
  if (unknown.length > 0) {
    throw new QingyuError(`Expected ids of messages of the workspace, got ${unknown.join(', ')}; nothing was erased`, {
      code: 'MESSAGE_UNKNOWN',
      stage: 'lake',
      data: { unknown },
    });
  }
  return { found: [...found.values()], already };
}

function ambiguous(name: string, located: readonly MessageRef[]): QingyuError {
  const choices = located.map(({ source, message_id: id }) => `${source}/${id}`);
  return new QingyuError(
    `Expected the id of one message, got ${name}, which is ${choices.join(' and ')}; nothing was erased`,
    {
      code: 'MESSAGE_AMBIGUOUS',
      stage: 'lake',
      data: { name, choices },
    },
  );
}

async function addNamed(db: Database, messages: readonly MessageRef[]): Promise<void> {
  for (const { source, message_id: id } of messages) {
    await db.rows('INSERT INTO lake_named VALUES ($1, $2)', [source, id]);
  }
}

/** Adds the copies of the named messages, and what they are copies of. @returns how reports print these */
async function addCopies(db: Database): Promise<string[]> {
  const copies = await db.rows<MessageRef>(
    `SELECT m.source, m.message_id
     FROM lake_messages m
     SEMI JOIN (
       SELECT coalesce(duplicate_of_key, message_key) AS root FROM lake_messages JOIN lake_named USING (source, message_id)
     ) r ON r.root = coalesce(m.duplicate_of_key, m.message_key)
     ANTI JOIN lake_named n ON n.source = m.source AND n.message_id = m.message_id
     ORDER BY ALL`,
  );
  await addNamed(db, copies);
  return copies.map(nameMessage);
}

/** What tells the rows of the named messages again. */
async function describeRows(db: Database, at: string): Promise<Forgotten[]> {
  await db.run(await loadSql(new URL('../lake/sql/letters-hash.sql', import.meta.url)));
  const rows = await db.rows<Omit<Forgotten, 'at'> & { text: string; is_shared: boolean }>(
    await loadSql(new URL('../lake/sql/named-rows.sql', import.meta.url)),
  );
  return rows.map(({ source, id, text, letter, is_shared: isShared, inputs }) => ({
    at,
    source,
    id,
    text: isShared ? text : null,
    letter,
    inputs,
  }));
}

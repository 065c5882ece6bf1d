import type { MovedMessages, WaitingChanges } from '../../api-types.ts';
import type { Mart } from '../../mart/mart.ts';
import type { MovedKeys } from '../pending/member-changes.ts';
import { locateMessages } from '../pending/named-messages.ts';
import type { PendingEdits } from '../pending/pending-edits.ts';
import type { IssueLike } from '../pending/table-marks.ts';
import { describeEdit } from './describe-edit.ts';
import { readSubjects } from './read-subjects.ts';

/** What edits that the tables do not know make of an issue's messages; null where they leave them, and take nothing back. */
export async function readWaiting(mart: Mart, pending: PendingEdits, issueId: string): Promise<WaitingChanges | null> {
  const changes = pending.changesOf(issueId);
  const undos = pending.undosOf(issueId);
  if (changes === null && undos.length === 0) return null;
  const subjects = await readSubjects(mart, undos, pending.log);
  const { comes = [], goes = [], size = null } = changes ?? {};
  const into = pending.issueNow(issueId)?.id ?? issueId;
  const titles = await readTitles(mart, pending, [
    into,
    ...[...comes, ...goes].flatMap((moved) => moved.issueId ?? []),
  ]);
  // Of those that stand alone, one says which they are.
  const alone = [...comes, ...goes].flatMap(({ issueId: place, keys }) => (place === null ? keys.slice(0, 1) : []));
  const messages = new Map((await locateMessages(mart, alone)).map((row) => [row.message_key, row.title]));
  const tell = ({ issueId: place, keys }: MovedKeys): MovedMessages => ({
    issue_id: place,
    title: (place === null ? messages.get(keys[0]!) : titles.get(place)) ?? null,
    messages: keys.length,
  });
  return {
    into: into === issueId ? null : { issue_id: into, title: titles.get(into) ?? null },
    messages: size,
    comes: comes.map(tell),
    goes: goes.map(tell),
    undone: undos.map((edit) => describeEdit(edit, subjects)),
  };
}

/** Titles as edits leave them. */
async function readTitles(
  mart: Mart,
  pending: PendingEdits,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await mart.rows<IssueLike>(
    `SELECT issue_id, title, pinned, dismissed FROM issues WHERE issue_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.issue_id, pending.applyToIssue(row).title]));
}

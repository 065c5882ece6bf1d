import { type EditInput, mostMembers } from '../../../cluster/edits/edit.ts';
import type { Mart } from '../../mart/mart.ts';
import type { PresentIssue } from './present-issue.ts';

type NamedIssue = readonly [anchor: string, issue: PresentIssue];

/** What the editor saw of the issues that an edit names by an anchor each. */
export function seenTitles(named: readonly NamedIssue[]): Pick<EditInput, 'seen'> {
  const titles = named.flatMap(([anchor, { title }]) => (title === null ? [] : [[anchor, title] as const]));
  return titles.length === 0 ? {} : { seen: Object.fromEntries(titles) };
}

function titlesAlone(named: readonly NamedIssue[]): Pick<EditInput, 'alone'> {
  const titles = named.flatMap(([anchor, { message }]) => (message === undefined ? [] : [[anchor, message] as const]));
  return titles.length === 0 ? {} : { alone: Object.fromEntries(titles) };
}

/**
 * The same, titles of messages that stand alone, and messages by which the issues are known again when the anchors have left them.
 * @param read messages that the editor has read to decide
 */
export async function describeSides(
  mart: Mart,
  named: readonly NamedIssue[],
  read: readonly string[] = [],
): Promise<Pick<EditInput, 'seen' | 'alone' | 'members'>> {
  const members: [string, string[]][] = [];
  for (const [anchor, issue] of named) {
    const others = await pickMembers(mart, issue, anchor, read);
    if (others.length > 0) members.push([anchor, others]);
  }
  return {
    ...seenTitles(named),
    ...titlesAlone(named),
    ...(members.length === 0 ? {} : { members: Object.fromEntries(members) }),
  };
}

/** Of an issue those that were read, the newest, and those that are most like the others: they are the last to leave it. */
async function pickMembers(
  mart: Mart,
  issue: PresentIssue,
  anchor: string,
  read: readonly string[],
): Promise<string[]> {
  const others = issue.members.filter((key) => key !== anchor);
  if (others.length <= mostMembers) return others;
  const rows = await mart.rows<{ message_key: string }>(
    `SELECT m.message_key FROM issue_messages i JOIN messages m USING (source, message_id)
     WHERE m.message_key IN (SELECT unnest(from_json($1, '["VARCHAR"]')))
     ORDER BY i.similarity DESC NULLS LAST, m.created_at, m.message_key LIMIT ${2 * mostMembers}`,
    [JSON.stringify(others)],
  );
  const known = new Set(others);
  const wanted = [...read, others.at(-1)!, ...rows.map(({ message_key }) => message_key), ...others];
  return [...new Set(wanted.filter((key) => known.has(key)))].slice(0, mostMembers);
}

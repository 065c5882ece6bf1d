import type { Edit } from './edit.ts';

/** An issue that an edit names, at the time of a replay. */
export interface NamedSide {
  readonly issueId: string;
  /** One of the messages that name it which is in it: the anchor, where it is. */
  readonly voice: string;
  /** Whether as many of them are in another issue. */
  readonly isTied: boolean;
}

/**
 * The issue that most of the messages are in which an edit has for one: the anchor, and what else the editor saw in its
 * issue. Of equal numbers that of the anchor counts, else that of the message which is named first. Null where nobody knows any.
 */
export function findSide(
  { members }: Pick<Edit, 'members'>,
  anchor: string,
  issueOf: (key: string) => string | null,
): NamedSide | null {
  const found = new Map<string, { readonly voice: string; votes: number }>();
  for (const key of [anchor, ...(members?.[anchor] ?? [])]) {
    const issueId = issueOf(key);
    if (issueId === null) continue;
    const known = found.get(issueId);
    if (known === undefined) found.set(issueId, { voice: key, votes: 1 });
    else known.votes += 1;
  }
  const most = Math.max(...[...found.values()].map(({ votes }) => votes));
  // In the order in which their first messages are named, that of the anchor before all.
  const leading = [...found].filter(([, { votes }]) => votes === most);
  const [first] = leading;
  return first === undefined ? null : { issueId: first[0], voice: first[1].voice, isTied: leading.length > 1 };
}

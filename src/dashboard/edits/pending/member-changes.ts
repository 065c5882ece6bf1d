import type { EditOutcome } from '../../../cluster/edits/apply-edits.ts';

/** Messages that come from one place, or go to one. */
export interface MovedKeys {
  /** Null where they stand alone there. */
  readonly issueId: string | null;
  /** In the order of time. */
  readonly keys: readonly string[];
}

/** Which messages edits bring to an issue and take from it. */
export interface MemberChanges {
  /** Messages that it will have. */
  readonly size: number;
  readonly comes: readonly MovedKeys[];
  readonly goes: readonly MovedKeys[];
}

/** Where messages are. */
export interface Moves {
  /** Keys of all messages concerned, in the order of time. */
  readonly keys: readonly string[];
  /** Issue of a message in the tables, and with edits; null where it stands alone. */
  readonly before: (key: string) => string | null;
  readonly now: (key: string) => string | null;
}

/** Null where the messages of an issue stay as the tables have them. */
export function findMemberChanges(
  issueId: string,
  outcome: EditOutcome | null,
  { keys, before, now }: Moves,
): MemberChanges | null {
  const issue = outcome?.issues.get(issueId);
  if (issue === undefined) return null;
  const isIn = new Set(issue.members);
  const comes = keys.filter((key) => isIn.has(key) && before(key) !== issueId);
  const goes = keys.filter((key) => !isIn.has(key) && before(key) === issueId);
  if (comes.length + goes.length === 0) return null;
  return { size: isIn.size, comes: groupKeys(comes, before), goes: groupKeys(goes, now) };
}

function groupKeys(keys: readonly string[], placeOf: (key: string) => string | null): MovedKeys[] {
  const groups = new Map<string | null, string[]>();
  for (const key of keys) {
    const place = placeOf(key);
    groups.set(place, [...(groups.get(place) ?? []), key]);
  }
  return [...groups].map(([issueId, moved]) => ({ issueId, keys: moved }));
}

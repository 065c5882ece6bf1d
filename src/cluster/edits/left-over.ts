import type { Edit } from './edit.ts';
import { allKeysOfEdit } from './edit-keys.ts';
import { findSide } from './find-side.ts';
import { listUndone } from './undone.ts';

type Merge = Extract<Edit, { readonly action: 'merge' }>;

/** Where messages are when a merge is replayed. */
export interface Places {
  readonly issueOf: (key: string) => string | null;
  /** Members of an issue. */
  readonly membersOf: (issueId: string) => readonly string[];
}

/** What an editor merged and clustering has parted since. */
export interface LeftOver {
  /** Issues of none but such messages, those of one included: nothing keeps them out of the whole. */
  readonly issues: readonly string[];
  /** The messages that the merge speaks for: those that it names, without those that other edits decide about. */
  readonly keys: readonly string[];
}

/**
 * Finds what a merge has to bring back: where clustering itself takes a part of what was merged into another issue, or lets it
 * go, the rest would be alone.
 * @param found the issues that the merge names, as `findSide` finds them
 * @param log all edits, undone ones, too, in the order of the log
 */
export function findLeftOver(merge: Merge, found: ReadonlySet<string>, log: readonly Edit[], places: Places): LeftOver {
  const named = [...new Set(allKeysOfEdit(merge))];
  const isOut = (key: string): boolean => {
    const issueId = places.issueOf(key);
    return issueId !== null && !found.has(issueId);
  };
  // As a rule all are there, and nobody needs to go through the log.
  if (!named.some(isOut)) return { issues: [], keys: named };
  const at = log.findIndex(({ id }) => id === merge.id);
  const undone = listUndone(log);
  const reconsidered = listReconsidered(log.slice(0, at), undone);
  const isExcepted = createExceptions(
    log.slice(at + 1).filter(({ id }) => !undone.has(id)),
    found,
    places,
  );
  const keys = named.filter((key) => !isOut(key) || !(reconsidered.has(key) || isExcepted(key)));
  const speaksFor = new Set(keys);
  const issues = [...new Set(keys.filter(isOut).map((key) => places.issueOf(key)!))];
  return { issues: issues.filter((id) => places.membersOf(id).every((key) => speaksFor.has(key))), keys };
}

/**
 * Messages that edits before a merge had put where the editor saw them, but were undone since, and those of edits that were put
 * back since.
 * @param undone what counts for nothing by now
 */
function listReconsidered(before: readonly Edit[], undone: ReadonlySet<string>): ReadonlySet<string> {
  const undoneThen = listUndone(before);
  return new Set(before.filter(({ id }) => undoneThen.has(id) !== undone.has(id)).flatMap(listPlaced));
}

/** Messages of which an edit says where they belong. */
function listPlaced(edit: Edit): readonly string[] {
  if (edit.action === 'merge') return allKeysOfEdit(edit);
  return edit.action === 'move' || edit.action === 'split' ? edit.messages : [];
}

/** Tells of messages whether later edits took them for what stands alone, or told their issue apart from what was merged. */
function createExceptions(
  later: readonly Edit[],
  found: ReadonlySet<string>,
  { issueOf }: Places,
): (key: string) => boolean {
  const alone = new Set<string>();
  const apart = new Set<string>();
  for (const edit of later) {
    if (edit.action === 'merge')
      for (const anchor of edit.anchors) if (edit.members?.[anchor] === undefined) alone.add(anchor);
    if (edit.action !== 'apart') continue;
    const sides = edit.anchors.map((anchor) => findSide(edit, anchor, issueOf)?.issueId ?? null);
    for (const pair of [sides, ...(edit.compared ?? []).map((keys) => keys.map(issueOf))]) {
      const outer = pair.filter((id) => id === null || !found.has(id));
      if (outer.length === 1 && outer[0] != null) apart.add(outer[0]);
    }
  }
  return (key) => alone.has(key) || apart.has(issueOf(key) ?? '');
}

import type { EditOutcome } from '../../../cluster/edits/apply-edits.ts';
import type { Edit } from '../../../cluster/edits/edit.ts';
import { keysOfEdit } from '../../../cluster/edits/edit-keys.ts';
import { findSide } from '../../../cluster/edits/find-side.ts';

/** One side of a possible merge: a message and its issue in the tables, null where it stands alone. */
export interface Side {
  readonly key: string;
  readonly issueId: string | null;
}

/** Where sides of possible merges are with edits that the tables do not know. */
export interface PendingSides {
  /** The issue that a side is or belongs to; null for a message that stands alone. */
  issueOf(side: Side): string | null;
  /** Whether the edits have two sides in one issue, told them apart, or dismissed one of them. */
  isDecided(left: Side, right: Side): boolean;
  /**
   * The edit by which `isDecided` holds: what told the two apart before a dismissal, of several the last; null where there is
   * no single one.
   */
  decisionOf(left: Side, right: Side): Edit | null;
}

type Join = Extract<Edit, { readonly action: 'merge' | 'move' }>;

/** What is known of the edits and of where messages stand in the tables. */
interface SideSources {
  /** The edits that hold, oldest first. */
  readonly live: readonly Edit[];
  /** What they made of the issues; null without any. */
  readonly outcome: EditOutcome | null;
  /** A message as the tables have it. */
  readonly before: (key: string) => Side;
  /** The id of a side's issue in the tables, or of the issue of one that a message alone has. */
  readonly idOf: (side: Side) => string;
}

/** Tells where sides of possible merges are by now, and what decided about them. */
export function createPendingSides({ live, outcome, before, idOf }: SideSources): PendingSides {
  const placed = listPlaced(outcome);
  const sideNow = (side: Side): string => placed.get(side.key) ?? idOf(side);
  const sideOf = (key: string): string => sideNow(before(key));
  const nameSides = (a: string, b: string): string => JSON.stringify([a, b].sort());
  const toldApart = new Set((outcome?.apart ?? []).map(([x, y]) => nameSides(sideOf(x), sideOf(y))));
  const nameSide = (edit: Edit, anchor: string): string => findSide(edit, anchor, sideOf)?.issueId ?? '';
  /** What parted two issues, or dismissed one of them. */
  const findParting = (a: string, b: string): Edit | null => {
    const apart = live.findLast((edit) => {
      if (edit.action !== 'apart') return false;
      const pairs = [
        edit.anchors.map((anchor) => nameSide(edit, anchor)),
        ...(edit.compared ?? []).map((pair) => pair.map(sideOf)),
      ] as [string, string][];
      return pairs.some(([x, y]) => nameSides(x, y) === nameSides(a, b));
    });
    const dismissed = [a, b].filter((id) => outcome?.issues.get(id)?.dismissed);
    const isDismissal = (edit: Edit): boolean =>
      edit.action === 'dismiss' && dismissed.includes(nameSide(edit, edit.anchor));
    return apart ?? live.findLast(isDismissal) ?? null;
  };
  /** What brought two sides into one issue. */
  const findJoin = (left: Side, right: Side): Edit | null => {
    const names = (edit: Edit, side: Side): boolean => keysOfEdit(edit).some((key) => idOf(before(key)) === idOf(side));
    const joins = live.filter((edit): edit is Join => edit.action === 'merge' || edit.action === 'move');
    const direct = joins.findLast((edit) => names(edit, left) && names(edit, right));
    return direct ?? joins.findLast((edit) => names(edit, left) || names(edit, right)) ?? null;
  };
  return {
    issueOf({ key, issueId }) {
      const id = placed.get(key);
      if (id === undefined) return issueId;
      return (outcome?.issues.get(id)?.members.length ?? 0) > 1 ? id : null;
    },
    isDecided(left, right) {
      if (outcome === null) return false;
      const [a, b] = [sideNow(left), sideNow(right)];
      if (a === b || outcome.issues.get(a)?.dismissed || outcome.issues.get(b)?.dismissed) return true;
      return toldApart.has(nameSides(a, b));
    },
    decisionOf(left, right) {
      const [a, b] = [sideNow(left), sideNow(right)];
      return a === b ? findJoin(left, right) : findParting(a, b);
    },
  };
}

/** The issues that edits touched, those of one message included, by message key. */
function listPlaced(outcome: EditOutcome | null): ReadonlyMap<string, string> {
  const placed = new Map<string, string>();
  for (const { id, members } of outcome?.issues.values() ?? []) for (const key of members) placed.set(key, id);
  return placed;
}

import type { LocalTime } from '../../core/message.ts';
import type { EditReportRow, LineageRow } from '../contract.ts';
import type { Grouping } from '../groups/compare-groups.ts';
import { spread } from '../groups/groups.ts';
import { issueId } from '../state/issue-id.ts';
import type { Issue } from '../state/lineage.ts';
import type { MessageStore } from '../store/store.ts';
import { applyEdits, type Measure } from './apply-edits.ts';
import type { Edit } from './edit.ts';

export interface EditedIssues {
  readonly issues: readonly Issue[];
  readonly lineage: readonly LineageRow[];
  readonly reports: readonly EditReportRow[];
  readonly measures: readonly Measure[];
  /** As in `EditOutcome`. */
  readonly apart: readonly (readonly [string, string])[];
}

/**
 * Lays the editor log over the issues that clustering found. The state keeps them as they were found: the log is replayed
 * at every run, so that undoing an edit needs nothing but leaving it out.
 */
export function editIssues(
  found: readonly Issue[],
  edits: readonly Edit[],
  store: MessageStore,
  { ranks, comparer, settings }: Grouping,
): EditedIssues {
  if (edits.length === 0) return { issues: found, lineage: [], reports: [], measures: [], apart: [] };
  const indexOf = new Map(store.keys.map((key, i) => [key, i]));
  const byId = new Map(found.map((issue) => [issue.id, issue]));
  const issueOf = new Map<number, string>();
  for (const issue of found) for (const member of issue.members) issueOf.set(member, issue.id);
  const alone = new Map<string, string>();
  const indices = (keys: readonly string[]): number[] => {
    const list = keys.map((key) => indexOf.get(key)!).filter((i) => i !== undefined);
    return list.sort((a, b) => ranks[a]! - ranks[b]!);
  };
  const outcome = applyEdits(
    {
      issueOf: (key) => {
        const index = indexOf.get(key);
        if (index === undefined) return null;
        const issue = issueOf.get(index);
        if (issue !== undefined) return issue;
        const id = issueId(key, (other) => byId.has(other));
        alone.set(id, key);
        return id;
      },
      membersOf: (id) => {
        const issue = byId.get(id);
        if (issue !== undefined) return issue.members.map((i) => store.keys[i]!);
        const key = alone.get(id);
        return key === undefined ? [] : [key];
      },
      compareSides: (first, second) => {
        const sides = [first, second].map((keys) => spread(indices(keys), settings.exemplars));
        return (key) => {
          const index = indexOf.get(key)!;
          const [one, other] = sides.map((exemplars) => comparer.groups([index], exemplars));
          return one! > other!;
        };
      },
    },
    edits,
  );
  const issues = found.filter((issue) => !outcome.issues.has(issue.id));
  const lineage = [...outcome.lineage];
  const tell = (id: string, event: 'born' | 'dissolved', told: LineageRow['event'], at: LocalTime | null): void => {
    if (at === null || outcome.lineage.some((row) => row.issue_id === id && row.event === told)) return;
    lineage.push({ issue_id: id, event, other_issue_id: null, at, cause: 'edit' });
  };
  for (const { id, members, title, pinned, dismissed, turnedAt } of outcome.issues.values()) {
    const sorted = indices(members);
    if (sorted.length < 2) {
      if (byId.has(id)) tell(id, 'dissolved', 'merged_into', turnedAt);
      continue;
    }
    if (!byId.has(id)) tell(id, 'born', 'split_from', turnedAt);
    const founder = byId.get(id)?.founder ?? sorted[0]!;
    issues.push({
      id,
      founder: sorted.includes(founder) ? founder : sorted[0]!,
      members: sorted,
      edited: { title, pinned, dismissed },
    });
  }
  issues.sort((a, b) => ranks[a.founder]! - ranks[b.founder]! || (a.id < b.id ? -1 : 1));
  const { reports, measures, apart } = outcome;
  return { issues, lineage, reports, measures, apart };
}

/**
 * Which issues an editor merged into which, by the issue that is gone.
 * @param known the issues before this run, with which the edits were made
 */
export function findEditedMerges(
  known: readonly Issue[],
  edits: readonly Edit[],
  store: MessageStore,
  grouping: Grouping,
): ReadonlyMap<string, LineageRow> {
  if (known.length === 0 || !edits.some(({ action }) => action === 'merge')) return new Map();
  const { lineage } = editIssues(known, edits, store, grouping);
  return new Map(lineage.filter(({ event }) => event === 'merged_into').map((row) => [row.issue_id, row]));
}

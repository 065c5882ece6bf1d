import type { PendingEdits } from '../../edits/pending/pending-edits.ts';
import type { Filters } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { selectIssues } from '../issues/select-issues.ts';
import type { Period } from './period.ts';

export interface IssueCounts {
  /** Issues with a message in the period, and of those the ones that began in it. */
  readonly active: number;
  readonly fresh: number;
  /** The hottest growing one. */
  readonly growing: { readonly issue_id: string; readonly title: string; readonly recent_authors: number } | null;
}

/** Counts the issues that lists show for the filters and the period. */
export async function countIssues(
  mart: Mart,
  filters: Filters,
  period: Period,
  pending: PendingEdits,
): Promise<IssueCounts> {
  const changes = pending.issueChanges;
  const shown = { ...filters, from: period.from, to: period.to };
  const active = selectIssues(shown, { changes });
  const fresh = selectIssues(shown, { began: true, changes });
  const growing = selectIssues(shown, { status: 'growing', changes });
  const [[all], [begun], [hottest]] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM issues ${active.sql}`, active.parameters),
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM issues ${fresh.sql}`, fresh.parameters),
    mart.rows<NonNullable<IssueCounts['growing']>>(
      `SELECT issue_id, title, recent_authors FROM issues ${growing.sql} ORDER BY heat DESC, issue_id LIMIT 1`,
      growing.parameters,
    ),
  ]);
  const renamed = changes.titles.find(({ issue_id }) => issue_id === hottest?.issue_id);
  return {
    active: all?.n ?? 0,
    fresh: begun?.n ?? 0,
    growing: hottest === undefined ? null : { ...hottest, title: renamed?.title ?? hottest.title },
  };
}

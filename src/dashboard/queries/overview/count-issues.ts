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
  /** Some of the active ones: the hottest, or of a period that ends before the data those with most messages in it. */
  readonly hottest: readonly HotOfPeriod[];
}

export interface HotOfPeriod {
  readonly issue_id: string;
  readonly title: string;
  readonly status: string;
  readonly authors: number;
  /** In the period. */
  readonly messages: number;
}

/** Hottest issues that are told. */
const mostHottest = 5;

/** Counts the issues that lists show for the filters and the period, and names some. @param lastDay of the data */
export async function countIssues(
  mart: Mart,
  filters: Filters,
  period: Period,
  pending: PendingEdits,
  lastDay: string | null,
): Promise<IssueCounts> {
  const changes = pending.issueChanges;
  const shown = { ...filters, from: period.from, to: period.to };
  const active = selectIssues(shown, { changes });
  const fresh = selectIssues(shown, { began: true, changes });
  const growing = selectIssues(shown, { status: 'growing', changes });
  const hot = active.parameters.length;
  const isPast = lastDay !== null && period.to < lastDay;
  const [[all], [begun], [growingFirst], hottest] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM issues ${active.sql}`, active.parameters),
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM issues ${fresh.sql}`, fresh.parameters),
    mart.rows<NonNullable<IssueCounts['growing']>>(
      `SELECT issue_id, title, recent_authors FROM issues ${growing.sql} ORDER BY heat DESC, issue_id LIMIT 1`,
      growing.parameters,
    ),
    mart.rows<HotOfPeriod>(
      `SELECT i.issue_id, title, status, i.authors, sum(d.messages)::INTEGER AS messages
       FROM (SELECT * FROM issues ${active.sql}) i JOIN issue_daily d ON d.issue_id = i.issue_id
       WHERE d.day BETWEEN $${hot + 1}::DATE AND $${hot + 2}::DATE
       GROUP BY i.issue_id, title, status, i.authors, pinned, rank
       ORDER BY ${isPast ? 'messages DESC, i.authors DESC' : 'pinned DESC, rank NULLS LAST'}, i.issue_id LIMIT ${mostHottest}`,
      [...active.parameters, period.from, period.to],
    ),
  ]);
  const titleOf = ({ issue_id: id, title }: { readonly issue_id: string; readonly title: string }): string =>
    changes.titles.find(({ issue_id }) => issue_id === id)?.title ?? title;
  return {
    active: all?.n ?? 0,
    fresh: begun?.n ?? 0,
    growing: growingFirst === undefined ? null : { ...growingFirst, title: titleOf(growingFirst) },
    hottest: hottest.map((issue) => ({ ...issue, title: titleOf(issue) })),
  };
}

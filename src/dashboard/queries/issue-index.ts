import type { Filters } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import type { Period } from './period.ts';

/** What the first view asks of every issue. */
interface IndexedIssue {
  readonly issue_id: string;
  readonly title: string;
  readonly region: string | null;
  readonly topic: string;
  readonly kind: string;
  readonly status: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly recent_authors: number;
}

export interface IssueCounts {
  /** Issues with a message in the period, and of those the ones that began in it. */
  readonly active: number;
  readonly fresh: number;
  /** The hottest growing one. */
  readonly growing: { readonly issue_id: string; readonly title: string; readonly recent_authors: number } | null;
}

const memory = new WeakMap<Mart, Promise<readonly IndexedIssue[]>>();

/** All issues that are not dismissed, hottest first; read once a mart. */
export function loadIssueIndex(mart: Mart): Promise<readonly IndexedIssue[]> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const loading = mart.rows<IndexedIssue>(
    `SELECT issue_id, title, region, topic, kind, status, first_day, last_day, recent_authors
     FROM issues WHERE NOT dismissed ORDER BY heat DESC, issue_id`,
  );
  memory.set(mart, loading);
  loading.catch(() => memory.delete(mart));
  return loading;
}

/** Counts the issues of a view. An issue's topic, kind and region are those of most of its messages. */
export async function countIssues(mart: Mart, filters: Filters, period: Period): Promise<IssueCounts> {
  const found: { active: number; fresh: number; growing: IssueCounts['growing'] } = {
    active: 0,
    fresh: 0,
    growing: null,
  };
  for (const issue of await loadIssueIndex(mart)) {
    if (issue.last_day < period.from || issue.first_day > period.to) continue;
    if (filters.topic !== undefined && issue.topic !== filters.topic) continue;
    if (filters.region !== undefined && issue.region !== filters.region) continue;
    if (filters.kind !== undefined && issue.kind !== filters.kind) continue;
    found.active += 1;
    if (issue.first_day >= period.from) found.fresh += 1;
    if (found.growing === null && issue.status === 'growing') {
      found.growing = { issue_id: issue.issue_id, title: issue.title, recent_authors: issue.recent_authors };
    }
  }
  return found;
}

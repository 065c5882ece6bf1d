import { unknownRegion } from '../../../core/labels.ts';
import type { IssueChanges } from '../../edits/pending/pending-edits.ts';
import { type Filters, isFiltered, isId, type Where, WhereBuilder } from '../../filters.ts';
import { hasWords } from '../../search/search-words.ts';
import { addIssuesAfter } from '../data/after-run.ts';
import { inMembers } from '../messages/in-members.ts';

/** How lists of issues may be sorted. */
export const issueOrders = {
  heat: 'pinned DESC, rank NULLS LAST, authors DESC, issue_id',
  authors: 'authors DESC, messages DESC, issue_id',
  messages: 'messages DESC, authors DESC, issue_id',
  last_day: 'last_day DESC, heat DESC, issue_id',
  first_day: 'first_day DESC, heat DESC, issue_id',
  span: 'span_days DESC, authors DESC, issue_id',
  growth: 'recent_authors - earlier_authors DESC, heat DESC, issue_id',
} as const;
export type IssueOrder = keyof typeof issueOrders;

export interface IssueSelection {
  readonly q?: string | undefined;
  /** A search looks at the issue's own texts alone, not at those of its messages. */
  readonly isOwn?: boolean | undefined;
  readonly status?: string | undefined;
  readonly class_id?: string | undefined;
  readonly dismissed?: boolean | undefined;
  /** Only those whose first message lies in the time range. */
  readonly began?: boolean | undefined;
  /** Only those that were in no list with this run, or those that were and have messages that arrived after it. */
  readonly new_since?: string | undefined;
  readonly grown_since?: string | undefined;
  readonly sort?: IssueOrder | undefined;
  /** What edits changed that the tables do not know. */
  readonly changes?: IssueChanges | undefined;
}

/** Where a search of issues looks. */
const searched = {
  table: 'issues',
  id: 'issue_id',
  texts: ['title', 'place', 'problem', "array_to_string(keywords, ' ')"],
  members: 'SELECT issue_id, title, body FROM messages WHERE issue_id IS NOT NULL',
} as const;

/**
 * Which rows of `issues` a view means: its list, their number, the download and the classes of them. A time range means:
 * with a message in it that is no copy. Topic and kind are those of most of an issue's messages, region is any of theirs;
 * urgency is that of its most urgent message.
 */
export function selectIssues(filters: Filters, selection: IssueSelection): Where {
  const where = new WhereBuilder().addFilters(filters, { topic: 'topic', kind: 'kind' });
  if (filters.region === unknownRegion) where.add('region IS NULL');
  else if (filters.region !== undefined)
    where.add('region = ? OR list_contains(regions, ?)', filters.region, filters.region);
  if (selection.began === true) where.addFilters(filters, { day: 'first_day' });
  else addActive(where, filters);
  if (filters.urgency === 'critical') where.add('critical > 0');
  if (filters.urgency === 'urgent') where.add('critical = 0 AND urgent > 0');
  if (filters.urgency === 'routine') where.add('critical = 0 AND urgent = 0');
  if (selection.status !== undefined) where.add('status = ?', selection.status);
  if (selection.class_id !== undefined) where.add('class_id = ?', selection.class_id);
  if (selection.new_since !== undefined) addIssuesAfter(where, 'new', selection.new_since);
  if (selection.grown_since !== undefined) addIssuesAfter(where, 'grown', selection.grown_since);
  const { dismissed, restored, titles } = selection.changes ?? { dismissed: [], restored: [], titles: [] };
  const isDismissed = `(dismissed OR ${isAmong(dismissed)}) AND NOT ${isAmong(restored)}`;
  where.add(selection.dismissed === true ? isDismissed : `NOT (${isDismissed})`, ...dismissed, ...restored);
  if (selection.q !== undefined) {
    const { q } = selection;
    const renamed = titles.filter(({ title }) => hasWords(title, q)).map(({ issue_id }) => issue_id);
    const [isTold, ...words] = selection.isOwn === true ? ['false'] : inMembers(q, searched);
    const [isNamed, ...forms] = isId('issue_id', q);
    where.addAny(
      new WhereBuilder().addWords(q, searched.texts),
      `${isTold} OR ${isNamed} OR ${isAmong(renamed)}`,
      ...[...words, ...forms, ...renamed],
    );
  }
  return where.build();
}

/** The condition that an issue is one of these, which are its parameters. */
function isAmong(ids: readonly string[]): string {
  return ids.length === 0 ? 'false' : `issue_id IN (${ids.map(() => '?').join(', ')})`;
}

/**
 * Adds that an issue has a message between `from` and `to`. The days of its first and its last message tell of most issues;
 * only of those that begin before and end after need all days be looked at.
 */
function addActive(where: WhereBuilder, { from, to }: Filters): void {
  if (from !== undefined && to !== undefined) {
    where.add(
      `first_day BETWEEN ?::DATE AND ?::DATE OR last_day BETWEEN ?::DATE AND ?::DATE OR issue_id IN (
         SELECT issue_id
         FROM issue_daily JOIN (SELECT issue_id FROM issues WHERE first_day < ?::DATE AND last_day > ?::DATE) USING (issue_id)
         WHERE day BETWEEN ?::DATE AND ?::DATE AND messages > 0
       )`,
      ...[from, to, from, to, from, to, from, to],
    );
    return;
  }
  if (from !== undefined) where.add('last_day >= ?::DATE', from);
  if (to !== undefined) where.add('first_day <= ?::DATE', to);
}

/**
 * Which rows of `problem_classes` a view means: with filters, those with an issue that fits them all; with a search, those that
 * have it themselves or with an issue that has it.
 */
export function selectClasses(filters: Filters, q: string | undefined, changes: IssueChanges): Where {
  const where = new WhereBuilder();
  if (q !== undefined) {
    const words = new WhereBuilder().addWords(q, [
      'title',
      "array_to_string(keywords, ' ')",
      "array_to_string(places, ' ')",
    ]);
    const { sql, parameters } = selectIssues({}, { q, changes });
    where.addAny(words, `class_id IN (SELECT class_id FROM issues ${sql.replaceAll(/\$\d+/g, '?')})`, ...parameters);
  }
  if (isFiltered(filters))
    where.addWithin('class_id', 'SELECT class_id FROM issues', selectIssues(filters, { changes }));
  return where.build();
}

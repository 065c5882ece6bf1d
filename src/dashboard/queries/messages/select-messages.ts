import { type Filters, isId, type Where, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import type { TimeWindow } from '../../mart/message-index.ts';
import { repliedColumn } from '../../mart/replied-column.ts';
import { addArrivedAfter } from '../data/after-run.ts';
import { messageFilterColumns } from './briefs.ts';
import { addHandledFigures, type HandledFigures, handledCondition } from './select-handled.ts';
import { contributionsOf } from './themes-of.ts';

/** Which messages a list shows, besides the filters. */
export interface MessageSelection extends HandledFigures {
  readonly q?: string | undefined;
  readonly issue?: string | undefined;
  readonly theme?: string | undefined;
  readonly run?: string | undefined;
  /** Only those that arrived after this run. */
  readonly since?: string | undefined;
  readonly department?: string | undefined;
  readonly addressed_to?: string | undefined;
  /** Author key as the mart has it. */
  readonly author?: string | undefined;
  readonly replied?: 'yes' | 'no' | undefined;
  /** Those that the figures of handling count: all, or the ones that wait; or those that they leave out, as their input does not tell. */
  readonly handled?: 'all' | 'waiting' | 'untold' | undefined;
  /** Those whose replies are of this group of `template_replies`. */
  readonly template?: string | undefined;
  /** Name of a place that the message mentions. */
  readonly place?: string | undefined;
  readonly unsure?: boolean | undefined;
  /** Copies, too, or alone. */
  readonly copies?: boolean | 'only' | undefined;
  readonly sort?: 'newest' | 'oldest' | 'likes' | undefined;
}

/** How lists of messages may be sorted. */
export const messageOrders = {
  newest: 'created_at DESC, message_id, source',
  oldest: 'created_at, message_id, source',
  likes: 'likes DESC NULLS LAST, created_at DESC, message_id, source',
} as const;

/** The conditions of a selection. */
export function selectMessages(
  mart: Mart,
  filters: Filters,
  selection: MessageSelection,
  window: TimeWindow = { after: null, until: null },
): Where {
  const where = new WhereBuilder().addFilters(filters, messageFilterColumns);
  if (window.after !== null) where.add('created_at > ?::TIMESTAMP', localTime(window.after));
  if (window.until !== null) where.add('created_at <= ?::TIMESTAMP', localTime(window.until));
  if (selection.copies !== true) where.add(`duplicate_of IS ${selection.copies === 'only' ? 'NOT ' : ''}NULL`);
  if (selection.issue !== undefined) where.add('issue_id = ?', selection.issue);
  if (selection.run !== undefined) where.add('run_id = ?', selection.run);
  if (selection.since !== undefined) addArrivedAfter(where, selection.since);
  if (selection.department !== undefined) where.add('department = ?', selection.department);
  if (selection.addressed_to !== undefined) where.add('addressed_to = ?', selection.addressed_to);
  if (selection.author !== undefined) where.add('author = ?', selection.author);
  if (selection.replied !== undefined) where.add(`${selection.replied === 'yes' ? '' : 'NOT '}${repliedColumn(mart)}`);
  if (selection.handled !== undefined) where.add(handledCondition(mart, selection.handled));
  addHandledFigures(where, mart, selection);
  if (selection.template !== undefined) {
    where.add(
      mart.has('template_replies')
        ? `(source, message_id) IN (
             SELECT (k.source, k.message_id) FROM (SELECT unnest(messages) AS k FROM template_replies WHERE group_id = ?)
           )`
        : 'false',
      ...(mart.has('template_replies') ? [selection.template] : []),
    );
  }
  if (selection.place !== undefined) where.add('list_contains([p.name FOR p IN places], ?)', selection.place);
  if (selection.unsure === true) where.add('low_confidence');
  if (selection.theme !== undefined && mart.has('theme_messages')) {
    where.add(contributionsOf(mart), selection.theme);
  }
  if (selection.q !== undefined) {
    where.addAny(new WhereBuilder().addWords(selection.q, ['title', 'body']), ...isId('message_id', selection.q));
  }
  return where.build();
}

/** Seconds of the index as TIMESTAMP takes them. */
export function localTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

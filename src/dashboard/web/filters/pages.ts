import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { addDays } from '../../../aggregate/figures/day-spans.ts';
import { defaultSource } from '../../../core/message.ts';
import { filterNames, one, withQuery } from './filters.ts';

interface Place {
  readonly path: string;
  readonly query: LocationQuery;
  readonly meta?: { readonly isSingle?: unknown };
}

/** First and last day of the data; null where they have none, or it is not known yet. */
export interface Reach {
  readonly first_day: string | null;
  readonly last_day: string | null;
}

type Range = { readonly from?: string | undefined; readonly to?: string | undefined };

/** What tells pages apart: the path and, of the page of one message, which message it is. */
export function pageOf({ path, query }: Pick<Place, 'path' | 'query'>): string {
  if (path !== '/message') return path;
  return withQuery(path, { source: one(query.source) ?? defaultSource, id: one(query.id) });
}

/**
 * The query of a link to another page with the filters that the link says nothing of; null where it is to stay as it is. The range is the
 * one that the bar shows: where none is set, the overview's last 30 days go along from it, and all days to it.
 */
export function keepFilters(to: Place, from: Place, reach: Reach | null): LocationQueryRaw | null {
  if (pageOf(to) === pageOf(from) || to.query.fresh !== undefined) return null;
  if (filterNames.some((name) => to.query[name] !== undefined)) return null;
  const set = Object.fromEntries(filterNames.map((name) => [name, one(from.query[name])]));
  const { first_day: first, last_day: last } = reach ?? {};
  const filters = first && last ? { ...set, ...carryRange(to, from, first, last) } : set;
  const kept = Object.entries(filters).filter(([, value]) => value !== undefined);
  return kept.length === 0 ? null : { ...to.query, ...Object.fromEntries(kept) };
}

/** The range as the page that is gone to takes it, which may have another one where none is set. */
function carryRange(to: Place, from: Place, first: string, last: string): Range {
  const set: Range = { from: one(from.query.from), to: one(from.query.to) };
  const usual = { from: addDays(last, -29), to: last };
  const isUsual = set.from === usual.from && set.to === usual.to;
  if (from.path === '/') {
    const end = set.to ?? last;
    const shown = { from: set.from ?? addDays(end, -29), to: end };
    return set.from !== undefined && !isUsual && isAll(shown, first, last) ? { from: undefined, to: undefined } : shown;
  }
  if (to.path !== '/') return set;
  if (isUsual) return { from: undefined, to: undefined };
  // Neither a page of one thing nor a list that a link began anew has a range that somebody chose.
  const hasBar = from.meta?.isSingle !== true && from.query.fresh === undefined;
  return hasBar || set.from !== undefined || set.to !== undefined
    ? { from: set.from ?? first, to: set.to ?? last }
    : set;
}

/** Whether a range has all days of the data. */
export function isAll({ from, to }: Range, first: string, last: string): boolean {
  return from !== undefined && to !== undefined && from <= first && to >= last;
}

import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { defaultSource } from '../../../core/message.ts';
import { filterNames, one, withQuery } from './filters.ts';

interface Place {
  readonly path: string;
  readonly query: LocationQuery;
}

/** What tells pages apart: the path and, of the page of one message, which message it is. */
export function pageOf({ path, query }: Place): string {
  if (path !== '/message') return path;
  return withQuery(path, { source: one(query.source) ?? defaultSource, id: one(query.id) });
}

/** The query of a link to another page with the filters that the link says nothing of; null where it is to stay as it is. */
export function keepFilters(to: Place, from: Place): LocationQueryRaw | null {
  if (pageOf(to) === pageOf(from) || to.query.fresh !== undefined) return null;
  if (filterNames.some((name) => to.query[name] !== undefined)) return null;
  const kept = filterNames.filter((name) => from.query[name] !== undefined).map((name) => [name, from.query[name]]);
  return kept.length === 0 ? null : { ...to.query, ...Object.fromEntries(kept) };
}

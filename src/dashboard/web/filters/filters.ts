import { computed } from 'vue';
import { type LocationQuery, type LocationQueryRaw, useRoute, useRouter } from 'vue-router';
import { addDays } from '../../../aggregate/figures/day-spans.ts';

export const filterNames = ['from', 'to', 'region', 'topic', 'kind', 'urgency'] as const;
export type FilterName = (typeof filterNames)[number];
export type FilterValues = Partial<Record<FilterName, string>>;

/** The filter bar's state: it lives in the address, so that any view can be sent as a link. */
export function useFilters() {
  const route = useRoute();
  const router = useRouter();
  const values = computed<FilterValues>(() =>
    Object.fromEntries(filterNames.map((name) => [name, one(route.query[name])]).filter(([, value]) => value)),
  );
  const set = (changed: Readonly<Record<string, string | undefined>>): void => {
    const query: LocationQueryRaw = firstPages(route.query);
    for (const [name, value] of Object.entries(changed)) query[name] = value === '' ? undefined : value;
    void router.push({ path: route.path, query });
  };
  return { values, set };
}

/** A query that begins every list that it pages through (`page`, `backlog_page`) at its first page. */
export function firstPages(query: LocationQuery): LocationQuery {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !/(^|_)page$/.test(name)));
}

/**
 * A range with another day at one of its ends; one that would end before it begins becomes that day.
 * @param lastDay of the data, where ends that are left out mean it and 30 days up to the end; null where they are open
 */
export function withDay(
  { from, to }: FilterValues,
  end: 'from' | 'to',
  day: string,
  lastDay: string | null,
): Pick<FilterValues, 'from' | 'to'> {
  const whole = lastDay === null ? {} : { from: addDays(to ?? lastDay, -29), to: lastDay };
  const range = { ...whole, ...(from && { from }), ...(to && { to }), [end]: day };
  return range.from !== undefined && range.to !== undefined && range.from > range.to ? { from: day, to: day } : range;
}

/** One value of the address's query. */
export function useQuery(name: string) {
  const route = useRoute();
  return computed(() => one(route.query[name]));
}

/** The first value of a parameter of an address; undefined where it is empty. */
export function one(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** A path with a query, leaving out what is empty. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined | null>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}

import { type FilterName, nameFilters } from '../../downloads/filters-taken.ts';
import type { FilterValues } from './filters.ts';

/**
 * Says which of the filters that are set do not choose what is shown, so that nobody takes the figures for theirs.
 * @param unused filters that it does not know
 * @param what the figures or lists that are meant
 * @returns a sentence, or nothing where none of them is set
 */
export function describeUnused(values: FilterValues, unused: readonly FilterName[], what: string): string {
  const set = unused.filter((name) => values[name] !== undefined);
  return set.length === 0 ? '' : `所设的${nameFilters(set)}不影响${what}。`;
}

/**
 * The same of figures that are of their own days, for the line below a title: 不随时间筛选，算到 1月26日.
 * @param until their last day, in words
 */
export function describeFixed(values: FilterValues, unused: readonly FilterName[], until: string): string {
  const set = unused.filter((name) => values[name] !== undefined);
  return set.length === 0 ? '' : `不随${nameFilters(set)}筛选，算到 ${until}`;
}

import type { FilterName, FilterValues } from './filters.ts';

const names: Readonly<Record<FilterName, string>> = {
  from: '起始日期',
  to: '截止日期',
  region: '地区',
  topic: '主题',
  kind: '诉求',
  urgency: '紧急程度',
};

/**
 * Says which of the filters that are set do not choose what is shown, so that nobody takes the figures for theirs.
 * @param unused filters that it does not know
 * @param what the figures or lists that are meant
 * @returns a sentence, or nothing where none of them is set
 */
export function describeUnused(values: FilterValues, unused: readonly FilterName[], what: string): string {
  const set = unused.filter((name) => values[name] !== undefined).map((name) => names[name]);
  return set.length === 0 ? '' : `所设的${set.join('、')}不影响${what}。`;
}

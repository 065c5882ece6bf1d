import { unknownRegion } from '../../../core/labels.ts';
import type { FilterValues } from './filters.ts';

/** The server offers no more regions and topics than this. */
export const mostRegions = 500;
const mostTopics = 100;

/**
 * Says which region or topic of the filters the data do not have, so that nobody takes a page of zeros for a calm one; empty where they
 * have both.
 * @param known what the filter bar offers: of more than it can, any may be one
 */
export function describeUnknown(
  { region, topic }: FilterValues,
  known: { readonly regions: readonly string[]; readonly topics: readonly string[] } | null,
): string {
  if (known === null) return '';
  const lacks = (name: string | undefined, names: readonly string[], most: number): name is string =>
    name !== undefined && names.length < most && !names.includes(name);
  const texts: string[] = [];
  // An unknown region is no name, and never wrong.
  if (region !== unknownRegion && lacks(region, known.regions, mostRegions)) texts.push(`「${region}」这个地区`);
  if (lacks(topic, known.topics, mostTopics)) texts.push(`「${topic}」这个主题`);
  return texts.length === 0 ? '' : `数据中没有${texts.join('和')}`;
}

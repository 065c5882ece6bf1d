import { findTags } from '../jieba-dictionary.ts';
import { ambiguousShortNames } from './place-lexicon.ts';

/** Zones, whose name without its end is none. */
const zone = /(?:新|开发|工业园?|产业园?|园|示范|管理|度假|风景|自治|合作|经济|技术|保税|城)[区县旗]$/u;
/** What the dictionary has as the name of a place. */
const placeTag = 'ns';

/**
 * What people call regions without their end (岭前 for 岭前县), where that is no common word and no other region of a list is called so.
 * @param lists of regions, as sources have them
 * @returns by region, a map a list
 */
export function shortenRegions(lists: readonly (readonly string[])[]): ReadonlyMap<string, string>[] {
  const stemmed = lists.map((regions) =>
    regions.flatMap((region) => {
      const stem = region.slice(0, -1);
      const isNone = stem.length < 2 || stem.length > 4 || zone.test(region) || ambiguousShortNames.has(stem);
      return isNone ? [] : [{ region, stem }];
    }),
  );
  const stems = new Set(stemmed.flatMap((found) => found.map(({ stem }) => stem)));
  const tags = stems.size === 0 ? new Map<string, string>() : findTags(stems);
  return stemmed.map((found) => {
    const isOnly = (stem: string): boolean => found.filter((other) => other.stem === stem).length === 1;
    const isName = (stem: string): boolean => (tags.get(stem) ?? placeTag) === placeTag;
    return new Map(
      found.flatMap(({ region, stem }) => (isOnly(stem) && isName(stem) ? [[region, stem] as const] : [])),
    );
  });
}

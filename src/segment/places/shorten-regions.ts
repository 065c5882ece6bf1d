import { findTags } from '../jieba-dictionary.ts';
import { ambiguousShortNames } from './place-lexicon.ts';

/** Zones, whose name without its end is none. */
const zone = /(?:新|开发|工业园?|产业园?|园|示范|管理|度假|风景|自治|合作|经济|技术|保税|城)[区县旗]$/u;
/** What the dictionary has as the name of a place. */
const placeTag = 'ns';

/**
 * What people call regions without their end (岭前 for 岭前县), where that is no common word and no other region is called so.
 * @returns by region
 */
export function shortenRegions(regions: readonly string[]): ReadonlyMap<string, string> {
  const stems = regions.flatMap((region) => {
    const stem = region.slice(0, -1);
    return stem.length < 2 || stem.length > 4 || zone.test(region) || ambiguousShortNames.has(stem)
      ? []
      : [{ region, stem }];
  });
  const counts = new Map<string, number>();
  for (const { stem } of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const tags = stems.length === 0 ? new Map<string, string>() : findTags(new Set(counts.keys()));
  return new Map(
    stems.flatMap(({ region, stem }): [string, string][] => {
      const tag = tags.get(stem);
      return counts.get(stem) === 1 && (tag === undefined || tag === placeTag) ? [[region, stem]] : [];
    }),
  );
}

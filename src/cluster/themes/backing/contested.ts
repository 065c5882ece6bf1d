import { excludes } from '../stands/read-stands.ts';
import type { Stand } from '../stands/stand.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import type { TitledAsk } from './find-backers.ts';

/** One among more than so many who propose something does not make it a matter of two sides. */
const mostToOne = 8;

/**
 * Finds what some of those who were near enough to be of one theme ask contrary to its title: of such a matter people write for and
 * against, and who names it without a side may be of either.
 * @param near the sides that each of the theme's contributions takes, and each of those that were parted from them
 * @returns groups of the contrary asks; none where too few ask them
 */
export function findContrary(
  { object, objectWord, groups }: TitledAsk,
  near: readonly (readonly Stand[])[],
  lexicon: ThemeLexicon,
): string[] {
  if (object === null || objectWord === null) return [];
  const isContrary = (one: Stand): boolean =>
    one.object !== null && groups.some((group) => excludes(one, { object, word: objectWord, group }, lexicon));
  const contrary = near.map((stands) => stands.filter(isContrary)).filter((stands) => stands.length > 0);
  return contrary.length * mostToOne < near.length ? [] : [...new Set(contrary.flat().map(({ group }) => group))];
}

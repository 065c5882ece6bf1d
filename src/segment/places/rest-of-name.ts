import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { han, hasPreposition, isBorder } from './name-borders.ts';
import { isLeading } from './name-heads.ts';
import { isCountyOfOneSyllable, isTownSide } from './short-units.ts';

/**
 * Whether what looks like a unit that begins with a word is the rest of a longer name that no list knows: a county of one syllable after
 * one sign (`沣` `宁县`), the side of a town after the name of an estate (`榆景` `城西区`). Regions, what leads to a place and what no name
 * has in it stand before units.
 * @param free where the last name before it ends
 */
export function isRestOfName(text: SegmentedText, first: number, free: number, gazetteer: Gazetteer): boolean {
  const { words, starts } = text;
  const [before, word] = [words[first - 1], words[first]!];
  if (before === undefined || starts[first - 1]! < free || !han.test(before)) return false;
  // `从丰` `渠县`: the segmenter glued a preposition on to the beginning of the name.
  if (isCountyOfOneSyllable(word) && before.length === 2 && hasPreposition(before, gazetteer) && !isLeading(before))
    return true;
  const mayBe = isCountyOfOneSyllable(word)
    ? before.length === 1
    : isTownSide(text.text.slice(starts[first]!, starts[first]! + 3));
  if (!mayBe || gazetteer.units.has(before)) return false;
  return !isBorder(before, gazetteer) && !isLeading(before) && !hasPreposition(before, gazetteer);
}

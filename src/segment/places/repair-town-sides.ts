import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isRestOfName } from './rest-of-name.ts';
import { isTownSide } from './short-units.ts';

/** Holds for every text with the district of a side. */
const hint = /城[东西南北中]区/;

/**
 * Parts what segmenters take for a district of the old town's side where it is the end of an estate's name and a part of the estate
 * (`榆景` `城西区`): nobody's estate makes a message one of that district. A text without such words is returned as it is.
 */
export function repairTownSides(text: SegmentedText, gazetteer: Gazetteer): SegmentedText {
  if (!hint.test(text.text)) return text;
  const { words, starts } = text;
  const isParted = (index: number): boolean => isTownSide(words[index]!) && isRestOfName(text, index, 0, gazetteer);
  if (!words.some((_, index) => isParted(index))) return text;
  const mended: string[] = [];
  const mendedStarts: number[] = [];
  for (const [i, word] of words.entries()) {
    mendedStarts.push(starts[i]!);
    if (!isParted(i)) {
      mended.push(word);
      continue;
    }
    mended.push(word.slice(0, 1), word.slice(1));
    mendedStarts.push(starts[i]! + 1);
  }
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

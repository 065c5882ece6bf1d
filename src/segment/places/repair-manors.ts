import type { SegmentedText } from '../../core/message.ts';

/** A hill that the dictionary knows, which segmenters take out of the name of an estate called after it. */
const hill = /^[\u4e00-\u9fff]+山$/u;
const manor = '庄';

/**
 * Joins a hill with the 庄 after it, as a word of its own: what is wrong in `榆石山庄` is not on `榆石山`. A text without such words is
 * returned as it is.
 */
export function repairManors(text: SegmentedText): SegmentedText {
  if (!text.text.includes('山庄')) return text;
  const { words, starts } = text;
  const isHill = (index: number): boolean => hill.test(words[index]!) && words[index + 1] === manor;
  if (!words.some((_, index) => isHill(index))) return text;
  const mended: string[] = [];
  const mendedStarts: number[] = [];
  for (let i = 0; i < words.length; i += 1) {
    mendedStarts.push(starts[i]!);
    mended.push(isHill(i) ? `${words[i]!}${manor}` : words[i]!);
    if (isHill(i)) i += 1;
  }
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

import type { SegmentedText } from '../../core/message.ts';

/** As many blanks as a text has UTF-16 units: what is left out keeps the offsets of the rest. */
export function blanks(text: string): string {
  return ' '.repeat(text.length);
}

/** The segmented text with another of the same length in its place, the borders of its words as they were. */
export function replaceText(segmented: SegmentedText, text: string): SegmentedText {
  if (text === segmented.text) return segmented;
  const { starts } = segmented;
  return { ...segmented, text, words: starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length)) };
}

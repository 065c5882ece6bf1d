import type { SegmentedText } from '../../core/message.ts';

/** The segmented text with another of the same length in its place, the borders of its words as they were. */
export function replaceText(segmented: SegmentedText, text: string): SegmentedText {
  if (text === segmented.text) return segmented;
  const { starts } = segmented;
  return { ...segmented, text, words: starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length)) };
}

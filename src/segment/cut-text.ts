import type { SegmentedText } from '../core/message.ts';

/** The part of a text between two offsets, as a text of its own: without the words that go beyond them. */
export function cutText({ text, words, starts, offsets }: SegmentedText, from: number, to: number): SegmentedText {
  const inside = starts.flatMap((start, at) => (start >= from && start + words[at]!.length <= to ? [at] : []));
  return {
    text: text.slice(from, to),
    words: inside.map((at) => words[at]!),
    starts: inside.map((at) => starts[at]! - from),
    offsets: offsets?.slice(from, to + 1).map((offset) => offset - offsets[from]!) ?? null,
  };
}

/** Index of the last start that is not behind a position: of the word, or the character, in which it lies. */
export function indexAt(starts: ArrayLike<number>, position: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= position) low = middle;
    else high = middle;
  }
  return low;
}

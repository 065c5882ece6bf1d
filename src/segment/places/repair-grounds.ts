import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';

/** What lies under an estate: its 地 is none of 园地 (`云栖花` `园地` `下` `车库`). */
const below = /园地下(?=[车停室通商泵管负水空面设一二三]|库(?!存))/gu;

/** Parts what lies under an estate that ends with 园 from its name. A text without such words is returned as it is. */
export function repairGrounds(text: SegmentedText): SegmentedText {
  const glued = [...text.text.matchAll(below)]
    .map(({ index }) => ({ i: indexAt(text.starts, index + 1), end: index + 2 }))
    .filter(({ i, end }) => text.starts[i]! + text.words[i]!.length === end);
  if (glued.length === 0) return text;
  const words = [...text.words];
  const starts = [...text.starts];
  for (const { i } of glued.reverse()) {
    const word = words[i]!;
    const next = words[i + 1]!;
    const at = starts[i]! + word.length - 1;
    const left = word.length > 1 ? [word.slice(0, -1)] : [];
    words.splice(i, 2, ...left, `地${next}`);
    starts.splice(i, 2, ...left.map(() => starts[i]!), at);
  }
  return { text: text.text, words, starts, offsets: text.offsets };
}

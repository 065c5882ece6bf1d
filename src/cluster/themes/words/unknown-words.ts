import type { Place, SegmentedText } from '../../../core/message.ts';
import { namedType } from '../../../segment/places/titles/add-title-names.ts';

/** Words of a text that a model knows nothing of: all that can be compared of them is how they are written. */
export interface UnknownWords {
  /** Pairs of neighbouring characters; those of two unknown words side by side count too, since cutting fails most at them. */
  readonly pairs: ReadonlySet<string>;
  /** Share of the text's Chinese characters that stand in them, 0 to 1. */
  readonly share: number;
}

const han = /\p{Script=Han}/u;
/** Particles, pronouns, numbers and verbs of one character: cutting leaves them beside words that it does not know. */
const outside =
  /[的了着过在给把被要有个些点多太都也就没不很能请再吧呢吗啊呀和与及是这那我们你他她它几一二两三四五六七八九十人来去做里上下出到为让建修装设办开通划配放加安添盖]/u;

/**
 * Finds them; names of places are none, since a proposal is the same whatever the place. What no end tells
 * may be the object itself, a card, an app or a line, and counts.
 * @param known spans of the text that need not be compared as they are written
 */
export function findUnknown(
  { text, words, starts }: SegmentedText,
  places: readonly Pick<Place, 'name' | 'type'>[],
  isKnown: (word: string) => boolean,
  known: readonly { readonly start: number; readonly end: number }[] = [],
): UnknownWords {
  const open = Uint8Array.from({ length: text.length }, (_, at) => (han.test(text[at]!) ? 1 : 0));
  for (let at = 0; at < text.length; at++) if (outside.test(text[at]!)) open[at] = 0;
  const all = open.reduce((sum, one) => sum + one, 0);
  for (const [i, word] of words.entries()) if (isKnown(word)) open.fill(0, starts[i]!, starts[i]! + word.length);
  for (const { start, end } of known) open.fill(0, start, end);
  for (const { name, type } of places) {
    if (type === namedType) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      open.fill(0, at, at + name.length);
    }
  }
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++)
    if (open[at] === 1 && open[at + 1] === 1) pairs.add(text.slice(at, at + 2));
  const share = pairs.size === 0 ? 0 : open.reduce((sum, one) => sum + one, 0) / all;
  return { pairs, share };
}

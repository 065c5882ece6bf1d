import type { SegmentedText } from '../../core/message.ts';

/** Signs of grammar that Cantonese is written with, which no name has in it and segmenters know little of. */
export const dialectSigns = '嘅喺咗冇啲嘢哋嚟瞓睇揾搵俾畀唔咁佢嗰噉啱嬲孭冚哂咩乜';
/** Words of Cantonese that say where, when or how: none is in a name. */
export const dialectWords: readonly string[] =
  '出面 入面 隔篱 左近 成条 而家 点解 几时 系咪 净系 同埋 返工 返到 行去 行到 入去 落去'.split(' ');
const hint = new RegExp(`[${dialectSigns}]`, 'u');
const parts = new RegExp(`[${dialectSigns}]|[^${dialectSigns}]+`, 'gu');

/**
 * Parts signs of Cantonese from what the segmenter glued on to them (`喺棠溪` `街市`, `啲棠溪` `路`), so that names begin and end there. A text
 * without such signs is returned as it is.
 */
export function repairDialect(text: SegmentedText): SegmentedText {
  if (!hint.test(text.text)) return text;
  const mended: string[] = [];
  const mendedStarts: number[] = [];
  for (const [index, word] of text.words.entries()) {
    for (const { 0: part, index: at } of word.matchAll(parts)) {
      mended.push(part);
      mendedStarts.push(text.starts[index]! + at);
    }
  }
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

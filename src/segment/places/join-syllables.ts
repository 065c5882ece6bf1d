import type { SegmentedText } from '../../core/message.ts';
import { soundSigns } from './sound-signs.ts';

/** With those of which few words of Chinese have two side by side. */
const syllables = `${soundSigns}昌丹德迪汗赫里鲁伦买曼姆帕赛索台提裕泽朱`;
/** The same by UTF-16 unit. */
const isSyllable = new Uint8Array(0x1_0000);
for (const sign of syllables) isSyllable[sign.charCodeAt(0)] = 1;
/** Ends of such names, and what the segmenter glues to one of their signs. */
const unit = /^(.*?)(苏木|嘎查)$/u;
const longest = 6;
const leastSigns = 3;

function isSounds(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (isSyllable[word.charCodeAt(at)] === 0) return false;
  return word !== '';
}

/**
 * Joins the pieces of names that are written by their sound (`榆尔` `图勒` is one name): what two such names have in
 * common is a syllable and no name. A text without such pieces is returned as it is.
 */
export function joinSyllables(text: SegmentedText): SegmentedText {
  const { words, starts } = text;
  if (!words.some((word, at) => at > 0 && isPiece(word) && isPiece(words[at - 1]!))) return text;
  const joined: string[] = [];
  const joinedStarts: number[] = [];
  for (let from = 0; from < words.length; ) {
    let name = '';
    let to = from;
    while (to < words.length && isPiece(words[to]!) && name.length + words[to]!.length <= longest) {
      const [, sounds = '', end = ''] = unit.exec(words[to]!) ?? [];
      name += end === '' ? words[to]! : sounds;
      to += 1;
      if (end !== '') break;
    }
    if (to - from < 2 || name.length < leastSigns) {
      joined.push(words[from]!);
      joinedStarts.push(starts[from]!);
      from += 1;
      continue;
    }
    joined.push(name);
    joinedStarts.push(starts[from]!);
    const end = unit.exec(words[to - 1]!)?.[2];
    if (end !== undefined) {
      joined.push(end);
      joinedStarts.push(starts[to - 1]! + words[to - 1]!.length - end.length);
    }
    from = to;
  }
  return { text: text.text, words: joined, starts: joinedStarts, offsets: text.offsets };
}

/** Whether a word may be a part of such a name: signs of sounds alone, or such before a unit's end. */
function isPiece(word: string): boolean {
  if (isSyllable[word.charCodeAt(0)] !== 1) return false;
  const glued = unit.exec(word)?.[1];
  return glued === undefined ? isSounds(word) : isSounds(glued);
}

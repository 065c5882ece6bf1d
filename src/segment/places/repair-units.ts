import type { SegmentedText } from '../../core/message.ts';
import { type Gazetteer, letterUses, mayBeUnit } from './gazetteer.ts';
import { joiningSigns, wordsFromUnits } from './repair-codes.ts';

/** Words that begin like the end of a unit and say nothing of it (`市场`, `镇压`, `乡亲`). */
const otherWord = /^(?:区[域间块别分]|市[场值价面]|镇[压定静痛守]|乡[亲村土情愁音邻贤间])/u;
/** What is said after a unit (`街道` `办`), and begins no name. */
const within: ReadonlySet<string> = new Set('办里内');
const shortHan = /^[\u4e00-\u9fff]{1,4}$/u;
const longestUnit = 15;
const mostWords = 8;

/**
 * Parts the end of a known unit from what the segmenter, which does not know it, glued on (`密云` `区云溪` `路`): the unit becomes one
 * word. Units are called anew every year, so that a dictionary knows many by their former end only. A text without such
 * words is returned as it is.
 */
export function repairUnits(text: SegmentedText, gazetteer: Gazetteer): SegmentedText {
  let at = findGlued(text, 0, gazetteer);
  if (at === null) return text;
  const { words, starts } = text;
  const mended: string[] = [];
  const mendedStarts: number[] = [];
  const take = (word: string, start: number): void => {
    mended.push(word);
    mendedStarts.push(start);
  };
  let done = 0;
  while (at !== null) {
    for (; done < at.first; done += 1) take(words[done]!, starts[done]!);
    take(text.text.slice(starts[at.first], at.end), starts[at.first]!);
    const end = starts[at.last]! + words[at.last]!.length;
    let rest = text.text.slice(at.end, end);
    done = at.last + 1;
    // `曲` `桑村路`: a sign that joins nothing is the beginning of the next name.
    const next = words[done] ?? '';
    if (rest.length === 1 && !joiningSigns.has(rest) && !within.has(rest) && shortHan.test(next)) {
      rest += next;
      done += 1;
    }
    take(rest, at.end);
    at = findGlued(text, done, gazetteer);
  }
  for (; done < words.length; done += 1) take(words[done]!, starts[done]!);
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

interface Glued {
  readonly first: number;
  readonly last: number;
  /** Where the unit ends, within the last word. */
  readonly end: number;
}

/** The first unit from a word on that begins with a word and ends within another, or null. */
function findGlued(text: SegmentedText, from: number, gazetteer: Gazetteer): Glued | null {
  const { words, starts } = text;
  const { letters } = gazetteer;
  for (let last = from; last < words.length; last += 1) {
    const word = words[last]!;
    for (let at = 0; at + 1 < word.length; at += 1) {
      if ((letters[word.charCodeAt(at)]! & letterUses.unitEnd) === 0) continue;
      const tail = word.slice(at);
      if (otherWord.test(tail) || (at === 0 && word.length === 2 && wordsFromUnits.has(word))) continue;
      const end = starts[last]! + at + 1;
      const first = firstOfUnit(text, Math.max(from, last - mostWords), last, end, gazetteer);
      if (first >= 0) return { first, last, end };
    }
  }
  return null;
}

/** The first of the words from `from` up to before `last` that begins a unit with that end; -1 where none does. */
function firstOfUnit(
  { text, starts }: SegmentedText,
  from: number,
  last: number,
  end: number,
  gazetteer: Gazetteer,
): number {
  for (let first = from; first < last; first += 1) {
    const start = starts[first]!;
    const length = end - start;
    if (length > longestUnit || length < 3) continue;
    if (!mayBeUnit(gazetteer, text.charCodeAt(start), text.charCodeAt(end - 1), length)) continue;
    const name = text.slice(start, end);
    if (gazetteer.units.has(name) || gazetteer.shortUnits.has(name)) return first;
  }
  return -1;
}

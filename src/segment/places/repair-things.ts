import type { SegmentedText } from '../../core/message.ts';
import { isDeictic, isLeading } from './name-heads.ts';
import { nameBorders, nameless } from './place-lexicon.ts';

/** What makes one word with a 路 before it that ends no name: 路灯, 路面, 路沿石, but neither 路面临 nor 路沿线. */
export const afterRoad = /^(?:[灯口边段]|面(?![临对向积])|沿(?![线途街河江]))/u;

/** With a 广场 before it likewise: 广场舞, but neither 广场舞台 nor 广场舞蹈队. */
export const afterSquare = /^舞(?![台蹈会狮龙厅剧池])/u;

/** A general word that begins with what ends names: the end, and what follows it within the word. */
interface Thing {
  readonly end: string;
  readonly rest: RegExp;
}

/** 路口 and 路段 are a road's own, too. */
const things: readonly Thing[] = [
  { end: '路', rest: /^(?:灯(?![具饰])|边|牙(?![科医齿])|面(?![临对向]|积(?!水))|沿(?![线途街河江]))/u },
  { end: '广场', rest: afterSquare },
];
/** Holds for every text with one. */
const hint = /路[灯边牙面沿]|广场舞/;
/** Ends of names before which more is left out: no road is called after them, but by one sign (`石桥路`), or where they stand alone (`公园路`). */
const nameEnd =
  /^(.*?)(?:公园|花园|家园|佳园|嘉园|小区|社区|新村|村|公寓|广场|大桥|桥|市场|中学|小学|医院|体育馆|体育场)$/u;
const han = /^[\u4e00-\u9fff]+$/u;
const leastStem = 2;

/**
 * Joins a general word that the segmenter parted, its beginning glued on to a name (`塔山` `公园路` `灯不亮`, `滨江` `花园` `广场` `舞太吵`), and
 * ends the name before it. What is left must be a name: `人民` `路` `灯不亮` has its 路 in it. A text without such words is returned as it is.
 */
export function repairThings(text: SegmentedText): SegmentedText {
  if (!hint.test(text.text)) return text;
  const { words, starts } = text;
  const first = words.findIndex((_, index) => findThing(words, index) !== null);
  if (first < 0) return text;
  const mended = words.slice(0, first);
  const mendedStarts = starts.slice(0, first);
  const take = (word: string, start: number): void => {
    if (word === '') return;
    mended.push(word);
    mendedStarts.push(start);
  };
  for (let i = first; i < words.length; i += 1) {
    const word = words[i]!;
    const thing = findThing(words, i);
    if (thing === null) {
      take(word, starts[i]!);
      continue;
    }
    const from = starts[i]! + word.length - thing.end.length;
    take(word.slice(0, -thing.end.length), starts[i]!);
    take(thing.end + words[i + 1]!.charAt(0), from);
    take(words[i + 1]!.slice(1), from + thing.end.length + 1);
    i += 1;
  }
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

/** What begins at the end of a word and goes on in the next, where a name is left before it; null elsewhere. */
function findThing(words: readonly string[], index: number): Thing | null {
  const next = words[index + 1];
  if (next === undefined) return null;
  const word = words[index]!;
  const thing = things.find(({ end, rest }) => word.endsWith(end) && rest.test(next + (words[index + 2] ?? '')));
  if (thing === undefined) return null;
  const left = word.slice(0, -thing.end.length);
  return (left === '' ? leavesName(words[index - 1], words, index - 2) : leavesRoad(left, words, index - 1))
    ? thing
    : null;
}

/** Whether a word ends a name that has more before its end, in the word or in those up to `last`. */
function leavesName(word: string | undefined, words: readonly string[], last: number): boolean {
  const within = nameEnd.exec(word ?? '')?.[1];
  if (within === undefined) return false;
  if (within !== '') return within.length >= leastStem && han.test(within);
  const before = words[last];
  if (before === undefined || !han.test(before)) return false;
  if (isLeading(before) || isDeictic(before)) return false;
  return before.length > 1 || (han.test(words[last - 1] ?? '') && !isLeading(words[last - 1]));
}

/** Likewise of what is left of a word that may as well be a road's name (`公园路`): only after what is no word of a sentence. */
function leavesRoad(left: string, words: readonly string[], last: number): boolean {
  if (!leavesName(left, words, last)) return false;
  const before = words[last] ?? '';
  return nameEnd.exec(left)?.[1] !== '' || !(nameBorders.has(before) || nameless.has(before));
}

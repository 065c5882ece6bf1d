import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { madeElsewhere, ofElsewhere } from './place-lexicon.ts';

const longestWord = Math.max(...[...madeElsewhere].map((word) => word.length));
/** What may stand between a region and a dish. */
const manner = /^(?:正宗|特色|传统|地道|手工|麻辣|老)/u;
/** Streets and feasts are where they are called after. */
const where = /^[街节]/u;
/** What the segmenter takes for people though it is none: an office's name that it does not know, how many are there. */
const otherThan = /^人(?:[社防保]|[太很]?[多少])/u;
/** The rest of a title of a paper or a book from somewhere in it. */
const restOfTitle = /^[^《》]*》/u;
/** Signs before and after a name among which the marks of a title stand. */
const titleReach = 30;

/**
 * Whether the short name of a region says where something comes from that may be anywhere: in the title of a paper or a book
 * (`《榆浔预防医学》`), before a dish, a shop or people (`榆浔` `拉面馆`, `榆浔` `人`), with the short name of a region in it between
 * the two, or after 老 (`老` `榆浔` `布鞋`).
 */
export function saysOrigin({ text, words, starts }: SegmentedText, index: number, gazetteer: Gazetteer): boolean {
  if (!isShort(words[index]!, gazetteer)) return false;
  if (words[index - 1] === '老' || isInTitle(text, starts[index]!)) return true;
  let last = index;
  while (last + 1 < words.length && isShort(words[last + 1]!, gazetteer)) last += 1;
  const next = words[last + 1] ?? '';
  const end = starts[last]! + words[last]!.length;
  const rest = text.slice(end, end + longestWord + 3);
  return (
    (ofElsewhere.has(next) && !otherThan.test(rest)) ||
    // `榆浔人` may be one word, which alone names no region.
    (ofElsewhere.has(next.slice(-1)) && isShort(next.slice(0, -1), gazetteer)) ||
    beginsWithGoods(rest) ||
    beginsWithGoods(rest.replace(manner, ''))
  );
}

/** Whether a word stands for a region whose name in full is another. */
function isShort(word: string, { roles }: Gazetteer): boolean {
  const role = roles.get(word);
  return role?.ownType === 'region' && role.name !== null && role.name !== word;
}

function beginsWithGoods(text: string): boolean {
  for (let length = Math.min(longestWord, text.length); length > 0; length -= 1) {
    if (madeElsewhere.has(text.slice(0, length))) return !where.test(text.slice(length));
  }
  return false;
}

/** Whether a position lies between 《 and 》. */
function isInTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - titleReach), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') && restOfTitle.test(text.slice(at, at + titleReach));
}

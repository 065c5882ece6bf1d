import type { Place } from '../../../core/message.ts';
import { isGeneralName } from '../../../segment/places/general-heads.ts';
import { nameSuffixes } from '../../../segment/places/place-lexicon.ts';
import type { ThemeLexicon, WordMatch } from '../words/lexicon.ts';

/** Names of these are called after what others ask for (建设东街, 改革村, 公园西街); those of projects and companies say what they are. */
const namedAfter: ReadonlySet<string> = new Set(['road', 'estate', 'village', 'school', 'hospital']);
/** Longest end of a name. */
const longestEnd = 6;

/** A name of a place, and how many of its first characters are the name proper, without what it names (建设 of 建设东街). */
interface HiddenName {
  readonly name: string;
  readonly length: number;
}

/**
 * A lexicon for texts with these places: what stands within the proper part of a name neither asks nor is asked for. Ends of
 * names (小区, 学校) stay words, and so do names that only say what kind of thing they are (人行天桥).
 */
export function hideNames(lexicon: ThemeLexicon, places: readonly Pick<Place, 'name' | 'type'>[]): ThemeLexicon {
  const names = places.flatMap((place) => readName(place) ?? []);
  if (names.length === 0) return lexicon;
  const leaveVisible = (text: string, matches: WordMatch[]): WordMatch[] => {
    if (matches.length === 0) return matches;
    const spans = names.flatMap(({ name, length }) =>
      findAll(text, name).map((start) => [start, start + length] as const),
    );
    return matches.filter(({ start, end }) => !spans.some(([from, to]) => start >= from && end <= to));
  };
  return {
    ...lexicon,
    match: (text) => leaveVisible(text, lexicon.match(text)),
    matchAsks: (text) => leaveVisible(text, lexicon.matchAsks(text)),
  };
}

/** A text with the proper parts of names blank. */
export function blankNames(text: string, places: readonly Pick<Place, 'name' | 'type'>[]): string {
  let blank = text;
  // One name may stand within another: the longer first.
  const names = places.flatMap((place) => readName(place) ?? []).sort((a, b) => b.name.length - a.name.length);
  for (const { name, length } of names) blank = blank.replaceAll(name, ` ${name.slice(length)}`);
  return blank;
}

function readName({ name, type }: Pick<Place, 'name' | 'type'>): HiddenName | null {
  if (!namedAfter.has(type) || isGeneralName(name)) return null;
  for (let length = Math.min(longestEnd, name.length - 2); length >= 1; length -= 1) {
    if (nameSuffixes.has(name.slice(-length))) return { name, length: name.length - length };
  }
  return { name, length: name.length };
}

function findAll(text: string, name: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) starts.push(at);
  return starts;
}

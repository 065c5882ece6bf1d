import { hashWord, mixHash } from '../../core/hash.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { blanks, replaceText } from '../features/replace-text.ts';
import { findClasses, type WordClasses } from '../features/word-classes.ts';

/** Senses of words that tell who, where and when: dangers are told with them as anything else is. */
const scene = [
  'family',
  'weak',
  'group',
  'now',
  'night',
  'school',
  'facility',
  'traffic',
  'leisure',
  'office',
  'business',
];
/** A word that has one of these as well is no mere scene. */
const harm = ['hazard', 'injury', 'death', 'violence', 'missing', 'disaster', 'outage', 'rescue'];

/** A message with blanks in the place of the persons, places, hours and numbers it tells of. */
export function blankScene({ title, body }: SegmentedMessage, senses: WordClasses): SegmentedMessage {
  const indices = (ids: readonly string[]): Set<number> => {
    const hashes = new Set(ids.map(hashWord));
    return new Set([...senses.hashes.keys()].filter((i) => hashes.has(senses.hashes[i]!)));
  };
  const [scenes, harms] = [indices(scene), indices(harm)];
  const isScene = (word: string): boolean => {
    if (/^\d/.test(word)) return true;
    const found = findClasses(senses, mixHash(hashWord(word)));
    const classes = [(found & 0xff) - 1, (found >>> 8) - 1];
    return classes.some((i) => scenes.has(i)) && !classes.some((i) => harms.has(i));
  };
  const blank = (text: SegmentedText): SegmentedText =>
    replaceText(text, text.words.map((word) => (isScene(word) ? blanks(word) : word)).join(''));
  return { title: blank(title), body: blank(body) };
}

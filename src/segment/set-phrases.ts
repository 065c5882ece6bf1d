import { eachTaggedWord } from './jieba-dictionary.ts';

/** Tags of the dictionary (ICTCLAS): idioms, set phrases, verbs, adjectives, adverbs, words of state. */
const tags: ReadonlyMap<string, number> = new Map(['i', 'l', 'v', 'vn', 'a', 'ad', 'd', 'z'].map((tag) => [tag, 0]));

/** Words of two characters name things, too. */
const leastLength = 3;

/** Longer words of the segmenter's dictionary that name nothing (一筹莫展, 七嘴八舌, 胡搅蛮缠). Reads the dictionary once, some 20 ms. */
export function readSetPhrases(): ReadonlySet<string> {
  const phrases = new Set<string>();
  eachTaggedWord(tags, (word) => {
    if (word.length >= leastLength) phrases.add(word);
  });
  return phrases;
}

import { createSegmenter, type Segmenter } from '../../segment/segmenter.ts';
import { segmentSettings } from '../../segment/settings.ts';
import { stopWords } from '../../segment/stop-words.ts';

/** Longest word that is looked for in the dictionary. */
const longest = 6;
/** What a word costs by its length: pairs of characters least, as texts have the parts of a longer word apart as well. */
const costs = [0, 3, 1, 1.4, 2.5, 3.5, 4.5];
/** Less for a word that the segmenter cuts, too: of two ways as good it knows the likelier. */
const agreed = 0.1;

/** Letters and digits that no break parts (5, B2, 1,000, wi-fi). */
const unbroken = String.raw`[\p{Script=Latin}\p{N}]+(?:[.,_-][\p{Script=Latin}\p{N}]+)*`;
const atom = new RegExp(`${unbroken}|.`, 'gsu');
const isUnbroken = new RegExp(`^${unbroken}$`, 'u');
/** A phrase that the dictionary has as one word (灯不亮, 打不通): its parts belong to other words. */
const phrase = /.[不没]/u;

/** The words that the segmenter's dictionary knows. */
export interface KnownWords {
  /** As the dictionary has texts: narrow, in lower case. */
  normalise(text: string): string;
  /** Cuts a normalised text into words that the dictionary knows, single characters, and letters and digits. */
  cut(text: string): readonly string[];
}

/** Opens the dictionary when it is asked for first, which takes a fifth of a second. */
export function createKnownWords(): () => Promise<KnownWords> {
  const opened: { words?: Promise<KnownWords> } = {};
  return () => {
    opened.words ??= openKnownWords();
    return opened.words;
  };
}

async function openKnownWords(): Promise<KnownWords> {
  // Guessed words would be pieces across the borders of others.
  const segmenter = await createSegmenter(segmentSettings.parse({ hmm: false }));
  return { normalise: (text) => segmenter.segment(text).text, cut: (text) => cutKnown(segmenter, text) };
}

function cutKnown(segmenter: Segmenter, text: string): string[] {
  const agreedWords = new Set(segmenter.segment(text).words);
  const isKnown = (word: string): boolean =>
    !phrase.test(word) && (agreedWords.has(word) || segmenter.segment(word).words.length === 1);
  return cheapestCut(text.match(atom) ?? [], agreedWords, isKnown);
}

/** The way to cut atoms into known words that costs least. */
function cheapestCut(
  atoms: readonly string[],
  agreedWords: ReadonlySet<string>,
  isKnown: (word: string) => boolean,
): string[] {
  const best: { cost: number; words: string[] }[] = [{ cost: 0, words: [] }];
  for (let end = 1; end <= atoms.length; end += 1) {
    for (let length = 1; length <= Math.min(longest, end); length += 1) {
      const word = atoms.slice(end - length, end).join('');
      if (length > 1 && !isKnown(word)) continue;
      const before = best[end - length]!;
      const isFree = length === 1 && (stopWords.has(word) || isUnbroken.test(word));
      const cost = before.cost + (isFree ? 1 : costs[length]!) - (agreedWords.has(word) ? agreed : 0);
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, words: [...before.words, word] };
    }
  }
  return best[atoms.length]!.words;
}

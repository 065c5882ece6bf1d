import { stopWords } from '../../../segment/stop-words.ts';
import type { KnownWords } from '../../search/known-words.ts';

/** What stands around words: the texts that have them, and names of places in these. */
export interface WordSource {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** Characters beside a word that tell where it begins and ends. */
const around = 8;
/** A word of the dictionary that is as long stands nowhere by chance. */
const surely = 3;

/**
 * Of words that a guess of the segmenter may have cut across others (师德问题 → 德问) those that begin and end where words or names
 * of the texts do, and are no part of another one that is kept.
 */
export function keepWhole(known: KnownWords, words: readonly string[], { texts, names }: WordSource): string[] {
  const normal = texts.map((text) => known.normalise(text));
  const places = names.map((name) => known.normalise(name)).filter((name) => name !== '');
  const whole = words.filter((word) =>
    word.split(' ').every((part) => isWhole(known, known.normalise(part), normal, places)),
  );
  return whole.filter((word) => !whole.some((other) => other !== word && other.includes(word)));
}

function isWhole(known: KnownWords, word: string, texts: readonly string[], names: readonly string[]): boolean {
  // Whatever stands around it, such a word carries nothing at its end.
  const pieces = known.cut(word);
  if (stopWords.has(pieces[0] ?? '') || stopWords.has(pieces.at(-1) ?? '')) return false;
  if (pieces.length === 1 && word.length >= surely) return true;
  const places = texts.flatMap((text) => {
    const at = text.indexOf(word);
    return at === -1 ? [] : [{ text, at }];
  });
  if (places.length === 0) return pieces.length === 1;
  return places.some(({ text, at }) => {
    if (crossesName(text, at, at + word.length, names)) return false;
    const from = Math.max(0, at - around);
    const borders = bordersOf(known, text.slice(from, at + word.length + around), names);
    return borders.has(at - from) && borders.has(at - from + word.length);
  });
}

/** Whether a stretch of a text begins outside of a name and ends within it, or the other way round. */
function crossesName(text: string, start: number, end: number, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = text.indexOf(name); at !== -1 && at < end; at = text.indexOf(name, at + name.length)) {
      const nameEnd = at + name.length;
      if (nameEnd > start && (start < at ? end < nameEnd : end > nameEnd && start > at)) return true;
    }
    return false;
  });
}

/** Where words of a text begin or end; a name is cut by itself, so that no word goes across its ends. */
function bordersOf(known: KnownWords, text: string, names: readonly string[]): ReadonlySet<number> {
  const ends = new Set([0, text.length]);
  for (const name of names) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
      ends.add(at).add(at + name.length);
  }
  const sorted = [...ends].sort((a, b) => a - b);
  const borders = new Set(sorted);
  for (const [index, start] of sorted.entries()) {
    let at = start;
    for (const piece of known.cut(text.slice(start, sorted[index + 1] ?? start))) {
      at += piece.length;
      borders.add(at);
    }
  }
  return borders;
}

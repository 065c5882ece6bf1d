import { dict } from '@node-rs/jieba/dict.js';
import type { Random } from '../../../src/core/effects.ts';
import { aliasPicker } from '../dice.ts';

/** Word classes of the dictionary by the slot that asks for them. Names of persons, places and firms are left out: ours are invented. */
const classes: Readonly<
  Record<string, { readonly tags: readonly string[]; readonly shortest: number; readonly longest: number }>
> = {
  名词: { tags: ['n'], shortest: 2, longest: 4 },
  动词: { tags: ['v'], shortest: 2, longest: 3 },
  动名: { tags: ['vn'], shortest: 2, longest: 4 },
  形容: { tags: ['a', 'ad', 'an', 'z', 'b'], shortest: 2, longest: 4 },
  成语: { tags: ['i', 'l'], shortest: 3, longest: 7 },
  副词: { tags: ['d'], shortest: 1, longest: 3 },
};

export interface Vocabulary {
  /** A word of a class, or null where the slot is none. */
  word(random: Random, slot: string): string | null;
}

/**
 * Loads the words of jieba's dictionary (package `@node-rs/jieba`) to fill sentences with, each as likely as
 * `frequency^flatness`: 1 is the dictionary's own distribution, less is flatter and makes more distinct words.
 */
export function loadVocabulary(flatness: number): Vocabulary {
  const words = new Map<string, { word: string; weight: number }[]>(Object.keys(classes).map((slot) => [slot, []]));
  const slotOfTag = new Map(
    Object.entries(classes).flatMap(([slot, { tags }]) => tags.map((tag) => [tag, slot] as const)),
  );
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word, frequency, tag] = line.trim().split(' ');
    const slot = slotOfTag.get(tag ?? '');
    if (word === undefined || frequency === undefined || slot === undefined) continue;
    const { shortest, longest } = classes[slot] as (typeof classes)[string];
    if (word.length < shortest || word.length > longest || !/^\p{Script=Han}+$/u.test(word)) continue;
    words.get(slot)?.push({ word, weight: Number(frequency) ** flatness });
  }
  const pickers = new Map(
    [...words].map(([slot, list]) => {
      // Over the texts alone: an object a word would be one more cache miss a draw.
      const weights = list.map(({ weight }) => weight);
      return [
        slot,
        aliasPicker(
          list.map(({ word }) => word),
          (_, index) => weights[index] as number,
        ),
      ] as const;
    }),
  );
  return { word: (random, slot) => pickers.get(slot)?.(random) ?? null };
}

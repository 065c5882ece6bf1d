import { readNumeral, spellNumber } from '../names/fold-numbered.ts';
import { foldName } from '../names/learn-names.ts';
import { type MessageStore, titleFlag } from '../store/store.ts';

/** Numbered names in one form, as terms have them (`represent`, `findCore`): titles write them otherwise. */
const numbered = /^(\d{1,3}|[一二三四五六七八九十]{1,3})[\u4e00-\u9fff]{1,2}$/u;
const numeral = '[\\d一二三四五六七八九十]';

/**
 * Tells the terms that a message's title shows: those of its title, and of a message without one those of the passage that is printed in
 * its place. The whole opening stands for such a title where messages are compared, and says more than is printed.
 * @returns for a message, by the place of a use in the store
 */
export function createPrintedTerms({ titles, ownTitles, terms, uses, vocabulary }: MessageStore) {
  return (message: number): ((slot: number) => boolean) => {
    const isWhole = ownTitles.data[message] !== 0;
    const printed = isWhole ? '' : foldName(titles[message]!.toLowerCase());
    return (slot) =>
      (uses.data[slot]! & titleFlag) !== 0 && (isWhole || shows(printed, vocabulary.texts[terms.data[slot]!]!));
  };
}

function shows(printed: string, text: string): boolean {
  if (printed.includes(text)) return true;
  const number = numbered.exec(text)?.[1];
  if (number === undefined) return false;
  const other = /^\d/u.test(number) ? spellNumber(number) : `${readNumeral(number)}`;
  return new RegExp(`(?<!${numeral})(?:${number}|${other})(?!${numeral})`, 'u').test(printed);
}

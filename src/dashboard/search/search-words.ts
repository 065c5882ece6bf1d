import { formsOf } from '../../core/written-forms.ts';

/** Blanks, quotes and Chinese stops; commas, semicolons and colons but within numbers. Other signs of ASCII stand in ids and units. */
const separators = /(?:[\s"“”„‟＂‘’「」『』﹁﹂〈〉《》【】、。！？…]|(?<!\d)[,，;；：]|[,，;；：](?!\d))+/u;

/**
 * What a search looks for: words parted by blanks, quotes or stops, all of which have to occur, wherever. A word that has
 * letters, digits or signs of two widths has further forms, all narrow or otherwise composed (NFKC) and all wide, since
 * texts are stored as they were written.
 * @returns the forms of each word; the search itself is one where it has nothing but signs, and none where it is blank
 */
export function searchWords(q: string): readonly (readonly string[])[] {
  const isWord = (text: string): boolean => text !== '';
  const words = q.split(separators).filter(isWord);
  return (words.length === 0 ? [q.trim()].filter(isWord) : words).map(formsOf);
}

/** Whether all words of a search stand in a text, without regard to case. */
export function hasWords(text: string, q: string): boolean {
  const lower = text.toLowerCase();
  return searchWords(q).every((forms) => forms.some((word) => lower.includes(word.toLowerCase())));
}

/** A text in pieces, those that a search found apart. */
export function markWords(text: string, q: string): readonly { readonly text: string; readonly hit: boolean }[] {
  const lower = text.toLowerCase();
  // Folding that changes the length would move every mark.
  const words = lower.length === text.length ? searchWords(q).flat() : [];
  const isHit = new Array<boolean>(text.length).fill(false);
  for (const word of words.map((form) => form.toLowerCase())) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + word.length))
      isHit.fill(true, at, at + word.length);
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [at, hit] of isHit.entries()) {
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += text[at];
    else pieces.push({ text: text[at] ?? '', hit });
  }
  return pieces;
}

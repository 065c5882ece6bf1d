import { createRequire } from 'node:module';

/** The dictionary that the default segmenter ships: a line a word, with its count and tag. */
export function readJiebaDictionary(): Uint8Array {
  // The package declares no types for this entry.
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict') as { readonly dict: Uint8Array };
  return dict;
}

const newline = 0x0a;
const space = 0x20;

/**
 * Calls `take` with the words of two characters or more whose tag begins with one of `initials`, with count and tag. Reads
 * the dictionary once: most lines are told by that byte without being decoded.
 */
export function eachTaggedWord(initials: string, take: (word: string, uses: number, tag: string) => void): void {
  const wanted = new Set([...initials].map((letter) => letter.charCodeAt(0)));
  const dict = readJiebaDictionary();
  const bytes = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.indexOf(newline, start);
    if (end < 0) end = bytes.length;
    const lineStart = start;
    start = end + 1;
    let tagStart = end - 1;
    while (tagStart > lineStart && bytes[tagStart] !== space) tagStart -= 1;
    if (!wanted.has(bytes[tagStart + 1]!)) continue;
    const [word, uses, tag] = bytes.toString('utf8', lineStart, end).trim().split(' ');
    if (tag !== undefined && word!.length >= 2) take(word!, Number(uses), tag);
  }
}

/**
 * The first two characters of the dictionary's words that begin with one of `characters`. Reads the dictionary once; a line
 * is decoded only where its first character fits.
 * @param characters Chinese ones, of three bytes in UTF-8
 */
export function listOpenings(characters: string): ReadonlySet<string> {
  const wanted = new Set([...characters].map((character) => Buffer.from(character).readUIntBE(0, 3)));
  const dict = readJiebaDictionary();
  const bytes = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  const openings = new Set<string>();
  for (let start = 0; start + 6 < bytes.length; ) {
    if (wanted.has(bytes.readUIntBE(start, 3)) && bytes[start + 3] !== space) {
      openings.add(bytes.toString('utf8', start, start + 6));
    }
    const end = bytes.indexOf(newline, start);
    if (end < 0) break;
    start = end + 1;
  }
  return openings;
}

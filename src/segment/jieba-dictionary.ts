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
 * Calls `take` with the words of two characters or more that have one of the tags of `leastUses` and are counted so often. Reads
 * the dictionary once: most lines are told by their tag and count without being decoded.
 * @param leastUses by tag
 */
export function eachTaggedWord(
  leastUses: ReadonlyMap<string, number>,
  take: (word: string, tag: string) => void,
): void {
  const initials = new Uint8Array(256);
  for (const tag of leastUses.keys()) initials[tag.charCodeAt(0)] = 1;
  const dict = readJiebaDictionary();
  const bytes = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.indexOf(newline, start);
    if (end < 0) end = bytes.length;
    const lineStart = start;
    start = end + 1;
    let tagStart = end;
    while (tagStart > lineStart && bytes[tagStart - 1] !== space) tagStart -= 1;
    if (initials[bytes[tagStart]!] !== 1) continue;
    const tag = bytes.toString('latin1', tagStart, end);
    const least = leastUses.get(tag);
    if (least === undefined) continue;
    let countStart = tagStart - 1;
    while (countStart > lineStart && bytes[countStart - 1] !== space) countStart -= 1;
    if (least > 0 && Number(bytes.toString('latin1', countStart, tagStart - 1)) < least) continue;
    const word = bytes.toString('utf8', lineStart, countStart - 1);
    if (word.length >= 2) take(word, tag);
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

/** The tags of words that the dictionary has. Reads it once; a line is decoded only where its first character is that of a word. */
export function findTags(words: ReadonlySet<string>): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const initials = new Set([...words].map((word) => readInitial(Buffer.from(word), 0)));
  const dict = readJiebaDictionary();
  const bytes = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  for (let start = 0; start + 3 < bytes.length; ) {
    const newlineAt = bytes.indexOf(newline, start);
    const end = newlineAt < 0 ? bytes.length : newlineAt;
    if (initials.has(readInitial(bytes, start))) {
      const line = bytes.toString('utf8', start, end);
      const word = line.slice(0, line.indexOf(' '));
      if (words.has(word)) tags.set(word, line.slice(line.lastIndexOf(' ') + 1));
    }
    start = end + 1;
  }
  return tags;
}

/** The first three bytes, as Chinese characters have them; shorter words are told by theirs. */
function readInitial(bytes: Buffer, at: number): number {
  return (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

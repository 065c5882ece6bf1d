import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { detectEncoding } from './decode-text.ts';

/**
 * Text of a file that a deployment writes itself (settings, words, names, crosswalks), whatever its editor saves: UTF-8,
 * UTF-16 or GB18030, found as of message files, without the byte order mark.
 * @throws Error with the reason, also where the bytes are no text of the encoding that fits best
 */
export async function readOwnText(file: string): Promise<string> {
  return decodeOwnText(await readFile(file));
}

/** As `readOwnText`, for what is loaded at once. */
export function readOwnTextNow(file: string): string {
  return decodeOwnText(readFileSync(file));
}

/** Lossless, unlike the reading of message files: one wrong character in a list of words is a word that is never found. */
function decodeOwnText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  try {
    const text = strict.has(encoding)
      ? new TextDecoder(encoding, { fatal: true }).decode(bytes)
      : iconv.decode(Buffer.from(bytes), encoding);
    if (strict.has(encoding) || !text.includes('\ufffd')) return text;
  } catch {
    // Said below, for both decoders alike.
  }
  throw new Error(`it is no text in UTF-8, UTF-16 or GB18030 (most like ${encoding})`);
}

/** Encodings of which TextDecoder tells wrong bytes. */
const strict = new Set(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']);

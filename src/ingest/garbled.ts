/**
 * Whether a text was decoded by an encoding that is not its own. A few lost characters, as of emoji, are damage that the
 * text came with; GB18030 read as UTF-8 loses half of them. UTF-8 read as GB18030 loses few, but has characters for private use.
 */
export function isGarbled(text: string): boolean {
  if (!text.includes('\ufffd')) return false;
  const lost = count(text, /\ufffd/g);
  const unusual = count(text, /[\ue000-\uf8ff]/g);
  return (lost > 1 && lost * 10 > text.length) || (unusual > 0 && (lost + unusual) * 33 > text.length);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Rewrites a JSON text, what stands in strings apart from the rest; a string that is not closed goes on to the end.
 * @param outside told what stands between strings
 * @param string told each string with its quotation marks
 */
export function rewriteJson(
  text: string,
  outside: (piece: string) => string,
  string: (quoted: string) => string = (quoted) => quoted,
): string {
  let rewritten = '';
  for (let position = 0; position < text.length; ) {
    const open = text.indexOf('"', position);
    const end = open < 0 ? text.length : open;
    rewritten += outside(text.slice(position, end));
    position = open < 0 ? text.length : findStringEnd(text, open);
    rewritten += string(text.slice(end, position));
  }
  return rewritten;
}

/** Index after the quotation mark that ends the string. */
function findStringEnd(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === 0x22) return i + 1;
  }
  return text.length;
}

/** A whole number that may be more than a double holds, and nothing but whole. */
const longInteger = /(?<![\d.eE+-])-?[1-9]\d{15,}(?:\.0+)?(?![\d.eE])/g;

/**
 * `JSON.parse`, but a text with whole numbers beyond 2^53 has those of 16 digits and more as strings of the digits as
 * written: ids are so long, and a number would round them to those of another message.
 * @throws SyntaxError as JSON.parse
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return holdsRounded(value) ? JSON.parse(quoteLongIntegers(text)) : value;
}

/** Looks at the numbers that came out, since looking for digits in every text costs more than parsing it. */
function holdsRounded(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'number') {
      if (Number.isInteger(next) && !Number.isSafeInteger(next)) return true;
    } else if (typeof next === 'object' && next !== null) {
      for (const inner of Object.values(next)) {
        if (typeof inner === 'number' || typeof inner === 'object') open.push(inner);
      }
    }
  }
  return false;
}

/** @param text valid JSON */
function quoteLongIntegers(text: string): string {
  let quoted = '';
  let position = 0;
  while (position < text.length) {
    const open = text.indexOf('"', position);
    const outside = open < 0 ? text.length : open;
    quoted += text.slice(position, outside).replace(longInteger, '"$&"');
    position = open < 0 ? text.length : findStringEnd(text, open);
    quoted += text.slice(outside, position);
  }
  return quoted;
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

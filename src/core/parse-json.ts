import { rewriteJson } from './rewrite-json.ts';

/** A whole number that may be more than a double holds, and nothing but whole. */
const longInteger = /(?<![\d.eE+-])-?[1-9]\d{15,}(?:\.0+)?(?![\d.eE])/g;

/**
 * `JSON.parse`, but a text with whole numbers beyond 2^53 has those of 16 digits and more as strings of the digits as
 * written: ids are so long, and a number would round them to those of another message.
 * @throws SyntaxError as JSON.parse
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return holdsRounded(value) ? JSON.parse(rewriteJson(text, (piece) => piece.replace(longInteger, '"$&"'))) : value;
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

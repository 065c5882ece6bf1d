import { parseJson } from '../core/parse-json.ts';

/** What Python writes for a number that is none; pandas has it in place of every empty cell. */
const noNumber = /(?<![\w.-])-?(?:NaN|Infinity)(?![\w.])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f]/g;

/**
 * Reads JSON as `parseJson` does, and what programs write that is nearly JSON: NaN and Infinity (as null), control characters in
 * strings, and a byte order mark before it, as files that were put together have within.
 * @throws SyntaxError as JSON.parse
 */
export function parseLooseJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    const repaired = repair(text.trim());
    if (repaired === text) throw cause;
    return parseJson(repaired);
  }
}

function repair(text: string): string {
  let repaired = '';
  for (let position = 0; position < text.length; ) {
    const open = text.indexOf('"', position);
    const outside = open < 0 ? text.length : open;
    repaired += text.slice(position, outside).replace(noNumber, 'null');
    position = open < 0 ? text.length : findStringEnd(text, open);
    repaired += text.slice(outside, position).replace(control, escapeControl);
  }
  return repaired;
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

function escapeControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

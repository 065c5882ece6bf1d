import { parseJson } from '../../core/parse-json.ts';
import { rewriteJson } from '../../core/rewrite-json.ts';

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
  return rewriteJson(
    text,
    (piece) => piece.replace(noNumber, 'null'),
    (quoted) => quoted.replace(control, escapeControl),
  );
}

function escapeControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

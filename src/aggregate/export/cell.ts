import { cutText } from '../../core/whole-characters.ts';

/** Most characters that a cell of a spreadsheet takes (ECMA-376; Excel's specifications and limits). */
const maximumCharacters = 32_767;

/** How a text begins that a spreadsheet takes for a formula when it reads CSV. */
export const formulaStart = /^[=+\-@\t\r]/;

/** A text as long as a cell takes; one that had to be cut says how long it is. */
export function fitCell(text: string): string {
  if (text.length <= maximumCharacters) return text;
  const note = `……（全文 ${text.length} 字）`;
  return cutText(text, maximumCharacters - note.length) + note;
}

/** A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it. */
export function guardFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

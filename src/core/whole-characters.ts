/**
 * The beginning of a text, of whole characters: those beyond the basic plane (rare characters of names, emoji) take two UTF-16
 * units, and half of one is refused by whoever reads it.
 * @param length in UTF-16 units, at most
 */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** Half of a character in a text that `JSON.stringify` wrote, with the backslashes before it that belong to others. */
const halfInJson = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** JSON without halves of characters, with which DuckDB reads none of a file: whatever left one costs that one and not the run. */
export function withoutHalves(json: string): string {
  return json.includes('\\ud') ? json.replace(halfInJson, '$1') : json;
}

/** A row as a line of JSON that DuckDB takes. */
export function toJsonLine(row: object): string {
  return `${withoutHalves(JSON.stringify(row))}\n`;
}

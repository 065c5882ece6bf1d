/** What stands around a cell. */
export type Quote = '"' | "'";

/**
 * The cells of one line of delimited text in which cells that begin with a quoted word, not quoted as a whole (`"停水"三天`), stand as they are.
 * @param delimiter one character
 * @returns null where the line has no such cell, or one whose quotes are not even: that one goes on in a line below
 */
export function splitLine(line: string, delimiter: string, quote: Quote): string[] | null {
  const cells: string[] = [];
  let hasWord = false;
  let position = 0;
  for (;;) {
    const quoted = readQuoted(line, position, delimiter, quote);
    let end: number;
    if (quoted === null) {
      const found = line.indexOf(delimiter, position);
      end = found < 0 ? line.length : found;
      const cell = line.slice(position, end);
      if (cell.startsWith(quote)) {
        if (cell.split(quote).length % 2 === 0) return null;
        hasWord = true;
      }
      cells.push(cell);
    } else {
      cells.push(quoted.cell);
      end = quoted.end;
    }
    if (end >= line.length) return hasWord ? cells : null;
    position = end + 1;
  }
}

/** The cell at a place of the line that is quoted as a whole. */
function readQuoted(
  line: string,
  from: number,
  delimiter: string,
  quote: Quote,
): { readonly cell: string; readonly end: number } | null {
  if (line[from] !== quote) return null;
  let search = from + 1;
  for (;;) {
    const found = line.indexOf(quote, search);
    if (found < 0) return null;
    if (line[found + 1] === quote) {
      search = found + 2;
      continue;
    }
    const end = found + 1;
    const closes = end === line.length || line[end] === delimiter;
    return closes ? { cell: line.slice(from + 1, found).replaceAll(quote + quote, quote), end } : null;
  }
}

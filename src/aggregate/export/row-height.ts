/** What a spreadsheet takes, in points. */
export const highestRow = 409;
/** Height of a line, of the size of its characters. */
export const lineHeight = 1.5;
/** Halves of characters of one point that fill a unit of width: the last of a line is often moved to the next. */
const fullLine = 9.5;

/** A text in a cell, which wraps. */
export interface WrappedText {
  readonly text: string;
  /** Of its column. */
  readonly width: number;
  /** Of its font, in points. */
  readonly size: number;
}

/** Lines of the cell of a row that has most. */
export function countLines(cells: readonly WrappedText[]): number {
  const linesOf = ({ text, width, size }: WrappedText) =>
    text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * size) / (width * fullLine))), 0);
  return cells.reduce((most, cell) => Math.max(most, linesOf(cell)), 1);
}

/** Height of a row of so many lines, in points. */
export function heightOf(lines: number, size: number): number {
  return Math.min(highestRow, lines * size * lineHeight + 3);
}

/** Width in halves of a Chinese character. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 1 : 2), 0);
}

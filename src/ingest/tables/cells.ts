/** Whether a row has nothing but blank cells. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** Whether anything stands beyond the columns. */
export function hasExtraCells(cells: readonly string[], expected: number): boolean {
  for (let i = expected; i < cells.length; i++) if (cells[i]!.trim() !== '') return true;
  return false;
}

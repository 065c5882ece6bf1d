import { resolveColumns } from '../columns/fields.ts';
import type { RowProblem } from '../contract.ts';
import type { IngestSettings } from '../settings.ts';
import { footer } from '../tables/table-frame.ts';
import { parseTime } from '../values/parse-time.ts';

/** A line of a text table, and why it could not be read, if so. */
export interface TableLine {
  readonly row: number;
  readonly cells: readonly string[];
  readonly problem: Omit<RowProblem, 'index'> | undefined;
}

/** Puts the lines of a text table together that line breaks within unquoted texts have broken. */
export interface LineMender {
  /** Takes the next line, and gives the rows that are now known to be whole, or to be better left as they are. */
  push(line: TableLine): readonly TableLine[];
  /** Gives what is held. */
  end(): readonly TableLine[];
}

/** More lines than a text is likely to have without a quote around it. */
const mostLines = 50;

/**
 * Makes what mends broken lines where that is certain: a line ends early and in a text, those below have no time that can be read where
 * the table has its times, and together they have exactly as many cells as the header.
 * @returns null for a table that has no text or no time
 */
export function createLineMender(columns: readonly string[], settings: IngestSettings): LineMender | null {
  const { title = [], body = [], reply = [], time = [] } = resolveColumns(columns, settings.map);
  const texts = new Set([...title, ...body, ...reply]);
  if (texts.size === 0 || time.length === 0 || columns.length < 3) return null;
  let held: TableLine[] = [];
  let width = 0;

  const hasTime = (cells: readonly string[]): boolean => time.some((index) => parseTime(cells[index] ?? '') !== null);
  const begins = ({ cells, problem }: TableLine): boolean =>
    problem === undefined && cells.length < columns.length && texts.has(cells.length - 1) && hasTime(cells);
  const goesOn = ({ cells, problem }: TableLine): boolean =>
    problem === undefined &&
    width + cells.length - 1 <= columns.length &&
    held.length < mostLines &&
    !hasTime(cells) &&
    !footer.test(cells[0]!);

  function release(): TableLine[] {
    const [first, ...rests] = held;
    held = [];
    return first === undefined ? [] : [first, ...rests.map((line) => (line.cells.length === 1 ? asRest(line) : line))];
  }

  return {
    push(line) {
      if (held.length > 0 && goesOn(line)) {
        held.push(line);
        width += line.cells.length - 1;
        if (width < columns.length) return [];
        const whole = { row: held[0]!.row, cells: joinLines(held), problem: undefined };
        held = [];
        return [whole];
      }
      const left = release();
      if (!begins(line)) return [...left, line];
      held = [line];
      width = line.cells.length;
      return left;
    },
    end: release,
  };
}

/** A line of one cell below one that ends early is its rest, though nobody can tell where that ends. */
function asRest(line: TableLine): TableLine {
  const reason =
    'Expected the row to have several cells, got one: it may be the rest of the line above, broken within a text that has no quotes around it';
  return { ...line, problem: { code: 'ROW_SHAPE', reason } };
}

function joinLines(lines: readonly TableLine[]): readonly string[] {
  return lines.reduce<string[]>((cells, line) => {
    const [first = '', ...others] = line.cells;
    return [...cells.slice(0, -1), [...cells.slice(-1), first].join('\n'), ...others];
  }, []);
}

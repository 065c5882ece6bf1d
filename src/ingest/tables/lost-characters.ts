import { type ColumnMap, type FieldColumns, resolveColumns } from '../columns/fields.ts';
import type { RawBatch } from '../contract.ts';
import { isGarbled, lostCharacter } from '../values/garbled.ts';

/** Values of a table that are read though some of their bytes are no characters, and the row of the first. */
export interface LostCharacters {
  readonly sheet: string | null;
  readonly count: number;
  readonly row: number;
}

/** Counts them, table by table. */
export interface LostCharacterCheck {
  see(batch: Pick<RawBatch, 'sheet' | 'columns' | 'rows' | 'rowNumbers' | 'problems'>): void;
  /** What was found since the last call; null for none. */
  close(): LostCharacters | null;
}

/** @param map as the reader's: `IngestSettings.map` */
export function createLostCharacterCheck(map: ColumnMap): LostCharacterCheck {
  let found: LostCharacters | null = null;
  return {
    see({ sheet, columns, rows, rowNumbers, problems }) {
      const spoilt = rows.flatMap((cells, index) =>
        cells.some((cell) => cell.includes(lostCharacter)) && problems.every((problem) => problem.index !== index)
          ? [{ cells, row: rowNumbers[index]! }]
          : [],
      );
      if (spoilt.length === 0) return;
      const fields = resolveColumns(columns, map);
      for (const { cells, row } of spoilt) {
        const count = countLost(cells, fields);
        if (count > 0) found = { sheet, count: (found?.count ?? 0) + count, row: found?.row ?? row };
      }
    },
    close() {
      const closed = found;
      found = null;
      return closed;
    },
  };
}

/** Of a row that is refused for what cannot be read none: it is counted as refused. */
function countLost(cells: readonly string[], fields: FieldColumns): number {
  const texts = [...(fields.title ?? []), ...(fields.body ?? [])].map((index) => cells[index] ?? '');
  if (isGarbled(texts.join(''))) return 0;
  const known = new Set(Object.values(fields).flat());
  return [...known].filter((index) => cells[index]?.includes(lostCharacter)).length;
}

/** The find as a line for people. */
export function describeLostCharacters({ count, row }: LostCharacters): string {
  const values = count === 1 ? `a value of row ${row} has` : `${count} values, the first in row ${row}, have`;
  return `${values} unreadable characters, kept as ${lostCharacter}: export the file anew if they matter`;
}

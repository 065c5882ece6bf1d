import {
  type ColumnMap,
  columnsNamed,
  type FieldName,
  fieldNames,
  namesOf,
  normaliseColumnName,
} from '../columns/fields.ts';

/** A field whose columns, named by `IngestSettings.map`, stand in none of the tables that were read. */
export interface MissingColumn {
  readonly field: FieldName;
  readonly wanted: readonly string[];
  /** Columns that the tables have, in the order met. */
  readonly columns: readonly string[];
}

/** Finds the entries of a map that name no column, which a typing error makes them do. */
export interface MapCheck {
  see(columns: readonly string[]): void;
  /** Empty where no table was seen: then nothing can be said. */
  missing(): MissingColumn[];
}

/** Columns that a report names, at most. */
const longestList = 40;

/** Checks a map against the tables of all inputs together: one map may serve exports of several forms. */
export function createMapCheck(map: ColumnMap): MapCheck {
  const open = new Map<FieldName, readonly string[]>();
  for (const field of fieldNames) {
    const wanted = namesOf(map, field) ?? [];
    if (wanted.length > 0) open.set(field, wanted);
  }
  const seen = new Set<string>();
  return {
    see(columns) {
      if (open.size === 0) return;
      const names = columns.map(normaliseColumnName);
      for (const [field, wanted] of open) {
        if (wanted.some((name) => columnsNamed(columns, names, name).length > 0)) open.delete(field);
      }
      for (const name of columns) if (seen.size < longestList && name.trim() !== '') seen.add(name);
    },
    missing: () => (seen.size === 0 ? [] : [...open].map(([field, wanted]) => ({ field, wanted, columns: [...seen] }))),
  };
}

/** The report as a line for people. */
export function describeMissingColumn({ field, wanted, columns }: MissingColumn): string {
  return `no file has the column ${wanted.join(' or ')} that --map or ingest.map names for ${field}; the columns are ${columns.join(', ')}`;
}

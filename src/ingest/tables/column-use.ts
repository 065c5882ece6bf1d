import { cutText } from '../../core/whole-characters.ts';
import { type ColumnMap, type FieldName, fieldNames, longestColumnName, resolveColumns } from '../columns/fields.ts';
import { nameTable } from '../files/name-files.ts';
import { maskText } from '../masks/mask.ts';

/** What tables of one form have: names of columns alone, never values. */
export interface ColumnUse {
  /** `RawBatch.file` of those that have this form, with the sheet where a file has several: `留言.xlsx [三月]`. */
  readonly files: readonly string[];
  /** Columns that became fields, in their order; where several are one field, the first that has a value gives it. */
  readonly columns: readonly { readonly column: string; readonly field: FieldName }[];
  /** Columns that nothing was read from, in their order. */
  readonly unused: readonly string[];
}

/** Collects what became of the columns of all tables. */
export interface ColumnCollector {
  see(batch: {
    readonly file: string;
    readonly sheet: string | null;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }): void;
  /** One entry a form, in the order met. */
  uses(): ColumnUse[];
}

/** Columns of a table that are told, at most: keys of JSON may be without end. */
const mostColumns = 1000;

/** @param map as the reader's: `IngestSettings.map` */
export function createColumnCollector(map: ColumnMap): ColumnCollector {
  const forms = new Map<string, { tables: { file: string; sheet: string | null }[]; use: Omit<ColumnUse, 'files'> }>();
  const sheets = new Map<string, Set<string | null>>();
  let table: { file: string; sheet: string | null; names: Set<string> } | null = null;
  let lastColumns: readonly string[] | null = null;
  let unnamed: readonly number[] = [];

  function close(): void {
    if (table === null) return;
    const use = describeColumns([...table.names], map);
    const key = JSON.stringify(use);
    const { file, sheet } = table;
    const form = forms.get(key) ?? { tables: [], use };
    forms.set(key, form);
    form.tables.push({ file, sheet });
    sheets.set(file, (sheets.get(file) ?? new Set()).add(sheet));
    table = null;
  }

  return {
    see({ file, sheet, columns, rows }) {
      if (table === null || table.file !== file || table.sheet !== sheet) {
        close();
        table = { file, sheet, names: new Set() };
        lastColumns = null;
      }
      if (columns !== lastColumns) {
        for (const name of columns) if (name.trim() !== '' && table.names.size < mostColumns) table.names.add(name);
        unnamed = columns.flatMap((name, index) => (name.trim() === '' ? index : [])).slice(0, mostColumns);
      }
      lastColumns = columns;
      // Whoever left out a name should know that what stands there was not read.
      unnamed = unnamed.filter((index) => {
        const isFilled = rows.some((cells) => (cells[index] ?? '').trim() !== '');
        if (isFilled) table?.names.add(`(column ${index + 1})`);
        return !isFilled;
      });
    },
    uses() {
      close();
      const name = (file: string, sheet: string | null): string =>
        nameTable(file, (sheets.get(file)?.size ?? 0) > 1 ? sheet : null);
      return [...forms.values()].map(({ tables, use }) => ({
        files: [...new Set(tables.map(({ file, sheet }) => name(file, sheet)))],
        ...use,
      }));
    },
  };
}

function describeColumns(names: readonly string[], map: ColumnMap): Omit<ColumnUse, 'files'> {
  const fields = resolveColumns(names, map);
  const fieldOf = new Map(fieldNames.flatMap((field) => (fields[field] ?? []).map((index) => [index, field] as const)));
  return {
    columns: names.flatMap((name, index) => {
      const field = fieldOf.get(index);
      return field === undefined ? [] : [{ column: showName(name), field }];
    }),
    unused: names.flatMap((name, index) => (fieldOf.has(index) ? [] : [showName(name)])),
  };
}

/** Keys of JSON may be values: an object by telephone number. */
function showName(name: string): string {
  const text = maskText(name.trim().replace(/\s+/gu, ' '));
  return text.length > longestColumnName ? `${cutText(text, longestColumnName)}…` : text;
}

/** Forms that a summary tells, and columns that it names as not used, at most. */
const mostForms = 3;
const mostUnused = 12;

/** The uses as lines for people: `columns: 工单编号→id, 诉求内容→body; not used: 经办人`. */
export function describeColumnUses(uses: readonly ColumnUse[]): string[] {
  const lines = uses.slice(0, mostForms).map(({ files, columns, unused }) => {
    const others = files.length > 1 ? ` and ${files.length - 1} more` : '';
    const name = uses.length > 1 ? `columns of ${files[0]}${others}` : 'columns';
    const used = columns.map(({ column, field }) => (column === field ? column : `${column}→${field}`)).join(', ');
    const rest = unused.length > mostUnused ? `, … (${unused.length} in all, see --json)` : '';
    const left = unused.length === 0 ? '' : `; not used: ${unused.slice(0, mostUnused).join(', ')}${rest}`;
    return `${name}: ${used === '' ? 'none' : used}${left}`;
  });
  if (uses.length > mostForms) lines.push(`columns: ${uses.length - mostForms} more forms of files, see --json`);
  return lines;
}

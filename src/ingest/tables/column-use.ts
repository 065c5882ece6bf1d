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

/** A column of a table: its name, and how many of this name stand left of it. */
interface SeenColumn {
  readonly name: string;
  readonly before: number;
}

interface SeenTable {
  readonly file: string;
  readonly sheet: string | null;
  readonly columns: Map<string, SeenColumn>;
  /** Keys of columns of texts that gave one in some row, and of those that had another beside that one. */
  readonly giving: Set<string>;
  readonly passedOver: Set<string>;
}

/** @param map as the reader's: `IngestSettings.map` */
export function createColumnCollector(map: ColumnMap): ColumnCollector {
  const forms = new Map<string, { tables: { file: string; sheet: string | null }[]; use: Omit<ColumnUse, 'files'> }>();
  const sheets = new Map<string, Set<string | null>>();
  let table: SeenTable | null = null;
  let lastColumns: readonly string[] | null = null;
  let keys: readonly string[] = [];
  let unnamed: readonly number[] = [];
  let texts: readonly (readonly number[])[] = [];

  function close(): void {
    if (table === null) return;
    const use = describeColumns(table, map);
    const key = JSON.stringify(use);
    const { file, sheet } = table;
    const form = forms.get(key) ?? { tables: [], use };
    forms.set(key, form);
    form.tables.push({ file, sheet });
    sheets.set(file, (sheets.get(file) ?? new Set()).add(sheet));
    table = null;
  }

  function addColumns({ columns: seen }: SeenTable, columns: readonly string[]): void {
    const counts = new Map<string, number>();
    keys = columns.map((name) => {
      const before = counts.get(name) ?? 0;
      counts.set(name, before + 1);
      const key = before === 0 ? name : `${name}\0${before}`;
      if (name.trim() !== '' && seen.size < mostColumns && !seen.has(key)) seen.set(key, { name, before });
      return key;
    });
    unnamed = columns.flatMap((name, index) => (name.trim() === '' ? index : [])).slice(0, mostColumns);
    const { title = [], body = [] } = resolveColumns(columns, map);
    texts = [title, body];
  }

  return {
    see({ file, sheet, columns, rows }) {
      if (table === null || table.file !== file || table.sheet !== sheet) {
        close();
        table = { file, sheet, columns: new Map(), giving: new Set(), passedOver: new Set() };
        lastColumns = null;
      }
      const seen = table;
      if (columns !== lastColumns) addColumns(seen, columns);
      lastColumns = columns;
      // Whoever left out a name should know that what stands there was not read.
      unnamed = unnamed.filter((index) => {
        const isFilled = rows.some((cells) => (cells[index] ?? '').trim() !== '');
        const name = `(column ${index + 1})`;
        if (isFilled) seen.columns.set(name, { name, before: 0 });
        return !isFilled;
      });
      // A column that gave a text once was read: only where all of a field did is there nothing left to learn.
      const undecided = texts.filter((columns) => columns.some((index) => !seen.giving.has(keys[index]!)));
      for (const cells of undecided.length === 0 ? [] : rows) {
        for (const columns of undecided) {
          const [first, ...others] = columns.filter((index) => (cells[index] ?? '').trim() !== '');
          if (first !== undefined) seen.giving.add(keys[first]!);
          for (const index of others) if (cells[index] !== cells[first!]) seen.passedOver.add(keys[index]!);
        }
      }
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

function describeColumns({ columns: seen, giving, passedOver }: SeenTable, map: ColumnMap): Omit<ColumnUse, 'files'> {
  const columns = [...seen].map(([key, column]) => ({ key, name: showColumn(column) }));
  const fields = resolveColumns(
    [...seen.values()].map(({ name }) => name),
    map,
  );
  const fieldOf = new Map(fieldNames.flatMap((field) => (fields[field] ?? []).map((index) => [index, field] as const)));
  // A column of texts that all stood beside others of the field.
  columns.forEach(({ key }, index) => {
    if (passedOver.has(key) && !giving.has(key)) fieldOf.delete(index);
  });
  return {
    columns: columns.flatMap(({ name }, index) => {
      const field = fieldOf.get(index);
      return field === undefined ? [] : [{ column: name, field }];
    }),
    unused: columns.flatMap(({ name }, index) => (fieldOf.has(index) ? [] : [name])),
  };
}

/** `标题 (2nd)`: the second of this name. */
function showColumn({ name, before }: SeenColumn): string {
  const ordinals = ['', '2nd', '3rd'];
  return before === 0 ? showName(name) : `${showName(name)} (${ordinals[before] ?? `${before + 1}th`})`;
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

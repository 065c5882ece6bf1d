import { z } from 'zod';
import type { Parameter } from '../core/duckdb.ts';
import { unknownRegion } from '../core/labels.ts';
import { isDay } from '../core/local-time.ts';
import { kinds, urgencies } from '../core/message.ts';
import { formsOf } from '../core/written-forms.ts';
import { searchWords } from './search/search-words.ts';

/** A calendar day that exists, YYYY-MM-DD. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Expected YYYY-MM-DD')
  .refine(isDay, 'Expected a day of the calendar');

const labelText = z.string().min(1).max(64);
const integerText = z
  .string()
  .regex(/^\d{1,9}$/, 'Expected a whole number')
  .transform(Number);

/** The filter bar, as it stands in the query of every request. */
export const filterShape = {
  from: dayText.optional(),
  to: dayText.optional(),
  region: labelText.optional(),
  topic: labelText.optional(),
  kind: z.enum(kinds).optional(),
  urgency: z.enum(urgencies).optional(),
};
export type Filters = z.infer<z.ZodObject<typeof filterShape>>;

/** Schema of a request with the filter bar and parameters of its own; a range that ends before it begins is refused. */
export function withFilters<S extends z.ZodRawShape>(shape: S) {
  const isRange = ({ from, to }: Filters): boolean => from === undefined || to === undefined || from <= to;
  return z.strictObject({ ...filterShape, ...shape }).refine((query) => isRange(query as Filters), {
    error: 'Expected from not to be after to',
    path: ['from'],
  });
}

/** The filter bar alone. */
export const filterSchema = withFilters({});

/** Paging of lists: pages count from 1. */
export const pageShape = {
  page: integerText.pipe(z.int().min(1).max(1_000_000)).optional(),
  size: integerText.pipe(z.int().min(1).max(100)).optional(),
};

/** Text that a person searches for. */
export const searchText = z.string().trim().min(1).max(100);

/** SQL with all its parameters, numbered from `$1`. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Conditions joined by AND. */
export interface Where extends Statement {
  /** `WHERE …`, or empty. */
  readonly sql: string;
}

/** Collects conditions; `?` in a condition stands for its next parameter. */
export class WhereBuilder {
  readonly #conditions: string[] = [];
  readonly #parameters: Parameter[];

  /** @param before parameters that the statement has already, `$1` and on */
  constructor(before: readonly Parameter[] = []) {
    this.#parameters = [...before];
  }

  add(condition: string, ...parameters: readonly Parameter[]): this {
    const values = [...parameters];
    this.#conditions.push(
      condition.replaceAll('?', () => {
        this.#parameters.push(values.shift() ?? null);
        return `$${this.#parameters.length}`;
      }),
    );
    return this;
  }

  /** Adds the filters for which the table has a column. @param columns filter → SQL expression */
  addFilters(filters: Filters, columns: FilterColumns): this {
    const { day, region, topic, kind, urgency } = columns;
    // A cast of the parameter, not of the column, so that the ranges of row groups still prune.
    if (day !== undefined && filters.from !== undefined) this.add(`${day} >= ?::DATE`, filters.from);
    if (day !== undefined && filters.to !== undefined) this.add(`${day} < ?::DATE + 1`, filters.to);
    if (region !== undefined && filters.region !== undefined) {
      if (filters.region === unknownRegion) this.add(`coalesce(${region}, ?) = ?`, unknownRegion, unknownRegion);
      else this.add(`${region} = ?`, filters.region);
    }
    if (topic !== undefined && filters.topic !== undefined) this.add(`${topic} = ?`, filters.topic);
    if (kind !== undefined && filters.kind !== undefined) this.add(`${kind} = ?`, filters.kind);
    if (urgency !== undefined && filters.urgency !== undefined) this.add(`${urgency} = ?`, filters.urgency);
    return this;
  }

  /** Adds that every word of a search stands in one of these texts. @param texts SQL expressions */
  addWords(q: string, texts: readonly string[]): this {
    for (const [condition, ...parameters] of wordConditions(q, texts)) this.add(condition, ...parameters);
    return this;
  }

  /** Adds that all of another's conditions hold, or one more. */
  addAny(all: WhereBuilder, other: string, ...parameters: readonly Parameter[]): this {
    const inner = all.build();
    const conditions = inner.sql.replace(/^WHERE /, '').replaceAll(/\$\d+/g, '?');
    return this.add(`(${conditions}) OR ${other}`, ...inner.parameters, ...parameters);
  }

  /** Adds `expression IN (select …)`. @param inner conditions of the inner statement */
  addWithin(expression: string, select: string, inner: Where): this {
    return this.add(`${expression} IN (${select} ${inner.sql.replaceAll(/\$\d+/g, '?')})`, ...inner.parameters);
  }

  build(): Where {
    return {
      sql: this.#conditions.length === 0 ? '' : `WHERE ${this.#conditions.map((c) => `(${c})`).join(' AND ')}`,
      parameters: this.#parameters,
    };
  }
}

export interface FilterColumns {
  readonly day?: string;
  readonly region?: string;
  readonly topic?: string;
  readonly kind?: string;
  readonly urgency?: string;
}

/** Whether any filter is set. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** The condition that an id is the one searched for, in any case and in narrow or wide letters, and its parameters. */
export function isId(column: string, q: string): readonly [condition: string, ...parameters: string[]] {
  const forms = [...new Set(formsOf(q).map((form) => form.toLowerCase()))];
  return [`lower(${column}) IN (${forms.map(() => '?').join(', ')})`, ...forms];
}

/** For each word of a search the condition that it stands in one of these texts, and its parameters. @param texts SQL expressions */
export function wordConditions(
  q: string,
  texts: readonly string[],
): readonly (readonly [condition: string, ...parameters: string[]])[] {
  return searchWords(q).map((forms) => {
    const found = forms.flatMap((word) => texts.map((text) => containsWord(text, word)));
    return [found.map(([condition]) => condition).join(' OR '), ...found.flatMap(([, ...parameters]) => parameters)];
  });
}

/** The condition that a word stands in a text, without regard to case, and its parameters. */
function containsWord(text: string, word: string): readonly [condition: string, ...parameters: string[]] {
  // Chinese has no case: the plain search is faster than those that fold it.
  if (!/\p{Lu}|\p{Ll}/u.test(word)) return [`contains(${text}, ?)`, word];
  const folded = `regexp_matches(${text}, ?)`;
  const [wide] = word.match(/[Ａ-Ｚａ-ｚ]/) ?? [];
  if (wide === undefined) return [folded, foldedPattern(word)];
  // The pattern is slow where it begins with a wide letter, which few texts have.
  const hasLetter = `(contains(${text}, ?) OR contains(${text}, ?))`;
  return [`(${hasLetter} AND ${folded})`, wide.toLowerCase(), wide.toUpperCase(), foldedPattern(word)];
}

/**
 * A text as a regular expression that finds it in any case; its signs are plain characters. ILIKE would take several times as
 * long, as it folds the whole of every text.
 */
export function foldedPattern(text: string): string {
  return `(?i)${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;
}

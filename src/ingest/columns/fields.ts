import { simplifyText } from '../../core/simplify.ts';
import { findDateParts } from './date-parts.ts';
import {
  additions,
  aliases,
  codedFields,
  explanation,
  type FieldName,
  fieldNames,
  filler,
  lastResorts,
  listEnding,
  misspelt,
  prefixes,
  question,
  speakers,
  suffix,
  vague,
  vagueAfterPrefix,
} from './field-names.ts';
import { withLaterFirst } from './later-replies.ts';

export { type FieldName, fieldNames } from './field-names.ts';

/** Longest alias in characters; anything longer is text, no header, but for the notes in brackets at its end. */
export const longestColumnName = 40;
/** With such a note. */
const longestWithNote = 400;

const fieldOfAlias: ReadonlyMap<string, FoundField> = new Map(
  fieldNames.flatMap((field) =>
    aliases[field].split(/\s+/u).map((alias, rank) => [normaliseColumnName(alias), { field, rank }] as const),
  ),
);

/** A name that is only like an alias comes after those that are one. */
const afterAllAliases = 1000;

interface FoundField {
  readonly field: FieldName;
  readonly rank: number;
}

function findField(name: string): FoundField | undefined {
  const known = fieldOfAlias.get(name) ?? findLikeAlias(name, vague);
  if (known !== undefined) return known;
  const plain = name.replace(additions, '');
  if (plain !== name) return withRank(findField(plain), afterAllAliases);
  let rest = name;
  for (const prefix of prefixes) {
    const next = rest.replace(prefix, '');
    if (next === rest) continue;
    rest = next;
    const found = findLikeAlias(rest, vagueAfterPrefix);
    if (found !== undefined) return found;
  }
  return (
    findWithout(name, listEnding, ['reply']) ??
    findWithout(name, filler, ['body', 'reply']) ??
    findSpoken(name.replace(question, ''))
  );
}

/** The field of a name without a word that says no more, where it is one of some. */
function findWithout(name: string, word: RegExp, allowed: readonly FieldName[]): FoundField | undefined {
  const rest = name.replace(word, '');
  const found = rest === name ? undefined : findField(rest);
  return found !== undefined && allowed.includes(found.field) ? withRank(found, afterAllAliases) : undefined;
}

/** The field of what somebody says; else of the name without 的 (反映的主要问题). */
function findSpoken(name: string): FoundField | undefined {
  for (const [who, allowed] of speakers) {
    const found = findWithout(name, who, allowed);
    if (found !== undefined) return found;
  }
  return name.includes('的') ? withRank(findField(name.replaceAll('的', '')), afterAllAliases) : undefined;
}

function withRank(found: FoundField | undefined, least: number): FoundField | undefined {
  return found === undefined ? undefined : { field: found.field, rank: Math.max(found.rank, least) };
}

/** The field of a column that has several names, all of it: 标题/主题, 反映问题及诉求. */
function findFieldOfParts(column: string): FoundField | undefined {
  const parts = column.length > longestColumnName ? [] : column.split(/[/／、及和与]/u);
  if (parts.length < 2) return undefined;
  const found = parts.map((part) => findField(readColumnName(part)));
  return found.every((part) => part !== undefined && part.field === found[0]?.field)
    ? withRank(found[0], afterAllAliases)
    : undefined;
}

/** What a column's name and the explanation behind it have together, at most. */
const longestExplained = 80;

/**
 * The fields of columns whose names are explained behind them. A table that has one such column has more; a single one may be
 * a text (投诉，小区停电).
 */
function findExplained(columns: readonly string[]): ReadonlyMap<number, FoundField> {
  const fields = new Map<number, FoundField>();
  columns.forEach((column, index) => {
    if (column.length > longestExplained) return;
    const name = column.replace(explanation, '');
    const found = name === column ? undefined : withRank(findField(readColumnName(name)), afterAllAliases);
    if (found !== undefined) fields.set(index, found);
  });
  return fields.size > 1 ? fields : new Map();
}

/** The field of a name, or of one of a code, that is not the whole name of a column. */
function findLikeAlias(name: string, excluded: ReadonlySet<string>): FoundField | undefined {
  const word = name.replace(suffix, '');
  const found = excluded.has(word) ? undefined : fieldOfAlias.get(word);
  const isFitting = found !== undefined && (word === name || codedFields.has(found.field));
  return isFitting ? { field: found.field, rank: found.rank + afterAllAliases } : undefined;
}

/** The field of a column of this name, if it is one. */
export function fieldOfName(name: string): FieldName | undefined {
  return findField(readColumnName(name))?.field;
}

/** Columns of each field that a table has, in order of preference (indexes into its header). */
export type FieldColumns = Readonly<Partial<Record<FieldName, readonly number[]>>>;

/** Names of columns by field that come before any alias, as `IngestSettings.map`. */
export type ColumnMap = Readonly<Partial<Record<FieldName, string | readonly string[]>>>;

/**
 * The form in which column names are compared: NFKC (full-width letters become ASCII), traditional characters simplified,
 * lower case, without white space, zero-width characters, underscores, hyphens, a note in brackets at the end
 * (`留言时间（必填）`), and marks such as `*`, `:` or `/`.
 */
export function normaliseColumnName(name: string): string {
  const normalised = simplifyText(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff_\-*:#"'“”/、]+/gu, '')
    .replace(/[([【][^()[\]【】]*[)\]】]$/u, '');
  return misspelt.reduce((text, [slip, meant]) => text.replace(slip, meant), normalised);
}

/** The normalised name of a column; empty where it is too long to be one. */
function readColumnName(name: string): string {
  if (name.length <= longestColumnName) return normaliseColumnName(name);
  const normalised = name.length <= longestWithNote && /[)）\]】]\s*$/u.test(name) ? normaliseColumnName(name) : '';
  return normalised.length <= longestColumnName ? normalised : '';
}

/**
 * Finds the fields of a table in its header.
 * @param columns header as written
 * @param map columns named by the user: they come first, and a column named there has no other meaning; the empty name says that
 *   the table has none of that field, whatever its columns are called
 * @returns for each field its columns: those of `map` first, then by rank of the alias, then from left to right, but later replies first;
 *   the first that has a value in a row gives the row's
 */
export function resolveColumns(columns: readonly string[], map: ColumnMap): FieldColumns {
  const names = columns.map(readColumnName);
  const resolved: Partial<Record<FieldName, number[]>> = {};
  const add = (field: FieldName, index: number): void => {
    const found = resolved[field];
    if (found === undefined) resolved[field] = [index];
    else found.push(index);
  };
  const taken = new Set<number>();
  for (const field of fieldNames) {
    for (const name of namesOf(map, field) ?? []) {
      for (const index of columnsNamed(columns, names, name)) {
        if (taken.has(index)) continue;
        taken.add(index);
        add(field, index);
      }
    }
  }
  const byAlias: { field: FieldName; rank: number; index: number }[] = [];
  const explained = findExplained(columns);
  names.forEach((name, index) => {
    const found = taken.has(index)
      ? undefined
      : (findField(name) ?? findFieldOfParts(columns[index]!) ?? explained.get(index));
    if (found === undefined || namesOf(map, found.field)?.length === 0 || isTick(name, names)) return;
    byAlias.push({ ...found, rank: rankBeforeCode(name, found, names), index });
  });
  const known = new Set([...taken, ...byAlias.map(({ index }) => index)]);
  for (const { event, first, count } of findDateParts(names)) {
    const indexes = Array.from({ length: count }, (_, i) => first + i);
    const field = indexes.some((index) => known.has(index)) ? undefined : findFieldOfEvent(event);
    if (field === undefined || namesOf(map, field)?.length === 0) continue;
    byAlias.push(...indexes.map((index) => ({ field, rank: afterAllAliases * 2 + first, index })));
  }
  byAlias.sort((a, b) => a.rank - b.rank || a.index - b.index);
  for (const { field, index } of withLaterFirst(withoutInstructions(byAlias, names), names)) add(field, index);
  return withSummary(withLastResorts(withFeedback(resolved, names, map), names, map), names, map);
}

/** Which time of a message an event (登记, 答复, created) is that, if it is one. */
function findFieldOfEvent(event: string): 'time' | 'replied_at' | undefined {
  for (const ending of ['时间', '日期', 'time', 'date']) {
    const field = findField(`${event}${ending}`)?.field;
    if (field === 'time' || field === 'replied_at') return field;
  }
  return undefined;
}

/**
 * What an office says to the citizen makes 处理意见 beside it what the hotline said to the office: it is no reply of an order that
 * has none yet.
 */
function withoutInstructions<Found extends { readonly field: FieldName; readonly index: number }>(
  found: readonly Found[],
  names: readonly string[],
): readonly Found[] {
  const hasAnswer = found.some(({ field, index }) => field === 'reply' && answer.test(names[index]!));
  return hasAnswer ? found.filter(({ field, index }) => field !== 'reply' || !instruction.test(names[index]!)) : found;
}

const answer = /(?:答复|回复)(?:意见|内容|详情|正文|市民(?:内容|要点|情况))?$|^(?:answer|reply)content$/u;
const instruction = /^(?:处理|办理|处置|受理|承办)意见$/u;

/** Whether a column is one of several (满意, 基本满意, 不满意) of which one is ticked: a tick alone does not say which. */
function isTick(name: string, names: readonly string[]): boolean {
  return name === '满意' && names.includes('不满意');
}

/** Names of columns that number the rows of their table. */
const counterNames = new Set(['序号', '序', '行号', 'no', 'no.', 'rownumber', 'rowno', 'rownum', 'index']);

/**
 * Finds the columns that number the rows of their table and that are no field: they say nothing of a message, and change
 * whenever the table grows at its head.
 */
export function findRowCounters(columns: readonly string[], map: ColumnMap): number[] {
  const taken = new Set(Object.values(resolveColumns(columns, map)).flat());
  return columns.flatMap((name, index) =>
    name.length <= longestColumnName && counterNames.has(normaliseColumnName(name)) && !taken.has(index) ? index : [],
  );
}

/** The words of a code come before it: `status` is 3 where `status_name` is 已办结. */
function rankBeforeCode(name: string, { field, rank }: FoundField, names: readonly string[]): number {
  const bare = name.replace(suffix, '');
  if (bare === name || !codedFields.has(field) || !names.includes(bare)) return rank;
  const code = findField(bare);
  return code?.field === field ? Math.min(rank, code.rank - 0.5) : rank;
}

/**
 * Forms of mini-programs call what citizens write 反馈内容, as hotlines do the reply: it is the text of a table that has no other,
 * says when it was written, and has its replies elsewhere or tells of none.
 */
function withFeedback(
  fields: Partial<Record<FieldName, number[]>>,
  names: readonly string[],
  map: ColumnMap,
): FieldColumns {
  const { reply = [], replied_at: repliedAt, time } = fields;
  const feedback = reply.find((index) => names[index] === '反馈内容');
  if (holdsMessages(fields) || time === undefined || feedback === undefined || namesOf(map, 'body') !== null)
    return fields;
  const others = reply.filter((index) => index !== feedback);
  if (others.length === 0 && repliedAt !== undefined) return fields;
  const { reply: _, ...rest } = fields;
  return { ...rest, body: [feedback], ...(others.length > 0 ? { reply: others } : {}) };
}

/**
 * A table of messages whose text or time has no name of its own but one that is something else elsewhere: 问题 beside the time of each,
 * 派单时间 in what a street office exports of the orders that came to it.
 */
function withLastResorts(fields: FieldColumns, names: readonly string[], map: ColumnMap): FieldColumns {
  const missing = fields.time === undefined ? 'time' : fields.body === undefined ? 'body' : null;
  if (missing === null || namesOf(map, missing) !== null) return fields;
  if (missing === 'time' && !holdsMessages(fields)) return fields;
  const taken = new Set(Object.values(fields).flat());
  const found = names.flatMap((name, index) => {
    const isLike = lastResorts[missing].test(name) || lastResorts[missing].test(name.replace(question, ''));
    return isLike && !taken.has(index) ? [index] : [];
  });
  return found.length === 0 ? fields : { ...fields, [missing]: found };
}

/** What says a message in short, where its text stands beside it. */
const summary = /(?:概要|摘要|概述|简述|要点|事项)$|^summary$/u;

/** Where no column is the title, what operators wrote of a text in short (诉求概要 beside 诉求详情) stands for it: as a text it would be lost. */
function withSummary(fields: FieldColumns, names: readonly string[], map: ColumnMap): FieldColumns {
  const { title, body = [] } = fields;
  if (title !== undefined || namesOf(map, 'title') !== null || namesOf(map, 'body') !== null) return fields;
  const found = body.find((index) => summary.test(names[index]!));
  if (found === undefined || body.every((index) => summary.test(names[index]!))) return fields;
  return { ...fields, title: [found], body: body.filter((index) => index !== found) };
}

/** Names of a field's columns that the user gives: null where nothing is said of it, none where the table has none of it. */
export function namesOf(map: ColumnMap, field: FieldName): readonly string[] | null {
  const wanted = map[field];
  if (wanted === undefined) return null;
  if (wanted === '') return [];
  return typeof wanted === 'string' ? [wanted] : wanted;
}

/**
 * Indexes of the columns that a name of the user's stands for: those written so, else those of an equal normalised name.
 * @param names the columns' normalised names; empty where a column cannot be meant
 */
export function columnsNamed(columns: readonly string[], names: readonly string[], wanted: string): number[] {
  const exact = columns.flatMap((name, index) => (name === wanted ? [index] : []));
  if (exact.length > 0) return exact;
  const normalised = normaliseColumnName(wanted);
  return names.flatMap((name, index) => (name !== '' && name === normalised ? [index] : []));
}

/** Those of some cells that name a field, as written, with the field: `编号 (id)`. */
export function findKnownNames(cells: readonly string[], map: ColumnMap): string[] {
  return Object.entries(resolveColumns(cells, map))
    .flatMap(([field, columns]) => columns.map((column) => ({ column, field })))
    .sort((a, b) => a.column - b.column)
    .map(({ column, field }) => `${cells[column]?.trim()} (${field})`);
}

/** True where a table can hold messages: it has a column for the title or the body. */
export function holdsMessages(fields: FieldColumns): boolean {
  return fields.title !== undefined || fields.body !== undefined;
}

/** Any of them says what became of a message. */
const handlingFields = ['reply', 'replied_at', 'status'] as const;

/** Whether a table has a column that says what became of its messages. */
export function tellsHandling(fields: FieldColumns): boolean {
  return handlingFields.some((field) => fields[field] !== undefined);
}

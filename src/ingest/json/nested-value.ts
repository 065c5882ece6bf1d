import {
  type ColumnMap,
  type FieldColumns,
  type FieldName,
  fieldNames,
  namesOf,
  resolveColumns,
} from '../columns/fields.ts';
import { parseTime } from '../values/parse-time.ts';
import { finestRegion } from '../values/region-path.ts';
import { readTimeObject } from './time-object.ts';

/** Members that hold the words of a coded value: `{"code":3,"name":"已办结"}`. */
const wordKeys = ['名称', 'name', 'label', 'text', 'title', 'desc'];

/**
 * A value of JSON as a cell: numbers and booleans become text, null none, the parts of a time that time, an object its words where one
 * member alone holds them, a list of such values the list of their texts (甲区、乙街道), and anything else JSON.
 */
export function toCell(value: unknown): string {
  const text = toWords(value);
  return text ?? JSON.stringify(value);
}

/** Null for what has no words of its own. */
function toWords(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const time = readTimeObject(value);
  if (time !== null) return time;
  if (!Array.isArray(value)) return isTyped(value) ? toWords(Object.values(value)[0]) : wordsOf(value);
  const texts = value.map((item) => (Array.isArray(item) ? null : toWords(item)));
  if (texts.includes(null)) return null;
  const filled = texts.filter((text) => text !== '');
  return filled.join(filled.some((text) => sentence.test(text ?? '')) ? '\n' : '、');
}

/** Of a list of such texts each is a paragraph, as programs take them off a page, and no item. */
const sentence = /[。！？；\n]/u;

/** A value with its type, as databases of documents export it: `{"$date":"2026-03-01T00:30:05Z"}`, `{"$oid":"65f…"}`. */
function isTyped(value: object): boolean {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key?.startsWith('$') === true;
}

function wordsOf(object: object): string | null {
  const members = Object.entries(object);
  if (members.length === 0) return '';
  const texts = (keys: readonly string[]) =>
    members.filter(([key, member]) => keys.includes(key.toLowerCase()) && typeof member === 'string');
  const named = texts(wordKeys);
  const [only, ...others] = named.length > 0 ? named : texts(['value']);
  if (only === undefined || others.length > 0) return null;
  // What says more in words is no code.
  return members.some(([key, member]) => key !== only[0] && hasWords(member)) ? null : String(only[1]);
}

function hasWords(member: unknown): boolean {
  return /\p{Script=Han}/u.test(typeof member === 'string' ? member : JSON.stringify(member));
}

/** Columns that a map names by the keys that lead to a nested value: `answer.content`. */
export function listPaths(map: ColumnMap): string[] {
  return fieldNames.flatMap((field) => namesOf(map, field) ?? []).filter((name) => name.includes('.'));
}

/** The cells of paths that an object has; a key of its own that is written so comes before. */
export function readPaths(object: object, paths: readonly string[]): [path: string, cell: string][] {
  return paths.flatMap((path): [string, string][] => {
    if (Object.hasOwn(object, path)) return [];
    const value = path.split('.').reduce<unknown>(memberOf, object);
    return value === undefined ? [] : [[path, toCell(value)]];
  });
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The region of a column whose value is a path or list of them. */
export function readRegionList(value: unknown): string | null {
  return Array.isArray(value) ? finestRegion(value.map(toCell).filter((name) => name.trim() !== '')) : null;
}

/** Levels of a region by the keys of an object, from the widest. */
const regionLevels = [
  /^(?:prov|省)/u,
  /^(?:city|prefecture|地市|市)/u,
  /^(?:district|county|area|region|区|县)/u,
  /^(?:street|subdistrict|town|街道|乡|镇)/u,
];

/**
 * The words of a column whose value is an object that `toCell` has none for: the region of one with a key for each level, what one names
 * as its column (`evaluation: {"satisfaction":"…"}`), or its name among other words.
 * @param resolve finds the fields of an object by its keys
 * @returns null where the value is no object, or has such words
 */
export function readLabelObject(
  value: unknown,
  field: FieldName,
  resolve: (columns: readonly string[]) => FieldColumns,
): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || toWords(value) !== null) return null;
  const keys = Object.keys(value);
  const cells = Object.values(value).map((member) => toWords(member)?.trim() ?? '');
  const levels = field === 'region' ? readLevels(keys, cells) : [];
  if (levels.length > 1) return finestRegion(levels);
  const own = (resolve(keys)[field] ?? []).map((index) => cells[index]!);
  const named = wordKeys.map((word) => cells[keys.findIndex((key) => key.toLowerCase() === word)] ?? '');
  return [...own, ...named].find((cell) => cell !== '') ?? null;
}

/** The names of places of an object, from the widest; those of codes beside them are none. */
function readLevels(keys: readonly string[], cells: readonly string[]): string[] {
  return regionLevels.flatMap((level) => {
    const index = keys.findIndex((key, at) => level.test(key.toLowerCase()) && /\p{L}/u.test(cells[at]!));
    return index < 0 ? [] : [cells[index]!];
  });
}

/** What an object that stands for a reply says of it; cells as `toCell` makes them. */
export type ReplyCells = Readonly<Partial<Record<'reply' | 'replied_at' | 'department', string>>>;

/**
 * The reply of a column whose value is an object or a list of objects with a text of their own, as interfaces answer; of
 * several the latest by its time, else the last.
 * @returns null where the value is nothing of that sort
 */
export function readReplyObject(value: unknown, map: ColumnMap): ReplyCells | null {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const replies = items.flatMap((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
    const reply = readReplyMembers(item, map);
    return reply.reply === undefined ? [] : [reply];
  });
  if (replies.length === 0) return null;
  const time = (reply: ReplyCells): string => parseTime(reply.replied_at ?? '') ?? '';
  return replies.reduce((latest, reply) => (time(reply) >= time(latest) ? reply : latest));
}

/** Who replies: elsewhere these are other things. */
const officeKeys: ReadonlySet<string> = new Set(['unit', 'org', 'office']);

function readReplyMembers(object: object, map: ColumnMap): ReplyCells {
  const fields = resolveColumns(Object.keys(object), map);
  const cells = Object.values(object).map(toCell);
  const first = (...names: readonly FieldName[]): string | undefined =>
    names
      .flatMap((name) => fields[name] ?? [])
      .map((index) => cells[index]!)
      .find((cell) => cell.trim() !== '');
  const found = {
    // Within a reply its text may be called as that of a message.
    reply: first('reply', 'body'),
    replied_at: first('replied_at', 'time'),
    department: first('department') ?? cells[Object.keys(object).findIndex((key) => officeKeys.has(key.toLowerCase()))],
  };
  return Object.fromEntries(Object.entries(found).filter(([, cell]) => cell !== undefined && cell !== ''));
}

/** True for a cell that holds JSON of an object or list: no value of a short field. */
export function isNested(text: string): boolean {
  if (!/^\s*[[{][\s\S]*[\]}]\s*$/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

import { QingyuError } from '../../core/errors.ts';
import { cutText } from '../../core/whole-characters.ts';
import { type FieldColumns, holdsMessages, normaliseColumnName } from '../columns/fields.ts';
import { maskText } from '../masks/mask.ts';
import { codeNames, textNames } from './answer-names.ts';
import { parseLooseJson } from './parse-loose-json.ts';
import { createArrayScanner } from './split-json.ts';
import { createWrapperSplitter } from './split-wrapped-json.ts';
import { unwrapMessage } from './unwrap-message.ts';

/** Finds the fields of an object by its keys. */
type Resolve = (columns: readonly string[]) => FieldColumns;

/** Lines that hold an object each, objects on several lines, one array of objects, or objects that wrap an array of messages. */
export type JsonForm = 'lines' | 'objects' | 'array' | 'wrapper';

/**
 * Tells the form of a JSON file by its beginning. Objects on lines of their own are lines, unless what the first one holds is
 * an array of messages rather than a message. An answer whose array is empty wraps no messages: the next one tells.
 * @param head the file's text as far as it is read
 * @param isWhole whether that is all of it
 * @param longestPiece a message is no longer: nor is what tells the form
 * @returns null where more has to be read
 * @throws QingyuError UNSUPPORTED_JSON for an object on several lines that wraps nothing and is no message, INTERFACE_ERROR for the one answer of an
 *   interface that says why it has none
 */
export function findJsonForm(head: string, isWhole: boolean, longestPiece: number, resolve: Resolve): JsonForm | null {
  const start = skipEmptyPages(head, resolve);
  if (start > longestPiece) return 'wrapper';
  const text = head.slice(start).trimStart();
  const isLast = isWhole || text.length > longestPiece;
  if (text === '') return isWhole ? 'lines' : null;
  if (text[0] !== '{') return text[0] === '[' ? 'array' : 'lines';
  const first = readFirstLine(text, isWhole);
  if (!first.isEnded && !isLast) return null;
  if (first.object !== null) return formOfLine(first.object, first.isAlone, isLast, resolve);
  if (first.isEnded || isWhole) {
    const next = text.slice(first.line.length).trimStart()[0];
    if (next === undefined && !isLast) return null;
    if (!goesOn(first.line, next)) return 'lines';
  }
  const scanner = createArrayScanner(Number.POSITIVE_INFINITY);
  const end = scanner.scan(text, 0, []);
  if (scanner.isClosed()) return formOfObject(parseObject(text.slice(0, end)), resolve);
  if (!isLast) return null;
  // A line that is too long for a message may still be one.
  return first.isEnded || holdsMessagesAt(text, longestPiece, resolve) ? 'wrapper' : 'lines';
}

interface FirstLine {
  readonly line: string;
  /** Whether a further line begins behind it. */
  readonly isEnded: boolean;
  /** The object that it holds; null where it holds none, or not all of it is read. */
  readonly object: object | null;
  /** Whether it holds one, and nothing stands behind it. */
  readonly isAlone: boolean;
}

function readFirstLine(text: string, isWhole: boolean): FirstLine {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  const object = end >= 0 || isWhole ? parseObject(line) : null;
  const isAlone = object !== null && text.trimEnd().length === line.trimEnd().length;
  return { line, isEnded: end >= 0, object, isAlone };
}

/** The form of a text whose first line is an object: a message, or the answer of an interface. */
function formOfLine(object: object, isAlone: boolean, isLast: boolean, resolve: Resolve): JsonForm | null {
  if (wrapsMessages(object, resolve)) return 'wrapper';
  if (!isAlone) return 'lines';
  const table = describeTable(object, resolve);
  const isSilent = isAnswer(object, resolve) && (holdsNothing(object) || tellsTrouble(object));
  if (table === null && !isSilent) return 'lines';
  if (!isLast) return null;
  if (table !== null) throw unsupported(table);
  if (holdsNothing(object)) return 'wrapper';
  throw answered(object);
}

/** The form of a text that begins with an object on several lines; null for what is none. */
function formOfObject(object: object | null, resolve: Resolve): JsonForm {
  if (object === null) throw unsupported('malformed text');
  if (wrapsMessages(object, resolve)) return 'wrapper';
  if (isAnswer(object, resolve)) {
    if (holdsNothing(object)) return 'wrapper';
    if (tellsTrouble(object)) throw answered(object);
  }
  const table = describeTable(object, resolve);
  if (table === null && isWholeMessage(object, resolve)) return 'objects';
  throw unsupported(table ?? describeKeys(object));
}

/** A line with an object that is not the last one. */
const furtherLine = /\s*(\{[^\n]*)\n\s*(?=\S)/gy;

/** Where the first line begins that is no empty page of an interface, or is the last one: it tells the form. */
function skipEmptyPages(text: string, resolve: Resolve): number {
  let start = 0;
  for (const [match, line = ''] of text.matchAll(furtherLine)) {
    const page = parseObject(line);
    if (page === null || !isEmptyPage(page, resolve)) break;
    start += match.length;
  }
  return start;
}

function isEmptyPage(value: object, resolve: Resolve): boolean {
  return isAnswer(value, resolve) && listArrays(value).length > 0 && holdsNothing(value);
}

/** What is said of an object on several lines that wraps no messages. */
function describeKeys(value: object): string {
  const keys = Object.keys(value).slice(0, 20).join(', ');
  return `an object of the keys ${keys} on several lines; if it wraps the messages, take them out, e.g. by jq -c '.data.list[]', else write it on one line by jq -c .`;
}

/** What is said of an object that is a whole table in another form; null for any other. */
function describeTable(value: object, resolve: Resolve): string | null {
  const columns: readonly unknown[] = Object.values(value);
  const isByKey = columns.length > 1 && columns.every((member) => isPlainObject(member) && isMessage(member, resolve));
  if (isByKey && unwrapMessage(value, resolve) === value)
    return "messages under keys of their own: take them out, e.g. by jq -c '.[]'";
  const isByColumn =
    columns.length > 1 && columns.every((column) => isPlainObject(column) && Object.keys(column)[0] === '0');
  if (isByColumn) {
    return "its values column by column, as pandas writes them: write rows by to_json(orient='records')";
  }
  const arrays = Object.entries(value).filter(([, member]) => Array.isArray(member) && Array.isArray(member[0]));
  const [name] = arrays[0] ?? [];
  return name === undefined
    ? null
    : `rows without the names of their columns in ${name}: write each as an object, e.g. by pandas to_json(orient='records')`;
}

function unsupported(got: string): QingyuError {
  return new QingyuError(`Expected JSON lines, an array of objects or an object around such an array, got ${got}`, {
    code: 'UNSUPPORTED_JSON',
    stage: 'ingest',
  });
}

/** True where the next line can belong to an object that the first one begins: a broken line of JSON lines is one row. */
function goesOn(line: string, next: string | undefined): boolean {
  const open: string[] = [];
  let inString = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') open.push(character);
    else if (character === '}' || character === ']') open.pop();
  }
  if (inString || open.length === 0 || next === undefined) return false;
  return open.at(-1) === '[' || line.trimEnd().endsWith(':') || next === '"' || next === '}';
}

/** Whether an object is a message, or carries one. */
export function isMessage(value: object, resolve: Resolve): boolean {
  return holdsMessages(resolve(Object.keys(unwrapMessage(value, resolve))));
}

/** Whether an object is a message for certain: it has a text and says when it was written. */
export function isWholeMessage(value: object, resolve: Resolve): boolean {
  const fields = resolve(Object.keys(unwrapMessage(value, resolve)));
  return holdsMessages(fields) && fields.time !== undefined;
}

function holdsMessagesAt(text: string, longestPiece: number, resolve: Resolve): boolean {
  const splitter = createWrapperSplitter(longestPiece, (value) => isMessage(value, resolve));
  splitter.push(text);
  return splitter.hasMessages();
}

/**
 * Whether an object holds messages rather than is one. A message may hold arrays (of replies) whose objects have a text, and
 * what wraps messages may have a `message` (ok) and a time of its own: the one that names more fields is the message.
 */
function wrapsMessages(value: object, resolve: Resolve): boolean {
  const arrays = findArrays(value);
  if (arrays.length === 0) return false;
  // The answer of an interface may carry one message, whose arrays are its replies.
  const carried = unwrapMessage(value, resolve);
  if (carried !== value) return wrapsMessages(carried, resolve);
  // What is named `content` may be the array.
  const names = Object.entries(value).flatMap(([name, member]) => (Array.isArray(member) ? [] : [name]));
  const own = resolve(names);
  if (!holdsMessages(own)) return true;
  if (resolve(names.filter((name) => normaliseColumnName(name) !== 'message')).body !== undefined) return false;
  return arrays.map(resolve).some((fields) => holdsMessages(fields) && countFields(fields) > countFields(own));
}

/** Whether an object has no text of a message: what it names so may be that of the answer, or an array of messages. */
function isAnswer(value: object, resolve: Resolve): boolean {
  const names = Object.entries(value).flatMap(([name, member]) => {
    const plain = normaliseColumnName(name);
    const isOfAnswer = Array.isArray(member) || textNames.has(plain) || plain === 'timestamp';
    return isOfAnswer ? [] : [name];
  });
  const fields = resolve(names);
  return !holdsMessages(fields) && fields.time === undefined && unwrapMessage(value, resolve) === value;
}

/** Whether an answer has room for messages, and none in it: one empty array, or data that are null where nothing failed. */
function holdsNothing(value: object): boolean {
  const arrays = listArrays(value);
  if (arrays.length > 0) return arrays.every((array) => array.length === 0);
  const members = Object.entries(value);
  const isFine = members.some(
    ([name, member]) => codeNames.has(normaliseColumnName(name)) && ['0', '200', 'true', 'ok'].includes(String(member)),
  );
  return isFine && members.some(([name, member]) => normaliseColumnName(name) === 'data' && member === null);
}

function tellsTrouble(value: object): boolean {
  const names = Object.keys(value).map(normaliseColumnName);
  return names.some((name) => codeNames.has(name)) && names.some((name) => textNames.has(name));
}

/** Longest part of an answer that an error repeats. */
const longestAnswer = 100;

function answered(value: object): QingyuError {
  const told = Object.entries(value).flatMap(([name, member]) =>
    typeof member === 'object' ? [] : [`${name} ${cutText(maskText(String(member)), longestAnswer)}`],
  );
  return new QingyuError(`Expected the interface to answer with messages, got ${told.slice(0, 6).join(', ')}`, {
    code: 'INTERFACE_ERROR',
    stage: 'ingest',
  });
}

/** The arrays that stand in objects alone. */
function listArrays(value: object): unknown[][] {
  return Object.values(value).flatMap((inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return [];
    return Array.isArray(inner) ? [inner] : listArrays(inner);
  });
}

function countFields(fields: FieldColumns): number {
  return Object.keys(fields).length;
}

/** The keys of the first object of each array of objects that stands in objects alone. */
function findArrays(value: object): string[][] {
  return listArrays(value).flatMap(([first]) =>
    typeof first === 'object' && first !== null && !Array.isArray(first) ? [Object.keys(first)] : [],
  );
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = parseLooseJson(text);
    return isPlainObject(value) ? value : null;
  } catch {
    return null;
  }
}

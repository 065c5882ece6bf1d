import {
  columnsNamed,
  type FieldColumns,
  type FieldName,
  fieldNames,
  holdsMessages,
  normaliseColumnName,
} from '../columns/fields.ts';
import { codeNames, textNames } from './answer-names.ts';

/** Finds the fields of an object by its keys. */
type Resolve = (columns: readonly string[]) => FieldColumns;

/** Fields that an object names at least for the one around it to be no more than its cover. */
const leastFields = 2;
/** What an interface says of its answer in names that a message has too. */
const ofAnswer: ReadonlySet<string> = new Set(['message', 'timestamp']);
/** What an interface says by a code that all went well. */
const fine = /^(?:[01]|200|true|ok|success|succeeded)$/i;
/** Fields that tell which message it is: beside one these are of something else. */
const ofMessage: ReadonlySet<FieldName> = new Set(['id', 'title', 'body']);
/** What an object within a message says of it: how it was handled, or who wrote it. */
const ofHandling = [
  ...(['region', 'department', 'status', 'satisfaction', 'reply', 'replied_at', 'due_at'] as const),
  ...(['grade_manner', 'grade_speed'] as const),
];
const ofPerson = ['author', 'phone', 'author_type', 'region'] as const;
/** The name of an object whose text is a reply. */
const replyName = /^(?:reply|answer|respon[sd]|handl|deal|process|feedback|回复|答复|回应|办理|处理|反馈)/u;

interface Part {
  readonly name: string;
  readonly member: object;
  readonly fields: FieldColumns;
}

/**
 * The message of an object that only carries it, as search engines (`{"_id":"…","_source":{…}}`) and maps
 * (`{"type":"Feature","properties":{…}}`) export it, and interfaces in parts (`{"base":{…},"handling":{…}}`): its one member that is a
 * message, with the fields that stand beside it where it lacks them, and the id of the cover where it has none. Other keys of the cover
 * stay as columns that are no field.
 * @param wanted names of columns that the user maps: those of the cover come before the message's own
 * @returns the object itself where it is a message, or nothing in it is one alone
 */
export function unwrapMessage(row: object, resolve: Resolve, wanted: readonly string[] = []): object {
  const parts = listParts(row, resolve);
  if (parts.length === 0) return row;
  const own = resolveCover(row, resolve, parts);
  if (holdsMessages(resolve(own.names))) return row;
  const candidates = parts.filter(
    (part) => isCarried(part) && !own.fields.has(part.name) && !replyName.test(plain(part)),
  );
  const [message] = candidates;
  if (message === undefined || candidates.length > 1) return row;
  const others = parts.filter((part) => part !== message && !own.fields.has(part.name));
  const taken = takeBeside(row, own.fields, message, wanted);
  const found = others.map((part) => readPart(part, new Set([...fieldsOf(message.fields), ...taken.fields])));
  return Object.assign({}, ...found, taken.members, message.member) as object;
}

/**
 * A message with what objects within it say of its handling and of who wrote it (`{"title":"…","handling":{"status":"…"}}`), where it
 * says nothing of that itself.
 */
export function withParts(message: object, resolve: Resolve): object {
  const parts = listParts(message, resolve);
  if (parts.length === 0) return message;
  const names = Object.keys(message);
  const fields = resolve(names);
  if (!holdsMessages(fields)) return message;
  const known = new Set(Object.values(fields).flatMap((indexes) => indexes.map((index) => names[index])));
  const own = fieldsOf(fields);
  const others = parts.filter((part) => !known.has(part.name));
  const found = others.map((part) => pickFields(part, own));
  if (found.every((picked) => Object.keys(picked).length === 0)) return message;
  const taken = new Set(others.filter(({ member }, i) => isAll(found[i]!, member)).map(({ name }) => name));
  const rest = Object.entries(message).filter(([name]) => !taken.has(name));
  return Object.assign({}, ...found, Object.fromEntries(rest)) as object;
}

const replies = /^repl(?:ie|y)s$/;

/** A message whose list of replies has a name that elsewhere is their number. */
export function withReplies(message: object, resolve: Resolve): object {
  const names = Object.keys(message);
  const found = names.find((name) => replies.test(normaliseColumnName(name)));
  if (found === undefined || resolve(names).reply !== undefined) return message;
  const { [found]: list, ...others } = message as Record<string, unknown>;
  return Array.isArray(list) ? { ...others, reply: list } : message;
}

function listParts(row: object, resolve: Resolve): Part[] {
  return Object.entries(row).flatMap(([name, member]) =>
    isObject(member) ? [{ name, member, fields: resolve(Object.keys(member)) }] : [],
  );
}

function isCarried({ fields }: Part): boolean {
  return holdsMessages(fields) && Object.keys(fields).length >= leastFields;
}

function plain({ name }: Part): string {
  return normaliseColumnName(name);
}

/** The keys of a cover and the field of each that is one: what is called as a text and is a message by itself is none. */
function resolveCover(
  row: object,
  resolve: Resolve,
  parts: readonly Part[],
): { readonly names: readonly string[]; readonly fields: ReadonlyMap<string, FieldName> } {
  const keys = Object.keys(row).filter((name) => !ofAnswer.has(normaliseColumnName(name)));
  const all = resolve(keys);
  const texts = new Set([...(all.title ?? []), ...(all.body ?? [])].map((index) => keys[index]));
  const carried = new Set(parts.filter((part) => texts.has(part.name) && isCarried(part)).map(({ name }) => name));
  const names = keys.filter((name) => !carried.has(name));
  const resolved = carried.size === 0 ? all : resolve(names);
  const fields = fieldNames.flatMap((field) => (resolved[field] ?? []).map((index) => [names[index]!, field] as const));
  return { names, fields: new Map(fields) };
}

/** What the keys of a cover say of the message in it, and which fields that makes. */
function takeBeside(
  row: object,
  fields: ReadonlyMap<string, FieldName>,
  message: Part,
  wanted: readonly string[],
): { readonly members: object; readonly fields: ReadonlySet<FieldName> } {
  const has = fieldsOf(message.fields);
  const members: [string, unknown][] = [];
  const found = new Set<FieldName>();
  const names = Object.keys(row);
  const plainNames = names.map(normaliseColumnName);
  const id = [...fields].find(([, field]) => field === 'id')?.[0];
  const mapped = new Set(wanted.flatMap((name) => columnsNamed(names, plainNames, name).map((index) => names[index])));
  for (const [name, value] of Object.entries(row)) {
    const field = fields.get(name);
    if (field === undefined) {
      if (!isObject(value) && !isOfAnswer(name)) members.push([name, Array.isArray(value) ? '' : value]);
    } else if (mapped.has(name) || (!has.has(field) && (name === id || isBeside(name, field, value)))) {
      members.push([name, value]);
      found.add(field);
    }
  }
  return { members: Object.fromEntries(members), fields: found };
}

function isOfAnswer(name: string): boolean {
  const normalised = normaliseColumnName(name);
  return ofAnswer.has(normalised) || codeNames.has(normalised) || textNames.has(normalised);
}

function isBeside(name: string, field: FieldName, value: unknown): boolean {
  // Search engines write so what is theirs (`_type`); maps call each of their objects a Feature.
  if (ofMessage.has(field) || name.startsWith('_') || value === 'Feature') return false;
  return !(codeNames.has(normaliseColumnName(name)) && fine.test(String(value)));
}

/** What an object beside a message says of it; its other keys are columns without a value, so that they are told of. */
function readPart(part: Part, has: ReadonlySet<FieldName>): object {
  const { name, member, fields } = part;
  if (holdsMessages(fields) && replyName.test(plain(part)) && !has.has('reply')) return { reply: member };
  const picked = pickFields(part, has);
  const left = Object.keys(member).filter((key) => !Object.hasOwn(picked, key));
  if (left.length === Object.keys(member).length) return { [name]: '' };
  return { ...Object.fromEntries(left.map((key) => [`${name}.${key}`, ''])), ...picked };
}

/** Members that are fields of the message around it; a status beside a name is that of the person. */
function pickFields({ member, fields }: Part, has: ReadonlySet<FieldName>): object {
  if (holdsMessages(fields)) return {};
  const isPerson = (fields.author ?? fields.phone) !== undefined;
  const isOffice = (fields.department ?? fields.reply ?? fields.replied_at) !== undefined;
  const entries = Object.entries(member);
  const picked = (isPerson && !isOffice ? ofPerson : ofHandling).filter((field) => !has.has(field));
  return Object.fromEntries(picked.flatMap((field) => (fields[field] ?? []).map((index) => entries[index]!)));
}

function isAll(picked: object, member: object): boolean {
  return Object.keys(picked).length === Object.keys(member).length;
}

function fieldsOf(fields: FieldColumns): ReadonlySet<FieldName> {
  return new Set(fieldNames.filter((field) => fields[field] !== undefined));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

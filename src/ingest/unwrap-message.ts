import { type FieldColumns, holdsMessages, normaliseColumnName } from './fields.ts';

/** Finds the fields of an object by its keys. */
type Resolve = (columns: readonly string[]) => FieldColumns;

/** Fields that an object names at least for the one around it to be no more than its cover. */
const leastFields = 2;
/** What an interface says of its answer in names that a message has too. */
const ofAnswer: ReadonlySet<string> = new Set(['message', 'timestamp']);
/** What stands beside a message in its cover and is of it; an id or a text there is of something else. */
const fieldsBeside = ['author', 'region', 'department', 'status', 'satisfaction', 'reply', 'replied_at'] as const;

/**
 * The message of an object that only carries it, as search engines (`{"_id":"…","_source":{…}}`) and maps
 * (`{"type":"Feature","properties":{…}}`) export it, and interfaces in parts (`{"base":{…},"handling":{…}}`): its one member that is a
 * message, with what the others say of handling, and the id of the cover where it has none.
 * @returns the object itself where it is a message, or nothing in it is one alone
 */
export function unwrapMessage(row: object, resolve: Resolve): object {
  const members = Object.entries(row).filter(([, member]) => isObject(member));
  if (members.length === 0) return row;
  const names = Object.keys(row).filter((name) => !ofAnswer.has(normaliseColumnName(name)));
  const own = resolve(names);
  if (holdsMessages(own)) return row;
  const ownFields = new Set(
    Object.values(own)
      .flat()
      .map((index) => names[index]),
  );
  const parts = members.flatMap(([name, member]: [string, object]) =>
    ownFields.has(name) ? [] : [{ member, fields: resolve(Object.keys(member)) }],
  );
  const messages = parts.filter(({ fields }) => holdsMessages(fields) && Object.keys(fields).length >= leastFields);
  const [message] = messages;
  if (message === undefined || messages.length > 1) return row;
  const id = message.fields.id === undefined ? names[own.id?.[0] ?? -1] : undefined;
  const beside = parts.filter((part) => part !== message).map(({ member, fields }) => pickBeside(member, fields));
  return Object.assign(id === undefined ? {} : { [id]: Reflect.get(row, id) }, ...beside, message.member) as object;
}

function pickBeside(member: object, fields: FieldColumns): object {
  const entries = Object.entries(member);
  return Object.fromEntries(fieldsBeside.flatMap((field) => (fields[field] ?? []).map((index) => entries[index]!)));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { SaxesParser } from 'saxes';
import { QingyuError } from '../../core/errors.ts';

/** What an element holds: its text, or its attributes and children by name; children of one name are a list. */
export type XmlValue = string | XmlValue[] | { readonly [name: string]: XmlValue };

/** Elements that stand under each other by these names, from the root on. */
interface Open {
  readonly name: string;
  /** Names from the root to here. */
  readonly path: string;
  readonly members: Record<string, XmlValue>;
  text: string;
}

/**
 * Reads the records of an XML document: the elements of one path, as open-data portals and databases write rows
 * (`<data><row><title>…</title></row></data>`). Which path that is, is told by the head of the document: of the paths
 * below the root whose elements weigh most the shortest; a document whose head has none is read no further. What stands elsewhere is passed over.
 * @param chunks decoded text
 * @param weigh how surely an element is a record, by its members; 0: it is none
 * @param onOther told, where no element is a record, the one that has most members; null where none has any
 * @throws QingyuError UNREADABLE where the document is not well-formed; entities that are not declared (`&nbsp;`, a bare `&`) stay as they are
 */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  file: string,
  weigh: (members: object) => number,
  onOther: (members: object | null) => void,
): AsyncGenerator<object> {
  const reader = createReader(file, weigh);
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const end = text.length - (unfinishedEntity.exec(text)?.[0].length ?? 0);
    yield* reader.push(escapeBare(text.slice(0, end)));
    rest = text.slice(end);
    if (reader.isWithoutRecords()) return onOther(reader.richest());
  }
  yield* reader.push(escapeBare(rest));
  yield* reader.end();
  if (!reader.hasRecords()) onOther(reader.richest());
}

/** As many UTF-16 units tell which path holds the records. */
const longestHead = 4 << 20;

/** What may go on in the next chunk. */
const unfinishedEntity = /&#?[0-9a-z]{0,9}$/i;
const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/gi;

/** What people write by hand has `&nbsp;` and bare `&`, which stand for themselves. */
function escapeBare(xml: string): string {
  return xml.includes('&') ? xml.replace(bareAmpersand, '&amp;') : xml;
}

interface Candidate {
  readonly weight: number;
  readonly depth: number;
  readonly path: string;
  readonly members: object;
}

function createReader(file: string, weigh: (members: object) => number) {
  const open: Open[] = [];
  /** Elements of the head that can be records, in the order of their ends, until the path is told. */
  let head: Candidate[] = [];
  let path: string | null = null;
  let pathDepth = 0;
  let length = 0;
  let found: object[] = [];
  let richest: object | null = null;
  let count = 0;

  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw broken(file, error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const own = localName(name);
    const parent = open.at(-1);
    open.push({
      name: own,
      path: parent === undefined ? own : `${parent.path}/${own}`,
      members: ownAttributes(attributes),
      text: '',
    });
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', (text) => addText(text.replaceAll('&amp;', '&')));
  parser.on('closetag', () => {
    const element = open.pop()!;
    const value = readValue(element);
    if (typeof value === 'object' && !Array.isArray(value)) see(element.path, value);
    const parent = open.at(-1);
    // What records do not hold is not kept.
    if (parent !== undefined && (path === null || open.length > pathDepth))
      addMember(parent.members, element.name, value);
  });

  function see(here: string, members: object): void {
    if (Object.keys(members).length > Object.keys(richest ?? {}).length && open.length > 0) richest = members;
    if (path !== null) {
      if (here === path) found.push(members);
    } else if (open.length > 0) {
      const weight = weigh(members);
      if (weight > 0) head.push({ weight, depth: open.length, path: here, members });
    }
  }

  /** The records of the head, once it has told their path. */
  function settle(): void {
    const first = head.reduce<Candidate | null>(
      (best, candidate) => (best === null || isBetter(candidate, best) ? candidate : best),
      null,
    );
    if (first === null) return;
    path = first.path;
    pathDepth = first.depth;
    found.push(...head.filter((candidate) => candidate.path === path).map(({ members }) => members));
    head = [];
  }

  function* take(): Generator<object> {
    const records = found;
    found = [];
    count += records.length;
    yield* records;
  }

  return {
    *push(chunk: string): Generator<object> {
      length += chunk.length;
      let fault: unknown = null;
      try {
        parser.write(chunk);
      } catch (error) {
        fault = error;
      }
      if (path === null && (fault !== null || length >= longestHead)) settle();
      yield* take();
      if (fault !== null) throw fault;
    },
    *end(): Generator<object> {
      if (path === null) settle();
      yield* take();
      parser.close();
      yield* take();
    },
    hasRecords: () => count > 0,
    isWithoutRecords: () => path === null && length >= longestHead,
    richest: () => richest,
  };
}

function isBetter(candidate: Candidate, best: Candidate): boolean {
  return candidate.weight === best.weight ? candidate.depth < best.depth : candidate.weight > best.weight;
}

/** A namespace says nothing of a column. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function ownAttributes(attributes: Readonly<Record<string, string>>): Record<string, XmlValue> {
  const own = Object.entries(attributes).filter(([name]) => !/^xmlns(?::|$)|^xsi:/.test(name));
  return Object.fromEntries(own.map(([name, value]) => [localName(name), value]));
}

/** An element without members is its text, one around elements of one name (`<replies><reply>…`) a list; beside members text is one more. */
function readValue({ members, text }: Open): XmlValue {
  const plain = text.trim();
  const [only, ...others] = Object.values(members);
  if (only === undefined) return plain;
  if (plain !== '') addMember(members, 'text', plain);
  else if (others.length === 0 && typeof only === 'object') return Array.isArray(only) ? only : [only];
  return members;
}

function addMember(members: Record<string, XmlValue>, name: string, value: XmlValue): void {
  const before = Object.hasOwn(members, name) ? members[name] : undefined;
  if (before === undefined)
    Object.defineProperty(members, name, { value, enumerable: true, writable: true, configurable: true });
  else if (Array.isArray(before)) before.push(value);
  else members[name] = [before, value];
}

function broken(file: string, message: string): QingyuError {
  return new QingyuError(`Expected ${file} to be well-formed XML, got ${describe(message)}`, {
    code: 'UNREADABLE',
    stage: 'ingest',
    data: { file },
  });
}

/** Where it is and what, without any of the text, which may be personal. */
function describe(message: string): string {
  const [, line] = /^(?:[^:]*:)?(\d+):\d+: /.exec(message) ?? [];
  const where = line === undefined ? '' : ` in line ${line}`;
  return /unclosed tag|unexpected end/i.test(message)
    ? `one that breaks off${where}: copy or export it again`
    : `a fault${where}: export it anew, or as .csv`;
}

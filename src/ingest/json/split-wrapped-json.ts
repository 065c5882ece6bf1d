import { QingyuError } from '../../core/errors.ts';
import { followTexts } from './follow-texts.ts';
import { parseLooseJson } from './parse-loose-json.ts';
import { createArrayScanner, type JsonPiece, type JsonSplitter } from './split-json.ts';

/** A splitter of objects that wrap an array of messages, as the answers of interfaces do. */
export interface WrapperSplitter extends JsonSplitter {
  /** Whether an array of messages was found. */
  hasMessages(): boolean;
  /**
   * What was found in their place: the outer keys, and those of the first array of objects (`data.list[].name`); null where
   * that is nothing, as in the one answer of a day without messages.
   */
  otherColumns(): readonly string[] | null;
}

/** Longest key that is told from another, in UTF-16 units. */
const longestKey = 200;
/** Outer keys that are told, at most. */
const mostOuterKeys = 10;

/**
 * Takes the elements of the array of messages out of one object, or several one after another, that wrap it at any depth
 * (`{"code":0,"data":{"list":[…]}}`). An array counts by its first element; arrays within arrays are parts of a message.
 * @param longestPiece an element that is longer becomes a piece with a problem, and is not kept
 * @param isMessage whether an object is a message, or carries one
 * @throws QingyuError AMBIGUOUS_JSON from `push` where arrays of different names hold messages
 */
export function createWrapperSplitter(longestPiece: number, isMessage: (value: object) => boolean): WrapperSplitter {
  /** The key that is read in each object that is open. */
  const keys: string[] = [];
  const texts = followTexts();
  let string = '';
  let array: OpenArray | null = null;
  let messagePath: string | null = null;
  const outerKeys = new Set<string>();
  let otherColumns: readonly string[] | null = null;
  let number = 0;
  let objects = 0;
  let hasElements = false;

  function take(found: readonly JsonPiece[], from: OpenArray): JsonPiece[] {
    const [first] = found;
    if (first !== undefined) hasElements = true;
    if (from.isMessages === null && first !== undefined) from.isMessages = judge(first, from.path);
    return from.isMessages === true ? found.map((piece) => ({ ...piece, number: ++number })) : [];
  }

  function judge(first: JsonPiece, path: string): boolean {
    const value = first.problem === null ? parseObject(first.text) : null;
    // What cannot be parsed shows as a row that is refused.
    const holds = value === null ? first.problem !== null || first.text.trim()[0] === '{' : isMessage(value);
    if (!holds && value !== null) otherColumns ??= Object.keys(value).map((column) => `${path}[].${column}`);
    if (holds && messagePath !== null && messagePath !== path) throw ambiguous(messagePath, path);
    if (holds) messagePath = path;
    return holds;
  }

  /** Follows a sign outside the arrays. @returns false for the bracket of an array, which its scanner reads */
  function passOuter(character: string): boolean {
    const wasIn = texts.isIn();
    if (texts.take(character.charCodeAt(0))) {
      if (!wasIn) string = '';
      else if (texts.isIn() && string.length < longestKey) string += character;
      return true;
    }
    if (character === ':') nameKey(string);
    else if (character === '{') {
      if (keys.length === 0) objects++;
      keys.push('');
    } else if (character === '}') keys.pop();
    return character !== '[';
  }

  function nameKey(key: string): void {
    keys[keys.length - 1] = key;
    if (keys.length === 1 && outerKeys.size < mostOuterKeys) outerKeys.add(key);
  }

  /** Reads on within an array. @returns the index after what was read */
  function passArray(text: string, from: number, within: OpenArray, pieces: JsonPiece[]): number {
    const found: JsonPiece[] = [];
    const next = within.scanner.scan(text, from, found);
    for (const piece of take(found, within)) pieces.push(piece);
    if (within.scanner.isClosed()) array = null;
    return next;
  }

  return {
    push(text) {
      const pieces: JsonPiece[] = [];
      for (let i = 0; i < text.length; ) {
        if (array !== null) i = passArray(text, i, array, pieces);
        else if (passOuter(text.charAt(i))) i++;
        else array = { scanner: createArrayScanner(longestPiece), path: keys.join('.'), isMessages: null };
      }
      return pieces;
    },
    end: () => (array === null ? [] : take(array.scanner.end(), array)),
    hasMessages: () => messagePath !== null,
    otherColumns: () => (objects > 1 || hasElements ? [...outerKeys, ...(otherColumns ?? [])] : null),
  };
}

interface OpenArray {
  readonly scanner: ReturnType<typeof createArrayScanner>;
  readonly path: string;
  /** Null until the first element is read. */
  isMessages: boolean | null;
}

/** The object that a text is; null for anything else. */
function parseObject(text: string): object | null {
  try {
    const value: unknown = parseLooseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function ambiguous(first: string, second: string): QingyuError {
  return new QingyuError(
    `Expected one array of messages in the file, got ${first} and ${second}: take them apart, e.g. by jq -c '.${first}[]'`,
    { code: 'AMBIGUOUS_JSON', stage: 'ingest' },
  );
}

/** A string, or what opens, closes or divides objects and arrays. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

interface Frame {
  /** Keys of an object so far; null in an array. */
  readonly keys: Set<string> | null;
  /** Key or index of the value at hand. */
  at: string | number;
  isKeyNext: boolean;
}

/**
 * Where an object says a key twice, of which `JSON.parse` keeps the last one alone: keys and indexes from the top to it. Null where none does.
 * @param json a text that `JSON.parse` takes
 */
export function findRepeatedKey(json: string): readonly (string | number)[] | null {
  const open: Frame[] = [];
  for (const [text] of json.matchAll(token)) {
    const frame = open.at(-1);
    if (text === '{') open.push({ keys: new Set(), at: '', isKeyNext: true });
    else if (text === '[') open.push({ keys: null, at: 0, isKeyNext: false });
    else if (text === '}' || text === ']') open.pop();
    else if (frame === undefined) continue;
    else if (text === ',') {
      frame.isKeyNext = frame.keys !== null;
      if (typeof frame.at === 'number') frame.at += 1;
    } else if (frame.isKeyNext) {
      frame.at = JSON.parse(text) as string;
      frame.isKeyNext = false;
      if (frame.keys?.has(frame.at)) return open.map(({ at }) => at);
      frame.keys?.add(frame.at);
    }
  }
  return null;
}

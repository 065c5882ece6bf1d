/** The known signs of a text, each once, and what they weigh, together of length 1. */
export interface TextSigns {
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

/** Characters of a text, and pairs of neighbours; letters and digits alone, small. */
export function* signsOf(text: string): Generator<string> {
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let at = 0; at < run.length; at++) {
      yield run[at]!;
      if (at + 1 < run.length) yield run.slice(at, at + 2);
    }
  }
}

/** Weight of a sign in a text that has it so often. */
export function weighSign(count: number, idf: number): number {
  return (1 + Math.log(count)) * idf;
}

/** Inverse document frequency as if one text more had every sign. */
export function signIdf(frequencies: readonly number[], texts: number): Float64Array {
  return Float64Array.from(frequencies, (frequency) => 1 + Math.log((1 + texts) / (1 + frequency)));
}

/** Scales a sparse vector to length 1 in place; one without values stays. */
export function scaleEntries(vector: Map<number, number>): Map<number, number> {
  let square = 0;
  for (const value of vector.values()) square += value * value;
  const factor = square === 0 ? 1 : 1 / Math.sqrt(square);
  for (const [key, value] of vector) vector.set(key, value * factor);
  return vector;
}

/** A sign as a number: the code of its first UTF-16 unit, that of a second one 16 bits above. */
function numberOf(sign: string): number {
  return (sign.charCodeAt(0) | (sign.length === 1 ? 0 : sign.charCodeAt(1) << 16)) >>> 0;
}

const surrogate = /[\ud800-\udfff]/;
/** By UTF-16 unit: 1 for letters and digits, 2 for others, 0 where nobody asked yet. */
const isSign = new Uint8Array(0x1_0000);

function tellsSign(code: number): boolean {
  if (isSign[code] === 0) isSign[code] = /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 2;
  return isSign[code] === 1;
}

/** Reads a text; see `createSignReader`. */
export type SignReader = (text: string, lead?: string, leadShare?: number) => TextSigns;

/**
 * Reads the signs of texts that are among those of a model, each once, in the order in which they come first, and weighs them: damped
 * count times inverse document frequency, together of length 1. A lead, as its title is of a letter, may be added, weighed likewise, in a
 * share of what the text weighs. Arrays are shared by all texts, since every message is read.
 * @param signs of one or two UTF-16 units each
 * @param frequencies number of the model's texts with each
 */
export function createSignReader(signs: readonly string[], frequencies: readonly number[], texts: number): SignReader {
  const idf = signIdf(frequencies, texts);
  const find = indexNumbers(signs.map(numberOf));
  const counts = new Uint16Array(signs.length);
  const weights = new Float64Array(signs.length);
  let rows = new Uint32Array(1024);
  let found = 0;
  const count = (number: number): void => {
    const row = find(number);
    if (row < 0) return;
    if (counts[row] === 0) rows[found++] = row;
    counts[row]!++;
  };
  /** Adds the weights of a text, scaled to a length; its rows are those from one on. */
  const add = (text: string, length: number, from: number): void => {
    found = from;
    if (surrogate.test(text)) for (const sign of signsOf(text)) count(numberOf(sign));
    else countPlain(text.toLowerCase(), count);
    let square = 0;
    for (let i = from; i < found; i++) square += weighSign(counts[rows[i]!]!, idf[rows[i]!]!) ** 2;
    const factor = square === 0 ? 0 : length / Math.sqrt(square);
    let kept = from;
    for (let i = from; i < found; i++) {
      const row = rows[i]!;
      if (weights[row] === 0) rows[kept++] = row;
      weights[row]! += factor * weighSign(counts[row]!, idf[row]!);
      counts[row] = 0;
    }
    found = kept;
  };
  return (text, lead = '', leadShare = 0) => {
    const most = 2 * (text.length + lead.length);
    if (most > rows.length) rows = new Uint32Array(2 * most);
    add(text, 1, 0);
    if (leadShare > 0) add(lead, leadShare, found);
    let square = 0;
    for (let i = 0; i < found; i++) square += weights[rows[i]!]! ** 2;
    const factor = square === 0 ? 1 : 1 / Math.sqrt(square);
    const read = { rows: rows.slice(0, found), weights: new Float32Array(found) };
    for (let i = 0; i < found; i++) {
      read.weights[i] = weights[rows[i]!]! * factor;
      weights[rows[i]!] = 0;
    }
    return read;
  };
}

/** Signs of a text without surrogates, already small. */
function countPlain(text: string, count: (number: number) => void): void {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!tellsSign(code)) {
      before = 0;
      continue;
    }
    if (before !== 0) count((before | (code << 16)) >>> 0);
    count(code);
    before = code;
  }
}

/** The row of a number, or −1: by open addressing. */
function indexNumbers(numbers: readonly number[]): (number: number) => number {
  let size = 1024;
  while (size < 3 * numbers.length) size *= 2;
  const mask = size - 1;
  const keys = new Uint32Array(size);
  const rows = new Int32Array(size).fill(-1);
  const slotOf = (number: number): number => {
    const mixed = Math.imul(number ^ (number >>> 15), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (rows[slot] !== -1 && keys[slot] !== number) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [row, number] of numbers.entries()) {
    const slot = slotOf(number);
    keys[slot] = number;
    rows[slot] = row;
  }
  return (number) => rows[slotOf(number)]!;
}

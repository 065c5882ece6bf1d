/** A sparse matrix by rows: the columns of row r are `columns[starts[r] … starts[r + 1])`, ascending. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columnCount: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Words that occur in a document, as ids; −1 for words outside of the vocabulary. */
export type WordIds = Int32Array;

interface PairTable {
  /** i · words + j + 1; 0 where empty. */
  keys: Float64Array;
  counts: Float32Array;
  used: number;
}

/**
 * Counts which words stand near each other: each pair within `window` words counts 1 / distance (as GloVe does:
 * Pennington, Socher and Manning 2014).
 * @param words size of the vocabulary
 * @returns a symmetric matrix [words × words]
 */
export function countNeighbours(documents: readonly WordIds[], words: number, window: number): SparseMatrix {
  const table: PairTable = { keys: new Float64Array(1 << 16), counts: new Float32Array(1 << 16), used: 0 };
  for (const ids of documents) {
    for (let i = 0; i < ids.length; i++) {
      if (ids[i]! < 0) continue;
      const last = Math.min(ids.length - 1, i + window);
      for (let j = i + 1; j <= last; j++) {
        if (ids[j]! < 0 || ids[j] === ids[i]) continue;
        const low = Math.min(ids[i]!, ids[j]!);
        addPair(table, low * words + Math.max(ids[i]!, ids[j]!) + 1, 1 / (j - i));
      }
    }
  }
  return toMatrix(table, words);
}

function addPair(table: PairTable, key: number, amount: number): void {
  const slot = findPair(table, key);
  if (table.keys[slot] === 0) {
    table.keys[slot] = key;
    table.used++;
  }
  table.counts[slot] = table.counts[slot]! + amount;
  if (table.used * 2 > table.keys.length) grow(table);
}

function findPair({ keys }: PairTable, key: number): number {
  const mask = keys.length - 1;
  let slot = (Math.imul(key % 0x1_0000_0000, 0x9e3779b1) ^ (key / 0x1_0000_0000)) >>> 0;
  slot = (slot ^ (slot >>> 15)) & mask;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function grow(table: PairTable): void {
  const { keys, counts } = table;
  table.keys = new Float64Array(keys.length * 2);
  table.counts = new Float32Array(keys.length * 2);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === 0) continue;
    const slot = findPair(table, keys[i]!);
    table.keys[slot] = keys[i]!;
    table.counts[slot] = counts[i]!;
  }
}

/** Each pair in both directions, rows and columns ascending, so that sums are always made in the same order. */
function toMatrix({ keys, counts, used }: PairTable, words: number): SparseMatrix {
  const starts = new Int32Array(words + 1);
  const order = new Float64Array(used);
  let found = 0;
  for (const key of keys) if (key !== 0) order[found++] = key;
  order.sort();
  const table = { keys, counts, used };
  for (const key of order) {
    const row = Math.floor((key - 1) / words);
    const column = (key - 1) % words;
    starts[row + 1] = starts[row + 1]! + 1;
    starts[column + 1] = starts[column + 1]! + 1;
  }
  for (let row = 0; row < words; row++) starts[row + 1] = starts[row + 1]! + starts[row]!;
  const next = starts.slice(0, words);
  const columns = new Int32Array(used * 2);
  const values = new Float32Array(used * 2);
  const put = (row: number, column: number, value: number): void => {
    const at = next[row]!;
    columns[at] = column;
    values[at] = value;
    next[row] = at + 1;
  };
  // Below the diagonal first: for each row, its smaller columns come in the order of the keys.
  for (const key of order) put((key - 1) % words, Math.floor((key - 1) / words), counts[findPair(table, key)]!);
  for (const key of order) put(Math.floor((key - 1) / words), (key - 1) % words, counts[findPair(table, key)]!);
  return { rows: words, columnCount: words, starts, columns, values };
}

/**
 * Scores of the kinds of a text: of each kind its bias and, over the signs of the text, value · weight. All are integers,
 * so the sums do not depend on their order. Signs that many kinds weigh have a weight for every kind, the others a list.
 */

/** Kinds, rounded up to sixteens. */
let columns: u32 = 0;
/** Score of a text without a sign. */
export let biases = new StaticArray<i32>(0);
export let scores = new StaticArray<i32>(0);

/** By sign: where its list begins, one place more for the end; empty for those with a full row. */
export let starts = new StaticArray<u32>(0);
export let kinds = new StaticArray<u16>(0);
export let weights = new StaticArray<i8>(0);
/** By sign: 1 and more, the number of its full row; 0 for those with a list. */
export let fullRows = new StaticArray<u32>(0);
/** Weights of all kinds, row by row; the first one is nobody's. */
export let full = new StaticArray<i8>(0);

/** The signs of the text at hand, and their values. */
export let signs = new StaticArray<u32>(0);
export let values = new StaticArray<i16>(0);
/** Addresses of the full rows among them, and their values. */
let rows = new StaticArray<u32>(0);
let rowValues = new StaticArray<i16>(0);

export function createTables(signCount: u32, entries: u32, rowCount: u32, columnCount: u32): void {
  columns = columnCount;
  biases = new StaticArray<i32>(columnCount);
  scores = new StaticArray<i32>(columnCount);
  starts = new StaticArray<u32>(signCount + 1);
  kinds = new StaticArray<u16>(entries);
  weights = new StaticArray<i8>(entries);
  fullRows = new StaticArray<u32>(signCount);
  full = new StaticArray<i8>((rowCount + 1) * columnCount);
}

export function reserveSigns(count: u32): void {
  signs = new StaticArray<u32>(count);
  values = new StaticArray<i16>(count);
  rows = new StaticArray<u32>(count + 1);
  rowValues = new StaticArray<i16>(count + 1);
}

/** Scores the text whose first `count` signs and values were written. */
export function score(count: u32): void {
  let rowCount: u32 = 0;
  const table = changetype<u32>(full);
  for (let i: u32 = 0; i < count; i++) {
    const row = fullRows[signs[i]];
    if (row === 0) continue;
    rows[rowCount] = table + row * columns;
    rowValues[rowCount++] = values[i];
  }
  // Rows are summed by twos; the first of the table is nobody's and weighs nothing.
  if (rowCount & 1) {
    rows[rowCount] = table;
    rowValues[rowCount++] = 0;
  }
  for (let column: u32 = 0; column < columns; column += 16) sumSixteen(rowCount, column);
  const to = scores;
  const ofKinds = kinds;
  const ofWeights = weights;
  for (let i: u32 = 0; i < count; i++) {
    const value = i32(values[i]);
    const end = starts[signs[i] + 1];
    for (let at = starts[signs[i]]; at < end; at++) to[ofKinds[at]] += value * i32(ofWeights[at]);
  }
}

/** Sums sixteen columns of the full rows from one on, in registers. */
function sumSixteen(rowCount: u32, column: u32): void {
  const ofRows = changetype<usize>(rows);
  const ofValues = changetype<usize>(rowValues);
  const from = changetype<usize>(biases) + (column << 2);
  let first = v128.load(from);
  let second = v128.load(from, 16);
  let third = v128.load(from, 32);
  let fourth = v128.load(from, 48);
  for (let i: u32 = 0; i < rowCount; i += 2) {
    // The values of both rows in turns, and so their weights.
    const both = v128.load32_splat(ofValues + (i << 1));
    const one = v128.load(<usize>load<u32>(ofRows + (i << 2)) + column);
    const other = v128.load(<usize>load<u32>(ofRows + (i << 2), 4) + column);
    const low = i8x16.shuffle(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const high = i8x16.shuffle(one, other, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    first = i32x4.add(first, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(low), both));
    second = i32x4.add(second, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(low), both));
    third = i32x4.add(third, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(high), both));
    fourth = i32x4.add(fourth, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(high), both));
  }
  const to = changetype<usize>(scores) + (column << 2);
  v128.store(to, first);
  v128.store(to, second, 16);
  v128.store(to, third, 32);
  v128.store(to, fourth, 48);
}

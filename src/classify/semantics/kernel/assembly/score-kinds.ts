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
  rows = new StaticArray<u32>(count + 3);
  rowValues = new StaticArray<i16>(count + 3);
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
  // Rows are added by fours; the first of the table is nobody's and weighs nothing.
  while (rowCount & 3) {
    rows[rowCount] = table;
    rowValues[rowCount++] = 0;
  }
  memory.copy(changetype<usize>(scores), changetype<usize>(biases), columns << 2);
  for (let at: u32 = 0; at < rowCount; at += 4) addFour(at);
  const to = scores;
  const ofKinds = kinds;
  const ofWeights = weights;
  for (let i: u32 = 0; i < count; i++) {
    const value = i32(values[i]);
    const end = starts[signs[i] + 1];
    for (let at = starts[signs[i]]; at < end; at++) to[ofKinds[at]] += value * i32(ofWeights[at]);
  }
}

/**
 * Adds four rows to the scores of all kinds. Row by row weights are read as they lie in memory: kind by kind, with the scores kept in
 * registers, takes a third longer.
 * @param at index of the first of them
 */
function addFour(at: u32): void {
  const ofRows = changetype<usize>(rows) + (at << 2);
  const ofValues = changetype<usize>(rowValues) + (at << 1);
  const valuesOfFirst = v128.load32_splat(ofValues);
  const valuesOfLast = v128.load32_splat(ofValues, 4);
  const row1 = <usize>load<u32>(ofRows);
  const row2 = <usize>load<u32>(ofRows, 4);
  const row3 = <usize>load<u32>(ofRows, 8);
  const row4 = <usize>load<u32>(ofRows, 12);
  const ofScores = changetype<usize>(scores);
  const end = columns;
  for (let column: u32 = 0; column < end; column += 16) {
    const first1 = v128.load(row1 + column);
    const first2 = v128.load(row2 + column);
    const last1 = v128.load(row3 + column);
    const last2 = v128.load(row4 + column);
    const firstLow = lowInTurns(first1, first2);
    const firstHigh = highInTurns(first1, first2);
    const lastLow = lowInTurns(last1, last2);
    const lastHigh = highInTurns(last1, last2);
    const to = ofScores + (column << 2);
    addProducts(to, i16x8.extend_low_i8x16_s(firstLow), valuesOfFirst, i16x8.extend_low_i8x16_s(lastLow), valuesOfLast);
    addProducts(
      to + 16,
      i16x8.extend_high_i8x16_s(firstLow),
      valuesOfFirst,
      i16x8.extend_high_i8x16_s(lastLow),
      valuesOfLast,
    );
    addProducts(
      to + 32,
      i16x8.extend_low_i8x16_s(firstHigh),
      valuesOfFirst,
      i16x8.extend_low_i8x16_s(lastHigh),
      valuesOfLast,
    );
    addProducts(
      to + 48,
      i16x8.extend_high_i8x16_s(firstHigh),
      valuesOfFirst,
      i16x8.extend_high_i8x16_s(lastHigh),
      valuesOfLast,
    );
  }
}

/** The weights of two rows in turns, as their values are: eight kinds. */
function lowInTurns(one: v128, other: v128): v128 {
  return i8x16.shuffle(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function highInTurns(one: v128, other: v128): v128 {
  return i8x16.shuffle(one, other, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Adds to the scores of four kinds what two pairs of rows add. */
function addProducts(to: usize, first: v128, valuesOfFirst: v128, last: v128, valuesOfLast: v128): void {
  const products = i32x4.add(i32x4.dot_i16x8_s(first, valuesOfFirst), i32x4.dot_i16x8_s(last, valuesOfLast));
  v128.store(to, i32x4.add(v128.load(to), products));
}

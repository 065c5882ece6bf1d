/**
 * Second layer of a network: of each kind its bias and, over the dimensions, the product of what `score-kinds` has summed and the
 * kind's vector. All are integers.
 */
import { scores } from './score-kinds';

let dimensions: usize = 0;
/** Vectors of the kinds, one after the other, up to a multiple of four. */
export let outputs = new StaticArray<i8>(0);
export let outputBiases = new StaticArray<i32>(0);
export let outputScores = new StaticArray<i32>(0);
/** The sums, 16 bits long. */
let sums = new StaticArray<i16>(0);

/** @param length a multiple of 16 */
export function createOutputs(kinds: u32, length: u32): void {
  const padded = (kinds + 3) & ~3;
  dimensions = length;
  outputs = new StaticArray<i8>(padded * length);
  outputBiases = new StaticArray<i32>(padded);
  outputScores = new StaticArray<i32>(padded);
  sums = new StaticArray<i16>(length);
}

/** @param lostBits of the sums */
export function scoreOutputs(lostBits: i32): void {
  const ofSums = changetype<usize>(sums);
  for (let at: usize = 0; at < dimensions; at += 8) {
    const from = changetype<usize>(scores) + (at << 2);
    const low = i32x4.shr_s(v128.load(from), lostBits);
    const high = i32x4.shr_s(v128.load(from, 16), lostBits);
    v128.store(ofSums + (at << 1), i16x8.narrow_i32x4_s(low, high));
  }
  const ofBiases = changetype<usize>(outputBiases);
  const ofScores = changetype<usize>(outputScores);
  let row = changetype<usize>(outputs);
  const end = (<usize>outputScores.length) << 2;
  for (let to: usize = 0; to < end; to += 16) {
    v128.store(ofScores + to, i32x4.add(v128.load(ofBiases + to), scoreFour(row, ofSums)));
    row += dimensions << 2;
  }
}

/** Products of the sums and four kinds' vectors that stand one after the other: what is read of the sums serves all of them. */
function scoreFour(row: usize, ofSums: usize): v128 {
  const row2 = row + dimensions;
  const row3 = row2 + dimensions;
  const row4 = row3 + dimensions;
  let total1 = i32x4.splat(0);
  let total2 = i32x4.splat(0);
  let total3 = i32x4.splat(0);
  let total4 = i32x4.splat(0);
  for (let at: usize = 0; at < dimensions; at += 16) {
    const low = v128.load(ofSums + (at << 1));
    const high = v128.load(ofSums + (at << 1), 16);
    total1 = i32x4.add(total1, multiply(v128.load(row + at), low, high));
    total2 = i32x4.add(total2, multiply(v128.load(row2 + at), low, high));
    total3 = i32x4.add(total3, multiply(v128.load(row3 + at), low, high));
    total4 = i32x4.add(total4, multiply(v128.load(row4 + at), low, high));
  }
  const first = addNeighbours(total1, total2);
  const last = addNeighbours(total3, total4);
  return i32x4.add(v128.shuffle<i32>(first, last, 0, 1, 4, 5), v128.shuffle<i32>(first, last, 2, 3, 6, 7));
}

function multiply(weights: v128, low: v128, high: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(weights), low),
    i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(weights), high),
  );
}

/** Of two vectors in turns the sums of neighbours. */
function addNeighbours(one: v128, other: v128): v128 {
  return i32x4.add(v128.shuffle<i32>(one, other, 0, 4, 2, 6), v128.shuffle<i32>(one, other, 1, 5, 3, 7));
}

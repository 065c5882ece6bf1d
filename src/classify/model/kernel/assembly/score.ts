import { dampedCounts, findRank, groupWeights, known, none } from './vocabulary';
import { counts, distinctGroups, distinctOf, found, groups, hashes, idf, ranks, sums, values } from './work-space';

/** A count is damped no further. */
const mostCounted: u32 = 255;

/** Number of distinct features of the message at hand, the one that is none included. */
export let distinct: u32 = 1;

/** Length of each group of features. */
const lengths = new StaticArray<f64>(256);

/**
 * Sums value · weight over the features of a message, all columns of a table of rows: value = (1 + ln count) · idf, each
 * group scaled to unit length. Every sum is taken feature by feature in the order of the text, in f64, so it does not
 * depend on how many columns are added at once.
 * @param length number of occurrences in `hashes` and `groups`
 * @param rows what `createRows` gave
 * @param columns bytes of a row
 */
export function scoreFeatures(length: u32, rows: usize, columns: u32): void {
  findRanks(length);
  countRanks(length);
  weighFeatures();
  for (let column: u32 = 0; column < columns; column += 8) sumEight(rows + column, columns, column);
}

/** By themselves, so that many of these look-ups, which reach far into memory, are under way at once. */
function findRanks(length: u32): void {
  const to = found;
  for (let i: u32 = 0; i < length; i++) {
    // A group without weight is not looked up at all.
    to[i] = groupWeights[groups[i]] === 0 ? none : findRank(hashes[i]);
  }
}

/**
 * Numbers the distinct features in the order of the text and counts them. Without branches: whether a word of a text was
 * there before cannot be guessed.
 */
function countRanks(length: u32): void {
  // The compiler does not know that these stay as they are.
  const ofRanks = known;
  const ofOccurrence = distinctOf;
  const toRanks = ranks;
  const toIdf = idf;
  const toGroups = distinctGroups;
  const toCounts = counts;
  const nothing = none;
  memory.fill(changetype<usize>(toCounts), 0, (length + 2) << 2);
  toRanks[0] = nothing;
  let next: u32 = 1;
  for (let i: u32 = 0; i < length; i++) {
    const rank = found[i];
    const before = ofRanks[rank];
    const isNew = u32(before < 256) & u32(rank !== nothing);
    const number = (before >>> 8) | (next & (0 - isNew));
    ofRanks[rank] = (before & 0xff) | (number << 8);
    ofOccurrence[i] = number;
    // For the next new one, if this is none.
    toRanks[next] = rank;
    toIdf[next] = u8(before);
    toGroups[next] = groups[i];
    toCounts[number] += 1;
    next += isNew;
  }
  toCounts[0] = 1;
  for (let d: u32 = 1; d < next; d++) ofRanks[toRanks[d]] &= 0xff;
  distinct = next;
}

function weighFeatures(): void {
  const number = distinct;
  const toValues = values;
  const ofGroups = distinctGroups;
  const groupCount = groupWeights.length;
  for (let g = 0; g < groupCount; g++) lengths[g] = 0;
  toValues[0] = 0;
  for (let d: u32 = 1; d < number; d++) {
    const count = min(counts[d], mostCounted);
    counts[d] = count;
    const value = dampedCounts[count] * f64(idf[d]);
    toValues[d] = value;
    lengths[ofGroups[d]] += value * value;
  }
  for (let g = 0; g < groupCount; g++) lengths[g] = lengths[g] === 0 ? 0 : groupWeights[g] / sqrt(lengths[g]);
  for (let d: u32 = 1; d < number; d++) toValues[d] *= lengths[ofGroups[d]];
}

/** Sums eight columns from one on, in registers, two a register. */
function sumEight(rows: usize, stride: u32, column: u32): void {
  const number = distinct;
  const ofRanks = ranks;
  const ofValues = changetype<usize>(values);
  let first = f64x2.splat(0);
  let second = f64x2.splat(0);
  let third = f64x2.splat(0);
  let fourth = f64x2.splat(0);
  for (let d: u32 = 1; d < number; d++) {
    const value = v128.load64_splat(ofValues + (d << 3));
    const weights = v128.load8x8_s(rows + ofRanks[d] * stride);
    const low = i32x4.extend_low_i16x8_s(weights);
    const high = i32x4.extend_high_i16x8_s(weights);
    first = f64x2.add(first, f64x2.mul(value, f64x2.convert_low_i32x4_s(low)));
    second = f64x2.add(second, f64x2.mul(value, f64x2.convert_low_i32x4_s(upperHalf(low))));
    third = f64x2.add(third, f64x2.mul(value, f64x2.convert_low_i32x4_s(high)));
    fourth = f64x2.add(fourth, f64x2.mul(value, f64x2.convert_low_i32x4_s(upperHalf(high))));
  }
  const to = changetype<usize>(sums) + (column << 3);
  v128.store(to, first);
  v128.store(to, second, 16);
  v128.store(to, third, 32);
  v128.store(to, fourth, 48);
}

function upperHalf(four: v128): v128 {
  return i32x4.shuffle(four, four, 2, 3, 2, 3);
}

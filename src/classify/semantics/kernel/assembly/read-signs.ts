/**
 * Reads the signs of a text, characters and pairs of neighbours, that are among those of a model, and weighs them: damped count times
 * inverse document frequency, together of length 1. A sign is its first UTF-16 unit, a second one 16 bits above. What is neither letter
 * nor digit is in no sign, so it is looked up in vain and needs no test of its own.
 */

/** Counts beyond have their logarithm taken anew. */
const tabled: u32 = 256;

/** Open addressing; two numbers a slot: the sign, and its row and one, 0 in a free one. The host writes them. */
export let slots = new StaticArray<u32>(0);
/** Inverse document frequency by row; the host writes it. */
export let idf = new StaticArray<f64>(0);
/** 1 + ln(count) by count; the host writes them, so that they are its own logarithms to the last bit. */
export const dampedCounts = new StaticArray<f64>(tabled);

let mask: u32 = 0;
// By row, of the text at hand: zeros between texts.
let counts = new StaticArray<u32>(0);
let sums = new StaticArray<f64>(0);

/** Units of the text, then those of its lead; the host writes them, in small letters. */
export let text = new StaticArray<u16>(0);
/** The rows that were found, each once in the order of the text, and what they weigh. */
export let rows = new StaticArray<u32>(0);
export let shares = new StaticArray<f32>(0);

/** @param slotCount a power of two */
export function createSigns(slotCount: u32, signCount: u32): void {
  slots = new StaticArray<u32>(2 * slotCount);
  idf = new StaticArray<f64>(signCount);
  counts = new StaticArray<u32>(signCount);
  sums = new StaticArray<f64>(signCount);
  mask = slotCount - 1;
}

export function reserveText(units: u32): void {
  text = new StaticArray<u16>(units);
  rows = new StaticArray<u32>(2 * units);
  shares = new StaticArray<f32>(2 * units);
}

/**
 * @param leadShare what the lead, weighed like the text, adds in the share of it
 * @returns how many rows were found
 */
export function readSigns(length: u32, leadLength: u32, leadShare: f64): u32 {
  let found = addSigns(0, length, 1, 0);
  if (leadShare > 0) found = addSigns(length, leadLength, leadShare, found);
  let square: f64 = 0;
  for (let i: u32 = 0; i < found; i++) square += sums[rows[i]] * sums[rows[i]];
  const factor: f64 = square === 0 ? 1 : 1 / sqrt(square);
  for (let i: u32 = 0; i < found; i++) {
    shares[i] = f32(sums[rows[i]] * factor);
    sums[rows[i]] = 0;
  }
  return found;
}

/** Adds the weights of units from one on, scaled to a length, and their rows behind those that were found before. */
function addSigns(from: u32, count: u32, length: f64, found: u32): u32 {
  let next = found;
  let before: u32 = 0;
  for (let at = from; at < from + count; at++) {
    const unit: u32 = text[at];
    // A unit of zeros would make a pair that reads like the first one alone.
    if (before !== 0 && unit !== 0) next = countSign(before | (unit << 16), next);
    next = countSign(unit, next);
    before = unit;
  }
  let square: f64 = 0;
  for (let i = found; i < next; i++) {
    const weight = weigh(rows[i]);
    square += weight * weight;
  }
  const factor: f64 = square === 0 ? 0 : length / sqrt(square);
  let kept = found;
  for (let i = found; i < next; i++) {
    const row = rows[i];
    if (sums[row] === 0) rows[kept++] = row;
    sums[row] += factor * weigh(row);
    counts[row] = 0;
  }
  return kept;
}

function weigh(row: u32): f64 {
  const count = counts[row];
  return (count < tabled ? dampedCounts[count] : 1 + Math.log(f64(count))) * idf[row];
}

/** @returns where the next row goes */
function countSign(sign: u32, next: u32): u32 {
  const ofSlots = changetype<usize>(slots);
  const mixed = (sign ^ (sign >>> 15)) * 0x9e3779b1;
  for (let slot = mixed ^ (mixed >>> 15); ; slot++) {
    const at = ofSlots + ((slot & mask) << 3);
    const row = load<u32>(at, 4);
    if (row === 0) return next;
    if (load<u32>(at) !== sign) continue;
    if (counts[row - 1]++ === 0) rows[next++] = row - 1;
    return next;
  }
}

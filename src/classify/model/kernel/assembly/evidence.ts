import { distinct } from './score';
import {
  counts,
  distinctOf,
  ends,
  fields,
  inside,
  leads,
  ranks,
  runFirsts,
  runLasts,
  runWeights,
  shares,
  starts,
  values,
  wordSums,
  words,
} from './work-space';

/** Two decisions are explained at once, in the two lanes of a register; the host writes what they are about. */
export const bestColumns = new StaticArray<u32>(2);
export const rivalColumns = new StaticArray<u32>(2);
export const bestScales = new StaticArray<f64>(2);
export const rivalScales = new StaticArray<f64>(2);

/** 1 / length, 0 for none. */
const inverseLengths = createInverseLengths();

function createInverseLengths(): StaticArray<f64> {
  const inverses = new StaticArray<f64>(256);
  for (let length = 1; length < 256; length++) inverses[length] = 1 / f64(length);
  return inverses;
}

/**
 * Lays what each feature of the message that was scored last adds to two leads on the characters it was read from.
 * @param length number of occurrences
 * @param bodyFrom place of the body's first character
 * @param places of both fields
 */
export function layOnCharacters(length: u32, rows: usize, stride: u32, bodyFrom: u32, places: u32): void {
  shareLeads(rows, stride);
  const changes = changetype<usize>(leads);
  memory.fill(changes, 0, places << 4);
  const ofShares = changetype<usize>(shares);
  const ofStarts = starts;
  const ofEnds = ends;
  const ofFields = fields;
  const ofOccurrence = distinctOf;
  for (let i: u32 = 0; i < length; i++) {
    const start = ofStarts[i];
    const end = ofEnds[i];
    const size = end - start;
    const share = v128.load(ofShares + (ofOccurrence[i] << 4));
    const each =
      size < 256 ? f64x2.mul(share, f64x2.splat(inverseLengths[size])) : f64x2.div(share, f64x2.splat(f64(size)));
    const from = changes + ((u32(ofFields[i]) * bodyFrom) << 4);
    const first = from + (start << 4);
    v128.store(first, f64x2.add(v128.load(first), each));
    const last = from + (end << 4);
    v128.store(last, f64x2.sub(v128.load(last), each));
  }
}

/** What an occurrence of each distinct feature adds to the leads. */
function shareLeads(rows: usize, stride: u32): void {
  const bestScale = v128.load(changetype<usize>(bestScales));
  const rivalScale = v128.load(changetype<usize>(rivalScales));
  const number = distinct;
  for (let d: u32 = 0; d < number; d++) {
    const row = rows + ranks[d] * stride;
    const best = pairOf(row, bestColumns[0], bestColumns[1]);
    const rival = pairOf(row, rivalColumns[0], rivalColumns[1]);
    const weight = f64x2.sub(f64x2.mul(best, bestScale), f64x2.mul(rival, rivalScale));
    const share = f64x2.div(f64x2.mul(weight, f64x2.splat(values[d])), f64x2.splat(f64(counts[d])));
    v128.store(changetype<usize>(shares) + (d << 4), share);
  }
}

function pairOf(row: usize, first: u32, second: u32): v128 {
  return f64x2.replace_lane(f64x2.splat(f64(load<i8>(row + first))), 1, f64(load<i8>(row + second)));
}

/**
 * Sums the leads over the words of a field.
 * @param firstWord where the field's words begin in `words`
 * @param from place of the field's first character
 */
export function sumWords(firstWord: u32, count: u32, from: u32, size: u32): void {
  const ofWords = changetype<usize>(words) + (firstWord << 2);
  const ofLeads = changetype<usize>(leads) + (from << 4);
  const ofInside = changetype<usize>(inside);
  memory.fill(ofInside, 0xff, size << 3);
  for (let i: u32 = 0; i < count; i++) store<u64>(ofInside + (load<u32>(ofWords + (i << 2)) << 3), 0);
  // Character by character, so that no branch depends on how long the words are.
  let lead = f64x2.splat(0);
  let sum = f64x2.splat(0);
  for (let at: u32 = 0; at < size; at++) {
    const place = ofLeads + (at << 4);
    lead = f64x2.add(lead, v128.load(place));
    sum = f64x2.add(v128.and(sum, v128.load64_splat(ofInside + (at << 3))), lead);
    v128.store(place, sum);
  }
  const toSums = changetype<usize>(wordSums);
  for (let i: u32 = 0; i < count; i++) {
    const start = load<u32>(ofWords + (i << 2));
    const end = load<u32>(ofWords + (i << 2), 4);
    v128.store(toSums + (i << 4), end > start ? v128.load(ofLeads + ((end - 1) << 4)) : f64x2.splat(0));
  }
}

/**
 * Finds the runs of words that speak alike in the field that was summed last.
 * @param faintShare words that weigh less than this share of the heaviest one begin no run and end none
 * @returns how many runs there are in `runFirsts`, `runLasts` and `runWeights`
 */
export function collectRuns(lane: u32, count: u32, faintShare: f64): u32 {
  const ofSums = changetype<usize>(wordSums) + (lane << 3);
  let heaviest: f64 = 0;
  for (let i: u32 = 0; i < count; i++) heaviest = max(heaviest, abs(load<f64>(ofSums + (i << 4))));
  const faint = heaviest * faintShare;
  let runs: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    let weight = load<f64>(ofSums + (i << 4));
    if (abs(weight) <= faint) continue;
    const sign: f64 = weight > 0 ? 1 : -1;
    runFirsts[runs] = i;
    while (i + 1 < count && load<f64>(ofSums + ((i + 1) << 4)) * sign > faint) {
      i++;
      weight += load<f64>(ofSums + (i << 4));
    }
    runLasts[runs] = i;
    runWeights[runs] = weight;
    runs++;
  }
  return runs;
}

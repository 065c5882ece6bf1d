/** A text is like so many kinds at most. */
const mostPlaces: u32 = 256;

/** The highest scores so far as a heap, the lowest of them at its root. */
const heap = new StaticArray<i32>(mostPlaces);
/** The kinds that were picked, ascending. */
export let picked = new StaticArray<u16>(0);
/** The score above which kinds were picked. */
export let least: i32 = 0;

export function reserveKinds(count: u32): void {
  picked = new StaticArray<u16>(count);
}

/**
 * Picks the kinds that score above a place, 1 for the highest.
 * @param ofScores address of the scores, 32 bits each
 * @param count number of kinds
 * @param place no more than there are kinds
 * @returns how many were picked
 */
export function pickLikest(ofScores: usize, count: u32, place: u32): u32 {
  least = findPlace(ofScores, count, place);
  let found: u32 = 0;
  for (let kind: u32 = 0; kind < count; kind++) {
    kind = skipLow(ofScores, kind, count, least);
    if (kind < count && load<i32>(ofScores + (kind << 2)) > least) picked[found++] = u16(kind);
  }
  return found;
}

function findPlace(ofScores: usize, count: u32, place: u32): i32 {
  for (let at: u32 = 0; at < place; at++) insert(at, load<i32>(ofScores + (at << 2)));
  let lowest = heap[0];
  for (let at = place; at < count; at++) {
    at = skipLow(ofScores, at, count, lowest);
    if (at >= count) break;
    const score = load<i32>(ofScores + (at << 2));
    if (score <= lowest) continue;
    sink(score, place);
    lowest = heap[0];
  }
  return lowest;
}

/** Where the next eight kinds begin of which one scores above a limit: nearly all score below. */
function skipLow(ofScores: usize, from: u32, count: u32, limit: i32): u32 {
  const below = i32x4.splat(limit);
  let at = from;
  for (; at + 8 <= count; at += 8) {
    const start = ofScores + (at << 2);
    const higher = v128.or(i32x4.gt_s(v128.load(start), below), i32x4.gt_s(v128.load(start, 16), below));
    if (v128.any_true(higher)) break;
  }
  return at;
}

/** Adds a score to the first `size` of the heap, which are sorted and so stay a heap. */
function insert(size: u32, score: i32): void {
  let at = size;
  for (; at > 0 && heap[at - 1] > score; at--) heap[at] = heap[at - 1];
  heap[at] = score;
}

/** Puts a score in the place of the root. */
function sink(score: i32, size: u32): void {
  let hole: u32 = 0;
  for (let child: u32 = 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && heap[child + 1] < heap[child]) child++;
    if (heap[child] >= score) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = score;
}

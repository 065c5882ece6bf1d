/** Work space of the message at hand. The host makes room before it writes; what was there is lost then. */

// By occurrence of a feature; the host writes those of `FeatureBuffer`.
export let hashes = new StaticArray<u32>(0);
export let groups = new StaticArray<u8>(0);
export let fields = new StaticArray<u8>(0);
export let starts = new StaticArray<u32>(0);
export let ends = new StaticArray<u32>(0);
/** Rank of each occurrence. */
export let found = new StaticArray<u32>(0);
/** Which distinct feature each occurrence is: 0 where the vocabulary has none. */
export let distinctOf = new StaticArray<u32>(0);

// By distinct feature; the first one is none.
export let ranks = new StaticArray<u32>(0);
export let idf = new StaticArray<u8>(0);
export let counts = new StaticArray<u32>(0);
export let distinctGroups = new StaticArray<u8>(0);
export let values = new StaticArray<f64>(0);
/** What an occurrence adds to the leads of two decisions. */
export let shares = new StaticArray<f64>(0);

/** By column: sums of value · weight. */
export let sums = new StaticArray<f64>(0);

// Of the text: the characters of the title, one place for its end, those of the body, one place for its end.
/** By how much the leads of two decisions change at each place; afterwards their sums since the word began. */
export let leads = new StaticArray<f64>(0);
/** All bits set, none at the first character of a word. */
export let inside = new StaticArray<u64>(0);
/** Start of each word in its field: those of the title, its end, those of the body, its end; the host writes them. */
export let words = new StaticArray<u32>(0);
/** What each word adds to the leads of two decisions. */
export let wordSums = new StaticArray<f64>(0);

// Runs of neighbouring words that speak alike: index of the first and the last word in the field, and their sum.
export let runFirsts = new StaticArray<u32>(0);
export let runLasts = new StaticArray<u32>(0);
export let runWeights = new StaticArray<f64>(0);

export function reserveFeatures(count: i32): void {
  hashes = new StaticArray<u32>(count);
  groups = new StaticArray<u8>(count);
  fields = new StaticArray<u8>(count);
  starts = new StaticArray<u32>(count);
  ends = new StaticArray<u32>(count);
  found = new StaticArray<u32>(count);
  distinctOf = new StaticArray<u32>(count);
  // One is none, one is written before it is known whether it stays.
  ranks = new StaticArray<u32>(count + 2);
  idf = new StaticArray<u8>(count + 2);
  counts = new StaticArray<u32>(count + 2);
  distinctGroups = new StaticArray<u8>(count + 2);
  values = new StaticArray<f64>(count + 2);
  shares = new StaticArray<f64>(2 * (count + 2));
}

/** Columns are summed by eights. */
export function reserveColumns(count: i32): void {
  sums = new StaticArray<f64>(count + 7);
}

export function reserveText(places: i32, wordCount: i32): void {
  leads = new StaticArray<f64>(2 * places);
  inside = new StaticArray<u64>(places);
  words = new StaticArray<u32>(wordCount + 2);
  wordSums = new StaticArray<f64>(2 * wordCount);
  runFirsts = new StaticArray<u32>(wordCount);
  runLasts = new StaticArray<u32>(wordCount);
  runWeights = new StaticArray<f64>(wordCount);
}

/**
 * What a reply says, as weighted pairs of neighbouring Chinese characters: those of its substance, and once more those
 * of its end, where an office says what it does. Pairs are hashed into buckets; two may share one.
 */
export interface TextRow {
  /** Distinct buckets, in the order in which the text has them. */
  readonly buckets: Int32Array;
  /** (1 + ln count) · idf, each part scaled to unit length. */
  readonly values: Float64Array;
}

const wholeBuckets = 1 << 14;
const endBuckets = 1 << 13;
export const textBuckets = wholeBuckets + endBuckets;
/** Characters of the end. */
const endLength = 80;

/** Distinct buckets of a text, in the order in which it has them, and how often each occurs. */
export interface PairCounts {
  readonly buckets: Int32Array;
  readonly counts: Int32Array;
}

/** How often each bucket occurred in the text at hand; zero between texts. */
const occurrences = new Int32Array(textBuckets);

/** How often each pair of neighbouring characters stands in a text, by hashed bucket. */
export function countPairs(substance: string): PairCounts {
  const buckets = new Int32Array(2 * substance.length);
  let length = 0;
  const add = (bucket: number): void => {
    if (occurrences[bucket] === 0) buckets[length++] = bucket;
    occurrences[bucket] = occurrences[bucket]! + 1;
  };
  for (let i = 0; i + 1 < substance.length; i++) {
    if (isPair(substance, i)) add(hashPair(substance, i) >>> 18);
  }
  for (let i = Math.max(0, substance.length - endLength); i + 1 < substance.length; i++) {
    if (isPair(substance, i)) add(wholeBuckets + (hashPair(substance, i) >>> 19));
  }
  const counts = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const bucket = buckets[i]!;
    counts[i] = occurrences[bucket]!;
    occurrences[bucket] = 0;
  }
  return { buckets: buckets.subarray(0, length), counts };
}

/** @param idf inverse document frequency by bucket; 0 where training met none */
export function weighPairs({ buckets: all, counts }: PairCounts, idf: Float64Array): TextRow {
  const buckets = new Int32Array(all.length);
  const values = new Float64Array(all.length);
  let length = 0;
  let wholeSquare = 0;
  let endSquare = 0;
  for (let i = 0; i < all.length; i++) {
    const bucket = all[i]!;
    if (idf[bucket] === 0) continue;
    const value = (1 + Math.log(counts[i]!)) * idf[bucket]!;
    buckets[length] = bucket;
    values[length++] = value;
    if (bucket < wholeBuckets) wholeSquare += value * value;
    else endSquare += value * value;
  }
  const wholeScale = 1 / Math.sqrt(wholeSquare);
  const endScale = 1 / Math.sqrt(endSquare);
  for (let i = 0; i < length; i++) values[i] = values[i]! * (buckets[i]! < wholeBuckets ? wholeScale : endScale);
  return { buckets: buckets.subarray(0, length), values: values.subarray(0, length) };
}

/** Inverse document frequency by bucket (scikit-learn's smooth idf); 0 for what fewer than two texts have. */
export function measureIdf(texts: readonly PairCounts[]): Float64Array {
  const documents = new Float64Array(textBuckets);
  for (const { buckets } of texts) for (const bucket of buckets) documents[bucket] = documents[bucket]! + 1;
  return documents.map((n) => (n < 2 ? 0 : Math.log((1 + texts.length) / (1 + n)) + 1));
}

/** Whether two neighbouring Chinese characters stand at a position. */
export function isPair(text: string, at: number): boolean {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  return a >= 0x4e00 && a <= 0x9fff && b >= 0x4e00 && b <= 0x9fff;
}

/** A 32-bit hash of them. */
export function hashPair(text: string, at: number): number {
  return Math.imul(text.charCodeAt(at), 0x9e3779b1) + Math.imul(text.charCodeAt(at + 1), 0x85ebca6b);
}

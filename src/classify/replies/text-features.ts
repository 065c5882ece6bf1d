/**
 * What a reply says, as weighted pairs of neighbouring Chinese characters: those of its substance, once more those of its end, where an
 * office says what it does, and of its beginning, and those of its message. Pairs are hashed into buckets; two may share one.
 */
export interface TextRow {
  /** Distinct buckets, in the order in which the text has them. */
  readonly buckets: Int32Array;
  /** (1 + ln count) · idf, each part scaled to unit length. */
  readonly values: Float64Array;
}

const wholeBuckets = 1 << 14;
const partBuckets = 1 << 13;
/** Buckets of what the reply says, and of how it ends. */
export const replyBuckets = wholeBuckets + partBuckets;
/** Together with those of how it begins and of the message, from which full completeness alone is learned. */
export const textBuckets = replyBuckets + 2 * partBuckets;
/** Characters of the end, and of the beginning. */
const edgeLength = 80;
/** Characters of the end of a message, where it asks. */
const askingLength = 200;

/** Distinct buckets of a text, in the order in which it has them, and how often each occurs. */
export interface PairCounts {
  readonly buckets: Int32Array;
  readonly counts: Int32Array;
}

/** How often each bucket occurred in the text at hand; zero between texts. */
const occurrences = new Int32Array(textBuckets);

/** How often each pair of neighbouring characters stands in the substance of a reply and in its message, by hashed bucket. */
export function countPairs(
  substance: string,
  { title, body }: { readonly title: string; readonly body: string },
): PairCounts {
  const asking = `${title}。${body.slice(-askingLength)}`;
  const buckets = new Int32Array(4 * substance.length + asking.length);
  let length = 0;
  const addAll = (text: string, first: number, bits: number): void => {
    for (let i = 0; i + 1 < text.length; i++) {
      if (!isPair(text, i)) continue;
      const bucket = first + (hashPair(text, i) >>> bits);
      if (occurrences[bucket] === 0) buckets[length++] = bucket;
      occurrences[bucket] = occurrences[bucket]! + 1;
    }
  };
  addAll(substance, 0, 18);
  addAll(substance.slice(-edgeLength), wholeBuckets, 19);
  addAll(substance.slice(0, edgeLength), replyBuckets, 19);
  addAll(asking, replyBuckets + partBuckets, 19);
  const counts = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const bucket = buckets[i]!;
    counts[i] = occurrences[bucket]!;
    occurrences[bucket] = 0;
  }
  return { buckets: buckets.subarray(0, length), counts };
}

/** Which of the four parts a bucket belongs to. */
function partOf(bucket: number): number {
  return bucket < wholeBuckets ? 0 : 1 + ((bucket - wholeBuckets) >> 13);
}

/** @param idf inverse document frequency by bucket; 0 where training met none */
export function weighPairs({ buckets: all, counts }: PairCounts, idf: Float64Array): TextRow {
  const buckets = new Int32Array(all.length);
  const values = new Float64Array(all.length);
  let length = 0;
  const squares = new Float64Array(4);
  for (let i = 0; i < all.length; i++) {
    const bucket = all[i]!;
    if (idf[bucket] === 0) continue;
    const value = (1 + Math.log(counts[i]!)) * idf[bucket]!;
    buckets[length] = bucket;
    values[length++] = value;
    const part = partOf(bucket);
    squares[part] = squares[part]! + value * value;
  }
  const norms = squares.map(Math.sqrt);
  for (let i = 0; i < length; i++) values[i] = values[i]! / norms[partOf(buckets[i]!)]!;
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

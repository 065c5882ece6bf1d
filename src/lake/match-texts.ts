/** A text that an id stands for. */
export interface IdText {
  readonly textHash: string;
  readonly text: string;
  readonly createdAt: string;
  /** Run in which it first appeared. */
  readonly seq: number;
}

/** Which message a text of an id belongs to. */
export interface TextGroup {
  readonly textHash: string;
  /** Text hash of the group's oldest text. */
  readonly groupHash: string;
  /** True for the group that keeps the plain id. */
  readonly isFirst: boolean;
}

/** Two texts of one id are versions of one message where at least this share of the shorter one's trigrams recur. */
const versionOverlap = 0.5;

/**
 * Splits the texts of one id into messages: connected components of texts that overlap, so that the result does not
 * depend on their order. The component whose oldest text (created_at, then hash) is first keeps the plain id.
 * @param texts at least one, with distinct hashes
 */
export function groupIdTexts(texts: readonly IdText[]): TextGroup[] {
  const sorted = [...texts].sort(byAge);
  const trigrams = sorted.map((entry) => trigramsOf(entry.text));
  const leader = sorted.map((_, index) => index);
  for (let a = 0; a < sorted.length; a += 1) {
    for (let b = a + 1; b < sorted.length; b += 1) {
      if (containment(trigrams[a]!, trigrams[b]!) >= versionOverlap) join(leader, a, b);
    }
  }
  return sorted.map((entry, index) => {
    const first = find(leader, index);
    return { textHash: entry.textHash, groupHash: sorted[first]!.textHash, isFirst: first === 0 };
  });
}

function byAge(a: IdText, b: IdText): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.textHash < b.textHash ? -1 : 1;
}

function trigramsOf(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]+/gu, '');
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= plain.length; i += 1) grams.add(plain.slice(i, i + 3));
  if (grams.size === 0) grams.add(plain);
  return grams;
}

function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return shared / small.size;
}

/** Smallest index of the component: sorted by age, so it is the oldest. */
function find(leader: readonly number[], index: number): number {
  let at = index;
  while (leader[at] !== at) at = leader[at]!;
  return at;
}

function join(leader: number[], a: number, b: number): void {
  const first = find(leader, a);
  const second = find(leader, b);
  leader[Math.max(first, second)] = Math.min(first, second);
}

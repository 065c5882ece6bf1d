import type { LocalTime } from '../core/message.ts';

/** A text that an id stands for, with all that its rows say of who wrote it and when. */
export interface IdText {
  readonly textHash: string;
  readonly title: string;
  readonly body: string;
  /** Known authors of the text's rows; empty where all are unknown. */
  readonly authors: readonly string[];
  /** Times of the text's rows, the oldest first, at least one. */
  readonly times: readonly LocalTime[];
}

/** Which message a text of an id belongs to. */
export interface TextGroup {
  readonly textHash: string;
  /** Text hash of the group's oldest text. */
  readonly groupHash: string;
  /** True for the group that keeps the plain id. */
  readonly isFirst: boolean;
}

/** Two texts are alike where at least this share of the shorter one's trigrams recur in the other. */
const leastOverlap = 0.5;

/**
 * Splits the texts of one id into messages: connected components of texts that are versions of one another, so that
 * the result does not depend on their order. The component whose oldest text (time, then hash) is first keeps the plain id.
 * @param texts at least one, with distinct hashes
 */
export function groupIdTexts(texts: readonly IdText[]): TextGroup[] {
  const sorted = [...texts].sort(byAge);
  const prepared = sorted.map(prepare);
  const leader = sorted.map((_, index) => index);
  for (const [a, b] of listPairs(prepared)) {
    if (find(leader, a) !== find(leader, b) && areVersions(prepared[a]!, prepared[b]!)) join(leader, a, b);
  }
  return sorted.map((entry, index) => {
    const first = find(leader, index);
    return { textHash: entry.textHash, groupHash: sorted[first]!.textHash, isFirst: first === 0 };
  });
}

function byAge(a: IdText, b: IdText): number {
  const [first, second] = [a.times[0]!, b.times[0]!];
  if (first !== second) return first < second ? -1 : 1;
  return a.textHash < b.textHash ? -1 : 1;
}

/** Of so many texts each is compared with each. */
const fewTexts = 32;

/**
 * Pairs of texts among which are all that are alike. An id that says nothing (0, the number of a row) stands for thousands: of
 * those only texts are paired of which the longer has one of the rarest trigrams of the shorter, so many that it cannot be like
 * it without.
 */
function* listPairs(texts: readonly Prepared[]): Generator<readonly [number, number]> {
  if (texts.length <= fewTexts) {
    for (let a = 0; a < texts.length; a += 1) for (let b = a + 1; b < texts.length; b += 1) yield [a, b];
    return;
  }
  const holders = new Map<string, number[]>();
  texts.forEach(({ trigrams }, index) => {
    for (const gram of trigrams) {
      const known = holders.get(gram);
      if (known === undefined) holders.set(gram, [index]);
      else known.push(index);
    }
  });
  for (const [shorter, { trigrams }] of texts.entries()) {
    const { size } = trigrams;
    const byRarity = [...trigrams].sort((a, b) => holders.get(a)!.length - holders.get(b)!.length);
    const rarest = byRarity.slice(0, size - Math.ceil(leastOverlap * size) + 1);
    for (const longer of new Set(rarest.flatMap((gram) => holders.get(gram)!))) {
      if (longer !== shorter && texts[longer]!.trigrams.size >= size) yield [shorter, longer];
    }
  }
}

/** A text as it is compared: without white space and punctuation. */
interface Prepared extends Pick<IdText, 'authors' | 'times'> {
  readonly title: string;
  readonly body: string;
  readonly trigrams: ReadonlySet<string>;
}

function prepare({ title, body, authors, times }: IdText): Prepared {
  const plain = { title: stripMarks(title), body: stripMarks(body) };
  return { ...plain, authors, times, trigrams: trigramsOf(plain.title + plain.body) };
}

function stripMarks(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '');
}

/**
 * Whether two texts of one id are one message, whose text was extended, shortened or changed. Overlap alone does not
 * tell where hotlines write the same phrases into every order and start counting anew. Where time and author do not
 * vouch for one message, titles have to be alike, and bodies where they differ.
 */
function areVersions(a: Prepared, b: Prepared): boolean {
  if (!areAlike(a.trigrams, b.trigrams)) return false;
  const sameAuthor = a.authors.some((author) => b.authors.includes(author));
  const otherAuthor = !sameAuthor && a.authors.length > 0 && b.authors.length > 0;
  if (shareMoment(a.times, b.times) || (!otherAuthor && shareDay(a.times, b.times))) return true;
  if (a.title !== '' && b.title !== '') {
    if (!areAlike(trigramsOf(a.title), trigramsOf(b.title))) return false;
    if (sameAuthor) return true;
  }
  const [mine, other] = trimShared(a.body, b.body);
  return mine === '' || other === '' || areAlike(trigramsOf(mine), trigramsOf(other));
}

/** Midnight is what a date without a time becomes: it tells the day, no moment. */
function shareMoment(a: readonly LocalTime[], b: readonly LocalTime[]): boolean {
  return a.some((time) => !time.endsWith('00:00:00') && b.includes(time));
}

function shareDay(a: readonly LocalTime[], b: readonly LocalTime[]): boolean {
  const days = new Set(a.map((time) => time.slice(0, 10)));
  return b.some((time) => days.has(time.slice(0, 10)));
}

/** Both texts without the beginning and the end that they share: of an extended text and its original, the latter is empty. */
function trimShared(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function trigramsOf(plain: string): Set<string> {
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= plain.length; i += 1) grams.add(plain.slice(i, i + 3));
  if (grams.size === 0) grams.add(plain);
  return grams;
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return shared >= leastOverlap * small.size;
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

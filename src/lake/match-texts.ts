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
  const grams = new Map<string, number>();
  const prepared = sorted.map((text) => prepare(text, grams));
  const leader = sorted.map((_, index) => index);
  const compareTo = createComparison(grams.size, findPhrases(prepared, grams.size));
  const candidatesOf = createChoice(prepared, grams.size);
  for (const [index, text] of prepared.entries()) {
    const isVersion = compareTo(text);
    for (const other of candidatesOf(index)) {
      if (find(leader, index) !== find(leader, other) && isVersion(prepared[other]!)) join(leader, index, other);
    }
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
 * Chooses the texts that one is compared with: of those with as many trigrams or more, all that are like it. An id that says
 * nothing (0, the number of a row) stands for thousands: only texts are chosen then that have one of its rarest trigrams, so many
 * that they cannot be like it without, unless these are such as most texts have.
 */
function createChoice(texts: readonly Prepared[], gramCount: number): (index: number) => Iterable<number> {
  const sizes = texts.map(({ all }) => all.length);
  const isLonger = (other: number, index: number): boolean =>
    sizes[other] === sizes[index] ? other > index : sizes[other]! > sizes[index]!;
  const chooseAmongAll = function* (index: number): Generator<number> {
    for (let other = 0; other < texts.length; other += 1) if (isLonger(other, index)) yield other;
  };
  if (texts.length <= fewTexts) return chooseAmongAll;
  const holders: number[][] = Array.from({ length: gramCount }, () => []);
  texts.forEach(({ all }, index) => {
    for (const gram of all) holders[gram]!.push(index);
  });
  return (index) => {
    const size = sizes[index]!;
    const byRarity = [...texts[index]!.all].sort((a, b) => holders[a]!.length - holders[b]!.length);
    const rarest = byRarity.slice(0, size - Math.ceil(leastOverlap * size) + 1);
    if (rarest.reduce((sum, gram) => sum + holders[gram]!.length, 0) >= texts.length) return chooseAmongAll(index);
    return new Set(rarest.flatMap((gram) => holders[gram]!.filter((other) => isLonger(other, index))));
  };
}

/**
 * Marks the trigrams that most texts of an id have, where it stands for many: of what a hotline writes into every order no two
 * are alike, though one of them goes on behind it.
 */
function findPhrases(texts: readonly Prepared[], gramCount: number): Uint8Array {
  const phrases = new Uint8Array(gramCount);
  if (texts.length <= fewTexts) return phrases;
  const counts = new Int32Array(gramCount);
  for (const { all } of texts) for (const gram of all) counts[gram]! += 1;
  for (let gram = 0; gram < gramCount; gram += 1) if (counts[gram]! * 2 > texts.length) phrases[gram] = 1;
  return phrases;
}

/** A text as it is compared: without white space and punctuation, its trigrams as numbers. */
interface Prepared extends Pick<IdText, 'authors'> {
  readonly body: string;
  readonly days: ReadonlySet<string>;
  /** Times that tell more than a day: midnight is what a date without a time becomes. */
  readonly moments: ReadonlySet<LocalTime>;
  /** Distinct trigrams of title and body. */
  readonly all: Int32Array;
  /** Distinct trigrams of the title; null where there is none. */
  readonly ofTitle: Int32Array | null;
  /** Trigrams of the body in the order of the text; none of a body of fewer than three characters. */
  readonly ofBody: Int32Array;
}

function prepare({ title, body, authors, times }: IdText, grams: Map<string, number>): Prepared {
  const plain = { title: stripMarks(title), body: stripMarks(body) };
  const distinct = (text: string): Int32Array =>
    Int32Array.from(new Set(text.length < 3 ? [numberGram(text, grams)] : listTrigrams(text, grams)));
  return {
    body: plain.body,
    authors,
    days: new Set(times.map((time) => time.slice(0, 10))),
    moments: new Set(times.filter((time) => !time.endsWith('00:00:00'))),
    all: distinct(plain.title + plain.body),
    ofTitle: plain.title === '' ? null : distinct(plain.title),
    ofBody: Int32Array.from(listTrigrams(plain.body, grams)),
  };
}

function stripMarks(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '');
}

function listTrigrams(plain: string, grams: Map<string, number>): number[] {
  const numbers: number[] = [];
  for (let i = 0; i + 3 <= plain.length; i += 1) numbers.push(numberGram(plain.slice(i, i + 3), grams));
  return numbers;
}

function numberGram(gram: string, grams: Map<string, number>): number {
  const known = grams.get(gram);
  if (known !== undefined) return known;
  grams.set(gram, grams.size);
  return grams.size - 1;
}

/**
 * Whether two texts of one id are one message, whose text was extended, shortened or changed. Overlap alone does not
 * tell where hotlines write the same phrases into every order and start counting anew. Where time and author do not
 * vouch for one message, titles have to be alike, and bodies where they differ.
 * @returns for one text what it says of others: what is prepared of it serves all of them
 */
function createComparison(gramCount: number, phrases: Uint8Array): (a: Prepared) => (b: Prepared) => boolean {
  const [all, ofTitle] = [createMarks(gramCount), createMarks(gramCount)];
  const compareBodies = createBodyComparison(gramCount, phrases);
  return (a) => {
    all.mark(a.all);
    if (a.ofTitle !== null) ofTitle.mark(a.ofTitle);
    const haveLikeBodies = compareBodies(a);
    return (b) => {
      if (!all.areAlike(b.all)) return false;
      const authors = compareAuthors(a, b);
      if (haveSameTime(a, b, authors)) return true;
      if (a.ofTitle !== null && b.ofTitle !== null) {
        if (!ofTitle.areAlike(b.ofTitle)) return false;
        if (authors === 'same') return true;
      }
      return haveLikeBodies(b);
    };
  };
}

function compareAuthors(a: Prepared, b: Prepared): 'same' | 'other' | 'unknown' {
  if (a.authors.some((author) => b.authors.includes(author))) return 'same';
  return a.authors.length > 0 && b.authors.length > 0 ? 'other' : 'unknown';
}

/** Whether the two have a moment in common; a day tells enough where it is not another author's. */
function haveSameTime(a: Prepared, b: Prepared, authors: 'same' | 'other' | 'unknown'): boolean {
  return intersect(a.moments, b.moments) || (authors !== 'other' && intersect(a.days, b.days));
}

/** Whether one body has all of the other, or what is left of both without what they share at their ends is alike. */
function createBodyComparison(gramCount: number, phrases: Uint8Array): (a: Prepared) => (b: Prepared) => boolean {
  const ofRest = createMarks(gramCount, phrases);
  return (a) => {
    let marked = { start: -1, end: -1 };
    return (b) => {
      const { start, end } = measureShared(a.body, b.body);
      const shared = start + end;
      if (shared === a.body.length || shared === b.body.length) return true;
      // What is left differs in its first character: it is alike by its trigrams alone.
      if (a.ofBody.length <= shared || b.ofBody.length <= shared) return false;
      if (marked.start !== start || marked.end !== end) {
        ofRest.mark(a.ofBody, start, a.ofBody.length - end);
        marked = { start, end };
      }
      return ofRest.areAlike(b.ofBody, start, b.ofBody.length - end);
    };
  };
}

/**
 * Marks the trigrams of one text, to be held against those of others. A new mark makes those of before void.
 * @param leftOut 1 for the trigrams that do not count
 */
function createMarks(gramCount: number, leftOut: Uint8Array = new Uint8Array(gramCount)) {
  const marks = new Int32Array(gramCount);
  const seen = new Int32Array(gramCount);
  let [mark, look, size] = [0, 0, 0];
  return {
    mark(grams: Int32Array, from = 0, to = grams.length): void {
      mark += 1;
      size = 0;
      for (let i = from; i < to; i += 1) {
        const gram = grams[i]!;
        if (marks[gram] === mark || leftOut[gram] === 1) continue;
        marks[gram] = mark;
        size += 1;
      }
    },
    /** Whether enough of the marked trigrams, or of these where they are fewer, are in both. Either may come several times. */
    areAlike(grams: Int32Array, from = 0, to = grams.length): boolean {
      look += 1;
      let [distinct, shared] = [0, 0];
      for (let i = from; i < to; i += 1) {
        const gram = grams[i]!;
        if (seen[gram] === look || leftOut[gram] === 1) continue;
        seen[gram] = look;
        distinct += 1;
        if (marks[gram] === mark) shared += 1;
      }
      return shared > 0 && shared >= leastOverlap * Math.min(size, distinct);
    },
  };
}

function intersect(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const value of small) if (large.has(value)) return true;
  return false;
}

/** Lengths of the beginning and the end that two texts share: of an extended text and its original, they are the latter. */
function measureShared(a: string, b: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  return { start, end };
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

import { type MessageStore, nameFlag, type Vocabulary } from '../store/store.ts';

/** The messages that have one of some terms, in their order. */
export function* messagesWith(
  wanted: Iterable<number>,
  { keys, starts, terms, vocabulary }: MessageStore,
): Generator<number> {
  const hasWanted = createTest(wanted, vocabulary);
  for (let i = 0; i < keys.length; i += 1) {
    if (hasWanted(terms.data, starts.data[i]!, starts.data[i + 1]!)) yield i;
  }
}

/**
 * Puts other terms in the place of some, in the store itself; what a message then has twice becomes one.
 * @param wanted terms that messages have which change
 * @param intoOf the term to put in the place of each, for a message's terms and their uses
 */
export function replaceTerms(
  store: MessageStore,
  wanted: Iterable<number>,
  intoOf: (terms: Uint32Array, uses: Uint8Array) => ReadonlyMap<number, number>,
): void {
  const { keys, starts, terms, uses, vocabulary } = store;
  const hasWanted = createTest(wanted, vocabulary);
  let from = 0;
  let length = 0;
  for (let i = 0; i < keys.length; i += 1) {
    const to = starts.data[i + 1]!;
    if (hasWanted(terms.data, from, to)) {
      const own = [terms.data.slice(from, to), uses.data.slice(from, to)] as const;
      for (const [term, use] of exchange(...own, intoOf(...own), vocabulary)) {
        terms.data[length] = term;
        uses.data[length] = use;
        length += 1;
      }
    } else {
      if (length < from) for (const { data } of [terms, uses]) data.copyWithin(length, from, to);
      length += to - from;
    }
    starts.data[i + 1] = length;
    from = to;
  }
  for (const numbers of [terms, uses]) numbers.truncate(length);
}

/** Whether one of some terms is among those from one place to another. */
function createTest(
  wanted: Iterable<number>,
  { texts }: Vocabulary,
): (terms: Uint32Array, from: number, to: number) => boolean {
  const isWanted = new Uint8Array(texts.length);
  for (const id of wanted) isWanted[id] = 1;
  return (terms, from, to) => {
    for (let at = from; at < to; at += 1) if (isWanted[terms[at]!] === 1) return true;
    return false;
  };
}

/** A message's terms and uses with others in the place of some, ascending; the vocabulary counts them so. */
function exchange(
  terms: Uint32Array,
  uses: Uint8Array,
  into: ReadonlyMap<number, number>,
  { counts, namedCounts }: Vocabulary,
): readonly (readonly [term: number, use: number])[] {
  const count = (term: number, use: number, by: number): void => {
    counts.data[term]! += by;
    if (use & nameFlag) namedCounts.data[term]! += by;
  };
  const united = new Map<number, number>();
  for (const [at, term] of terms.entries()) {
    count(term, uses[at]!, -1);
    const target = into.get(term) ?? term;
    united.set(target, (united.get(target) ?? 0) | uses[at]!);
  }
  for (const [term, use] of united) count(term, use, 1);
  return [...united].sort((a, b) => a[0] - b[0]);
}

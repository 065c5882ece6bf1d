import { type MessageStore, nameFlag } from './store.ts';

/** The messages that have one of some terms, in their order. */
export function* messagesWith(
  wanted: Iterable<number>,
  { keys, starts, terms, vocabulary }: MessageStore,
): Generator<number> {
  const isWanted = new Uint8Array(vocabulary.texts.length);
  for (const id of wanted) isWanted[id] = 1;
  const [ends, ids] = [starts.data, terms.data];
  for (let i = 0; i < keys.length; i += 1) {
    let at = ends[i]!;
    const end = ends[i + 1]!;
    while (at < end && isWanted[ids[at]!] === 0) at += 1;
    if (at < end) yield i;
  }
}

/**
 * Puts other terms in the place of some of a message, in the store itself.
 * @param into the term to put in the place of each
 */
export function replaceTerms(store: MessageStore, message: number, into: ReadonlyMap<number, number>): void {
  const from = store.starts.data[message]!;
  const to = store.starts.data[message + 1]!;
  if (exchange(store, from, to, into)) sortTerms(store, from, to);
}

function exchange(store: MessageStore, from: number, to: number, into: ReadonlyMap<number, number>): boolean {
  const { terms, uses } = store;
  const { counts, namedCounts } = store.vocabulary;
  let replaced = false;
  for (let at = from; at < to; at += 1) {
    const id = terms.data[at]!;
    const target = into.get(id);
    if (target === undefined) continue;
    const named = uses.data[at]! & nameFlag ? 1 : 0;
    const known = terms.data.subarray(from, to).includes(target) ? 0 : 1;
    counts.data[id]! -= 1;
    counts.data[target]! += known;
    namedCounts.data[id]! -= named;
    namedCounts.data[target]! += named * known;
    terms.data[at] = target;
    replaced = true;
  }
  return replaced;
}

/** Puts a message's terms in ascending order again. */
function sortTerms(store: MessageStore, from: number, to: number): void {
  const { terms, uses } = store;
  const packed = Array.from({ length: to - from }, (_, k) => [terms.data[from + k]!, uses.data[from + k]!] as const);
  packed.sort((a, b) => a[0] - b[0]);
  for (const [k, [term, use]] of packed.entries()) {
    terms.data[from + k] = term;
    uses.data[from + k] = use;
  }
}

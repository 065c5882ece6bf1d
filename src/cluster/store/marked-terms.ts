import { createGrowable } from '../../core/growable.ts';
import type { MessageStore } from './store.ts';

/** Which of the marked terms each message has: those of message `i` are `starts[i] … starts[i + 1]`, ascending. */
export interface MarkedTerms {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** How the message uses the term, as in the store. */
  readonly uses: Uint8Array;
}

/**
 * Goes through the terms of all messages once, for what only few of the terms concern.
 * @param marks by term id, other than 0 where a term is asked for
 */
export function listMarkedTerms(
  store: Pick<MessageStore, 'keys' | 'starts' | 'terms' | 'uses'>,
  marks: Uint8Array,
): MarkedTerms {
  const size = store.keys.length;
  const [ends, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const starts = new Uint32Array(size + 1);
  const marked = createGrowable((length) => new Uint32Array(length));
  const usesOf = createGrowable((length) => new Uint8Array(length));
  for (let i = 0; i < size; i += 1) {
    for (let at = ends[i]!, end = ends[i + 1]!; at < end; at += 1) {
      if (marks[terms[at]!] === 0) continue;
      marked.push(terms[at]!);
      usesOf.push(uses[at]!);
    }
    starts[i + 1] = marked.length;
  }
  return { starts, terms: marked.data, uses: usesOf.data };
}

import type { IssueSettings } from './settings.ts';
import { countMask, type MessageStore, termKinds, titleFlag } from './store.ts';

/** What a term tells, and what the whole of a message's terms weighs. */
export interface Weights {
  /** Inverse document frequency by term id. */
  readonly idf: Float32Array;
  /** Weight of a use byte. */
  readonly uses: Float32Array;
  /** Euclidean length of a message's weighted terms. */
  readonly norms: Float32Array;
}

/** Weighs all terms and messages of a store: TF-IDF with damped counts, the title counting `titleWeight` times. */
export function weighTerms(store: MessageStore, settings: IssueSettings): Weights {
  const { counts, kinds } = store.vocabulary;
  const size = store.keys.length;
  const idf = new Float32Array(counts.length);
  for (let id = 0; id < idf.length; id += 1) {
    const count = counts.data[id]!;
    idf[id] = kinds.data[id] === termKinds.region ? 0 : Math.log((size + 1) / Math.max(1, count));
  }
  const uses = new Float32Array(256);
  for (let use = 0; use < 256; use += 1) {
    const count = (use & countMask) + (use & titleFlag ? settings.titleWeight : 0);
    uses[use] = count === 0 ? 0 : 1 + Math.log(count);
  }
  const norms = new Float32Array(size);
  const starts = store.starts.data;
  const terms = store.terms.data;
  const useOf = store.uses.data;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) sum += (uses[useOf[at]!]! * idf[terms[at]!]!) ** 2;
    norms[i] = Math.sqrt(sum);
  }
  return { idf, uses, norms };
}

/** Similarity of two messages, 0 to 1: cosine of their weighted terms. */
export function compareMessages(a: number, b: number, store: MessageStore, weights: Weights): number {
  const terms = store.terms.data;
  const uses = store.uses.data;
  const starts = store.starts.data;
  const { idf, uses: useWeight } = weights;
  let i = starts[a]!;
  let j = starts[b]!;
  const endA = starts[a + 1]!;
  const endB = starts[b + 1]!;
  let dot = 0;
  while (i < endA && j < endB) {
    const x = terms[i]!;
    const y = terms[j]!;
    if (x === y) {
      dot += useWeight[uses[i]!]! * useWeight[uses[j]!]! * idf[x]! * idf[x]!;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  const norm = weights.norms[a]! * weights.norms[b]!;
  return norm === 0 ? 0 : dot / norm;
}

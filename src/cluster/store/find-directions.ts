import { shared } from '../../core/shared-arrays.ts';
import { createVectorSum } from '../semantics/add-vectors.ts';
import type { WordVectors } from '../semantics/word-vectors.ts';
import { type MessageStore, termKinds } from './store.ts';
import type { TermWeights } from './weigh-vocabulary.ts';

/** Where messages point to, by their problem words: `dimensions` values a message, of length 127. */
export interface Directions {
  readonly dimensions: number;
  readonly values: Int8Array;
  /** 1 for messages of which any word points somewhere; 0, with nothing but zeros, for others. */
  readonly known: Uint8Array;
}

/** Sum of the vectors of a message's words, each by its weight and by how far it tells the problem. */
export function findDirections(
  store: MessageStore,
  { idf, placeShare }: Pick<TermWeights, 'idf' | 'placeShare'>,
  uses: Float32Array,
  vectors: WordVectors,
): Directions {
  const { texts, kinds } = store.vocabulary;
  const { dimensions } = vectors;
  const vectorOf = new Int32Array(texts.length).fill(-1);
  for (let id = 0; id < texts.length; id += 1) {
    if (kinds.data[id] === termKinds.word) vectorOf[id] = vectors.ids.get(texts[id]!) ?? -1;
  }
  const size = store.keys.length;
  const directions = shared.int8(size * dimensions);
  const known = shared.uint8(size);
  const vectorSum = createVectorSum(vectors);
  const starts = store.starts.data;
  const terms = store.terms.data;
  const termUses = store.uses.data;
  for (let i = 0; i < size; i += 1) {
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const id = terms[at]!;
      const vector = vectorOf[id]!;
      if (vector >= 0) vectorSum.add(vector, uses[termUses[at]!]! * idf[id]! * (1 - placeShare[id]!));
    }
    const sum = vectorSum.take();
    let squares = 0;
    for (let k = 0; k < dimensions; k += 1) squares += sum[k]! ** 2;
    if (squares === 0) continue;
    known[i] = 1;
    const norm = Math.sqrt(squares);
    for (let k = 0; k < dimensions; k += 1) directions[i * dimensions + k] = Math.round((127 * sum[k]!) / norm);
  }
  return { dimensions, values: directions, known };
}

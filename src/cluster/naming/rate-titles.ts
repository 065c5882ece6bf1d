import type { WordVectors } from '../semantics/word-vectors.ts';
import { type MessageStore, termKinds } from '../store/store.ts';
import type { Weights } from '../store/weights.ts';
import { codeWord, saysNothing } from '../terms/empty-words.ts';
import { createPrintedTerms } from './printed-terms.ts';

/** What rating titles asks of all messages. */
export interface RatingBasis {
  readonly weights: Pick<Weights, 'idf' | 'placeShare' | 'problems'>;
  /** Which kinds of problems words tell. */
  readonly problemWords: WordVectors;
  readonly store: MessageStore;
}

/** No title is worth nothing, so that another order decides among those of which nothing is known. */
const leastRating = 0.05;

/**
 * How far the titles of an issue's members tell what all of them speak of, 0 to 1: the share of the other members that have
 * what the title says, times the cosine of the kinds of problem that its words and all members tell. What few members speak of,
 * as a cause, a building or a name of their own, lowers the first; a side matter the second.
 * @param sample indices of members
 * @param membersWith number of members of the sample with a term
 */
export function createTitleRater(
  sample: readonly number[],
  membersWith: (term: number) => number,
  { weights, problemWords, store }: RatingBasis,
): (message: number) => number {
  const { idf, placeShare, problems } = weights;
  const { dimensions } = problemWords;
  const mean = new Float64Array(dimensions);
  for (const i of sample) {
    for (let k = 0; k < dimensions; k += 1) mean[k]! += problems.values[i * dimensions + k]!;
  }
  const others = Math.max(1, sample.length - 1);
  const direction = new Float64Array(dimensions);
  const printedTermsOf = createPrintedTerms(store);
  return (message) => {
    direction.fill(0);
    let said = 0;
    let shared = 0;
    const isPrinted = printedTermsOf(message);
    for (let slot = store.starts.data[message]!; slot < store.starts.data[message + 1]!; slot += 1) {
      const term = store.terms.data[slot]!;
      const kind = store.vocabulary.kinds.data[term]!;
      if (!isPrinted(slot) || kind === termKinds.region) continue;
      const text = store.vocabulary.texts[term]!;
      const vector = kind === termKinds.word ? problemWords.ids.get(text) : undefined;
      if (vector !== undefined) {
        const weight = idf[term]! * (1 - placeShare[term]!);
        const from = vector * dimensions;
        for (let k = 0; k < dimensions; k += 1) direction[k]! += weight * problemWords.values[from + k]!;
      }
      if (codeWord.test(text) || saysNothing(text)) continue;
      said += idf[term]!;
      shared += (idf[term]! * (membersWith(term) - 1)) / others;
    }
    return atLeast(said === 0 ? 0 : shared / said) * atLeast(cosineOf(direction, mean));
  };
}

function atLeast(rating: number): number {
  return Math.max(leastRating, rating);
}

function cosineOf(a: Float64Array, b: Float64Array): number {
  let dot = 0;
  let squares = 0;
  let others = 0;
  for (let k = 0; k < a.length; k += 1) {
    dot += a[k]! * b[k]!;
    squares += a[k]! ** 2;
    others += b[k]! ** 2;
  }
  return dot / (Math.sqrt(squares * others) || 1);
}

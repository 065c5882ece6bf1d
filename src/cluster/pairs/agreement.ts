import type { Directions } from '../store/find-directions.ts';
import type { TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';
import { compareKindSlots, kindSlots } from '../terms/message-kinds.ts';

/** How far what two messages say of a problem agrees, wherever it is. */
export interface Agreement {
  /** Cosine of the matters spoken of, 0 to 1. */
  readonly matters: (a: number, b: number) => number;
  /** Cosine of the directions of their problem words by use, −1 to 1. */
  readonly meaning: (a: number, b: number) => number;
  /** Cosine of the kinds of problem that their words tell; null where one has no such word, as in traditional characters. */
  readonly words: (a: number, b: number) => number | null;
  /** Cosine of the kinds of asks that they are like, 0 to 1; null where one is like none. */
  readonly asks: (a: number, b: number) => number | null;
  /** Cosine of the probabilities of the kinds of asks and problems, 0 to 1; null where one is like none. */
  readonly likely: (a: number, b: number) => number | null;
  /** `words` and `asks` in one, `asked` being the share of the kinds of asks in it; null where words tell no kind. */
  readonly kinds: (a: number, b: number, asked: number) => number | null;
}

/** How much nearer the kinds of two messages are by their words than by what asks they are like. */
const nearerByWords = 0.53;

/** Compares what two messages are about: their matters, what they ask, and the kinds of both. */
export function createAgreement(
  { askKinds, likelyKinds }: Pick<TermColumns, 'askKinds' | 'likelyKinds'>,
  weights: Weights,
): Agreement {
  const { matterStarts, matters, matterWeights, meaning, problems } = weights;

  const compareMatters = (a: number, b: number): number => {
    let i = matterStarts[a]!;
    let j = matterStarts[b]!;
    let dot = 0;
    while (i < matterStarts[a + 1]! && j < matterStarts[b + 1]!) {
      const x = matters[i]!;
      const y = matters[j]!;
      if (x === y) {
        dot += matterWeights[i]! * matterWeights[j]!;
        i += 1;
        j += 1;
      } else if (x < y) i += 1;
      else j += 1;
    }
    return dot;
  };
  const words = (a: number, b: number): number | null =>
    problems.known[a] === 1 && problems.known[b] === 1 ? cosineOf(problems, a, b) : null;
  const comparing =
    (slots: Uint32Array) =>
    (a: number, b: number): number | null =>
      slots[a * kindSlots] !== 0 && slots[b * kindSlots] !== 0 ? compareKindSlots(slots, a, b) : null;
  const asks = comparing(askKinds);
  return {
    matters: compareMatters,
    meaning: (a, b) => cosineOf(meaning, a, b),
    words,
    asks,
    likely: comparing(likelyKinds),
    kinds: (a, b, asked) => {
      const byWords = words(a, b);
      if (byWords === null) return null;
      const byAsks = asks(a, b);
      return byAsks === null ? (1 - nearerByWords * asked) * byWords : byWords + asked * (byAsks - byWords);
    },
  };
}

function cosineOf({ dimensions, values }: Directions, a: number, b: number): number {
  let dot = 0;
  for (let i = a * dimensions, j = b * dimensions, end = i + dimensions; i < end; i += 1, j += 1) {
    dot += values[i]! * values[j]!;
  }
  return dot / (127 * 127);
}

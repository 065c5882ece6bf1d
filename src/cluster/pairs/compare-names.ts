import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import type { TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';

/** What the names that tell one place by being rare say of two messages. */
export interface NameComparison {
  /** Specificity of the most specific name of either that the other has not, the lesser one: 0 where one has no such name. */
  own: number;
  /** Cosine of their names by use and specificity, 0 to 1; 0 where one has none. */
  cosine: number;
}

/** Names of messages that tell one place by being rare: of message `i` `starts[i] … starts[i + 1]`, ascending. */
export interface NameColumns {
  readonly starts: Uint32Array;
  /** Term ids, and how much each weighs in its message, by use and specificity. */
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
  /** Euclidean lengths of the messages' names. */
  readonly norms: Float32Array;
  /** How far the most telling of a message's names tells one matter at its place, 0 where it has none. */
  readonly telling: Float32Array;
}

/** Reads the names of all messages. */
export function readNames(
  { messages, starts, terms, uses: termUses }: TermColumns,
  { specificity, matterSpecificity, uses }: Pick<Weights, 'specificity' | 'matterSpecificity' | 'uses'>,
): NameColumns {
  const nameStarts = shared.uint32(messages + 1);
  const ids = createGrowable(shared.uint32);
  const weights = createGrowable(shared.float32);
  const norms = shared.float32(messages);
  const telling = shared.float32(messages);
  for (let i = 0; i < messages; i += 1) {
    let sum = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const id = terms[at]!;
      if (specificity[id] === 0) continue;
      const weight = uses[termUses[at]!]! * specificity[id]!;
      ids.push(id);
      weights.push(weight);
      sum += weight * weight;
      telling[i] = Math.max(telling[i]!, matterSpecificity[id]!);
    }
    nameStarts[i + 1] = ids.length;
    norms[i] = Math.sqrt(sum);
  }
  return { starts: nameStarts, ids: ids.data, weights: weights.data, norms, telling };
}

/** @returns what the names of two messages say; always the same object, which the next call fills anew */
export function createNameComparer(
  { starts: nameStarts, ids, weights, norms }: NameColumns,
  { specificity }: Pick<Weights, 'specificity'>,
): (a: number, b: number) => Readonly<NameComparison> {
  const found: NameComparison = { own: 0, cosine: 0 };

  return (a, b) => {
    const [endA, endB] = [nameStarts[a + 1]!, nameStarts[b + 1]!];
    let i = nameStarts[a]!;
    let j = nameStarts[b]!;
    let ownA = 0;
    let ownB = 0;
    let dot = 0;
    while (i < endA || j < endB) {
      if (j === endB || (i < endA && ids[i]! < ids[j]!)) {
        ownA = Math.max(ownA, specificity[ids[i]!]!);
        i += 1;
      } else if (i === endA || ids[j]! < ids[i]!) {
        ownB = Math.max(ownB, specificity[ids[j]!]!);
        j += 1;
      } else {
        dot += weights[i]! * weights[j]!;
        i += 1;
        j += 1;
      }
    }
    found.own = Math.min(ownA, ownB);
    found.cosine = dot === 0 ? 0 : dot / (norms[a]! * norms[b]!);
    return found;
  };
}

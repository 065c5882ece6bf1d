import { createGrowable } from '../../core/growable.ts';
import type { TermColumns } from '../term-columns.ts';
import type { Weights } from '../weights.ts';

/** What the names that tell one place by being rare say of two messages. */
export interface NameComparison {
  /** Specificity of the most specific name of either that the other has not, the lesser one: 0 where one has no such name. */
  own: number;
  /** Cosine of their names by use and specificity, 0 to 1; 0 where one has none. */
  cosine: number;
}

/** @returns what the names of two messages say; always the same object, which the next call fills anew */
export function createNameComparer(
  { messages: size, starts, terms, uses: termUses }: TermColumns,
  { specificity, uses }: Weights,
): (a: number, b: number) => Readonly<NameComparison> {
  const nameStarts = new Uint32Array(size + 1);
  const names = createGrowable((length) => new Uint32Array(length));
  const nameWeights = createGrowable((length) => new Float32Array(length));
  const norms = new Float32Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const telling = specificity[terms[at]!]!;
      if (telling === 0) continue;
      const weight = uses[termUses[at]!]! * telling;
      names.push(terms[at]!);
      nameWeights.push(weight);
      sum += weight * weight;
    }
    nameStarts[i + 1] = names.length;
    norms[i] = Math.sqrt(sum);
  }
  const ids = names.data;
  const weights = nameWeights.data;
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

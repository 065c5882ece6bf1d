import type { MessageLabels } from '../core/message.ts';

/** What ranking needs of a labelled message. */
export interface ReviewCandidate {
  readonly labels: Pick<MessageLabels, 'topic' | 'kind' | 'urgency'>;
  /** Words of the message, without stop words. */
  readonly terms: ReadonlySet<string>;
}

/** How unsure the three decisions are together: 1 − the chance that all are right, were they independent. */
export function uncertainty({ topic, kind, urgency }: ReviewCandidate['labels']): number {
  return 1 - topic.score * kind.score * urgency.score;
}

/**
 * Picks the messages most worth a person's look: uncertainty × novelty, novelty being 1 − the largest overlap (Jaccard)
 * with the ones picked before, so that twenty copies of one hard message are read once.
 * @returns indices into `candidates`, best first
 */
export function rankForReview(candidates: readonly ReviewCandidate[], count: number): number[] {
  const doubts = candidates.map(({ labels }) => uncertainty(labels));
  const overlaps = new Float64Array(candidates.length);
  const open = new Set(candidates.keys());
  const picked: number[] = [];
  while (picked.length < count && open.size > 0) {
    let best = -1;
    let bestWorth = -1;
    for (const i of open) {
      const worth = doubts[i]! * (1 - overlaps[i]!);
      if (worth > bestWorth) {
        best = i;
        bestWorth = worth;
      }
    }
    open.delete(best);
    picked.push(best);
    for (const i of open) {
      overlaps[i] = Math.max(overlaps[i]!, jaccard(candidates[i]!.terms, candidates[best]!.terms));
    }
  }
  return picked;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 0;
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  return common / (a.size + b.size - common);
}

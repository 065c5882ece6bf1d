/**
 * Benjamini and Hochberg's step-up rule (1995): the largest threshold at which the expected share of false ones among
 * all rejections stays under the bound.
 * @param probabilities those that are small; the others need not be given
 * @param tested number of hypotheses tested, given or not
 * @returns threshold: reject what is not above it; 0 to reject nothing
 */
export function rejectionThreshold(probabilities: readonly number[], tested: number, bound: number): number {
  const sorted = probabilities.toSorted((a, b) => a - b);
  for (let rank = sorted.length; rank > 0; rank--) {
    const probability = sorted[rank - 1]!;
    if (probability <= (bound * rank) / tested) return probability;
  }
  return 0;
}

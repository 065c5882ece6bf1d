/** Lanczos' approximation, g = 7 (Press et al., Numerical Recipes, 3rd ed., 6.1): 15 digits for x > 0. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  let sum = lanczos[0]!;
  for (let i = 1; i < lanczos.length; i++) sum += lanczos[i]! / (x + i - 1);
  const shifted = x + 6.5;
  return halfLogTwoPi + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}

/** ln P(Y = count) of a negative binomial with variance mean + dispersion × mean²; dispersion 0 is Poisson. */
export function logProbability(count: number, mean: number, dispersion: number): number {
  if (mean <= 0) return count === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (dispersion < 1e-9) return count * Math.log(mean) - mean - logGamma(count + 1);
  const size = 1 / dispersion;
  return (
    logGamma(count + size) -
    logGamma(size) -
    logGamma(count + 1) +
    size * Math.log(size / (size + mean)) +
    count * Math.log(mean / (size + mean))
  );
}

/**
 * P(Y ≥ count): how likely so many or more are by chance. Exact to about 1e-12 relative where count is above the mean;
 * counts not above the mean give an upper bound of 1, since they are never of interest.
 */
export function upperTail(count: number, mean: number, dispersion: number): number {
  if (count <= mean) return 1;
  const size = dispersion < 1e-9 ? Number.POSITIVE_INFINITY : 1 / dispersion;
  const odds = size === Number.POSITIVE_INFINITY ? 0 : mean / (size + mean);
  let term = 1;
  let sum = 1;
  for (let k = count + 1; k < count + 100_000; k++) {
    term *= size === Number.POSITIVE_INFINITY ? mean / k : (odds * (k - 1 + size)) / k;
    sum += term;
    if (term < sum * 1e-13) break;
  }
  return Math.min(1, Math.exp(logProbability(count, mean, dispersion)) * sum);
}

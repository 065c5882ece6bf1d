/** A monotone map from a score to the share of right decisions, by its corners: see `mapScore`. */
export type Reliability = readonly (readonly [number, number])[];

/** Equal masses over which shares are taken. */
const bins = 12;
/** Each bin starts from so many decisions that are as right as their score says. */
const doubt = 4;

/**
 * Fits how often decisions of a score are right, on held-out decisions: isotonic regression (pool adjacent violators,
 * Zadrozny & Elkan, KDD 2002) over bins of equal mass.
 */
export function fitReliability(decisions: readonly { readonly score: number; readonly right: boolean }[]): Reliability {
  const sorted = [...decisions].sort((a, b) => a.score - b.score);
  const blocks: { score: number; right: number; count: number }[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const from = Math.floor((bin * sorted.length) / bins);
    const part = sorted.slice(from, Math.floor(((bin + 1) * sorted.length) / bins));
    if (part.length === 0) continue;
    const mean = part.reduce((sum, { score }) => sum + score, 0) / part.length;
    const right = part.filter((decision) => decision.right).length + doubt * mean;
    const count = part.length + doubt;
    blocks.push({ score: mean * count, right, count });
    for (let last = blocks.length - 1; last > 0 && rateOf(blocks[last]!) <= rateOf(blocks[last - 1]!); last--) {
      const merged = blocks.pop()!;
      const before = blocks.at(-1)!;
      before.score += merged.score;
      before.right += merged.right;
      before.count += merged.count;
    }
  }
  // Laplace's rule of succession: few decisions that were all right do not make the next one certain.
  const most = (decisions.length + 1) / (decisions.length + 2);
  return blocks.map((block) => [round(block.score / block.count), round(Math.min(most, rateOf(block)))] as const);
}

function rateOf({ right, count }: { readonly right: number; readonly count: number }): number {
  return right / count;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

import type { ThemePoint } from './place-contributions.ts';

/** Indexes of points, the nearest to the group's centre first. */
export function orderByCentre(points: readonly ThemePoint[]): number[] {
  const sums = new Map<number, number>();
  const dense = new Float64Array(points[0]!.dense.length);
  for (const point of points) {
    for (let f = 0; f < point.features.length; f++) {
      sums.set(point.features[f]!, (sums.get(point.features[f]!) ?? 0) + point.values[f]!);
    }
    for (let d = 0; d < dense.length; d++) dense[d]! += point.dense[d]!;
  }
  const scores = points.map((point) => {
    let score = 0;
    for (let f = 0; f < point.features.length; f++) score += point.values[f]! * sums.get(point.features[f]!)!;
    for (let d = 0; d < dense.length; d++) score += point.dense[d]! * dense[d]!;
    return score;
  });
  return points.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

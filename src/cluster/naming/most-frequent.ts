/** Distinct values, the most frequent first; equal ones in order of their first appearance. */
export function rankByFrequency<T extends string | number>(values: readonly T[]): T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** The most frequent value, nulls aside; of equal ones the first met. */
export function mostFrequent<T extends string | number>(values: readonly (T | null)[]): T | null {
  return rankByFrequency(values.filter((value) => value !== null))[0] ?? null;
}

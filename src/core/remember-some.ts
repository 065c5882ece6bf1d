/**
 * Keeps the last results of a function that is asked the same again and again; with so many kept, all are let go.
 * @param most results kept at once
 */
export function rememberSome<K, V extends NonNullable<unknown> | null>(
  compute: (key: K) => V,
  most: number,
): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const value = compute(key);
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}

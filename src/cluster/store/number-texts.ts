/** Equal texts have equal numbers, from 1 on in the order in which they come; 0 for null and for empty ones. */
export function numberTexts(texts: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    if (!text) return 0;
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size + 1);
    return numbers.size;
  });
}

/** How often each number occurs. */
export function countNumbers(numbers: Int32Array): Uint32Array {
  const counts = new Uint32Array(numbers.length + 1);
  for (const number of numbers) counts[number]! += 1;
  return counts;
}

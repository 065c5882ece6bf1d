/**
 * The names that somebody may mean who types one in part, in another case or in wide letters: those that are it, else those that begin
 * with it, else those that have it.
 */
export function matchNames(typed: string, names: readonly string[]): readonly string[] {
  if (names.includes(typed)) return [typed];
  const text = fold(typed);
  if (text === '') return [];
  const folded = names.map((name) => ({ name, text: fold(name) }));
  const tests = [
    (other: string) => other === text,
    (other: string) => other.startsWith(text),
    (other: string) => other.includes(text),
  ];
  for (const test of tests) {
    const found = folded.filter((other) => test(other.text));
    if (found.length > 0) return found.map(({ name }) => name);
  }
  return [];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** Names that are told of many. */
const told = 5;

/** Says that what was typed may be several names: 「石桥」可指石桥区、石桥镇，请写全. */
export function describeSeveral(typed: string, names: readonly string[]): string {
  const rest = names.length > told ? ` 等 ${names.length} 个` : '';
  return `「${typed}」可指${names.slice(0, told).join('、')}${rest}，请写全`;
}

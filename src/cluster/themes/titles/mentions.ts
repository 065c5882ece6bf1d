import { indexNames, listNames, longestName } from '../../names/learn-names.ts';
import type { Contribution } from '../contract.ts';

/** Finds which of some names of two characters or more a text has, in one pass over it however many they are. */
function createSearch(names: Iterable<string>): (text: string) => Iterable<string> {
  const [indexed, longer]: [string[], string[]] = [[], []];
  for (const name of names) (name.length <= longestName ? indexed : longer).push(name);
  const index = indexed.length === 0 ? null : indexNames(new Set(indexed));
  return function* (text) {
    if (index !== null) yield* listNames(text, index);
    for (const name of longer) if (text.includes(name)) yield name;
  };
}

/** How many contributions have each of some names of two characters or more, in title or body; those that none has are left out. */
export function countMentions(
  names: ReadonlySet<string>,
  contributions: readonly Pick<Contribution, 'title' | 'body'>[],
): Map<string, number> {
  const counts = new Map<string, number>();
  if (names.size === 0) return counts;
  const search = createSearch(names);
  for (const { title, body } of contributions) {
    for (const name of new Set([...search(title), ...search(body)])) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Tells whether a text has any of some names of two characters or more. */
export function createNameTest(names: readonly string[]): (text: string) => boolean {
  const search = createSearch(names);
  return (text) => {
    for (const _ of search(text)) return true;
    return false;
  };
}

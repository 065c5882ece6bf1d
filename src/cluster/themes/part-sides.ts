import type { ThemeLexicon } from './lexicon.ts';
import { excludes } from './read-stands.ts';
import type { Stand } from './stand.ts';

/**
 * Parts groups whose contributions ask contrary things of one object (加装电梯, 反对加装电梯): nobody stands behind a theme that
 * asks for the contrary of what they wrote. The side with fewer contributions leaves, for a group whose side it is on where there
 * is one; who takes no side stays.
 * @param groups indexes of contributions, ascending
 * @param stands of each contribution
 * @returns groups none of which holds contrary asks of one object
 */
export function partSides(
  groups: readonly (readonly number[])[],
  stands: readonly (readonly Stand[])[],
  lexicon: ThemeLexicon,
): number[][] {
  const parted = groups.map((group) => partGroup(group, stands, lexicon));
  const result = parted.map(([staying]) => [...staying!]);
  for (const leaving of parted.flatMap(([, ...parts]) => parts)) {
    const fitting = result.filter((group) => isOfSide(leaving, group, stands, lexicon));
    const joined = fitting.reduce<number[] | null>(
      (most, group) => (most !== null && most.length >= group.length ? most : group),
      null,
    );
    if (joined === null) result.push([...leaving]);
    else joined.push(...leaving);
  }
  return result.map((group) => group.sort((a, b) => a - b));
}

/** A group without those who leave it, then these, side by side. */
function partGroup(
  members: readonly number[],
  stands: readonly (readonly Stand[])[],
  lexicon: ThemeLexicon,
): (readonly number[])[] {
  const all = members.flatMap((i) => stands[i]!);
  const most = mostTaken(all.filter((one) => all.some((other) => excludes(one, other, lexicon))));
  if (most === null) return [members];
  const leaves = (i: number): boolean => stands[i]!.some((one) => excludes(one, most, lexicon));
  return [members.filter((i) => !leaves(i)), members.filter(leaves)].flatMap((part) =>
    partGroup(part, stands, lexicon),
  );
}

/** Whether more than half of a group takes the side of all who left another, and none the contrary. */
function isOfSide(
  leaving: readonly number[],
  group: readonly number[],
  stands: readonly (readonly Stand[])[],
  lexicon: ThemeLexicon,
): boolean {
  const taken = group.flatMap((i) => stands[i]!);
  return leaving.every((i) => {
    const own = stands[i]!;
    if (taken.some((one) => own.some((other) => excludes(one, other, lexicon)))) return false;
    const agrees = (j: number): boolean => stands[j]!.some((one) => own.some((other) => keyOf(one) === keyOf(other)));
    return group.filter(agrees).length * 2 > group.length;
  });
}

/** What two stands that agree have in common: object and group of asks, or the phrase. */
function keyOf({ object, word, group }: Stand): string {
  return `${object ?? word} ${group}`;
}

/** The stand that most take, by object and group of asks; the first met of equal ones. */
function mostTaken(stands: readonly Stand[]): Stand | null {
  const counts = new Map<string, number>();
  for (const one of stands) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return stands.reduce<Stand | null>(
    (most, one) => (most !== null && counts.get(keyOf(most))! >= counts.get(keyOf(one))! ? most : one),
    null,
  );
}

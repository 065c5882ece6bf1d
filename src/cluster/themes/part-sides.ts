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
  const parted = groups.map((group) => partGroup({ members: group, left: null }, stands, lexicon));
  const result = parted.map(([staying]) => [...staying!.members]);
  for (const leaving of parted.flatMap(([, ...parts]) => parts)) {
    const fitting = result.filter((group) => isOfSide(leaving, group, stands, lexicon));
    const joined = fitting.reduce<number[] | null>(
      (most, group) => (most !== null && most.length >= group.length ? most : group),
      null,
    );
    if (joined === null) result.push([...leaving.members]);
    else joined.push(...leaving.members);
  }
  return result.map((group) => group.sort((a, b) => a - b));
}

/** Some of a group, and the side of the others that they left; null for those who stay. */
interface Part {
  readonly members: readonly number[];
  readonly left: Stand | null;
}

/** A group without those who leave it, then these, side by side. */
function partGroup(part: Part, stands: readonly (readonly Stand[])[], lexicon: ThemeLexicon): Part[] {
  const { members, left } = part;
  const all = members.flatMap((i) => stands[i]!);
  const most = mostTaken(all.filter((one) => all.some((other) => excludes(one, other, lexicon))));
  if (most === null) return [part];
  const leaves = (i: number): boolean => stands[i]!.some((one) => excludes(one, most, lexicon));
  return [
    { members: members.filter((i) => !leaves(i)), left },
    { members: members.filter(leaves), left: most },
  ].flatMap((one) => partGroup(one, stands, lexicon));
}

/** Whether more than half of a group take the side for which all left another, and none the contrary of any of theirs. */
function isOfSide(
  { members, left }: Part,
  group: readonly number[],
  stands: readonly (readonly Stand[])[],
  lexicon: ThemeLexicon,
): boolean {
  const taken = group.flatMap((i) => stands[i]!);
  return members.every((i) => {
    const own = stands[i]!;
    if (taken.some((one) => own.some((other) => excludes(one, other, lexicon)))) return false;
    const sides = own.filter((one) => left !== null && excludes(one, left, lexicon)).map(keyOf);
    return group.filter((j) => stands[j]!.some((one) => sides.includes(keyOf(one)))).length * 2 > group.length;
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

import { areContrary } from '../asks/turn-asks.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
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
  const result = parted.map(([staying]) => countSides(staying!.members, stands));
  for (const leaving of parted.flatMap(([, ...parts]) => parts)) {
    const { members, left } = leaving;
    const sides = members.map((i) => new Set(stands[i]!.filter((one) => excludes(one, left!, lexicon)).map(keyOf)));
    const fitting = result.filter((group) => isOfSide(members, sides, group, stands, lexicon));
    const joined = fitting.reduce<SidedGroup | null>(
      (most, group) => (most !== null && most.members.length >= group.members.length ? most : group),
      null,
    );
    if (joined === null) result.push(countSides(leaving.members, stands));
    else result[result.indexOf(joined)] = countSides([...joined.members, ...leaving.members], stands);
  }
  return result.map(({ members }) => [...members].sort((a, b) => a - b));
}

/** A group, and how many of it take each side. */
interface SidedGroup {
  readonly members: readonly number[];
  readonly takers: ReadonlyMap<string, number>;
}

function countSides(members: readonly number[], stands: readonly (readonly Stand[])[]): SidedGroup {
  const takers = new Map<string, number>();
  for (const i of members) {
    for (const side of new Set(stands[i]!.map(keyOf))) takers.set(side, (takers.get(side) ?? 0) + 1);
  }
  return { members, takers };
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
  const most = mostTaken(all.filter(findExcluded(all, lexicon)));
  if (most === null) return [part];
  const leaves = (i: number): boolean => stands[i]!.some((one) => excludes(one, most, lexicon));
  return [
    { members: members.filter((i) => !leaves(i)), left },
    { members: members.filter(leaves), left: most },
  ].flatMap((one) => partGroup(one, stands, lexicon));
}

/**
 * Whether more than half of a group take the side for which all left another, and none the contrary of any of theirs.
 * @param sides of each member those for which it left
 */
function isOfSide(
  members: readonly number[],
  sides: readonly ReadonlySet<string>[],
  group: SidedGroup,
  stands: readonly (readonly Stand[])[],
  lexicon: ThemeLexicon,
): boolean {
  const isMost = (count: number): boolean => count * 2 > group.members.length;
  // Most groups are of other matters: this tells without a look at their members.
  const mayAgree = (own: ReadonlySet<string>): boolean =>
    isMost([...own].reduce((sum, side) => sum + (group.takers.get(side) ?? 0), 0));
  if (!sides.every(mayAgree)) return false;
  const isExcluded = findExcluded(
    group.members.flatMap((i) => stands[i]!),
    lexicon,
  );
  if (members.some((i) => stands[i]!.some(isExcluded))) return false;
  // Who takes two of them was counted twice.
  return sides.every(
    (own) =>
      own.size === 1 || isMost(group.members.filter((j) => stands[j]!.some((one) => own.has(keyOf(one)))).length),
  );
}

/**
 * Tells whether a stand excludes one of others. Those that are the same are compared once, and only with contrary asks: large groups
 * say much the same.
 */
function findExcluded(others: readonly Stand[], lexicon: ThemeLexicon): (one: Stand) => boolean {
  const byAsk = new Map<string, Map<string, Stand>>();
  for (const one of others) {
    const same = byAsk.get(one.group) ?? new Map<string, Stand>();
    byAsk.set(one.group, same);
    same.set(`${one.object} ${one.word}`, one);
  }
  const contrary = new Map<string, readonly Stand[]>();
  const contraryTo = (group: string): readonly Stand[] => {
    const known = contrary.get(group);
    if (known !== undefined) return known;
    const found = [...byAsk].flatMap(([ask, same]) =>
      areContrary(ask, group, lexicon.opposites) ? [...same.values()] : [],
    );
    contrary.set(group, found);
    return found;
  };
  const told = new Map<string, boolean>();
  return (one) => {
    const against = contraryTo(one.group);
    if (against.length === 0) return false;
    const key = `${one.object} ${one.word} ${one.group}`;
    const known = told.get(key) ?? against.some((other) => excludes(one, other, lexicon));
    told.set(key, known);
    return known;
  };
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

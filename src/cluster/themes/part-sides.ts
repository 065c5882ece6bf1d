import { areContrary } from './find-opposing.ts';
import type { ThemeLexicon } from './lexicon.ts';
import type { ReadContribution } from './represent.ts';

interface Asked {
  readonly object: number;
  /** Of the ask. */
  readonly group: string;
}

/**
 * Parts a group whose contributions ask contrary things of one object (加装电梯, 反对加装电梯): nobody stands behind a theme that
 * asks for the contrary of what they wrote. The side with fewer contributions leaves; who takes no side stays.
 * @param members indexes of readings, ascending
 * @returns the group, or parts none of which holds contrary asks of one object
 */
export function partSides(
  members: readonly number[],
  readings: readonly ReadContribution[],
  lexicon: ThemeLexicon,
): number[][] {
  const asked = new Map<number, Asked>();
  for (const i of members) {
    const main = mainAsk(readings[i]!);
    if (main !== null) asked.set(i, { object: main.object, group: lexicon.asks[main.ask]!.group });
  }
  const all = [...asked.values()];
  const excludes = (one: Asked, other: Asked): boolean =>
    one.object === other.object && areContrary(one.group, other.group, lexicon.opposites);
  const most = mostAsked(all.filter((one) => all.some((other) => excludes(one, other))));
  if (most === null) return [[...members]];
  const leaves = (i: number): boolean => asked.has(i) && excludes(asked.get(i)!, most);
  return [members.filter((i) => !leaves(i)), members.filter(leaves)].flatMap((part) =>
    partSides(part, readings, lexicon),
  );
}

/** What a title mainly asks, and of what; null where it names no object for certain or asks nothing. */
function mainAsk({ title }: ReadContribution): { readonly object: number; readonly ask: number } | null {
  const [first, ...rest] = title.objects.filter(({ weak }) => !weak);
  if (first === undefined) return null;
  const main = rest.reduce((best, found) => (found.share > best.share ? found : best), first);
  return main.ask === null ? null : { object: main.object, ask: main.ask };
}

/** The object that most ask something of, and the group of asks that most ask of it; the first met of equal ones. */
function mostAsked(asked: readonly Asked[]): Asked | null {
  const counts = new Map<number, Map<string, number>>();
  const countOf = ({ object, group }: Asked): number => counts.get(object)?.get(group) ?? 0;
  for (const one of asked) {
    const groups = counts.get(one.object) ?? new Map<string, number>();
    counts.set(one.object, groups.set(one.group, countOf(one) + 1));
  }
  return asked.reduce<Asked | null>((most, one) => (most !== null && countOf(most) >= countOf(one) ? most : one), null);
}

import { type MessageStore, nameFlag, termKinds, type Vocabulary } from '../store/store.ts';
import { replaceTerms } from '../terms/replace-terms.ts';
import { addPlaces, areApart, type NameUse, readNameUses } from './name-uses.ts';
import { ordered } from './name-variants.ts';
import { isSpecificName } from './specific-names.ts';
import type { SoundOf } from './syllables.ts';

const chinese = /^[\u4e00-\u9fff]{3,12}$/u;

/** A name that is given up, the one that stands for both, and the character in which they differ. */
interface Homophone {
  readonly name: number;
  readonly target: number;
  readonly written: string;
  readonly meant: string;
}

/**
 * Unites names that sound alike and differ in one character (云栖花园 and 云祺花园), as who types by sound slips, or does not know
 * how a name is written: their terms become those of the one that is called after a town as the town itself is written, that more titles
 * write, or else more messages have, in the store
 * itself, and so do the words inside them. What was united in an earlier run is told by the titles, which stay as they were: a
 * slip that came first does not name the place for good. Names in different cities or counties stay two: many have a village of
 * the same sound, and so do names that the deployment lists.
 * @param isGeneral whether a word is general Chinese, which names nothing
 * @param ownNames names that the deployment lists (`findCore` of them)
 * @returns the number of names that were given up for another
 */
export function uniteHomophones(
  store: MessageStore,
  isGeneral: (word: string) => boolean,
  soundOf: SoundOf,
  ownNames: ReadonlySet<string> = new Set(),
): number {
  const groups = groupBySound(store, isGeneral, soundOf);
  const found = new Map(findHomophones(groups, ownNames, store).map((homophone) => [homophone.name, homophone]));
  if (found.size === 0) return 0;
  replaceTerms(store, found.keys(), (terms, uses) => {
    const own = Array.from(terms).flatMap((id) => found.get(id) ?? []);
    return listReplaced(terms, uses, own, isGeneral, store.vocabulary);
  });
  return found.size;
}

/** Names of one sound, where there are two. */
function groupBySound(
  { vocabulary: { texts, kinds, counts } }: MessageStore,
  isGeneral: (word: string) => boolean,
  soundOf: SoundOf,
): number[][] {
  const groups = new Map<string, number[]>();
  for (let id = 0; id < texts.length; id += 1) {
    if (kinds.data[id] !== termKinds.name || counts.data[id] === 0 || !chinese.test(texts[id]!)) continue;
    const sound = soundOf(texts[id]!);
    const group = groups.get(sound);
    if (group === undefined) groups.set(sound, [id]);
    else group.push(id);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.filter((id) => isSpecificName(texts[id]!, isGeneral)))
    .filter((group) => group.length > 1);
}

function findHomophones(
  groups: readonly (readonly number[])[],
  ownNames: ReadonlySet<string>,
  store: MessageStore,
): Homophone[] {
  const { texts, counts } = store.vocabulary;
  const isOwn = (name: number): boolean => ownNames.has(texts[name]!);
  const uses = readNameUses(groups, store);
  const townsOf = countTowns(store.vocabulary);
  const found: Homophone[] = [];
  for (const group of groups) {
    // What so many write otherwise is called after something else that sounds like the town.
    const isOther = group.some((name) => counts.data[name]! >= leastTowns && townsOf(name) === 0);
    const ranked = [...group].sort(
      (a, b) =>
        Number(isOwn(b)) - Number(isOwn(a)) ||
        (isOther ? 0 : townsOf(b) - townsOf(a)) ||
        uses.get(b)!.titles - uses.get(a)!.titles ||
        counts.data[b]! - counts.data[a]! ||
        a - b,
    );
    const kept = createKept(texts);
    for (const name of ranked) {
      const homophone = isOwn(name) ? null : findTarget(name, kept.near(name), store.vocabulary, uses);
      if (homophone === null) kept.add(name);
      else {
        found.push(homophone);
        addPlaces(uses.get(homophone.target)!, uses.get(name)!);
      }
    }
  }
  return found;
}

const town = /^(.{2,})(?:街道|[镇乡])$/u;
/** So many messages write a town's name in full, if it is to settle how what is called after it is written. */
const leastTowns = 3;

/** Tells, by the id of a name, how many messages name the town that it is called after: nobody slips so often. */
function countTowns({ texts, kinds, counts }: Vocabulary): (name: number) => number {
  const towns = new Map<string, number>();
  for (const [id, text] of texts.entries()) {
    const stem =
      kinds.data[id] === termKinds.region && counts.data[id]! >= leastTowns ? town.exec(text)?.[1] : undefined;
    if (stem !== undefined) towns.set(stem, Math.max(towns.get(stem) ?? 0, counts.data[id]!));
  }
  return (name) => {
    for (let length = texts[name]!.length - 1; length >= 2; length -= 1) {
      const messages = towns.get(texts[name]!.slice(0, length));
      if (messages !== undefined) return messages;
    }
    return 0;
  };
}

/** The first of some names that a name is another spelling of, in no other place; null where there is none. */
function findTarget(
  name: number,
  others: readonly number[],
  vocabulary: Vocabulary,
  uses: ReadonlyMap<number, NameUse>,
): Homophone | null {
  for (const other of others) {
    const homophone = compareNames(name, other, vocabulary);
    if (homophone !== null && !areApart(uses.get(name)!, uses.get(other)!)) return homophone;
  }
  return null;
}

/** Names that were kept, found by what they have but for one character: of thousands that sound alike few are written so. */
function createKept(texts: readonly string[]) {
  const places = new Map<number, number>();
  const byRest = new Map<string, number[]>();
  const restsOf = (name: number): string[] =>
    Array.from(texts[name]!, (_, i) => `${texts[name]!.slice(0, i)} ${texts[name]!.slice(i + 1)}`);
  return {
    add(name: number): void {
      places.set(name, places.size);
      for (const rest of restsOf(name)) {
        const names = byRest.get(rest);
        if (names === undefined) byRest.set(rest, [name]);
        else names.push(name);
      }
    },
    /** Those that differ in one character, in the order in which they were added. */
    near: (name: number): number[] =>
      restsOf(name)
        .flatMap((rest) => byRest.get(rest) ?? [])
        .sort((a, b) => places.get(a)! - places.get(b)!),
  };
}

/** Two names of one sound; null where they differ in more characters than one, or in one that tells an order or a side. */
function compareNames(name: number, target: number, vocabulary: Vocabulary): Homophone | null {
  const [a, b] = [vocabulary.texts[name]!, vocabulary.texts[target]!];
  let found: Homophone | null = null;
  for (let i = 0; i < a.length; i += 1) {
    const [written, meant] = [a[i]!, b[i]!];
    if (written === meant) continue;
    if (found !== null) return null;
    if (ordered.test(written + meant) && !isSlip({ name, target, written, meant }, i, vocabulary)) return null;
    found = { name, target, written, meant };
  }
  return found;
}

const direction = /^[东南西北]$/u;
/** A direction that begins a name, or stands behind one sign, tells its side only where something is called so without it. */
const leastSided = 2;
/** So many times as often as the slip the name itself is written. */
const slipsOf = 3;

/** Whether names that differ in a direction are one, of which few write another sign of its sound (`汐西家园` for `汐溪家园`). */
function isSlip({ name, target, written, meant }: Homophone, at: number, { texts, counts, ids }: Vocabulary): boolean {
  const sided = direction.test(written) ? name : direction.test(meant) ? target : null;
  if (sided === null || at >= leastSided || (direction.test(written) ? ordered.test(meant) : ordered.test(written)))
    return false;
  const text = texts[sided]!;
  const plain = ids[termKinds.name].get(text.slice(0, at) + text.slice(at + 1));
  return plain === undefined && counts.data[name]! * slipsOf <= counts.data[target]!;
}

/** What stands in the place of a message's terms: of its names, and of the words inside them as the better known spelling has them. */
function listReplaced(
  terms: Uint32Array,
  uses: Uint8Array,
  homophones: readonly Homophone[],
  isGeneral: (word: string) => boolean,
  { texts, kinds, ids }: Vocabulary,
): Map<number, number> {
  const into = new Map(homophones.map(({ name, target }) => [name, target]));
  for (const [at, id] of terms.entries()) {
    if (kinds.data[id] !== termKinds.word || !(uses[at]! & nameFlag) || isGeneral(texts[id]!)) continue;
    for (const { written, meant } of homophones) {
      const better = texts[id]!.includes(written)
        ? ids[termKinds.word].get(texts[id]!.replaceAll(written, meant))
        : undefined;
      if (better !== undefined) into.set(id, better);
    }
  }
  return into;
}

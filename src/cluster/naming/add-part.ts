import { typeByEnd } from '../names/specific-names.ts';
import { packPart, partSlots, sortOfPart } from '../names/stated-parts.ts';
import type { MessageStore } from '../store/store.ts';
import { rankByFrequency } from './most-frequent.ts';

/** So many of the members must state a part, so many of those that state any of its sort, and so few of them another one, too. */
const mostMembers = 0.6;
const mostOfSort = 0.8;
const fewOthers = 0.5;

const numerals = '一二三四五六七八九十';

/** Parts that are printed: as `findParts` has them, as titles write them, and as they are called behind the name of what they are of. */
interface Part {
  readonly slot: number;
  readonly written: string;
  readonly called: string;
  readonly belongs: (place: string) => boolean;
}

const isEstate = (place: string): boolean => typeByEnd(place, 1)?.type === 'estate';
const isStation = (place: string): boolean => place.endsWith('站');

const parts: readonly Part[] = [
  ...Array.from(numerals, (sign, at) => ({
    slot: packPart(`期${at + 1}`),
    written: `第?(?:${sign}|${at + 1})期`,
    called: `${sign}期`,
    belongs: isEstate,
  })),
  ...Array.from('ABCDEFGHIJKL', (letter) => ({
    slot: packPart(`口${letter}`),
    written: `${letter.toLowerCase()}(?:出入|出|入)?口`,
    called: `${letter}口`,
    belongs: isStation,
  })),
];

/**
 * The place of an issue with the stage of the estate, or the exit of the station, that nearly all of its members state: as most titles write
 * it behind the place, else right behind it where it is of such a kind.
 * @param titles the members' titles
 */
export function addPart(
  place: string,
  sample: readonly number[],
  titles: readonly string[],
  store: MessageStore,
): string {
  const stated = findPart(sample, store);
  if (stated === undefined) return place;
  const { written, called, belongs } = stated;
  const name = place.toLowerCase();
  if (new RegExp(written, 'u').test(name)) return place;
  const behind = new RegExp(`^[\\u4e00-\\u9fff]{0,4}?[（(]?${written}`, 'u');
  const spelt = titles.flatMap((title) => {
    const text = title.toLowerCase();
    const at = text.indexOf(name);
    const part = at < 0 ? undefined : behind.exec(text.slice(at + name.length))?.[0];
    return part === undefined || /[（(和与及、到至]/u.test(part) ? [] : [`${name}${part}`];
  });
  return rankByFrequency(spelt)[0] ?? (belongs(place) ? `${place}${called}` : place);
}

/** The one part of which that is true. */
function findPart(sample: readonly number[], store: MessageStore): Part | undefined {
  const members = new Map<number, number>();
  const ofSort = new Map<number, number>();
  for (const i of sample) {
    const own = store.parts.data.subarray(i * partSlots, (i + 1) * partSlots).filter((slot) => slot !== 0);
    for (const slot of own) members.set(slot, (members.get(slot) ?? 0) + 1);
    for (const sort of new Set(Array.from(own, sortOfPart))) ofSort.set(sort, (ofSort.get(sort) ?? 0) + 1);
  }
  const isAlone = (slot: number, count: number): boolean =>
    ![...members].some(
      ([other, having]) => other !== slot && sortOfPart(other) === sortOfPart(slot) && having >= fewOthers * count,
    );
  const isStated = ({ slot }: Part): boolean => {
    const count = members.get(slot) ?? 0;
    return (
      count >= 2 &&
      count >= mostMembers * sample.length &&
      count >= mostOfSort * ofSort.get(sortOfPart(slot))! &&
      isAlone(slot, count)
    );
  };
  const found = parts.filter(isStated);
  return found.length === 1 ? found[0] : undefined;
}

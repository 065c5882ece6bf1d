import { shared } from '../../core/shared-arrays.ts';
import { isGeneralName } from '../../segment/places/general-heads.ts';
import { listMarkedTerms } from '../store/marked-terms.ts';
import { estateFlag, type MessageStore, namesKind, termKinds, titleFlag } from '../store/store.ts';
import { operator } from './operators.ts';
import { typeByEnd } from './specific-names.ts';

/** A matter is at one of these: who names one does not mean what somebody writes of another. */
const settledTypes: ReadonlySet<string> = new Set(['estate', 'village', 'school', 'hospital']);
/** Says of what kind a place is, before the end that tells its type. */
const kindWords =
  /(?:实验|中心|附属|国际|双语|外国语|民族|职业|技术|高级|初级|完全|九年制|人民|中医|妇幼|社区|第?[一二三四五六七八九十\d])+$/u;
const quarter = /[一二三四五六七八九十\d]村$/u;
/** Of so little before an end nobody knows of what it is a part. */
const leastStem = 2;

/** As `foldNumbered` has lines of buses, of whose drivers and vehicles others write than of their times, hospitals and schools. */
const numbered = /^(?:\d{1,3}路|[一二三四五六七八九十]{1,3}[院中小])$/u;
const busyEnd = /[校院]区$/u;
const busyTypes: ReadonlySet<string> = new Set(['school', 'hospital', 'metro']);

/** What holds many places. */
const area = /(?:[省市县旗镇乡]|(?<![校院])区|街道|办事处)$/u;

/** What names are of that two messages have in common, as bits: a place, one that has many matters at once (`busy`), or what no end tells. */
export const bearers = { place: 1, operator: 2, busy: 4, other: 8 } as const;

/** By term id: what a name is of, 0 for what holds many places, for kinds of things and for other terms. */
export function findBearers({ vocabulary }: MessageStore): Uint8Array {
  const found = shared.uint8(vocabulary.texts.length);
  for (const [id, text] of vocabulary.texts.entries()) {
    if (vocabulary.kinds.data[id] !== termKinds.name || namesKind(vocabulary, id)) continue;
    if (operator.test(text)) found[id] = bearers.operator;
    else if (!area.test(text)) found[id] = bearerOf(text);
  }
  return found;
}

function bearerOf(name: string): number {
  const type = typeByEnd(name, 0)?.type;
  if (numbered.test(name) || busyEnd.test(name) || (type !== undefined && busyTypes.has(type))) return bearers.busy;
  return type === undefined ? bearers.other : bearers.place;
}

/** Estates, villages, schools and hospitals that messages name: those of message `i` are `starts[i] … starts[i + 1]`. */
export interface SettledPlaces {
  readonly starts: Uint32Array;
  /** Places in `list`. */
  readonly names: Uint32Array;
  /** 1 where the title has the name. */
  readonly inTitle: Uint8Array;
  readonly list: readonly SettledName[];
}

interface SettledName {
  /** What tells of what kind it is, and what stands before that. */
  readonly end: string;
  readonly stem: string;
}

/** Lists such names of all messages; valid until the store changes. */
export function listSettledPlaces(store: MessageStore): SettledPlaces {
  const list: SettledName[] = [];
  const placeOf = new Map<number, number>();
  const marks = new Uint8Array(store.vocabulary.texts.length);
  for (const [id, name] of readNames(store)) {
    placeOf.set(id, list.length);
    list.push(name);
    marks[id] = 1;
  }
  const { starts: ends, terms, uses } = listMarkedTerms(store, marks);
  const starts = shared.uint32(ends.length);
  starts.set(ends);
  const names = shared.uint32(ends.at(-1)!);
  const inTitle = shared.uint8(ends.at(-1)!);
  for (let at = 0; at < names.length; at += 1) {
    names[at] = placeOf.get(terms[at]!)!;
    inTitle[at] = uses[at]! & titleFlag ? 1 : 0;
  }
  return { starts, names, inTitle, list };
}

/** Ids of the names that somebody writes with an end that tells an estate and that their cores leave out (小区). */
export function findEstates({ terms, uses }: MessageStore): ReadonlySet<number> {
  const estates = new Set<number>();
  const [ids, bytes] = [terms.data, uses.data];
  for (let at = 0, size = terms.length; at < size; at += 1) if (bytes[at]! & estateFlag) estates.add(ids[at]!);
  return estates;
}

/** The names of such places among a store's terms. */
function* readNames(store: MessageStore): Generator<readonly [id: number, name: SettledName]> {
  const { vocabulary } = store;
  const estates = findEstates(store);
  for (const [id, text] of vocabulary.texts.entries()) {
    if (vocabulary.kinds.data[id] !== termKinds.name || namesKind(vocabulary, id)) continue;
    const { type, length } = typeByEnd(text, leastStem) ?? { type: 'estate', length: 0 };
    if (!settledTypes.has(type) || (length === 0 && !estates.has(id))) continue;
    // Numbered quarters are parts of one place.
    if (isGeneralName(text) || quarter.test(text)) continue;
    const stem = text.slice(0, text.length - length).replace(kindWords, '');
    if (stem.length >= leastStem) yield [id, { end: text.slice(stem.length), stem }];
  }
}

/** Whether two messages name such places, and none that may be one: none whose stems share two signs side by side. */
export function nameOtherPlaces(places: SettledPlaces, a: number, b: number): boolean {
  const others = listOf(places, b, false);
  const names = others.length === 0 ? [] : listOf(places, a, false);
  return names.length > 0 && !names.some(({ stem }) => others.some((other) => sharePair(stem, other.stem)));
}

/** Whether the titles of two messages name places that end alike and have no sign in common before that (云栖小学, 石桨小学). */
export function titleOtherPlaces(places: SettledPlaces, a: number, b: number): boolean {
  const others = listOf(places, b, true);
  const names = others.length === 0 ? [] : listOf(places, a, true);
  const pairs = names.flatMap((name) => others.filter(({ end }) => end === name.end).map((other) => [name, other]));
  if (pairs.length === 0 || !nameOtherPlaces(places, a, b)) return false;
  return pairs.every(([one, other]) => ![...one!.stem].some((sign) => other!.stem.includes(sign)));
}

function listOf({ starts, names, inTitle, list }: SettledPlaces, message: number, titled: boolean): SettledName[] {
  const found: SettledName[] = [];
  for (let at = starts[message]!; at < starts[message + 1]!; at += 1) {
    if (!titled || inTitle[at] === 1) found.push(list[names[at]!]!);
  }
  return found;
}

/** Whether two stems share two signs side by side, in either order: some turn a name round (云栖, 栖云). */
function sharePair(one: string, other: string): boolean {
  for (let at = 0; at + 2 <= one.length; at += 1) {
    const [first, second] = [one.charAt(at), one.charAt(at + 1)];
    if (other.includes(first + second) || other.includes(second + first)) return true;
  }
  return false;
}

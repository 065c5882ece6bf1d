import { openOnce } from '../../core/open-once.ts';
import { shared } from '../../core/shared-arrays.ts';
import { listCommonStems } from '../../segment/places/common-stems.ts';
import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { type MessageStore, namesKind, termKinds } from '../store/store.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { operator } from './operators.ts';
import { typeByEnd } from './specific-names.ts';

/**
 * How far what is called so may reach beyond one county, as bits: what many counties have by that name (实验小学, 东关村), streets among
 * them, which may lead on; what has a name of its own in one (云栖小学); a motorway or a highway; what serves or leads through many.
 */
export const scopes = { common: 1, street: 2, own: 4, highway: 8, wide: 16 } as const;

/** Of these what has a name of its own is at one place. */
const local: ReadonlySet<string | undefined> = new Set(['estate', 'village', 'school', 'hospital', 'road', 'project']);
const highway = /(?:高速(?:公路)?|国道|省道)$/u;
const line = /(?:铁路|高铁|城铁|城轨|轻轨|动车|环线|[专快干支]线|号线|区间线|\d路)$/u;
/** As `foldNumbered` has hospitals and schools. */
const numbered = /^[一二三四五六七八九十]{1,3}[院中小]$/u;
const area = /(?:[省市县区旗州盟])$/u;
const town = /^(.{2,})(?:街道|[镇乡])$/u;
/** What numbers places of a kind, and tells them apart. */
const tellsApart = /^[一二三四五六七八九十百千第\d东南西北中上下前后大小新老旧]$/u;
const longestPart = 6;
/** What is called by so many signs of its own has no namesake in another county: who names it and another county lives there (云栖星畔乐园). */
const leastUnique = 4;

const loadStems = openOnce(listCommonStems);

/** By term id: the scope of a name, 0 of what is none. @param isWord whether a word is general Chinese */
export function findScopes({ vocabulary }: MessageStore, isWord: (word: string) => boolean): Uint8Array {
  const stems = loadStems();
  const isKnown = (part: string): boolean =>
    isWord(part) || stems.has(part) || nameSuffixes.has(part) || matterOf.has(part);
  const found = shared.uint8(vocabulary.texts.length);
  for (const [id, text] of vocabulary.texts.entries()) {
    const kind = vocabulary.kinds.data[id];
    if (kind === termKinds.region) {
      const stem = town.exec(text)?.[1];
      if (stem !== undefined) found[id] = stems.has(stem) ? scopes.common : scopes.own;
    } else if (kind === termKinds.name && !namesKind(vocabulary, id)) found[id] = scopeOf(text, isKnown);
  }
  return found;
}

function scopeOf(name: string, isKnown: (part: string) => boolean): number {
  if (area.test(name)) return 0;
  if (highway.test(name)) return scopes.highway;
  if (line.test(name)) return scopes.wide;
  if (numbered.test(name)) return scopes.common;
  const end = typeByEnd(name, 0);
  if (end?.type === 'people') return 0;
  const stem = end === null ? name : name.slice(0, -end.length);
  if (isExplained(stem, isKnown)) return end?.type === 'road' ? scopes.street : scopes.common;
  const mayBeShared = stem.length < leastUnique && local.has(end?.type) && !operator.test(name);
  return mayBeShared ? scopes.own : scopes.wide;
}

/** Whether a text falls into parts that say nothing of one place. */
function isExplained(text: string, isKnown: (part: string) => boolean): boolean {
  const explained = [true, ...Array.from(text, () => false)];
  for (let end = 1; end <= text.length; end += 1) {
    explained[end] = explained[end - 1]! && tellsApart.test(text.charAt(end - 1));
    for (let start = Math.max(0, end - longestPart); start <= end - 2 && !explained[end]; start += 1) {
      explained[end] = explained[start]! && isKnown(text.slice(start, end));
    }
  }
  return explained[text.length]!;
}

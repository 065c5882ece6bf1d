import { type MessageStore, termKinds } from '../store/store.ts';
import { replaceTerms } from '../terms/replace-terms.ts';

const chinese = /^[\u4e00-\u9fff]{2,12}$/u;
/** Numbers and directions tell names apart: 三一路 and 一三路, 东南村 and 南东村, 七星村 and 旗星村. */
export const ordered = /[一二三四五六七八九十百千万萬零两兩东東南西北上下]/u;
/** Names of fewer characters may be different names written with the same ones. */
const shortestName = 3;

/**
 * Unites names that are written with the same characters in another order (云栖湖小区 and 栖云湖小区), as slips and
 * anonymised data have them: their terms become those of the one that was seen first, in the store itself. Words count where
 * half or more of their messages have them inside a name. Linear in the number of terms.
 * @param isGeneral whether a word is general Chinese, which names nothing
 * @returns the number of names that were given up for another
 */
export function uniteVariants(store: MessageStore, isGeneral: (word: string) => boolean): number {
  const into = findVariants(store, isGeneral);
  if (into.size === 0) return 0;
  replaceTerms(store, into.keys(), () => into);
  return into.size;
}

/** The name that was seen first, by each of its later variants. */
function findVariants(store: MessageStore, isGeneral: (word: string) => boolean): Map<number, number> {
  const { texts, kinds, counts, namedCounts } = store.vocabulary;
  const seen = { [termKinds.word]: new Map<string, number>(), [termKinds.name]: new Map<string, number>() };
  const into = new Map<number, number>();
  for (let id = 0; id < texts.length; id += 1) {
    const kind = kinds.data[id]!;
    const count = counts.data[id]!;
    if (count === 0 || (kind !== termKinds.word && kind !== termKinds.name)) continue;
    if (kind === termKinds.word && namedCounts.data[id]! * 2 < count) continue;
    const text = texts[id]!;
    if (kind === termKinds.name && text.length < shortestName) continue;
    if (!chinese.test(text) || ordered.test(text) || isGeneral(text)) continue;
    const characters = [...text].sort().join('');
    const first = seen[kind].get(characters);
    if (first === undefined) seen[kind].set(characters, id);
    else into.set(id, first);
  }
  return into;
}

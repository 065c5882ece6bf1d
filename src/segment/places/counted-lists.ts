import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { han, hasPreposition, isBorder, skipPrepositions } from './name-borders.ts';
import { startOfName } from './name-leads.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';

const types: Readonly<Record<string, string>> = { 村: 'village', 镇: 'region', 乡: 'region', 街道: 'region' };
const numerals = '两三四五六七八九';
/** How many villages or towns a list has, behind its last name. */
const counted = new RegExp(`([${numerals}])(?<=[\\u4e00-\\u9fff].)个?(村(?!镇|民小组)|镇|乡(?![镇村亲])|街道)`, 'gu');
const lastItem = /[、和与及]([\u4e00-\u9fff]{2,4})$/u;
const innerItem = /、([\u4e00-\u9fff]{2,4})$/u;
/** Names that say themselves what they are. */
const ended = /[村镇乡]$|街道$/u;
const longestItem = 4;
const reach = 64;

/**
 * Adds the villages or towns of a list that says at its end only what they are, and how many (`石桨、海榆两村`): each with the end
 * that others write after it.
 */
export function addCountedLists(segmented: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  const { text } = segmented;
  for (const { 1: numeral, 2: unit, index } of text.matchAll(counted)) {
    let rest = text.slice(Math.max(0, index - reach), index);
    const offset = index - rest.length;
    const items: { readonly start: number; readonly end: number }[] = [];
    const others = numerals.indexOf(numeral!) + 1;
    while (items.length < others) {
      const item = (items.length === 0 ? lastItem : innerItem).exec(rest)?.[1];
      if (item === undefined) break;
      const end = offset + rest.length;
      items.push({ start: end - item.length, end });
      rest = rest.slice(0, -1 - item.length);
    }
    if (items.length < others || items.some((item) => ended.test(text.slice(item.start, item.end)))) continue;
    const end = offset + rest.length;
    const start = startOfFirst(segmented, end, unit!, found, gazetteer);
    if (start >= 0) items.push({ start, end });
    if (!items.every((item) => isStem(text.slice(item.start, item.end), unit!, gazetteer))) continue;
    for (const item of items)
      found.put({ ...item, name: text.slice(item.start, item.end) + unit!, type: types[unit!]! });
  }
}

/** Start of the first name of a list, behind what a sentence says before it; -1 where nothing of a fitting length is left. */
function startOfFirst(
  { text, words, starts }: SegmentedText,
  end: number,
  unit: string,
  found: NameList,
  gazetteer: Gazetteer,
): number {
  let start = end;
  for (let index = indexAt(starts, end - 1); index >= 0; index -= 1) {
    const word = words[index]!;
    if (!han.test(word) || (isBorder(word, gazetteer) && start < end) || found.endingAt(start)?.type === 'region')
      break;
    start = starts[index]!;
    if (end - start > 2 * longestItem) return -1;
    if (hasPreposition(text.slice(start, end), gazetteer)) {
      start = skipPrepositions(text, start, end, gazetteer);
      break;
    }
  }
  if (start < 0) return -1;
  const lead = startOfName(text.slice(start, end) + unit);
  const length = end - start - lead;
  return lead < 0 || length < 2 || length > longestItem ? -1 : start + lead;
}

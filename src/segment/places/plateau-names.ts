import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { han, hasPreposition, isBorder, skipPrepositions } from './name-borders.ts';
import { startOfName } from './name-leads.ts';
import type { NameList } from './name-list.ts';
import { isSyllable } from './syllable-names.ts';
import { findBanner } from './townships.ts';

const numeral = '[一二三四五六七八九〇零]';
const tens = '(?:[二三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十)';
const hundreds = `[一二三]百(?:零[一二三四五六七八九]|${tens}|[一二三四五六七八九]?十)?`;
const team = `(?:${hundreds}|${numeral}{3}|${tens}|\\d{2,3})团(?![购队员建伙体结圆聚费长])`;
const company = `(?:${tens}|${numeral}|十|\\d{1,2})连`;
/** Farms of the Production and Construction Corps: `一四七团`, `第七师一三〇团五连`. */
const regiment = new RegExp(
  `(?:第?(?:${tens}|${numeral}|十|\\d{1,2})师)?${team}(?:${company})?|第(?:${tens}|${numeral}|十)师(?![范傅生资])`,
  'gu',
);
/** Where a regiment has its offices. */
const seat = /^团?[部场]/u;
const numbered = /[一二三四五六七八九十〇零两百千万\d几]/u;

/** Units of pastoral areas; segmenters glue their ends on to what follows (`嘎` `查禁` `牧`). */
const pastures = ['嘎查', '苏木'] as const;
const longestPasture = 8;

/**
 * Adds to the names of a text those of the north-west that segmenters tear apart: regiments by their number, and pastoral
 * townships and villages by their end.
 */
export function addPlateaus(text: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  const add = (start: number, end: number): void => {
    // `189团9连职工` names who works there.
    if (found.overlapping(start, end).some(({ type }) => type !== 'people')) return;
    found.put({ name: text.text.slice(start, end), type: 'village', start, end });
  };
  if (followsNumber(text.text, '团') || followsNumber(text.text, '师')) {
    for (const { 0: name, index } of text.text.matchAll(regiment)) {
      if (numbered.test(text.text.charAt(index - 1))) continue;
      partFromSeat(text.text, found, index, index + name.length);
      add(index, index + name.length);
    }
  }
  for (const end of pastures) {
    let free = 0;
    for (let at = text.text.indexOf(end); at >= 0; at = text.text.indexOf(end, at + 2)) {
      const start = startOfPasture(text, at, free, gazetteer);
      if (start < 0) continue;
      free = at + 2;
      add(start, free);
    }
    if (text.text.includes(end)) partFromBanners(found, gazetteer);
  }
}

/** Gives pastoral units their names without the banner in which they lie. */
function partFromBanners(found: NameList, { shortUnits }: Gazetteer): void {
  for (const { name, type, start, end } of [...found.names]) {
    const unit = type === 'village' ? findBanner(name) : null;
    if (unit === null) continue;
    const from = start + unit.end;
    found.put({ name: name.slice(unit.end), type, start: from, end });
    found.put({ name: shortUnits.get(unit.name) ?? unit.name, type: 'region', start, end: from });
  }
}

/** Gives what lies in the seat of a regiment its own name (`231` `团团` `部青松` `小区`): the segmenter takes 团团 for a word. */
function partFromSeat(text: string, found: NameList, start: number, end: number): void {
  const glued = found.overlapping(start, end).find(({ type }) => type !== 'people');
  if (glued === undefined || glued.start < start || glued.end <= end + 2) return;
  const from = end + (seat.exec(text.slice(end, glued.end))?.[0].length ?? 0);
  const name = text.slice(from, glued.end);
  if (name.length > 2) found.put({ ...glued, name, start: from });
}

/** Whether a unit stands after a number anywhere: most texts with one (`老师`, `社团`) need no further look. */
function followsNumber(text: string, unit: string): boolean {
  for (let at = text.indexOf(unit, 1); at >= 0; at = text.indexOf(unit, at + 1)) {
    if (numbered.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function startOfPasture(text: SegmentedText, end: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  let first = indexAt(starts, end - 1) + 1;
  let start = -1;
  while (first > 0 && starts[first - 1]! >= free && end - starts[first - 1]! <= longestPasture) {
    const word = words[first - 1]!;
    const isRest = starts[first - 1]! + 1 === end && isSyllable(word);
    if (!han.test(word) || (!isRest && isBorder(word, gazetteer))) break;
    first -= 1;
    start = hasPreposition(word, gazetteer)
      ? skipPrepositions(text.text, starts[first]!, end, gazetteer)
      : starts[first]!;
    if (start !== starts[first]) break;
  }
  if (start < 0 || end - start < 2) return -1;
  const name = text.text.slice(start, end + 2);
  const lead = isGeneralName(name) ? -1 : startOfName(name);
  return lead < 0 ? -1 : start + lead;
}

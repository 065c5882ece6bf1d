import type { SegmentedText } from '../../core/message.ts';
import { type Gazetteer, mayBeUnit } from './gazetteer.ts';
import { han, hasPreposition, isBorder } from './name-borders.ts';
import { isLeading } from './name-heads.ts';
import { saysOrigin } from './origin-names.ts';
import { nameless } from './place-lexicon.ts';
import { isRestOfName } from './rest-of-name.ts';

/** Townships that no list knows, as those of before a merger: their end, and what makes a common noun of it (`古镇`, `返乡`). */
const townshipEnd =
  '(?:[^古小城重集村乡市特心大强建我本该此各是同贵两二三四五新道晚下到其街镇]镇|[^水故家老城下返回他异同梦侨全各本两二三四五我该此是撤一到]乡)';
const opening = new RegExp(`^[\\u4e00-\\u9fff]{1,4}?${townshipEnd}(?=[\\u4e00-\\u9fff]{3})`, 'u');
const whole = new RegExp(`^[\\u4e00-\\u9fff]{1,4}${townshipEnd}$`, 'u');
/** What may stand before a township's name within the words that were taken for it. */
const before =
  /^(?:原|现|其(?:家|现|租)?住在?|[家现人]住|[\u4e00-\u9fff]{0,3}[县区]|市|向|往|经|可|离|称|近来|特向|后于|最后|大道)(?=[\u4e00-\u9fff]{3})/u;
/** The end of a district or a city, also where the segmenter knows no such one. */
const endOfDistrict = /^[\u4e00-\u9fff]{0,3}(?<![小社园校片城])[区市]$/u;
const quality = /^[黑大小新老高东南西北上下]$/u;
const joining = /[和与及为由的]/u;
const joined = /^.*[和与及为由的]/u;

/** A township at the beginning of the name of what lies in it (`云堡镇石桨村`), with its end in that name; null where there is none. */
export function findTownship(name: string): { readonly name: string; readonly end: number } | null {
  if (name.length < 6 || !(name.includes('镇') || name.includes('乡'))) return null;
  const found = opening.exec(name)?.[0];
  if (found === undefined || nameless.has(found.slice(-2))) return null;
  const own = found.replace(joined, '');
  if (own.length < 3) return null;
  return { name: own.replace(before, ''), end: found.length };
}

/** A banner before what lies in it (`石桨旗榆图苏木`), none that is called after a flag (`红旗嘎查`). */
const banner = /^\p{Script=Han}{1,7}(?<!红|国|锦|战|军|义|彩|白|黄|蓝|旗)旗(?=\p{Script=Han}{2,8}(?:苏木|嘎查)$)/u;

/** A banner at the beginning of the name of a pastoral unit that lies in it; null where there is none. */
export function findBanner(name: string): { readonly name: string; readonly end: number } | null {
  const found = name.length < 6 || !name.includes('旗') ? null : banner.exec(name)?.[0];
  return found == null ? null : { name: found, end: found.length };
}

/** Whether a text has the form of a township's name (`云堡镇`), whatever is said with it. */
export function isTownship(name: string): boolean {
  return whole.test(name) && !nameless.has(name) && !nameless.has(name.slice(-2)) && !joining.test(name);
}

/** Start of the name of a township that no list knows and that ends with the token; -1 where there is none. */
export function matchTownship(text: SegmentedText, last: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const word = words[last]!;
  if (!(word.endsWith('镇') || word.endsWith('乡')) || gazetteer.functionWords.has(word)) return -1;
  const end = starts[last]! + word.length;
  let first = last + 1;
  while (first > 0 && starts[first - 1]! >= free && end - starts[first - 1]! <= 6) {
    const piece = words[first - 1]!;
    // `砚` `桥` `镇`: what alone names nothing is the rest of the name before its end.
    const isRest = first === last && piece.length === 1 && nameless.has(piece);
    if (!han.test(piece) || (first <= last && !isRest && isBorder(piece, gazetteer))) break;
    if (first <= last && piece.length > 1 && piece.endsWith('区') && endOfDistrict.test(piece)) break;
    first -= 1;
    if (hasPreposition(piece, gazetteer)) break;
  }
  if (first > last) return -1;
  if (isToldApart(text, first, free)) first -= 1;
  const isLed = hasPreposition(words[first]!, gazetteer);
  const name = text.text.slice(starts[first]! + (isLed ? 1 : 0), end);
  if (!isTownship(name)) return -1;
  if (!isLed && !mayPrecede(words[first - 1]) && starts[first] !== free) return -1;
  return end - name.replace(before, '').length;
}

/** Whether a township may be named after the word: what leads to one, or the end of a district that no list knows (`沣` `区` `石榆` `镇`). */
function mayPrecede(before: string | undefined): boolean {
  return isLeading(before) || endOfDistrict.test(before!);
}

/** Whether the word before the rest of a township's name tells it from others of that name (`黑` `石榆` `镇`). */
function isToldApart({ words, starts }: SegmentedText, first: number, free: number): boolean {
  const head = words[first - 1];
  if (head === undefined || starts[first - 1]! < free || !quality.test(head)) return false;
  return starts[first - 1] === free || mayPrecede(words[first - 2]);
}

/** Start of an administrative name that ends with the token, over at most four tokens; -1 where there is none. */
export function matchUnit(text: SegmentedText, last: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  for (let i = Math.max(0, last - 3); i <= last; i += 1) {
    const start = starts[i]!;
    if (start < free || end - start > 12 || end - start < 2) continue;
    if (!mayBeUnit(gazetteer, text.text.charCodeAt(start), text.text.charCodeAt(end - 1), end - start)) continue;
    const name = text.text.slice(start, end);
    if (!gazetteer.units.has(name) && !gazetteer.shortUnits.has(name)) continue;
    return isRestOfName(text, i, free, gazetteer) ? -1 : start;
  }
  return -1;
}

/** Whether a unit that is known, or a township by its form, ends with the token. */
export function endsUnit(text: SegmentedText, last: number, free: number, gazetteer: Gazetteer): boolean {
  return matchUnit(text, last, free, gazetteer) >= 0 || matchTownship(text, last, free, gazetteer) >= 0;
}

/**
 * Whether a city's short name is no region but what the end of a name after it is called after (`广元` `路`), or a town (`广元` `镇`), or
 * right after another name a subdistrict that is known; or says where something comes from (`saysOrigin`).
 * @param nameEnd where the last name before it ends
 */
export function isNamedAfter(
  text: SegmentedText,
  index: number,
  nameEnd: number | undefined,
  gazetteer: Gazetteer,
): boolean {
  const { words, starts } = text;
  const { roles, units } = gazetteer;
  if (saysOrigin(text, index, gazetteer)) return true;
  const next = words[index + 1];
  if (next === undefined) return false;
  if (roles.get(next)?.suffixType != null) return true;
  const word = words[index]!;
  if (next === '镇' || next === '乡') return roles.get(word)?.name !== word;
  return next === '街道' && nameEnd === starts[index] && units.has(word + next);
}

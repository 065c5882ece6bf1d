import type { ThemeLexicon } from '../words/lexicon.ts';
import { insideObject, measures } from '../words/plain-verbs.ts';
import { describesNoun } from './parse-proposal.ts';

/** An ask beside its object. */
export interface PlacedAsk {
  readonly word: string;
  readonly start: number;
}

/** Verbs without sense of their own before or after an ask. */
const light = /^(?:纳入|进行|实施|加以|予以|完成|尽快|早日|尽早)+|(?:进行|予以|加以)$/u;
/** Counts what follows ("建一所小学"). */
const measure = new RegExp(`^[${measures}]`, 'u');

/**
 * A word for an object without the asks that it holds ("安装路灯" → "路灯"): those that it begins with, and the stated one within or at its end.
 * @param ask the stated ask where it stands inside the word, its offset counted from the word's start
 * @returns null where the word is nothing but asks
 */
export function nameObject(word: string, ask: PlacedAsk | null, lexicon: ThemeLexicon): string | null {
  let name = word;
  if (ask !== null && ask.start > 0 && ask.start + ask.word.length === name.length) name = name.slice(0, ask.start);
  else if (ask !== null && ask.start > 0) name = name.slice(0, ask.start) + name.slice(ask.start + ask.word.length);
  name = withoutOpening(name, lacking, lexicon);
  for (;;) {
    const [first] = lexicon.matchAsks(name);
    const opening =
      first?.start === 0 && !describesNoun(name)
        ? name.slice(first.end).replace(name[first.end - 1] === '一' ? measure : /^[个座条]/u, '')
        : name;
    const rest = withoutOpening(opening.replace(light, ''), insideObject, lexicon);
    if (rest === name) break;
    name = rest;
  }
  return name.length < 2 ? null : name;
}

/** Says that what follows is not there. */
const lacking = /^(?:没有?|缺少?)/u;

/** "装电梯" and "没电梯" are words of the lexicon's, and so is what is to be put up. */
function withoutOpening(word: string, pattern: RegExp, lexicon: ThemeLexicon): string {
  const [opening] = pattern.exec(word) ?? [];
  if (opening === undefined) return word;
  const rest = word.slice(opening.length);
  const [first] = lexicon.match(rest);
  const isObject = first?.senses.some(({ kind }) => kind === 'object') ?? false;
  return isObject && first?.start === 0 && first.end === rest.length ? rest : word;
}

/** Tells when or by how much, or says more of it. */
const degree =
  '[\\d零一二三四五六七八九十两几半]+(?:[点时]|[场次回届天遍趟期]$)|凌晨|[深半]夜|[早中晚上下]午|晚上|早上|夜[里间晚]|白天|周[一二三四五六日末]|涨|降|快[点些]|早[点些]|一下|别(?!墅)|不|没';
/** What follows an ask up to the clause's end, where it can be a noun. */
const noun = new RegExp(
  `^的?[点些]?(?![到至为成在给得了吗一半于起并和与及或等措这那此该其]|进展|进度|情况|时间|计划|工程|工作|方案|政策|力度|事宜|${degree})(?!.*[得太了过]|[点些]|.*[吧呗嘛呀呢]$)(\\p{Script=Han}{2,6})$`,
  'u',
);

/** The noun right after an ask; null where what follows is none, holds an ask or may name a place. */
export function nounAfter(
  rest: string,
  lexicon: ThemeLexicon,
  mentionsPlace: (text: string) => boolean,
): string | null {
  const found = noun.exec(rest)?.[1];
  if (found === undefined || mentionsPlace(found) || lexicon.matchAsks(found).length > 0) return null;
  return found;
}

/** Ends of a noun in one character, which a clause or a noun's joint follows ("充电|桩", "收购|价"). */
const nounEnd = /^[屏站桥路场机棚亭牌灯卡桩点价柜口岗位证费窗室杆栏线区床椅桌店厅馆院校园井沟渠网车箱器楼梯班]$/u;
/** The rest of a compound noun of which the lexicon has only the beginning ("窗口" of "改签窗口"). */
const nounRest = new RegExp(
  `^(?![到至为成在给得了吗于起并也都就不没太很要能可被把让和与及或等这那此该其]|${degree})(\\p{Script=Han}{2,4})$`,
  'u',
);

/**
 * What follows a word for an object up to the end of its clause or of its part of a list, where that completes the noun;
 * empty where it is none, asks something itself or may name a place.
 */
export function completeNoun(rest: string, lexicon: ThemeLexicon, mentionsPlace: (text: string) => boolean): string {
  const [part] = rest.split(/[的、和与及]/u);
  if (nounEnd.test(part!)) return part!;
  if (!nounRest.test(part!) || mentionsPlace(part!) || lexicon.matchAsks(part!).length > 0) return '';
  return part!;
}

/** Splits an ask that holds its object ("延长末班") at the shorter ask that it begins with; null where it holds none. */
export function splitAsk(word: string, lexicon: ThemeLexicon): { readonly verb: string; readonly noun: string } | null {
  for (let length = 2; length <= word.length - 2; length++) {
    const verb = word.slice(0, length);
    const noun = word.slice(length);
    if (isAsk(verb, lexicon) && !isAsk(noun, lexicon)) return { verb, noun };
  }
  return null;
}

function isAsk(word: string, lexicon: ThemeLexicon): boolean {
  return lexicon.asks.some(({ words, weak }) => words.includes(word) || weak.includes(word));
}

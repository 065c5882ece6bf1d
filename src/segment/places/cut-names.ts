import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { readNameSigns } from './judge/name-signs.ts';
import { skipPrepositions } from './name-borders.ts';
import { isStating } from './name-heads.ts';
import { startOfName } from './name-leads.ts';
import type { FoundName, NameList } from './name-list.ts';
import { goOn, isTellingEnd, readTellingEnd, type TellingEnd } from './telling-ends.ts';

/** What stands before a name: the less it tells that one begins there, the surer the judge must be. */
type Opening = 'region' | 'name' | 'sign' | 'word';

/** How far above its threshold the judge must score a name, by what stands before it. */
const margins: Readonly<Record<Opening, number>> = { region: 1.1, name: 1.5, sign: 1.3, word: 1.3 };
/** The same after a region where the name begins with a word that the dictionary knows as a verb. */
const verbMargin = 1.7;
const longestStem = 6;
/** How much longer another name that begins at the same place may be. */
const longestRest = 6;
const ofName = /[\u4e00-\u9fffa-z0-9]/u;
const lastHan = 0x9fff;
const han = /^[\u4e00-\u9fff]+$/u;
/** Words that no name goes across elsewhere and that names have in them: what tells places apart, what they are called after. */
const within: ReadonlySet<string> = new Set(
  `都 大 小 新 老 中 东 南 西 北 月 城 湾 安置 江山 长城 小镇 家园 庭院 江河 第一 山 湖 园 路 桥 正 元 万 高 上 林`.split(
    ' ',
  ),
);
/** Signs of a sentence, which hardly any name has. */
const spoken =
  /[最沿的了是我你他她它们这那该此某每各没吗呢吧把被给让使请问几之或及与以于为因从至到由着说也还就并却则且等]/u;
/** What joins two names, but for `云和苑`. */
const joins = /^[和都]|.和./u;
const areaEnd = /^[县市区镇乡村组](?=.{2})/u;
const numeral = /^[一二三四五六七八九十两几]/u;
/** How many, on which side, what of a flat: no beginning of a name. */
export const opensNoName =
  /^(?:[一二三四五六七八九十百]+(?:$|[组期栋])|城[一二三四五六七八九]期|[东南西北]{1,2}[面侧边角]|东西|南北|通风|采光)/u;
/** What is said before a name, which segmenters glue on to the first word of one that they do not know. */
const glued = /^(?:[遭叹]|[东南西北]临|[下以简又]称|所辖|拉通|同属|别名|途径|严查|严惩|移栽)(?=.{2})/u;
/** `金山银山`, `大江大河`. */
const paired = /^(?:(.).\1.|.(.).\2)$/u;

/**
 * Adds names with a telling end that the segmenter cut elsewhere than where they begin or end (`X3` `县榆` `江` `小区业主`), where the
 * judge of names is sure: after a region, another name, a sign, or a word that no name goes across.
 * @param ends where telling ends may end (`scanSigns`)
 */
export function addCutNames(
  segmented: SegmentedText,
  isTitle: boolean,
  found: NameList,
  ends: readonly number[],
  gazetteer: Gazetteer,
): void {
  for (let index = 0; index < ends.length; index += 1) {
    let name = readName(segmented, ends[index]!, isTitle, found, gazetteer);
    if (name === null) continue;
    // `北榆国际` `长云物业`: of two that begin there the longer.
    for (let next = index + 1; ends[next]! <= name.end + longestRest; next += 1) {
      const longer = readName(segmented, ends[next]!, isTitle, found, gazetteer);
      if (longer?.start === name.start) name = longer;
    }
    found.put(name);
  }
}

/** The name whose telling end ends there, where the judge is sure of it. */
function readName(
  segmented: SegmentedText,
  end: number,
  isTitle: boolean,
  found: NameList,
  gazetteer: Gazetteer,
): FoundName | null {
  const { text } = segmented;
  if (end < 3 || !found.isFree(end - 1, end)) return null;
  const last = indexAt(segmented.starts, end - 1);
  if (isAlone(segmented, last, end, found, gazetteer)) return null;
  const ending = readTellingEnd(segmented, last, end, gazetteer);
  if (ending === null) return null;
  const opened = findOpening(segmented, ending, found, gazetteer);
  if (opened === null || spoken.test(text.slice(opened.start, ending.start))) return null;
  if (ending.needsRegion && opened.opening !== 'region') return null;
  const lead = startOfName(text.slice(opened.start, ending.end));
  if (lead < 0) return null;
  const said = glued.exec(text.slice(opened.start + lead, ending.start))?.[0].length ?? 0;
  const from = opened.start + lead + said;
  const left = areaEnd.test(text.slice(from, ending.start)) ? 1 : 0;
  const start = skipPrepositions(text, from + left, ending.end, gazetteer);
  if (start < 0 || !isStem(text.slice(start, ending.start), opened.opening)) return null;
  const whole = goOn(segmented, ending, found);
  const name = text.slice(start, whole.end);
  if (paired.test(name) || isGeneralName(name) || isGeneralName(text.slice(start, ending.start))) return null;
  const span = { type: whole.type, start, end: whole.end };
  const surroundings = {
    isTitle,
    before: found.endingAt(start)?.type ?? null,
    after: found.startingAt(whole.end)?.type ?? null,
    uses: 1,
  };
  const score = gazetteer.judge.score(readNameSigns(text, span, surroundings));
  return score >= gazetteer.judge.threshold + opened.margin ? { name, ...span } : null;
}

/** Whether a telling end is a word after another that no name has in it (`的` `小区`), so that nothing is left of a name: most are. */
function isAlone(
  { words, starts }: SegmentedText,
  last: number,
  end: number,
  found: NameList,
  gazetteer: Gazetteer,
): boolean {
  const word = words[last]!;
  const before = words[last - 1];
  if (before === undefined || word.length > 3 || starts[last]! + word.length !== end) return false;
  if (word.length < 3 && before.charCodeAt(0) > lastHan) return true;
  if (!isBorderOutside(before, gazetteer) || before === '和' || isTellingEnd(before + word)) return false;
  return !gazetteer.functionWords.has(before) || found.endingAt(starts[last - 1]!) === undefined;
}

/** Where a name begins that goes on up to a telling end; null where none of a fitting length does, or the end lies in another. */
function findOpening(
  { text, words, starts }: SegmentedText,
  ending: TellingEnd,
  found: NameList,
  gazetteer: Gazetteer,
): { readonly start: number; readonly opening: Opening; readonly margin: number } | null {
  const { functionWords } = gazetteer;
  const other = found.lastBefore(ending.end);
  const free = other?.end ?? 0;
  if (free > ending.start) return null;
  const open = (at: number, opening: Opening) =>
    ending.start - at < 2 ? null : { start: at, opening, margin: margins[opening] };
  const afterOther: Opening = other?.type === 'region' ? 'region' : 'name';
  let start = ending.start;
  for (let index = indexAt(starts, start - 1); index >= 0; index -= 1) {
    const word = words[index]!;
    const wordStart = starts[index]!;
    if (other !== undefined && wordStart < free) {
      return isBorderOutside(text.slice(free, start), gazetteer) ? null : open(free, afterOther);
    }
    if (!ofName.test(word) || (ending.start - start > 1 && isStating(word))) return open(start, 'sign');
    const isPart = wordStart + word.length > start;
    // `云湖` `和` `苑`
    const isJoint = word === '和' && start === ending.start && ending.end - start === 1;
    if (!isPart && !isJoint && isBorderOutside(word, gazetteer)) {
      const isVerb = functionWords.has(word) && !numeral.test(word);
      return isVerb && afterOther === 'region' && wordStart === free
        ? { start: wordStart, opening: 'region', margin: verbMargin }
        : open(start, 'word');
    }
    start = wordStart;
    if (ending.start - start > longestStem) return null;
  }
  return open(0, 'sign');
}

/** Whether a word is one that no name has in it. */
function isBorderOutside(word: string, { borders }: Gazetteer): boolean {
  return borders.has(word) && !within.has(word);
}

function isStem(stem: string, opening: Opening): boolean {
  if (stem.length < 2 || stem.length > longestStem || !han.test(stem)) return false;
  if (opensNoName.test(stem)) return false;
  return opening === 'region' || !joins.test(stem);
}

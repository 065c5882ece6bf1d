import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameList } from './name-list.ts';
import { soundSigns } from './sound-signs.ts';

/** With those that begin or end names of people and of things elsewhere. */
const syllables = `${soundSigns}安昂敖奥拜班比勃博旦登敦鄂伐甘岗固海罕浩呼胡霍卡科肯孔奎兰朗罗洛满芒蒙墨淖诺其琼日茹若撒莎泰特瓦旺温西夏亚英玉札哲珠`;
/** Those that names have in them as often, and that lead to a name as well, count one or say where it is. */
const inner = '包当德得地丁东多该个合和赫加江金开可里那南曲仁生台提万下想也于则子什';
const name = new RegExp(`^[${syllables}][${syllables}${inner}]`, 'u');
const word = new RegExp(`^[${syllables}${inner}]{1,4}$`, 'u');
const opening = new RegExp(`^[${syllables}]`, 'u');
const run = new RegExp(`[${syllables}][${syllables}${inner}]{2,7}$`, 'u');
const longestOpening = 8;

/** Whether a sign is a syllable of such names, though it is a word as well (日). */
export function isSyllable(sign: string): boolean {
  return sign.length === 1 && syllables.includes(sign);
}

/** How many syllables end a text; 0 where they are no more than a short name has. */
export function endingSyllables(text: string): number {
  return run.exec(text)?.[0].length ?? 0;
}

/**
 * Gives names written by syllables what segmenters tear off from their beginning (`托` `万` `巴勒` `村`, where 万 is a count): the words
 * before them that are such syllables, too.
 */
export function addOpeningSyllables(text: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  for (const { name: own, type, start, end } of [...found.names]) {
    if (type === 'people' || !name.test(own)) continue;
    const from = startOfSyllables(text, start, found.lastBefore(start)?.end ?? 0, gazetteer);
    if (from === start) continue;
    found.put({ name: text.text.slice(from, end), type, start: from, end });
  }
}

/**
 * Where the syllables begin that go on to a position without another sign: that itself where there are none.
 * @param free where the name before ends
 */
function startOfSyllables(
  { text, words, starts }: SegmentedText,
  end: number,
  free: number,
  gazetteer: Gazetteer,
): number {
  let start = end;
  for (let index = indexAt(starts, end - 1); index >= 0 && end - starts[index]! <= longestOpening; index -= 1) {
    if (starts[index]! + words[index]!.length > start || starts[index]! < free) break;
    const before = words[index]!;
    if (!word.test(before) || gazetteer.roles.get(before)?.ownType != null || gazetteer.functionWords.has(before))
      break;
    start = starts[index]!;
  }
  while (start < end && !opening.test(text.charAt(start))) start += 1;
  return start;
}

import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';

/** Words that begin like the end of a code (`A7` + `县城`) and are words all the same. */
export const wordsFromUnits: ReadonlySet<string> = new Set(
  `市民 市场 市区 市政 市委 市长 市里 市内 市容 市级 市属 市直 市外 市郊 市面 市政府 市政局 市政协 市人大 市委书记 市中心 市场监管 市民政局
  县城 县委 县长 县级 县里 县内 县政 县直 县政府 县委书记 县人大 县城区 县域 县市 县区 区域 区委 区长 区级 区内 区里 区间 区位 区块 区政府 区政协 区人大 区县
  镇上 镇里 镇长 镇区 镇政府 镇党委 乡里 乡亲 乡下 乡长 乡政府 乡村 乡镇 乡党委 村里 村民 村委 村上 村组 村庄 村口 村干部 村委会 村主任 村支书 村村通
  省里 省内 省级 省会 省委 省直 省外 省长 省份 省政府 省人大 省厅 州里 州委 州长 州政府 街道 街道办 街道办事处`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const codeWord = /^[a-z]\d{0,3}$/;
const numberedCode = /^[a-z]\d{1,3}$/;
/** Roads of provinces, counties, townships and villages, by the letters of the national numbering (GB/T 917). */
const numberedRoad = /^(?:s\d{1,3}省道|[xyc]\d{3}[县乡村]道)$/;
/** A single character after the unit that is a word of its own, not the beginning of a name. */
export const joiningSigns: ReadonlySet<string> = new Set('到在的有和与及是往从');
/** By UTF-16 unit: 1 for what a unit's end begins with. */
const unitInitials = new Uint8Array(0x1_0000);
for (const initial of '省市区县镇乡州村') unitInitials[initial.charCodeAt(0)] = 1;
/** A code up to the first sign of its unit. */
const code = /[a-z]\d{0,3} ?[省市区县镇乡州村]/g;
const hanWord = /^[\u4e00-\u9fff]{1,4}$/u;

/**
 * Mends what segmenters make of anonymised codes: `A3区麓泉社区` comes as `a3` `区麓` `泉社区` and becomes `a3` `区` `麓泉社区`.
 * A text without such codes is returned as it is.
 */
export function repairCodes(text: SegmentedText): SegmentedText {
  const { words, starts } = text;
  const first = findBroken(text);
  if (first < 0) return text;
  const mended = words.slice(0, first + 1);
  const mendedStarts = starts.slice(0, first + 1);
  for (let i = first + 1; i < words.length; i += 1) {
    const word = words[i]!;
    if (!isBroken(word) || !followsCode(words, i) || isRoad(words, i)) {
      mended.push(word);
      mendedStarts.push(starts[i]!);
      continue;
    }
    mended.push(word.charAt(0));
    mendedStarts.push(starts[i]!);
    let rest = word.slice(1);
    if (rest.length === 1 && !joiningSigns.has(rest) && hanWord.test(words[i + 1] ?? '')) {
      rest += words[i + 1]!;
      i += 1;
      mended.push(rest);
      mendedStarts.push(starts[i - 1]! + 1);
    } else {
      mended.push(rest);
      mendedStarts.push(starts[i]! + 1);
    }
  }
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

/** Index of the first code whose unit came out glued to something, or -1. */
function findBroken({ text, words, starts }: SegmentedText): number {
  code.lastIndex = 0;
  while (code.test(text)) {
    const unit = indexAt(starts, code.lastIndex - 1);
    const isUnit = starts[unit] === code.lastIndex - 1 && isBroken(words[unit]) && followsCode(words, unit);
    if (isUnit && !isRoad(words, unit)) {
      return words[unit - 1] === ' ' ? unit - 2 : unit - 1;
    }
  }
  return -1;
}

/** Whether a code stands before the word, with digits where a blank is between them. */
function followsCode(words: readonly string[], index: number): boolean {
  const before = words[index - 1]!;
  return before === ' ' ? numberedCode.test(words[index - 2] ?? '') : codeWord.test(before);
}

/** Whether a word is the kind of a road that the code before it numbers (`s305` `省道`), and no region goes before 道. */
function isRoad(words: readonly string[], index: number): boolean {
  return numberedRoad.test(`${words[index - 1]}${words[index]}`);
}

function isBroken(word: string | undefined): boolean {
  return word !== undefined && unitInitials[word.charCodeAt(0)] === 1 && word.length > 1 && !wordsFromUnits.has(word);
}

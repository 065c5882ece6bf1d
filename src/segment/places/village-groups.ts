import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { endsHamlet } from './hamlets.ts';
import { isBorder } from './name-borders.ts';
import { isLeading, isStating } from './name-heads.ts';
import { startOfName } from './name-leads.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';

/** The number of a group, which has not more than some dozens. */
const number = /(?:[一二三四五六七八九十]{1,3}|(?<![\d.])\d{1,2})$/u;
/** What numbers the groups of a village: 社 in the south-west. */
const units = ['组', '社'];
/** Where 组 or 社 begins another word (`统一组织`, `三社区`). */
const goesOn = /^[织成建合装团件图稿委稳词曲区会保员交群论科址工]/u;
const stem = /^[\u4e00-\u9fff]{2,4}$/u;
/** Groups of people at work, of things, and what is counted. */
const general =
  /(?:督查|督导|工作|检查|巡查|巡视|调查|专案|考察|验收|评审|专家|领导|学习|学术|研究|科研|执法|施工|维修|电梯|机|变压器|班|队|党|项目|小|分|第|共|数据|对照|试验|实验|统|办|科|处|股|部|委|村|社区|期|区|栋|阶段|批|年级|决赛|预赛|[东南西北中上下前后老新大小])$/u;
/** A village that its end tells: neither the writer's own nor any. */
const wholeVillage = /^(?!.?[本我全各该每某同邻他外出进回农乡山])[\u4e00-\u9fff]{2,3}村$/u;
/** Who writes, before where they live (`我们石桨五组`). */
const writers = /^(?:我|我们|本人|俺|俺们|咱|咱们)$/u;
/** Ground by which a village is called, besides what `endsHamlet` knows. */
const ground = /[林田村家山沙河丘坪塘庄店桥湾]$/u;

/**
 * Adds villages whose name stands without its end before the number of a group (`石桨五组`): after a region or what leads to a
 * place; at the beginning of a clause or after who writes only where the name ends as villages do.
 */
export function addVillageGroups({ text, words, starts }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  for (const unit of units) addGroupsOf(unit, { text, words, starts }, found, gazetteer);
}

function addGroupsOf(
  unit: string,
  { text, words, starts }: Pick<SegmentedText, 'text' | 'words' | 'starts'>,
  found: NameList,
  gazetteer: Gazetteer,
): void {
  for (let at = text.indexOf(unit, 3); at >= 0; at = text.indexOf(unit, at + 1)) {
    if (goesOn.test(text.slice(at + 1, at + 2))) continue;
    const length = number.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
    const end = at - length;
    if (length === 0) continue;
    // The segmenter may know name and number as no words (`云马堰三社`).
    const holder = indexAt(starts, end);
    const last = starts[holder] === end ? holder - 1 : holder;
    for (let first = last; first >= 0 && end - starts[first]! <= 4; first -= 1) {
      if (isBorder(words[first]!, gazetteer)) break;
      const start = starts[first]!;
      const name = text.slice(start, end);
      const before = words[first - 1];
      const afterRegion = found.endingAt(start)?.type === 'region';
      if (!afterRegion && !isLeading(before) && !writers.test(before!)) continue;
      const isStated = afterRegion || isStating(before);
      if (isVillage(name, isStated, gazetteer) && found.overlapping(start, end).length === 0) {
        found.put({ name, type: 'village', start, end });
      }
      break;
    }
  }
}

function isVillage(name: string, isStated: boolean, gazetteer: Gazetteer): boolean {
  // With its end, which the segmenter may glue to the number (`石桨` `村七组`).
  if (wholeVillage.test(name)) return isStem(name, '', gazetteer) && !isGeneralName(name);
  if (!stem.test(name) || general.test(name) || startOfName(name) !== 0) return false;
  return (isStated || endsHamlet(name) || ground.test(name)) && isStem(name, '', gazetteer);
}

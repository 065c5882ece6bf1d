import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isBorder } from './name-borders.ts';
import { isLeading } from './name-heads.ts';
import { startOfName } from './name-leads.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';

const sign = '桥下穿';
/** What follows where 下穿 is a verb (`大桥下穿高速`). */
const crossed = /^(?!通道|隧道|立交)[\u4e00-\u9fff]{1,4}(?:路|线|高速|铁路|大道)/u;
const mostStem = 5;
const leastStem = 2;

/** Adds the ways under bridges, of whose names the segmenter makes `桥下` and what goes on (`云榆` `桥下` `穿`). */
export function addUnderpasses({ text, words, starts }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const end = at + sign.length;
    if (crossed.test(text.slice(end))) continue;
    for (let first = indexAt(starts, at); first >= 0 && at - starts[first]! <= mostStem; first -= 1) {
      const start = starts[first]!;
      const stem = text.slice(start, at);
      const before = words[first - 1];
      if (stem.length < leastStem || (!isLeading(before) && !isBorder(before!, gazetteer))) continue;
      if (found.isFree(start, end) && isStem(stem, '桥', gazetteer) && startOfName(`${stem}桥`) >= 0) {
        found.put({ name: text.slice(start, end), type: 'road', start, end });
      }
      break;
    }
  }
}

import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCraft, isLeading, isStating } from './name-heads.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';

/** End of the lanes of old towns on the lower Yangtze (`箍桶弄`), which elsewhere is a verb. */
const sign = '弄';
/** What that does, or what comes of it (`弄坏`, `弄到`), and 弄堂, which is an end of its own. */
const done =
  /^(?:[得好成到坏脏断丢死清懂虚出上下个点些不一了乱走回来去堂璋潮巧错混碎湿残瞎伤完掉明过人着我你他她它钱醒破疼痛干满倒进起开松平权鬼几两啥什这那]|没[有了]?$)/u;
/** Other words that end with it (`糊弄`), and what somebody does it by (`帮`, `怎么`). */
const verb = /[糊戏玩捉嘲愚摆作卖舞拨侮逗搬帮会能要肯敢想么样重先后瞎乱胡白难好快慢里自己手再]$/u;
/** What only a lane has: numbers of houses, an end, who lives there. */
const ofLane =
  /^(?:\d{1,4}(?:号|-\d|$)|[一二三四五六七八九十]{1,3}号|口(?![头子味气])|内(?!心)|里(?![面头])|[东南西北][口头侧]|中段|两[侧边]|居民|住户|街坊|老宅|老屋|老房)/u;
const stem = /^[\u4e00-\u9fff]{2,3}$/u;
const longest = 3;

/**
 * Adds lanes of old towns that end with 弄: after what leads to a place, or a name of what they lie in; where a clause begins only if
 * something follows that lanes have. Those that are called after a craft (`打铁弄`) are names anywhere.
 */
export function addAlleys({ text, words, starts }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  for (let at = text.indexOf(sign, 2); at >= 0; at = text.indexOf(sign, at + 1)) {
    const rest = text.slice(at + 1, at + 5);
    if (done.test(rest) || !found.isFree(at, at + 1)) continue;
    for (let first = indexAt(starts, at - 1); first >= 0 && at - starts[first]! <= longest; first -= 1) {
      const start = starts[first]!;
      const head = text.slice(start, at);
      if (found.overlapping(start, at).length > 0) break;
      const before = words[first - 1];
      const isNamed = isCraft(head + sign) || isStating(before) || found.endingAt(start) !== undefined;
      const mayBegin = isNamed || (isLeading(before) && ofLane.test(rest));
      if (!mayBegin || !isAlley(head, gazetteer)) continue;
      found.put({ name: head + sign, type: 'road', start, end: at + 1 });
      break;
    }
  }
}

function isAlley(head: string, gazetteer: Gazetteer): boolean {
  if (isCraft(head + sign)) return true;
  return stem.test(head) && !verb.test(head) && !gazetteer.functionWords.has(head) && isStem(head, sign, gazetteer);
}

import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isLeading } from './name-heads.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';
import { cutEnds } from './telling-ends.ts';

const signs = new Map<string, { readonly end: string; readonly type: string }[]>();
for (const [type, list] of Object.entries(cutEnds)) {
  for (const end of list.split(' ')) {
    const last = end.slice(-2);
    signs.set(
      last,
      [...(signs.get(last) ?? []), { end, type }].sort((a, b) => b.end.length - a.end.length),
    );
  }
}
const longestStem = 4;
const han = /^[\u4e00-\u9fff]+$/u;
/** What shops, firms and estates of a kind are told by, or what is done there: no name. */
const common =
  /^(?:本地|当地|小型|大型|室内|室外|露天|公共|免费|收费|儿童|少儿|幼儿|成人|老年人?|青少年|学生|婴幼儿|暑期|假期|课外|校外|线上|网上|专业|高端|私人|连锁|品牌|知名|全民|户外|体育|运动|集体|居家|石油|精细|医药|生物|旅游|文化|教育|安置|保障|拆迁|老旧|住宅|[东南西北]区)+$|[去到进]$|^(?:办理?|参加|经营|开设|买)/u;
/** What goes on after the end of a name where that ends none (`健身器材`, `化工园区`). */
const goesOn: Readonly<Record<string, RegExp>> = {
  健身: /^(?:[房馆中俱工器设场广步队操路者运锻舞教私卡会课团球达爱]|活动|娱乐|休闲|锻炼|一下|的)/u,
  化工: /^(?:[厂园原产行品生材学废类]|企业|污染|气味|区)/u,
  早教: /^[中课班机老费服教培]/u,
  托育: /^[中机服补班费点园老]/u,
  服饰: /^[店厂城费统整]/u,
  制衣: /^[厂车]/u,
  针织: /^[厂衫品内毛]/u,
  家纺: /^[厂店城产市]/u,
  染整: /^[厂车]/u,
  股份社: /^会/u,
  苑: /^(?:[小囿])(?!区)/u,
};

/**
 * Adds estates, shops and firms whose names the segmenter cut to other words (`溪芷名` `都`, `麓` `芷苑`, `健身` `会` `所`): where a
 * clause begins or a word leads to a place.
 * @param ends where `cutEnds` may end (`scanSigns`)
 */
export function addStatedFirms(
  segmented: SegmentedText,
  found: NameList,
  ends: readonly number[],
  gazetteer: Gazetteer,
): void {
  const { text } = segmented;
  for (const end of ends) {
    const pair = signs.get(text.slice(end - 2, end));
    const single = text[end - 1] === '苑' ? signs.get('苑') : undefined;
    if (pair === undefined && single === undefined) continue;
    for (const { end: sign, type } of [...(pair ?? []), ...(single ?? [])]) {
      const from = end - sign.length;
      if (from < 2 || !text.startsWith(sign, from) || goesOn[sign]?.test(text.slice(end, end + 4))) continue;
      if (found.overlapping(from, end).length > 0) break;
      const start = startOfName(segmented, from, sign, found, gazetteer);
      if (start < 0) continue;
      found.put({ name: text.slice(start, end), type, start, end });
      break;
    }
  }
}

/** Where a name that ends with `sign` at `from` begins: where something leads to it, two to four signs before; -1 where nothing does. */
function startOfName(
  { text, words, starts }: SegmentedText,
  from: number,
  sign: string,
  found: NameList,
  gazetteer: Gazetteer,
): number {
  for (let first = indexAt(starts, from - 1); first >= 0 && from - starts[first]! <= longestStem; first -= 1) {
    const start = starts[first]!;
    const stem = text.slice(start, from);
    if (stem.length < 2 || !isLedTo(words[first - 1], start, found)) continue;
    if (!han.test(stem) || found.overlapping(start, from).length > 0) return -1;
    return common.test(stem) || !isStem(stem, sign, gazetteer) ? -1 : start;
  }
  return -1;
}

/** Whether a name may begin there: as elsewhere, and after the region that it lies in (`汤家镇` `的`). */
function isLedTo(before: string | undefined, start: number, found: NameList): boolean {
  const end = before === '的' ? start - 1 : start;
  return isLeading(before) || found.endingAt(end)?.type === 'region';
}

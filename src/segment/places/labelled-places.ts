import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { isBorder } from './name-borders.ts';
import { startOfName } from './name-leads.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';
import { nameless } from './place-lexicon.ts';

/** What labels say that it is. */
const kinds = ['地址', '地点', '位置'];
/** What forms have before where the matter is; where somebody lives or is written to is no such. */
const label =
  /(?<=^|[\s,.。;!?、)】(\]])(?:【\s?)?(?:(?:诉求|事发|发生|案发|问题|事件|投诉|举报|反映|涉事|具体|详细)的?)?(?:地址|地点|位置)(?:\s?】:?|\s?:)\s?/gu;
/** A region that no list knows, before another one or the name itself. */
const outer = /^[\u4e00-\u9fff]{2,4}?(?:省|市(?!场)|县|(?<![小社园校片街])区|镇|乡|街道)(?=[\u4e00-\u9fff]{2})/u;
/** The name, up to a number of a house or what lies beside it. */
const name =
  /^[\u4e00-\u9fff·]{2,9}?(?=第?[\d一二三四五六七八九十]+[号栋幢单楼期组层座区排巷弄-]|[a-z\d]|附近|周边|周围|旁|对面|门口|门前|路口|里面|内(?![蒙黄])|[东南西北]{1,2}[门侧边面]|[^\u4e00-\u9fff·]|$)/u;

/** Adds what stands behind the label for where a matter is (`诉求地点：云栖里`), where nothing else tells a name there. */
export function addLabelledPlaces({ text }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  if (!kinds.some((kind) => text.includes(kind))) return;
  for (const { 0: head, index } of text.matchAll(label)) {
    const from = index + head.length;
    const value = /^[^\s,.。;!?、()【】]{2,40}/u.exec(text.slice(from, from + 40))?.[0];
    if (value === undefined) continue;
    const known = found.overlapping(from, from + value.length);
    if (known.some(({ type }) => type !== 'region')) continue;
    const end = from + value.length;
    const begin = leaveRegions(text, Math.max(from, ...known.map((place) => place.end)), end);
    const said = name.exec(text.slice(begin, end))?.[0];
    if (said === undefined || startOfName(said) !== 0 || !isName(said, gazetteer)) continue;
    found.put({ name: said, type: 'project', start: begin, end: begin + said.length });
  }
}

/** Where what stands from `from` to `end` goes on behind its regions. */
function leaveRegions(text: string, from: number, end: number): number {
  const region = outer.exec(text.slice(from, end))?.[0];
  return region === undefined ? from : leaveRegions(text, from + region.length, end);
}

function isName(said: string, gazetteer: Gazetteer): boolean {
  return !nameless.has(said) && !isBorder(said, gazetteer) && !isGeneralName(said) && isStem(said, '', gazetteer);
}

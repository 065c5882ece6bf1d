import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { FoundName, NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';

/** What people leave out when they name a village, a township or its school again. */
const end = /^([\u4e00-\u9fff]{2,4})(?:村|镇|乡|场镇|办事处|社区|中学|小学)$/u;
/** By UTF-16 unit: 1 where such a name may end with it. */
const ends = new Uint8Array(0x1_0000);
for (const last of '村镇乡处区学') ends[last.charCodeAt(0)] = 1;
const types: ReadonlySet<string> = new Set(['village', 'region', 'school']);
/** Stems that are no more than a kind, or that other places of the town are called after as well. */
const common =
  /^(?:实验|中心|民族|人民|职业|城关|东风|红旗|新建|和平|建设|希望|育才|逸夫|附属|外国语|.{0,2}第[一二三四五六七八九十]+)$|[东南西北]$/u;
const before = /[在到至去往从回和与及、，。；：！？,.;:!?(（\s“”的是]$/u;
const after = /^[的在到至和与及、，。；：！？,.;:!?)）\s“”这那有也周附人街拆两]/u;

/** Names that are looked for again, at most: each goes through the whole text. */
const mostEchoes = 100;

/** Adds the mentions of a village or a township in which its end is left out, where the text names it with that as well. */
export function addEchoes({ text }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  const seen = new Set<string>();
  for (const { name, type } of [...found.names]) {
    if (seen.has(name)) continue;
    const stem = stemOf(name, type, gazetteer);
    if (stem === null) continue;
    if (seen.size >= mostEchoes) return;
    seen.add(name);
    addMentions(text, stem, { name, type }, found);
  }
}

/** What is left of a name without its end; null where that does not tell the place. */
function stemOf(name: string, type: string, gazetteer: Gazetteer): string | null {
  if (ends[name.charCodeAt(name.length - 1)] === 0 || !types.has(type)) return null;
  const stem = end.exec(name)?.[1];
  if (stem === undefined || (type === 'school' && stem.length < 3) || gazetteer.units.has(name)) return null;
  if (common.test(stem) || gazetteer.roles.has(stem) || !isStem(stem, '', gazetteer)) return null;
  return stem;
}

function addMentions(
  text: string,
  stem: string,
  { name, type }: Pick<FoundName, 'name' | 'type'>,
  found: NameList,
): void {
  for (let start = text.indexOf(stem); start >= 0; start = text.indexOf(stem, start + stem.length)) {
    // `石桨村民` are those of 石桨村.
    const isWhole = name === `${stem}村` && text.charAt(start + stem.length) === '村';
    const stop = start + stem.length + (isWhole ? 1 : 0);
    const isLed = start === 0 || before.test(text.charAt(start - 1));
    const isLeft = isWhole || stop >= text.length || after.test(text.charAt(stop));
    if (isLed && isLeft && found.overlapping(start, stop).length === 0)
      found.put({ name: isWhole ? name : stem, type, start, end: stop });
  }
}

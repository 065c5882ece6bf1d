import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { countHeads, han, hasPreposition, isBorder, skipPrepositions } from './name-borders.ts';
import { isLeading, isStating, mayOpenLane } from './name-heads.ts';
import { startOfName } from './name-leads.ts';

/** What is counted in buildings and is no name, or only says how many there are. */
const countedThing =
  /^(?:第?[一二三四五六七八九十]+期|现有|预|我|将|网传)|(?:[房楼墅铺局害共为将有是内]|[^一二三四五六七八九十]区)$/u;
const building = /^(?:号楼|栋|幢)$/u;
const buildingOrStage = /^(?:号楼|栋|幢|期)$/u;
const buildingNumber = /^[a-f]?\d{1,3}$/u;
/** Characters of an estate's name, at most. */
const longestDwelling = 7;
const stage = /^第?[二三四五六七八九]期$/u;
const owners = '业主';
/** Another stage before the one that is counted (`云府国际一` `二期`). */
const otherStage = /(?:[一二三四五六七八九]?期|[一二三四五六七八九])$/u;
/** How many, what is done, what is built: not what an estate is called. */
const general =
  /^(?:[第几数上两]|[一二三四五六七八九十百千万]+[^城品号洲]|[^城]*(?:广大|多数|部分|少数|全体|个别))|[数几][百千万]|[户位名个届次的得到给需供把被让使讲着闹垫]$|欺|宣传|违章|景观|规划局|漏水|羁押/u;
/** Who runs a village: its name stands before them without its end (`石桨` `村干部`). */
const villageOffices = /^村(?:干部|委|委会|支书|支部|书记|主任|长|民|组|口|部|官|医|霸|小组)/u;
const villageSign = '村'.charCodeAt(0);
/** What the land or the settlement is like: by one of these most villages are called. */
const land =
  /[庄沟子山河家寨桥头营坪湾屯岭塘店楼溪庙堡岗坝峪寺坡台城田林铺湖洼洞冲坑泉坊江滩堂井源窑岩树川埠墩港峰塔洲梁洋畈疃池咀潭圩岔渡坳垭崖坨庵亭堰嘴渠岙厝坞垟埔涌坵塬垴峁沱沙石竹松柏桃杏柳]$/u;
/** `我是` before where somebody comes from. */
const introduces = /^[是系]$/u;
const isWriter = /^(?:我|我们|本人|他|他们|俺|咱)$/u;
const areaEnd = /[县镇乡区]$|街道$/u;
/** Who lives in a village and what is done there, before `村民`: no name, though it is a word of its own. */
const dwelling =
  /组$|部分|委会|[臭水排]沟$|^(?:个别|方便|缺水|失地|伙同|历任|外来|沿岸|受害|受灾|贫困|移民|失独|低保|残疾|搬迁|回迁|安置|农业|少数|大多数|众多|善良|老实|无辜|弱势|联名|广大|普通|代表|投票|强逼|原籍|原住|土著|临近|年末|麻烦|前后|队里)$/u;

/** Whether a word begins to count the buildings or stages of an estate, or is who lives there. */
export function countsDwellings(word: string, next: string | undefined): boolean {
  if (next === undefined || word.length > 4) return word === owners;
  if (word.charCodeAt(0) < 128)
    return (buildingNumber.test(word) && buildingOrStage.test(next)) || (word.length === 1 && next === '座');
  return word === owners || stage.test(word);
}

/**
 * A name without a telling end whose buildings or stages are counted after it, or whose owners are named (`金府国际` `3` `号楼`):
 * the words from where a clause or a stated place begins up to the token, 3 to 7 characters; null where something else stands
 * there.
 * @param nameEnd where the last name found ends that is no region
 */
export function matchDwelling(
  text: SegmentedText,
  count: number,
  free: number,
  nameEnd: number,
  gazetteer: Gazetteer,
): { readonly start: number; readonly end: number } | null {
  const { words, starts } = text;
  const last = count - 1;
  if (last < 0 || starts[last]! < free) return null;
  const end = starts[count]!;
  const first = walkToBorder(text, count, free, gazetteer);
  if (end - starts[first]! > longestDwelling) return null;
  if (first > last) {
    const isLane = words[last] === '里' && isFreeLaneHead(text, last - 1, free, gazetteer);
    return isLane ? { start: starts[last - 1]!, end } : null;
  }
  const lead = skipLead(text, first, end, gazetteer);
  if (lead === null) return null;
  const { from, start, before } = lead;
  const said = text.text.slice(start, end);
  const name = said.replace(otherStage, '');
  if (name.length < 3 || countedThing.test(name)) return null;
  const span = { start, end: start + name.length };
  const isLed = isLeading(before) || from === free;
  if (building.test(words[count + 1] ?? '') && name.length === said.length) return isLed ? span : null;
  if (general.test(name) || isGeneralName(name)) return null;
  // Whoever owns something is as often told by what happened (`车库漏水业主`): only after who writes or a region.
  const isTold = words[count] === owners ? (from === free && free !== nameEnd) || isStating(before) : isLed;
  return isTold ? span : null;
}

/** First token of what may be an estate's name before the token `count`: that behind a border, or by which it is too long. */
function walkToBorder({ words, starts }: SegmentedText, count: number, free: number, gazetteer: Gazetteer): number {
  const end = starts[count]!;
  let first = count;
  while (first > 0 && starts[first - 1]! >= free && end - starts[first]! <= longestDwelling) {
    const word = words[first - 1]!;
    if (!han.test(word) || isBorder(word, gazetteer)) break;
    first -= 1;
  }
  return first;
}

/** What stands before a name: the offset behind its prepositions, that behind what is said or done there, and the word before them. */
interface Lead {
  readonly from: number;
  readonly start: number;
  /** Undefined where a preposition leads to the name, or nothing does. */
  readonly before: string | undefined;
}

/** @returns null where nothing is left of the name */
function skipLead(
  { text, words, starts }: SegmentedText,
  first: number,
  end: number,
  gazetteer: Gazetteer,
): Lead | null {
  const isGlued = hasPreposition(words[first]!, gazetteer);
  const from = isGlued ? skipPrepositions(text, starts[first]!, end, gazetteer) : starts[first]!;
  const lead = from < 0 ? -1 : startOfName(text.slice(from, end));
  return lead < 0 ? null : { from, start: from + lead, before: isGlued ? undefined : words[first - 1] };
}

/** End of a village's name where who runs it follows what ends like another name (`戴龙庙` `村委`); null where that is none. */
export function endOfVillage({ words, starts }: SegmentedText, last: number): number | null {
  const next = words[last + 1];
  if (next === undefined || next.charCodeAt(0) !== villageSign || next.length < 2) return null;
  return villageOffices.test(next) && land.test(words[last]!) ? starts[last + 1]! + 1 : null;
}

/** Start of a village's name whose end is the beginning of the word that says who runs it (`石桨` `村干部`), or -1. */
export function matchVillage(text: SegmentedText, office: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const last = office - 1;
  if (last < 0 || starts[last]! < free || !villageOffices.test(words[office]!)) return -1;
  const end = starts[last]! + words[last]!.length;
  const first = walkToVillage(text, last, free, gazetteer);
  if (first > last) return -1;
  const start = startOfVillage(text, first, end, free, gazetteer);
  const name = text.text.slice(start, end);
  if (start < 0 || name.length < 2 || dwelling.test(name) || isGeneralName(`${name}村`)) return -1;
  return land.test(name) || isStatedBefore(text, first, free) ? start : -1;
}

/** First token of what may be a village's name that ends with the token `last`; the one behind it where there is none. */
function walkToVillage(text: SegmentedText, last: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  let first = last + 1;
  while (first > 0 && starts[first - 1]! >= free && end - starts[first - 1]! <= 6) {
    const word = words[first - 1]!;
    if (!han.test(word)) return first;
    if (isBorder(word, gazetteer))
      return first > last ? first : first - countHeads(text, first, end, free, 'village', gazetteer);
    first -= 1;
    if (hasPreposition(word, gazetteer)) return first;
  }
  return first;
}

/** Where a village's name begins with its first token, behind prepositions; -1 where nothing leads to it. */
function startOfVillage(
  { text, words, starts }: SegmentedText,
  first: number,
  end: number,
  free: number,
  gazetteer: Gazetteer,
): number {
  const start = starts[first]!;
  if (hasPreposition(words[first]!, gazetteer)) return skipPrepositions(text, start, end, gazetteer);
  return isLeading(words[first - 1]) || start === free ? start : -1;
}

/** Whether an area's name stands before the token, or that somebody is from there (`我` `是`). */
function isStatedBefore({ words, starts }: SegmentedText, first: number, free: number): boolean {
  const before = words[first - 1] ?? '';
  if (starts[first] === free && areaEnd.test(before)) return true;
  return introduces.test(before) && isWriter.test(words[first - 2] ?? '');
}

/** Whether a word that opens a lane's name (`建昌` `里`) stands there after what leads to it. */
function isFreeLaneHead({ words, starts }: SegmentedText, index: number, free: number, gazetteer: Gazetteer): boolean {
  const head = words[index];
  if (head === undefined || starts[index]! < free || !isLeading(words[index - 1])) return false;
  return mayOpenLane(head) && !isBorder(head, gazetteer) && gazetteer.roles.get(head)?.suffixType == null;
}

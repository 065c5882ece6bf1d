import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { countHeads, han, hasPreposition, isBorder, skipPrepositions } from './name-borders.ts';
import { isLeading, isStating, mayOpenLane } from './name-heads.ts';
import { startOfName } from './name-leads.ts';

/** What is counted in buildings and is no name, or only says how many there are. */
const countedThing =
  /^(?:第?[一二三四五六七八九十]+期|现有|预|我|将|网传)|(?:[房楼墅铺局害共为将有是内]|[^一二三四五六七八九十]区)$/u;
const building = /^(?:号楼|栋|幢|期)$/u;
const buildingNumber = /^[a-f]?\d{1,3}$/u;
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
    return (buildingNumber.test(word) && building.test(next)) || (word.length === 1 && next === '座');
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
  let first = count;
  while (first > 0 && starts[first - 1]! >= free) {
    const word = words[first - 1]!;
    if (!han.test(word) || isBorder(word, gazetteer)) break;
    first -= 1;
    if (end - starts[first]! > 7) return null;
  }
  if (first > last) {
    const isLane = words[last] === '里' && isFreeLaneHead(text, last - 1, free, gazetteer);
    return isLane ? { start: starts[last - 1]!, end } : null;
  }
  const glued = hasPreposition(words[first]!, gazetteer);
  const from = glued ? skipPrepositions(text.text, starts[first]!, end, gazetteer) : starts[first]!;
  const lead = from < 0 ? -1 : startOfName(text.text.slice(from, end));
  if (lead < 0) return null;
  const start = from + lead;
  const said = text.text.slice(start, end);
  const name = said.replace(otherStage, '');
  if (name.length < 3 || countedThing.test(name)) return null;
  const before = glued ? undefined : words[first - 1];
  if (building.test(words[count + 1] ?? '') && words[count + 1] !== '期' && name.length === said.length) {
    return isLeading(before) || from === free ? { start, end } : null;
  }
  if (general.test(name) || isGeneralName(name)) return null;
  if (words[count] === owners) {
    // Whoever owns something is as often told by what happened (`车库漏水业主`): only after who writes or a region.
    const isStated = (from === free && free !== nameEnd) || isStating(before);
    return isStated ? { start, end: start + name.length } : null;
  }
  return isLeading(before) || from === free ? { start, end: start + name.length } : null;
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
  let first = last + 1;
  while (first > 0 && starts[first - 1]! >= free && end - starts[first - 1]! <= 6) {
    const word = words[first - 1]!;
    if (!han.test(word)) break;
    if (isBorder(word, gazetteer)) {
      first -= first > last ? 0 : countHeads(text, first, end, free, 'village', gazetteer);
      break;
    }
    first -= 1;
    if (hasPreposition(word, gazetteer)) break;
  }
  if (first > last) return -1;
  const start = hasPreposition(words[first]!, gazetteer)
    ? skipPrepositions(text.text, starts[first]!, end, gazetteer)
    : isLeading(words[first - 1]) || starts[first] === free
      ? starts[first]!
      : -1;
  const name = text.text.slice(start, end);
  if (start < 0 || name.length < 2 || dwelling.test(name) || isGeneralName(`${name}村`)) return -1;
  if (land.test(name)) return start;
  const before = words[first - 1] ?? '';
  const isNamed =
    (starts[first] === free && areaEnd.test(before)) ||
    (introduces.test(before) && isWriter.test(words[first - 2] ?? ''));
  return isNamed ? start : -1;
}

/** Whether a word that opens a lane's name (`建昌` `里`) stands there after what leads to it. */
function isFreeLaneHead({ words, starts }: SegmentedText, index: number, free: number, gazetteer: Gazetteer): boolean {
  const head = words[index];
  if (head === undefined || starts[index]! < free || !isLeading(words[index - 1])) return false;
  return mayOpenLane(head) && !isBorder(head, gazetteer) && gazetteer.roles.get(head)?.suffixType == null;
}

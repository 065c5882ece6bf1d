import { hamletEnds } from '../../segment/places/hamlet-ends.ts';
import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { typeOfEnd } from '../../segment/places/telling-ends.ts';
import { namesPlace } from '../names/place-words.ts';
import { isSpecificName } from '../names/specific-names.ts';

/** How things stand, and what happened, which people put into quotation marks as they do names (“制卡中”, “已办结”); schools are called 中 as well. */
const status =
  /事件$|(?<![一二三四五六七八九十附高初完职铁])中$|^(?:已[^\p{Script=Han}]?|正在|等待|尚未|暂未|待(?=.{2,}$))/u;
/** Rooms and counters that every institution has, and when a train or a shift runs. */
const ofAny =
  /^(?:护士站|导诊台|(?:服务|收银|咨询|问讯|前)台|(?:办事|服务|政务|业务)?大?厅|营业[厅部室]|(?:收费|挂号|报销|结算|登记)处|4s店|(?:传达|值班|门卫|保安|办公|急诊|诊疗)室|医务科|质监站|[早晚夜末首]班(?:车|高铁|公交|地铁)?)$/u;
/** The firm before them is the place. */
const workers = /..司机$/u;
/** What is done or asked, which no name has. */
const doing = /允许|禁止|设置|安装|暂停|停业|补偿|检修|采集|编外|办理|申请|受理/u;
/** Ends of names of places beside those in the lexicon: land and waters, and numbered lines and houses. */
const landEnd = new RegExp(`[${hamletEnds}路街巷村镇乡里渡口头溪沟江河渠潭泉塔门院部队组道]$|^[a-z]?\\d+`, 'iu');
/** Of these a town or a place has one, called by no more than the kind. */
const oneOfKind: ReadonlySet<string> = new Set(['school', 'hospital', 'company']);
const longestEnd = 6;

/** A name that messages of an issue have. */
export interface SharedName {
  readonly text: string;
  /** How many have it in their titles. */
  readonly titles: number;
  /** Whether the title has it that will be printed. */
  readonly printedToo: boolean;
}

/**
 * Whether a name tells the place of an issue: no state of things, no people, and, where neither the printed title nor half of all have it,
 * nothing that lacks an end of a place, a firm or a project, or that general words explain (`护士站`, `晚班高铁`).
 * @param sample number of messages
 */
export function tellsName(
  { text, titles, printedToo }: SharedName,
  sample: number,
  isGeneral: (word: string) => boolean,
): boolean {
  const type = typeOf(text);
  if ((type === 'people' || nameSuffixes.get(text) === 'people') && !workers.test(text)) return false;
  if (status.test(text) || ofAny.test(text) || (type === null && doing.test(text))) return false;
  if (printedToo || titles * 2 >= sample) return true;
  return endsAsName(text) && ((type !== null && oneOfKind.has(type)) || isSpecificName(text, isGeneral));
}

/** Whether a name has an end of a place, a firm, a project or the like. */
export function endsAsName(name: string): boolean {
  if (ofAny.test(name)) return false;
  return typeOf(name) !== null || typeOfEnd(name) !== null || landEnd.test(name);
}

/** What the longest end of a name says that it names; null where it has none. */
function typeOf(name: string): string | null {
  for (let length = Math.min(longestEnd, name.length - 1); length > 0; length -= 1) {
    const type = nameSuffixes.get(name.slice(-length));
    if (type !== undefined) return type;
  }
  return null;
}

/** Provinces, cities and districts alone: no more than there are levels, since so many ways there are to read signs that name them. */
const unit = '(?:省|市|(?<![小社校园景辖片地城院厂矿库山])区|县|旗|州|盟)';
const regionsOnly = new RegExp(`^(?:\\p{Script=Han}{1,5}?${unit}|[a-z]\\d{0,3}${unit}?){1,4}$`, 'iu');

/** Whoever lists issues of a town tells by it where they are, and prints it once. */
const town = /(?:街道|[镇乡])$/u;

/** A place without the region that is printed beside it: null where it is that region, in short too, or another one. */
export function leaveOutRegion(
  place: string,
  region: string | null,
  isGeneral: (word: string) => boolean,
): string | null {
  if (region === null) return place;
  const [name, own] = [place.toLowerCase(), region.toLowerCase()];
  if (own === name && town.test(name)) return place;
  if (own.startsWith(name) || regionsOnly.test(place)) return null;
  const at = name.indexOf(own);
  if (at < 0 || (at > 0 && !regionsOnly.test(place.slice(0, at)))) return place;
  const rest = place.slice(at + own.length);
  return rest.length > 2 && namesPlace(rest) && isSpecificName(rest, isGeneral) ? rest : place;
}

/** Whether a text names what has the name with another direction in it (`东院区`, where the name is `西院`): not there, but elsewhere. */
export function isOtherSide(name: string, text: string): boolean {
  if (text.includes(name)) return false;
  const at = name.search(/[东西南北]/u);
  if (at < 0 || name.length < 2) return false;
  return [...'东西南北'].some((side) => text.includes(name.slice(0, at) + side + name.slice(at + 1)));
}

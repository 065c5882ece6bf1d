import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { han, hasPreposition, isBorder } from './name-borders.ts';
import { isLeading } from './name-heads.ts';
import type { FoundName } from './name-list.ts';

/** Codes by which anonymised data names regions: a letter, digits, and the kind of region; a blank may follow digits. `s305省道` is a road. */
const codePattern =
  /(?![sxy]\d{3}[省县乡]道|s\d{1,2}省道(?!路))[a-z](?:\d{0,3}|\d{1,3} )(?:省|市|区|县|镇|乡|街道|州|旗)/y;
/** A letter without digits: a district by its code, or a part of an estate. */
const zone = /^[A-Z]区$/u;
const stage = /^(?:\d|[一二三四五六七八九十])+期$/u;
/** A region that no list knows: its districts have letters; what people have where they live. */
const region = /[省市州县盟旗]$|^(?:户[口籍]|落户)$/u;
/** Kinds of what is built in parts, which alone name nothing (`榆青` `小镇` `B区`). */
const built = /^[\u4e00-\u9fff]+[镇园院校厂场馆楼厦寓]$/u;

/** Where cars are parked, what is shown of an estate, graves: before a letter. */
const parted =
  /(?:车库|地库|车位|停车场|地下室|地下[一二三]?层|负[一二三]层|沙盘|公墓|陵园|墓园|停(?:在|到|放在))[^，,。；;！!？?\n]{0,4}$/u;
/** Columns, parking spaces, houses by their number, windows of a hall, halls of works: after it. */
const partsOf =
  /^(?:[^，,。；;！!？?\n]?(?:柱子?|顶板|车位|窗口|墓)|(?:厂房|车间|库房|仓库|机房|配电房|泵房|车库|地库)|\d{1,4}号?(?:窗|车?位|墓)|\d{3}(?![\d路])|\d{1,3}(?:栋|幢|号楼|单元))/u;
/** Characters before a letter in which what is parted may stand. */
const partReach = 12;

/** Whether a letter counts a part of what is built: beside it stand cars, columns or houses, as beside no district. */
export function isPartOfBuilding(text: string, start: number, end: number): boolean {
  return (
    parted.test(text.slice(Math.max(0, start - partReach), start)) || partsOf.test(text.slice(end, end + partReach))
  );
}

/** Where a code that begins there ends, or -1. */
export function matchCode(text: string, start: number): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if ((before >= 97 && before <= 122) || (before >= 48 && before <= 57)) return -1;
  codePattern.lastIndex = start;
  return codePattern.test(text) ? codePattern.lastIndex : -1;
}

/** Whether a region's name may be that of a part of an estate. */
export function isZoneName(name: string): boolean {
  return zone.test(name);
}

/** Whether what follows is a part of what the word before ends or counts the stages of (`小区` `B区`, `三期` `B区`). */
export function followsEnd(words: readonly string[], index: number, gazetteer: Gazetteer): boolean {
  const before = words[index - 1];
  if (before === undefined) return false;
  const type = gazetteer.roles.get(before)?.suffixType;
  return (type != null && type !== 'people') || stage.test(before);
}

/**
 * Whether a word that names have in them stands right before a letter of a zone, though no end of a name is known there
 * (`榆澜` `国际` `B区`). What leads to a district is none, and neither is another region.
 * @param last the last name before it
 */
export function followsName(
  { words, starts }: SegmentedText,
  index: number,
  last: FoundName | undefined,
  gazetteer: Gazetteer,
): boolean {
  const before = words[index - 1];
  if (before === undefined || !han.test(before) || region.test(before)) return false;
  if (last?.type === 'region' && last.end === starts[index]) return false;
  if (built.test(before)) return true;
  return !isLeading(before) && !isBorder(before, gazetteer) && !hasPreposition(before, gazetteer);
}

/** The names of a field, and where those of them begin that are letters of zones. */
interface ZonedNames {
  readonly names: readonly FoundName[];
  readonly zones: ReadonlySet<number>;
}

/**
 * The names of a message's fields without letters of zones: those known to be some, and those right after the name of what has zones.
 * Where there is one, the other letters of the message are no districts either (`云榆小区B区漏水，我们B区`), but right after a region.
 */
export function dropZones(fields: readonly ZonedNames[]): FoundName[][] {
  if (!fields.some(({ names, zones }) => zones.size > 0 || names.some((name, i) => isZone(name, names[i - 1]))))
    return fields.map(({ names }) => [...names]);
  return fields.map(({ names }) =>
    names.filter((name, i) => {
      const before = names[i - 1];
      return !isLetter(name) || (before?.end === name.start && before.type === 'region' && !isLetter(before));
    }),
  );
}

function isLetter({ name, type }: FoundName): boolean {
  return type === 'region' && zone.test(name);
}

/** Whether a letter stands right after the name of what may have zones. */
function isZone(name: FoundName, before: FoundName | undefined): boolean {
  return isLetter(name) && before?.end === name.start && before.type !== 'region' && before.type !== 'people';
}

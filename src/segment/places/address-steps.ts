import type { SegmentedText } from '../../core/message.ts';
import { singleFamilyNames } from '../../ingest/masks/family-names.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { endsHamlet } from './hamlets.ts';
import { isLeading } from './name-heads.ts';
import type { FoundName, NameList } from './name-list.ts';
import { isKindOfRoad, isStem } from './name-stems.ts';
import { isTownship } from './townships.ts';

/** What lies in what, in an address: what may follow after an end, up to which end, and of what type that is. */
interface Step {
  readonly after: RegExp;
  /** The stem, then the end of the name. */
  readonly next: RegExp;
  readonly type: string;
}

const han = '[\\u4e00-\\u9fff]';
const steps: readonly Step[] = [
  {
    after: /[市区县旗州]$/u,
    next: new RegExp(`(${han}{1,3}?)([镇乡])(?![镇村政里上长委党人卫])`, 'uy'),
    type: 'region',
  },
  {
    after: /[市区县旗州镇]$/u,
    next: new RegExp(`(${han}{2,3}?)(街道办事处|街道办|街道|办事处)`, 'uy'),
    type: 'region',
  },
  {
    after: /(?:[区县旗镇乡场]|街道|办事处|街道办)$/u,
    next: new RegExp(`(${han}{1,4}?)(村委会|居委会|社区|村)(?![民干组长支里上中口内级落镇务医官委])`, 'uy'),
    type: 'village',
  },
  {
    after: /(?:村|社区|村委会)$/u,
    next: new RegExp(`(${han}{2,3}?)(组)(?![织长成建员团装合别])`, 'uy'),
    type: 'village',
  },
  {
    after: /(?:[市区县旗州镇乡村]|街道|办事处)$/u,
    next: new RegExp(`(${han}{1,4}?)(大道|大街|大路|路|街|巷)(?![口灯面边道段况程线由途过子沿区])`, 'uy'),
    type: 'road',
  },
];

/** By UTF-16 unit: 1 where a name may end with it in which something lies. */
const ends = new Uint8Array(0x1_0000);
for (const end of '市区县旗州镇乡场道处办村会') ends[end.charCodeAt(0)] = 1;
/** By UTF-16 unit: 1 where the end of a step begins. */
const nextEnds = new Uint8Array(0x1_0000);
for (const end of '镇乡街办村居社组大路巷') nextEnds[end.charCodeAt(0)] = 1;
const longestStem = 4;
/** What joins parts of an address, or is the end of the one before. */
const notFirst = /^(?:[和与市区县镇乡村省内外两一原]|[东南西北][边侧面])/u;
/** A team by its number, or of villagers. */
const team = /^民|[一二三四五六七八九十小]$/u;
const roadEnds = /[路道街巷]$/u;
/** `汤家乡` is a township, `老家乡` none. */
const familyTownship = new RegExp(`^[${singleFamilyNames}]家[乡镇]$`, 'u');

/** A subdistrict by its office, and what no subdistrict is called. */
const office = /^([\u4e00-\u9fff]{2,3})((?:街道)?办事处)$/u;
const otherOffice =
  /^驻|[省市区县镇乡村]$|街道|社区|征收|拆迁|政府|当地|属地|所属|辖区|有关|相关|社保|联络|管理|维权|信访|工作/u;
const longestOffice = 8;

/** Adds the subdistricts that a text calls by their office, where a word leads to the name (`住在` `榆陵` `办事处`). */
function addOffices({ text, words, starts }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  for (let at = text.indexOf('办事处'); at >= 0; at = text.indexOf('办事处', at + 3)) {
    const end = at + 3;
    if (found.overlapping(end - 1, end).length > 0) continue;
    for (let first = indexAt(starts, at); first >= 0 && end - starts[first]! <= longestOffice; first -= 1) {
      const start = starts[first]!;
      const [name, stem = '', kind = ''] = office.exec(text.slice(start, end)) ?? [];
      if (name === undefined || !isLeading(words[first - 1])) continue;
      if (otherOffice.test(stem) || !isStem(stem, '办事处', gazetteer)) break;
      found.put({ name: callPart(name, stem, kind), type: 'region', start, end });
      break;
    }
  }
}

/**
 * Adds the parts of addresses that follow the name of what they lie in (`X3县石桨乡云溪村汤家组`), to whatever words the segmenter
 * cut them, and subdistricts that are called by their office.
 */
export function addAddressSteps(segmented: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  addOffices(segmented, found, gazetteer);
  for (const name of [...found.names]) {
    for (let step = nextStep(segmented.text, name, found, gazetteer); step !== null; ) {
      found.put(step);
      step = nextStep(segmented.text, step, found, gazetteer);
    }
  }
}

function nextStep(text: string, from: FoundName, found: NameList, gazetteer: Gazetteer): FoundName | null {
  const start = from.end;
  if (ends[from.name.charCodeAt(from.name.length - 1)] === 0 || !hasNextEnd(text, start)) return null;
  if (found.startingAt(start) !== undefined) return null;
  for (const { after, next, type } of steps) {
    next.lastIndex = start;
    const match = next.exec(text);
    if (match === null || !after.test(from.name)) continue;
    const [name, stem = '', end = ''] = match;
    if (!isPart(stem, end, gazetteer)) continue;
    const own = callPart(name, stem, end);
    const stop = start + own.length;
    if (found.overlapping(start, stop).some((other) => other.start > start && other.end > stop)) continue;
    return { name: own, type, start, end: stop };
  }
  return null;
}

/** Whether any step may end soon after a position: after most names none does. */
function hasNextEnd(text: string, start: number): boolean {
  for (let at = start + 1; at < start + longestStem + 2; at += 1) {
    if (nextEnds[text.charCodeAt(at)] === 1) return true;
  }
  return false;
}

function isPart(stem: string, end: string, gazetteer: Gazetteer): boolean {
  if (notFirst.test(stem) || !isStem(stem, end, gazetteer)) return false;
  if (end === '镇' || end === '乡') return isTownship(stem + end) || familyTownship.test(stem + end);
  if (end === '组') return !team.test(stem);
  if (end === '社区' || end === '街' || end === '巷') return stem.length > 1;
  return !roadEnds.test(end) || !isKindOfRoad(stem);
}

/** What a part is called wherever it is found: a hamlet without the team of who lives there, a subdistrict without its office. */
function callPart(name: string, stem: string, end: string): string {
  if (end === '组') return endsHamlet(stem) ? stem : name;
  return end.startsWith('街道') ? `${stem}街道` : name;
}

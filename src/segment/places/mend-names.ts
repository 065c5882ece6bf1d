import { isGeneralName } from './general-heads.ts';
import { lineNumeral } from './line-numerals.ts';
import { startOfName } from './name-leads.ts';
import { nameless } from './place-lexicon.ts';

/** A part of what was taken for one name: its borders in that, and what it names. */
export interface NamePiece {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

/** Where from a name something lies (`东南角云栖家属院`). */
const bearing = /^[东南西北]{1,2}[角侧面边](?=[\u4e00-\u9fff]{3})/u;
/** Two names, from one of which something leads to the other. */
const span =
  /^(.{2,}(?:[路街巷村镇乡站桥口区园院厂坪庙苑轩府湾城里]|大道|广场|小学|中学|学校))(?:[至到]|回(?![民族龙迁乡形水]))(.{3,})$/u;
/** A street, then what stands in it: not what is called after it (`云栖路小学`, `云栖街道`). */
const street =
  /^([^路街巷]{2,4}(?:大道|大街|路|街|巷))(?![道口段区])(.{2,}(?:村|小区|花园|家园|佳园|嘉园|社区|新村|公寓|苑))$/u;
/** A crossing is called after its road. */
const crossing = /^(.{2,}(?:路|街|巷|大道))路口$/u;
/** A line of buses, and a way of a village, or one that is built there. */
const line = new RegExp(`^((?:[a-z]?\\d{1,3}|${lineNumeral})路)(?:公交车?|客运)$`, 'u');
const villageWay =
  /^(.{2,}村)(?:[一二三四五六七八九十\d]{1,3}[组社队])?[修建]?(?:(?:高速)?公路|道路|水泥路|泥巴路|通组路|机耕路|[主土泥马]路|主?干道|高速|铁路|高铁)$/u;
/** A village, then works or a firm in it that has a name of its own. */
const villageWorks =
  /^([^村]{2,4}村)((?!种植|生态|绿色|农业|农民|石料|砂石|机砖|红砖|股份|集体|经济).{2,}?(?:采石场|养[\u4e00-\u9fff]场|养殖场|屠宰场|搅拌站|加油站|合作社|石料厂|水泥厂|化工厂|公司))$/u;
/** Counties that have become districts, with what lies in them. */
const county = /^([\u4e00-\u9fff]{2,3}县)(?![城级道委府政域医中一二人级])([\u4e00-\u9fff]{4,})$/u;
const ofCounty = /^[\u4e00-\u9fff]{2,3}县(?=[\u4e00-\u9fff]{2,}村$)/u;
const kindOfVillage = /[农乡]村$/u;
/** Signs without which a name is one. */
const partable = /^[a-z]?\d|[路街巷道县至到回区村].{2}|[角侧面边]/u;

/**
 * Parts what was found as one name into the names that it runs together, and leaves out what is no part of it; nothing where it
 * is no name at all.
 */
export function mendName(name: string, type: string): readonly NamePiece[] {
  const start = startOfName(name);
  if (start < 0) return [];
  const body = name.slice(start);
  if (type === 'people' || body.length < 5 || !partable.test(body)) return [{ from: start, to: name.length, type }];
  const lead = start + (bearing.exec(body)?.[0].length ?? 0);
  const rest = name.slice(lead);
  const parts = split(rest, type) ?? [{ from: 0, to: rest.length, type }];
  return parts.map((part) => ({ ...part, from: part.from + lead, to: part.to + lead }));
}

function split(name: string, type: string): readonly NamePiece[] | null {
  const kept = (crossing.exec(name) ?? line.exec(name) ?? villageWay.exec(name))?.[1];
  if (kept !== undefined && !nameless.has(kept) && !kindOfVillage.test(kept)) {
    const from = ofCounty.exec(kept)?.[0].length ?? 0;
    const own = { from, to: kept.length, type: typeOf(kept) };
    return from === 0 ? [own] : [{ from: 0, to: from, type: 'region' }, own];
  }
  const goal = span.exec(name);
  // `云栖苑到加油站`: where somebody goes from has a name.
  if (goal !== null && isGeneralName(goal[2]!) && !isGeneralName(goal[1]!) && !nameless.has(goal[1]!))
    return [{ from: 0, to: goal[1]!.length, type: typeOf(goal[1]!) }];
  const [, first = '', second = ''] = goal ?? county.exec(name) ?? street.exec(name) ?? (villageWorks.exec(name) || []);
  if (first === '' || nameless.has(first) || isGeneralName(name) || isGeneralName(first) || isGeneralName(second))
    return null;
  const from = name.length - second.length;
  return [
    { from: 0, to: first.length, type: typeOf(first) },
    { from, to: name.length, type },
  ];
}

function typeOf(name: string): string {
  if (/(?:[县镇乡]|街道)$/u.test(name)) return 'region';
  if (/[路街巷]$|大道$/u.test(name)) return 'road';
  return name.endsWith('村') ? 'village' : 'project';
}

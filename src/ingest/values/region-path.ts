/** What regions are counted by: districts and counties, or the subdistricts and towns of one. */
export const countingLevels = ['district', 'town'] as const;
export type CountingLevel = (typeof countingLevels)[number];

/** What ends the name of a county or district; 社区 and 小区 are none. */
const district = /(?:(?<![社小校])区|[县旗市])$/u;
const city = /市$/u;

/**
 * The region of a list of them, as people name regions: the finest that is no street or village, with its city and its town as a
 * path; else the last.
 */
export function finestRegion(names: readonly string[]): string | null {
  const region = names.findLast((name) => district.test(name) && name !== '市辖区') ?? names.at(-1);
  if (region === undefined) return null;
  const paths = [readRegionParent(names.join('/')), null].map((parent) =>
    parent === null ? region : `${parent}/${region}`,
  );
  const town = readTown(names.join('/'));
  const withTown = town === null ? [] : paths.map((path) => `${path}/${town}`);
  return [...withTown, ...paths].find((path) => readRegionPath(path) === region) ?? region;
}

const separators = /\s*[/／\\>＞|｜→—–,，-]+\s*|\s+/u;
/** Levels of the national list between a city and its districts or counties, which are no places. */
const betweenLevels = /(?<=.)市辖区/gu;
const name = /^[\p{Script=Han}A-Z0-9]{2,15}$/u;
/** 青石市云溪区, 云溪区石桥街道, 浙东省澜川县…: 红旗 and 城市 begin the names of many a street. */
const joined =
  /^(\p{Script=Han}{2,8}?(?:省|自治区))?(\p{Script=Han}{2,10}?(?:市|州|盟|地区))?((?!红旗|城市)\p{Script=Han}{1,8}?(?:(?<![社小校])区|[县旗市]))(\p{Script=Han}{2,12}?(?:街道|镇|乡|苏木).*)?$/u;

/**
 * The region of a text that is a path (青石市/云溪区/石桥街道, 青石市云溪区, 青石市,市辖区,云溪区): one district has one name, however finely a row places it.
 * @returns the text itself where it is no path, or names more than one district
 */
export function readRegionPath(text: string): string {
  const names = splitPath(text);
  if (names.length > 1) {
    if (!names.every((part) => name.test(part))) return text;
    const districts = names.filter((part) => district.test(part) && !city.test(part));
    if (districts.length > 1) return text;
    return districts[0] ?? names.findLast((part) => city.test(part)) ?? text;
  }
  const only = names[0] ?? text;
  const [, province, prefix, region, rest] = joined.exec(only) ?? [];
  return region !== undefined && (province ?? prefix ?? rest) !== undefined ? region : only;
}

/** A city, a prefecture or a league, which holds districts and counties. */
const holder = /^\p{Script=Han}{2,}(?:市|州|盟|地区)$/u;
/** What has its city in its name is told from all others (A7县); county-level cities are of one name each. */
const sharesName = /^\p{Script=Han}+[县区旗]$/u;

/** Whether districts or counties of several cities may have the name. */
export function isSharedName(region: string): boolean {
  return sharesName.test(region);
}

/** The city of a district or county, where a path says it (青石市/云溪区, 湖海省青石市云溪区); null where it says none. */
export function readRegionParent(text: string): string | null {
  const region = readRegionPath(text);
  if (!isSharedName(region)) return null;
  const names = splitPath(text);
  if (names.length === 1) return joined.exec(names[0]!)?.[2] ?? null;
  return names.slice(0, names.indexOf(region)).findLast((name) => isCity(name)) ?? null;
}

/** Whether a name is that of a city, prefecture or league, by its form. */
export function isCity(name: string): boolean {
  return holder.test(name);
}

function splitPath(text: string): string[] {
  const parts = text.replace(betweenLevels, '').split(separators);
  return parts.filter((part) => part !== '' && (part !== '县' || parts.length === 1));
}

/** What ranks as a town where it stands behind its county. */
const zone =
  /^[\p{Script=Han}A-Z0-9]{1,12}(?:开发区|园区|工业区|高新区|经开区|管理区|度假区|风景区|示范区|集中区|集聚区|农场|林场|牧场|渔场)$/u;
const countyZone = /^\p{Script=Han}{2,10}?[县区旗市](\p{Script=Han}{2,12})$/u;
const town = /^([\p{Script=Han}A-Z0-9]{1,12}?(?:街道|[镇乡]|苏木|办事处))(?:办事处|办)?$/u;
/** A town before what lies in it: 石桥镇柳湾村, but not 景德镇市. */
const townAhead = /^(\p{Script=Han}{2,12}?(?:街道|镇|乡|苏木))(?![市县区旗]|[镇乡](?!区|上|政府))\p{Script=Han}/u;
/** A county before a town of two characters (云溪县乌镇), which `joined` leaves alone. */
const countyAhead = /^\p{Script=Han}{2,10}?[县区旗市](?=\p{Script=Han}[镇乡])/u;
const coarse = /(?:[省州盟县旗市]|(?<![社小校])区|行政委员会)$/u;
const village = /(?:[村组屯]|社区|小区|村委会|居委会|嘎查)$/u;

/** Whether a name is that of a subdistrict, town or township, by its form. */
export function isTown(name: string): boolean {
  return town.test(name);
}

/** Whether a name is that of a county, a district or of what holds several, by its form. */
export function isCounty(name: string): boolean {
  return coarse.test(name) && !zone.test(name);
}

/** Whether a name is that of a village or community, by its form. */
export function isVillage(name: string): boolean {
  return village.test(name);
}

/**
 * The subdistrict or town that a region says: alone (石桥街道办事处), behind its county (青石市/云溪区/石桥街道, 云溪县石桥镇) or
 * before what lies in it (石桥镇柳湾村); behind a county also a development zone or a state farm.
 * @returns null where it says none
 */
export function readTown(text: string): string | null {
  const names = splitPath(text);
  for (const part of names) {
    const found = townOf(part);
    if (found !== null) return found;
  }
  const county = names.findIndex(isCounty);
  return names.find((part, at) => county >= 0 && at > county && zone.test(part)) ?? zoneOf(names.at(-1) ?? '');
}

function townOf(part: string): string | null {
  const rest = joined.exec(part)?.[4] ?? part.replace(countyAhead, '');
  return town.exec(rest)?.[1] ?? townAhead.exec(rest)?.[1] ?? null;
}

function zoneOf(part: string): string | null {
  const name = countyZone.exec(part)?.[1];
  return name !== undefined && zone.test(name) ? name : null;
}

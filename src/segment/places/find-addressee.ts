import type { Gazetteer } from './gazetteer.ts';

/** Where whom a message is addressed to is in office. */
export interface Addressee {
  /** The district, county or else city; null where it is a province. */
  readonly region: string | null;
  /** The city, where the addressee says one, a municipality too. */
  readonly city: string | null;
}

const letter = '[\\p{Script=Han}A-Z0-9]';
/** 湖海省, 青石市 or 伊河州, then a county or district: each as short as may be, for names and offices have the same ends (青石市市长). */
const place = new RegExp(
  `^(?:${letter}{2,8}?(?:省|自治区))?((?:[A-Z]|${letter}{2,12}?)(?:市|州|盟|地区))?((?!区|[县市旗][委长])${letter}{1,14}?(?:(?<![社小校])区|[县旗市]))?(.*)$`,
  'u',
);
/** What no place is called: 本县, 县级市, 城市. */
const noName =
  /^(?:(?:[本我该各全此某原老新外邻贵小社两]|所在|有关|相关|县级|地级|直辖)?[县区旗市]|城市|市区|县[区市]|区县|市县|[城辖片景库山牧厂园校]区|服务区)$/u;
/** What every city has, by its kind alone. */
const zone = /^(?:工业园?|开发|高新|经开|经济开发|经济技术开发|高新技术开发|风景|示范|保税|管理)区$/u;
/** Who holds office there: 委书记, 县长, 党委, 人民政府, 石桥镇政府, 公安局. */
const office =
  /^(?:[省市县区州盟旗]?(?:委|长|领导|政府|人民政府|人大|政协|信访|热线|信箱|[一二]把手)|(?:党|工|纪|监|管)?委|党工委|党组|常委|代|副|常务|人民|政府|书记|主任|领导|人大|政协|检察|法院|公安|信访)|^.{1,12}(?:局|办|委|镇|乡|街道|中心|办公室|办事处|政府|党委|书记|支队|大队|公司|医院|学校|集团|院|站|所)/u;

/**
 * What the addressee of a message says of its place: 青石市委书记, 云溪县县长, 湖海省青石市云溪区委书记, 伊河州州长. Of a province it says
 * none: whoever writes to it may be anywhere in it. Zones by their kind alone (高新区管委会) are in every
 * city.
 */
export function readAddressee(
  text: string | null,
  { units, shortUnits }: Pick<Gazetteer, 'units' | 'shortUnits'>,
): Addressee {
  const [, saidCity, saidDistrict, rest = ''] = place.exec(text?.replace(/\s+/gu, '') ?? '') ?? [];
  const isOffice = rest === '' || office.test(rest);
  const named = (name: string | undefined): string | null =>
    name === undefined || noName.test(name) || !isOffice ? null : (shortUnits.get(name) ?? name);
  const city = named(saidCity);
  const district = city === null && zone.test(saidDistrict ?? '') ? null : named(saidDistrict);
  const isProvince = city !== null && units.get(city)?.level === 'province';
  return { region: district ?? (isProvince ? null : city), city };
}

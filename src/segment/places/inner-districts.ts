import { ambiguousShortNames } from './place-lexicon.ts';

/** With one of these behind it a district's short name is that of something in it, or another word (青石云溪路). */
export const furtherSigns =
  '路街道巷里弄大小中东南西北新老古村庄屯寨镇乡社寺庙桥河江湖山岭水沟坝园苑府湾城店站号公家花国';
/** Likewise, and with what is called after it (青石云溪人民医院). */
const goesOn = new RegExp(
  `^(?:[${furtherSigns}区县市旗州人边]|\\p{Script=Han}{0,4}?(?:广场|医院|大学|学院|学校|中学|小学|公园|小区|花园|大厦|酒店|集团|公司|高速|铁路|机场))`,
  'u',
);

/** The districts of a city by how they are called behind its name. */
export type InnerDistricts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads them: without their end, where that leaves two characters or more. @param districts by city */
export function listInnerDistricts(districts: ReadonlyMap<string, ReadonlySet<string>>): InnerDistricts {
  return new Map(
    [...districts].map(([city, names]) => {
      const stems = [...names].map((name) => [name.slice(0, -1), name] as const);
      return [city, new Map(stems.filter(([stem]) => stem.length >= 2 && !ambiguousShortNames.has(stem)))];
    }),
  );
}

/** The district of a city that a text names right behind the city, in short or in full (青石云溪修路); null where there is none. */
export function findInnerDistrict(text: string, end: number, city: string, districts: InnerDistricts): string | null {
  const rest = text.slice(end, end + 16);
  for (const [stem, name] of districts.get(city) ?? []) {
    if (rest.startsWith(name) || (rest.startsWith(stem) && !goesOn.test(rest.slice(stem.length)))) return name;
  }
  return null;
}

import { createRandom, type Random } from '../../src/core/effects.ts';
import { mixSeed, pick } from './dice.ts';
import * as names from './names.ts';
import type { PlaceKind } from './patterns/problem.ts';

/** A neighbourhood with one name for each sort of place: all that one message can speak of. */
export interface Locality {
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly town: string;
  readonly estate: string;
  readonly road: string;
  readonly crossRoad: string;
  readonly village: string;
  readonly primary: string;
  readonly middle: string;
  readonly school: string;
  readonly kindergarten: string;
  readonly hospital: string;
  readonly market: string;
  readonly park: string;
  readonly river: string;
  readonly firm: string;
  readonly manager: string;
  readonly developer: string;
  readonly works: string;
  readonly shop: string;
  /** The name that a shop, a school for courses or a car dealer of the neighbourhood bears. */
  readonly shopStem: string;
  readonly scenic: string;
  readonly line: string;
  readonly stop: string;
}

export const cityName = '澜州市';

/** The invented city of the sample: twelve districts. */
export const districts: readonly string[] = [
  '雁浦区',
  '青岚区',
  '鹿桥区',
  '桐湾区',
  '石帆区',
  '镜塘区',
  '望潮区',
  '枫原区',
  '砚池县',
  '螺川县',
  '苇泽县',
  '棠岭县',
];

const streetStems = [
  '听雨',
  '锦帆',
  '朝晖桥',
  '麓前',
  '双榆',
  '白沙堰',
  '临汀',
  '花桥头',
  '磨坊',
  '沉香渡',
  '半塘',
  '金谷里',
  '望秋',
  '鼓楼坪',
  '莲子湾',
  '西埠口',
  '柳叶洲',
  '十字亭',
  '银杏坡',
  '梅溪坝',
  '长缨',
  '芙桥',
  '三棵松',
  '北辰渡',
  '荷叶塘',
  '龙须沟',
  '石磨岭',
  '云栈',
  '飞虹',
  '丰和',
  '百果园',
  '铁炉坊',
  '枣林湾',
  '观澜堤',
  '竹器街',
  '双井口',
  '太平渡',
  '橘洲尾',
  '松涛岭',
  '凤尾坪',
  '染坊',
  '青龙嘴',
  '书院坪',
  '老码头',
  '晒谷',
  '水车坝',
  '东篱',
  '稻香',
];

/** Makes a locality; `open` chooses from names without practical bound. */
function createLocality(
  random: Random,
  district: string,
  street: string,
  town: string,
  city: string,
  open: boolean,
): Locality {
  const level = pick(random, ['小学', '中学', '实验小学', '实验中学']);
  const stem = names.placeStem(random, open);
  const shopStem = names.placeStem(random, open);
  return {
    city,
    district,
    street,
    town,
    estate: names.nameEstate(random, open),
    road: names.nameRoad(random, open),
    crossRoad: names.nameRoad(random, open),
    village: names.nameVillage(random, open),
    primary: names.nameSchool(random, open, '小学'),
    middle: names.nameSchool(random, open, '中学'),
    school: names.nameSchool(random, open, level),
    kindergarten: `${stem}幼儿园`,
    hospital: `${pick(random, [district.slice(0, -1), names.placeStem(random, open)])}${pick(random, ['人民医院', '中医院', '第二医院', '中心卫生院'])}`,
    market: `${names.placeStem(random, open)}${pick(random, ['农贸市场', '菜市场', '批发市场', '建材市场', '商业广场'])}`,
    park: `${names.placeStem(random, open)}${pick(random, ['公园', '广场', '湿地公园'])}`,
    river: `${names.placeStem(random, open)}${pick(random, ['河', '港', '溪', '渠'])}`,
    firm: names.nameFirm(random, open),
    manager: names.nameManager(random, open),
    developer: names.nameDeveloper(random, open),
    works: names.nameWorks(random, open),
    shop: shopStem + names.shopKind(random),
    shopStem,
    scenic: names.nameScenic(random, open),
    line: names.busLine(random),
    stop: stem,
  };
}

/** The fields by which two messages of the sample are known to speak of the same place. */
const identifying = [
  'estate',
  'road',
  'crossRoad',
  'village',
  'school',
  'primary',
  'middle',
  'market',
  'park',
  'river',
  'firm',
  'manager',
  'developer',
  'works',
  'shop',
  'scenic',
  'line',
] as const;

/** The localities of the sample: `perDistrict` in each district, no two of which share a name. */
export function createClosedWorld(random: Random, perDistrict: number): Locality[] {
  const used = new Set<string>();
  const localities: Locality[] = [];
  districts.forEach((district, index) => {
    const stems = streetStems.slice(index * 4, index * 4 + 4);
    for (let i = 0; i < perDistrict; i++) {
      const stem = stems[i % stems.length] as string;
      for (;;) {
        const made = createLocality(random, district, `${stem}街道`, `${stem}镇`, cityName, false);
        // A numbered school is no name by itself: the district makes it one.
        const numbered = { ...made, ...numberedSchools(made) };
        const marks = identifying.map((field) => numbered[field]);
        if (new Set(marks).size < marks.length || marks.some((mark) => used.has(mark))) continue;
        for (const mark of marks) used.add(mark);
        localities.push(numbered);
        break;
      }
    }
  });
  return localities;
}

function numberedSchools(locality: Locality): Pick<Locality, 'primary' | 'middle' | 'school'> {
  const named = (name: string) => (name.startsWith('第') ? locality.stop + name.slice(2) : name);
  return { primary: named(locality.primary), middle: named(locality.middle), school: named(locality.school) };
}

const openDistricts = 120;

/** Locality number `index` of the world without end: the same for the same seed and index, made when asked for. */
export function openLocality(seed: number, index: number): Locality {
  const random = createRandom(mixSeed(seed, 0x10ca1, index));
  const districtIndex = Math.floor(random() * openDistricts);
  const regional = createRandom(mixSeed(seed, 0xd157, districtIndex));
  const city = `${names.placeStem(createRandom(mixSeed(seed, 0xc17, districtIndex % 14)), false)}市`;
  const district = names.placeStem(regional, true) + pick(regional, ['区', '区', '县']);
  const streetRandom = createRandom(mixSeed(seed, 0x57ee7, districtIndex, Math.floor(random() * 12)));
  const street = names.placeStem(streetRandom, true);
  return createLocality(random, district, `${street}街道`, `${street}镇`, city, true);
}

/** The name of the place that a problem of this sort is bound to, without its district. */
export function placeNameOf(locality: Locality, at: PlaceKind): string {
  switch (at) {
    case 'estate':
      return locality.estate;
    case 'road':
      return locality.road;
    case 'village':
      return locality.village;
    case 'school':
      return locality.school;
    case 'hospital':
      return locality.hospital;
    case 'company':
      return locality.firm;
    case 'market':
      return locality.market;
    case 'park':
      return locality.park;
    case 'river':
      return locality.river;
    case 'line':
      return `${locality.line}路公交`;
    case 'works':
      return locality.works;
    case 'shop':
      return locality.shop;
    case 'scenic':
      return locality.scenic;
    case 'street':
    case 'case':
      return locality.street;
    case 'none':
      return locality.district;
  }
}

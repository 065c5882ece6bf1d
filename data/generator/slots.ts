import type { Random } from '../../src/core/effects.ts';
import { between, pick } from './dice.ts';
import { personName, surname } from './names.ts';
import type { PlaceKind } from './patterns/problem.ts';
import * as personal from './personal-data.ts';
import { compileTemplate, renderTemplate } from './template.ts';
import { districts, type Locality, placeNameOf } from './world.ts';

export type PersonalType = 'mobile' | 'landline' | 'identity' | 'bank_card' | 'email' | 'plate';

/** A piece of (synthetic) personal data that the text contains and that must be masked. */
export interface PersonalSpan {
  readonly type: PersonalType;
  readonly text: string;
}

/** What the slots of one message are filled from. */
export interface Writer {
  readonly random: Random;
  readonly locality: Locality;
  readonly at: PlaceKind;
  /** Day of writing, days since the Unix epoch: dates in the text lie before it. */
  readonly day: number;
  /** `{日}` is this very day, as in a timeline; otherwise some day of the weeks before it. */
  readonly exact?: boolean;
  /** Numbers that stay the same throughout the message. */
  readonly numbers: Map<string, string>;
  /** Collects the personal data that was written. */
  readonly personal: PersonalSpan[];
  /** Words for the open world's extra sentences, by slot; absent in the sample. */
  readonly words?: (slot: string) => string;
}

/** Writes one text of a pattern for a message. */
export function write(writer: Writer, pattern: string): string {
  return renderTemplate(compileTemplate(pattern), writer.random, (slot) => fillSlot(writer, slot));
}

type Filler = (writer: Writer) => string;

const hours = [
  '早上七点多',
  '上午九点多',
  '上午十点左右',
  '中午',
  '下午两点多',
  '下午四点半',
  '傍晚六点',
  '晚上八点多',
  '晚上九点',
];

function record(type: PersonalType, make: (random: Random) => string): Filler {
  return ({ random, personal: spans }) => {
    const text = make(random);
    spans.push({ type, text });
    return text;
  };
}

const fillers: Readonly<Record<string, Filler>> = {
  地: (writer) => fullPlaceName(writer),
  城: ({ locality }) => locality.city,
  区: ({ locality }) => locality.district,
  区2: ({ random, locality }) =>
    pick(
      random,
      districts.filter((name) => name !== locality.district),
    ),
  街道: ({ locality }) => locality.street,
  镇: ({ locality }) => locality.town,
  小区: ({ locality }) => locality.estate,
  路: ({ locality }) => locality.road,
  路2: ({ locality }) => locality.crossRoad,
  路段: ({ random, locality }) =>
    pick(random, [
      '',
      '中段',
      '靠近河边的一段',
      `${locality.crossRoad}口到${locality.stop}这一段`,
      `与${locality.crossRoad}交汇处`,
    ]),
  村: ({ locality }) => locality.village,
  组: ({ random }) => `${pick(random, [...'一二三四五六七八九', '十一', '十二'])}组`,
  学校: ({ locality }) => locality.school,
  小学: ({ locality }) => locality.primary,
  中学: ({ locality }) => locality.middle,
  班: ({ random }) =>
    pick(random, ['一年级二', '三年级一', '四年级五', '五年级三', '初一四', '初二六', '初三八', '高一十二']),
  幼儿园: ({ locality }) => locality.kindergarten,
  医院: ({ locality }) => locality.hospital,
  公司: ({ locality }) => locality.firm,
  物业: ({ locality }) => locality.manager,
  开发商: ({ locality }) => locality.developer,
  市场: ({ locality }) => locality.market,
  公园: ({ locality }) => locality.park,
  河: ({ locality }) => locality.river,
  厂: ({ locality }) => locality.works,
  车行: ({ locality }) => `${locality.shopStem}汽车4S店`,
  机构: ({ locality }) => `${locality.shopStem}培训学校`,
  餐馆: ({ locality }) => `${locality.shopStem}酒楼`,
  会所: ({ locality }) =>
    `${locality.shopStem}${variantOf(locality.shopStem, ['健身会所', '美容院', '养生馆', '美发店'])}`,
  景区: ({ locality }) => locality.scenic,
  线: ({ locality }) => locality.line,
  站: ({ locality }) => locality.stop,
  人: ({ random }) => `${surname(random)}某${pick(random, ['', '某'])}`,
  书记: ({ random }) => surname(random),
  名: ({ random }) => personName(random),
  栋: (writer) => sameThroughout(writer, '栋', 28),
  年数: (writer) => sameThroughout(writer, '年数', 7),
  幢: ({ random }) => String(between(random, 1, 28)),
  n2: ({ random }) => pick(random, ['2', '3', '4', '5', '6', '两', '三', '四', '五', '六']),
  n: ({ random }) => String(between(random, 11, 59)),
  岁: ({ random }) => String(between(random, 54, 83)),
  角: ({ random }) => `${between(random, 1, 3)}.${between(random, 1, 9)}`,
  百: ({ random }) => String(between(random, 11, 98) * 10),
  千: ({ random }) => String(between(random, 12, 98) * 100),
  万: ({ random }) => String(between(random, 2, 48)),
  时: ({ random }) => pick(random, hours),
  日: ({ random, day, exact }) => writeDay(random, exact ? day : day - between(random, 1, 40)),
  某月: ({ random }) => `${between(random, 1, 12)}月`,
  年月: ({ random, day }) => {
    const [year, month] = dayParts(day - between(random, 60, 1500)).map(Number);
    return `${year}年${month}月`;
  },
  涨: ({ random }) => {
    const before = between(random, 6, 30) * 10;
    return `从每月${before}元涨到${before + between(random, 5, 40) * 10}元`;
  },
  月: ({ random, day }) => writeMonth(random, day - between(random, 45, 240)),
  年: ({ random, day }) => `${new Date(day * 86_400_000).getUTCFullYear() - between(random, 1, 9)}年`,
  工单: ({ random, day }) => `GD${dayParts(day).join('')}${between(random, 1000, 9999)}`,
  手机: record('mobile', personal.mobileNumber),
  座机: record('landline', personal.landlineNumber),
  身份证: record('identity', personal.identityNumber),
  银行卡: record('bank_card', personal.bankCardNumber),
  邮箱: record('email', personal.emailAddress),
  车牌: record('plate', personal.vehiclePlate),
};

/** Names of all slots that the sample's patterns may use. */
export const slotNames: ReadonlySet<string> = new Set(Object.keys(fillers));

function fillSlot(writer: Writer, slot: string): string {
  const filler = fillers[slot];
  if (filler !== undefined) return filler(writer);
  if (writer.words !== undefined) return writer.words(slot);
  throw new RangeError(`Expected a slot to be known, got "${slot}"`);
}

function fullPlaceName({ random, locality, at }: Writer): string {
  const name = placeNameOf(locality, at);
  if (at === 'none') return name;
  const dice = random();
  if (dice < 0.2) return locality.city + locality.district + name;
  if (dice < 0.68) return locality.district + name;
  if (dice < 0.85 && at !== 'street')
    return `${locality.district}${at === 'village' ? locality.town : locality.street}${name}`;
  return name;
}

function sameThroughout({ random, numbers }: Writer, name: string, highest: number): string {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const number = String(between(random, 2, highest));
  numbers.set(name, number);
  return number;
}

/** One of `items` that is always the same for a name. */
function variantOf(name: string, items: readonly string[]): string {
  return items[[...name].reduce((sum, char) => sum + char.charCodeAt(0), 0) % items.length] as string;
}

function dayParts(day: number): string[] {
  return new Date(day * 86_400_000).toISOString().slice(0, 10).split('-');
}

function writeDay(random: Random, day: number): string {
  const [year, month, date] = dayParts(day).map(Number);
  const dice = random();
  if (dice < 0.6) return `${month}月${date}日`;
  if (dice < 0.75) return `${year}年${month}月${date}日`;
  if (dice < 0.9) return `${month}月${date}号`;
  return `${year}.${month}.${date}`;
}

function writeMonth(random: Random, day: number): string {
  const [year, month] = dayParts(day).map(Number);
  return random() < 0.5 ? `${month}月` : `${year}年${month}月`;
}

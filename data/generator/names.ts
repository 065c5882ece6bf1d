import type { Random } from '../../src/core/effects.ts';
import { between, chance, pick } from './dice.ts';

/** Syllables from which persons, firms and places are named. Two or three of them make names that belong to nobody in particular. */
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const givenSyllables = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国文辉志鹏宇浩凯佳欣雪梅兰春燕海波林峰俊飞斌鑫旭东亮成康新利清云莲真环荣爱琴素珍胜学祥才发武利家保元全生光天达安岩中茂进有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江锋',
];
const placeHeads = [
  ...'翠澜汀榆槐枫桐梓棠橘柚荷菱芦苇蒲桑柏楠樟杉鹤鹭雁鸥鹿麓岚岫溪涧湾塘渚洲浦堰渡桥亭台屏峰岭坡坪垄冲湖潭泉井砚墨琴弦笛箫锦绣缎霞虹霁雪霜晴澄澹湛碧黛苍青丹朱紫绛银金铜玉珠璞琅瑶璟',
];
const placeTails = [
  ...'澜湖溪川江河泉湾塘洲浦岸汀渡桥堤园林森木枝叶花香月日星云霞虹岚峰岭山岩石谷坪原野田禾谷丰和安宁泰康兴盛隆昌达通顺祥瑞福禄寿喜庆乐悦怡雅静清明亮光辉煌',
];
const firmHeads = [...'鼎鸿恒宏昊晟铭腾骏骁翰瀚睿哲尚卓越凌凯锐锋磐拓创启辰曜煜熠灿宸御盈沃润泽沐禾禧麒麟鲲鹏'];
const firmTails = [...'盛达通源泰安信诚和邦业基成立远扬程途盈丰茂益利佳美优联合众汇聚集同创新科智'];

export function surname(random: Random): string {
  return pick(random, surnames);
}

export function personName(random: Random): string {
  const given = chance(random, 0.25)
    ? pick(random, givenSyllables)
    : pick(random, givenSyllables) + pick(random, givenSyllables);
  return surname(random) + given;
}

/** Two characters, in the open world now and then three: there the number of names has no practical bound. */
export function placeStem(random: Random, open: boolean): string {
  const head = pick(random, placeHeads) + pick(random, placeTails);
  return open && chance(random, 0.45) ? head + pick(random, chance(random, 0.5) ? placeTails : givenSyllables) : head;
}

export function firmStem(random: Random, open: boolean): string {
  const head = pick(random, firmHeads) + pick(random, firmTails);
  return open && chance(random, 0.5) ? pick(random, placeHeads) + head : head;
}

const estateSuffixes = [
  '花园',
  '家园',
  '苑',
  '府',
  '城',
  '公馆',
  '名邸',
  '小区',
  '雅居',
  '华庭',
  '新城',
  '春天',
  '豪庭',
  '嘉园',
  '里',
  '湾',
  '国际',
  '新村',
];
const roadSuffixes = ['路', '路', '路', '大道', '街', '东路', '西路', '南路', '北路', '中路', '巷'];
const villageSuffixes = ['村', '村', '村', '社区'];
const firmKinds = [
  '建设工程',
  '电子科技',
  '食品',
  '物流',
  '机械',
  '环保科技',
  '劳务',
  '商贸',
  '投资',
  '纺织',
  '新材料',
  '汽车服务',
];
const worksKinds = ['化工厂', '塑料厂', '砖厂', '水泥厂', '饲料厂', '电镀厂', '采石场', '搅拌站', '造纸厂', '养殖场'];
const shopKinds = ['会所', '酒楼', '美容院', '火锅店', '健身馆', '商行'];
const scenicSuffixes = ['风景区', '古镇', '温泉度假村', '森林公园', '欢乐谷', '地质公园'];

export const nameEstate = (random: Random, open: boolean) => placeStem(random, open) + pick(random, estateSuffixes);
export const nameRoad = (random: Random, open: boolean) => placeStem(random, open) + pick(random, roadSuffixes);
export const nameVillage = (random: Random, open: boolean) => placeStem(random, open) + pick(random, villageSuffixes);
export const nameFirm = (random: Random, open: boolean) => `${firmStem(random, open)}${pick(random, firmKinds)}公司`;
export const nameManager = (random: Random, open: boolean) => `${firmStem(random, open)}物业`;
export const nameDeveloper = (random: Random, open: boolean) => `${firmStem(random, open)}置业`;
export const nameWorks = (random: Random, open: boolean) => placeStem(random, open) + pick(random, worksKinds);
export const shopKind = (random: Random) => pick(random, shopKinds);
export const nameScenic = (random: Random, open: boolean) => placeStem(random, open) + pick(random, scenicSuffixes);

export function nameSchool(random: Random, open: boolean, level: string): string {
  return chance(random, 0.3) ? `第${pick(random, [...'一二三四五六七八九'])}${level}` : placeStem(random, open) + level;
}

export function busLine(random: Random): string {
  return String(chance(random, 0.2) ? between(random, 701, 989) : between(random, 2, 398));
}

import { singleFamilyNames } from './family-names.ts';
import { usualGiven } from './family-words.ts';
import { anyFamily, given, han, plainFamilyNames, plainName, plainWord, settlementEnds } from './full-names.ts';
import { gap, type Introduction, noPlace, noSpeech } from './introductions.ts';
import { accused, formRoles, kin, openRoles, relatives, sufferers, theirs, whose } from './person-words.ts';
import { writers } from './writer-roles.ts';

/** The longest first: what reads the name takes what an alternative leaves. */
const anyOf = (words: readonly string[]): string =>
  [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

const its = relatives.map((word) => `其${word}`);
const mine = relatives.flatMap((word) => [`我${word}`, `我的${word}`]);
const persons = [...kin, ...sufferers, ...accused];
/** 叫, 名叫, 的名字是, 姓名写成; whose word it is may stand before. */
const called = '(?:的?(?:名字|姓名|全名|大名))?(?:名叫|叫做?|名为)';
/** What names nobody: 公司名叫. */
const noThing = '(?<![店司区校院村路街品牌队目物楼盘企厂县乡镇桥河湖山馆园吧App])';
/** What a caller of the name does, in the words of whoever takes calls. */
const calling = '(?:来电|致电|来访)(?:反映|投诉|咨询|求助|举报|称|表示|要求)';
/** An age behind a name, which tells of a person whatever the family name. */
const ofAge = `(?=${gap}[,，(（]?${gap}(?:今年|现年)?\\d{1,3}周?岁)`;
/** What begins no name before an age, though names of families do: 常年有病, 高血压, 76岁. */
const stated = '[常时高成安于向和原全应能明包花费多年已又也都就才刚连从]';
/** A clause that says who is meant: …，他叫李小溪，. */
const calledAfter = [',', '，', '。', '；'].flatMap((mark) =>
  ['叫', '名叫', '他叫', '她叫', '此人叫'].map((word) => mark + word),
);

/** Ways in which a text names somebody else than who wrote it. */
export const namedOthers: readonly Introduction[] = [
  // 我叫李小溪男今年, 我母亲叫王桐花，头目叫王大山，有个叫王大山的，医生是王大山，
  {
    lead:
      `(?:(?:${anyOf(persons)})(?:的?(?:名字|姓名|全名|大名))?(?:名叫|叫做?|名为|是|系)|` +
      `${noThing}(?:名叫|(?:名字|大名|全名)(?:叫做?|是|为)?)|(?:[我俺咱他她]|本人)叫做?|[个位]叫做?|(?:人|者)叫)${gap}`,
    read: 'called',
    words: [
      ...persons,
      '名叫',
      '名字',
      '大名',
      '全名',
      '我叫',
      '本人叫',
      '俺叫',
      '咱叫',
      '他叫',
      '她叫',
      '个叫',
      '位叫',
      '人叫',
      '者叫',
    ],
  },
  // 我父亲李大山在, 女儿（李小溪，5岁）, 房东李大山不退押金, 来电人反映其女儿李小雨在…
  {
    lead:
      `(?<![妇被])(?:${anyOf([...mine, ...theirs, ...its, ...persons, ...writers])}|(?:${anyOf(whose)})的?(?:${anyOf(relatives)}))(?<!老师(?=傅))(?:他[爸妈]|她[爸妈])?` +
      `${gap}[(（]?${gap}`,
    read: 'person',
    words: [...mine, ...theirs, ...its, ...persons, ...whose],
  },
  // 我父亲项大山，今年76岁
  {
    lead: `(?:我的?|其|(?:${whose.join('|')})的?)(?:${relatives.join('|')})`,
    name: `(?!${stated})(?:${anyFamily})${given('2')}`,
    after: noSpeech + ofAge,
    words: [...mine, ...its, ...whose],
  },
  // 被告：王大山，甲方（出租人）：王大山，户名王大山，
  {
    lead: `(?:(?:${anyOf(openRoles)})(?!${gap}[:：]|[(（姓签])|(?:${anyOf([...formRoles, ...writers])})(?:姓名|签名|签字)?(?:[(（]${han}{1,5}[)）])?${gap}[:：])${gap}`,
    read: 'form',
    words: [...formRoles, ...openRoles, ...writers],
  },
  // 老板姓王，叫王大山, 老王叫王大山: the family name stands twice.
  {
    lead: `[姓老](${han})(?:的${han}{0,4})?[,，]?${gap}(?:${called}|名)${gap}`,
    name: `\\2(?:${given('2')}|${given('1')}(?=${gap}(?:[,，。;；、:：!！（(\\n]|的|家|名下|户|夫[妇妻]|一家|[今现去前]年|出生|生于|身份证|电话|手机|\\d)))`,
    after: noPlace,
    words: [...singleFamilyNames].flatMap((name) => [`姓${name}`, `老${name}`]),
  },
  // …，他叫李小溪，
  {
    lead: `[,，。；](?:[他她]|此人)?(?:名叫|叫做?)${gap}`,
    read: 'called',
    words: calledAfter,
  },
  // 寻人：李小溪，男，17岁
  {
    lead: '(?:^|[\\s,，。;；:：])',
    name: `(?:${plainName}|(?!${plainWord})[${plainFamilyNames}]${given('1')}(?<!州))`,
    after: `${noSpeech}${noPlace}(?=${gap}[,，、]${gap}[男女]${gap}[,，、。;；])`,
    words: [',男', '，男', ',女', '，女', '、男', '、女'],
    hint: '[,，、] {0,8}[男女]\\s{0,8}[,，、。;；]',
  },
  // 我李小溪在这里住了四十年
  {
    lead: '我',
    name: `(?!${plainWord})[${plainFamilyNames}](?:[${usualGiven}]{2}|[${usualGiven}](?=实名|特此|在此))`,
    after: `${noPlace}(?![路街巷村镇乡县市区苑])`,
    words: [...plainFamilyNames].map((family) => `我${family}`),
  },
  // 李小雨来电反映…
  {
    lead: '(?:^|[\\s,，。;；])',
    name: plainName,
    after: `${noSpeech}${noPlace}(?<![州阳]|${settlementEnds})(?=${calling})`,
    words: ['来电', '致电', '来访'],
    hint: calling,
  },
];

import { singleFamilyNames } from './family-names.ts';
import { anyFamily, given, han, plainFamilyNames, plainName, plainWord, settlementEnds } from './full-names.ts';
import { end, gap, type Introduction, noPlace, noSpeech } from './introductions.ts';
import { writers } from './writer-roles.ts';

/** Relatives of who writes, and who is near. */
const kin = (
  '父亲 母亲 爸爸 妈妈 丈夫 妻子 老公 老婆 爱人 老伴 儿子 女儿 小儿 小女 孩子 小孩 儿媳 女婿 哥哥 弟弟 姐姐 妹妹 爷爷 奶奶 外公 外婆 公公 婆婆 ' +
  '岳父 岳母 叔叔 伯父 伯母 舅舅 姑姑 姨妈 孙子 孙女 外孙 侄子 侄女 外甥 我爸 我妈 我父 我母 我夫 我妻 我儿 我哥 我弟 我姐 我妹 男友 女友 朋友 同学 同事 亲戚 邻居'
).split(' ');
/** Persons of whom texts complain; who holds an office is none of them. */
const persons = (
  '男子 女子 男的 女的 老板 老板娘 头目 头子 负责人 嫌疑人 被告 被告人 骗子 包工头 工头 中介 中间人 介绍人 业务员 销售 房东 房主 店主 司机 法人 此人 ' +
  '那人 个人 男人 女人 老人 老头 小伙 小伙子 青年 村民 居民 业主 住户'
).split(' ');
const called = '(?:的?(?:名字|姓名))?(?:名叫|叫做?|名为)';
/** What a caller of the name does, in the words of whoever takes calls. */
const calling = '(?:来电|致电|来访)(?:反映|投诉|咨询|求助|举报|称|表示|要求)';
/** A plain name of three characters, or of two. */
const name = `(?:${plainName}|(?!${plainWord})[${plainFamilyNames}]${given('1')})`;
/** What begins a clause behind a name, and ends no name. */
const clause = '[在于因被患和与是向去到从已没不把将也都就又还说要有打找住来同跟为对给]';
const border = '[,，。;；、:：!！（(\\n]|的|家|名下|户|夫[妇妻]|一家|[今现去前]年|出生|生于|身份证|电话|手机|\\d';

/** What is told next of somebody's relative: when, what of, what he does. */
const told =
  '[今昨前当]早?[天日晚年]|今早|昨夜|现[在年]?|目前|刚[刚才好]?|才|正在?|突[发然]|忽然|上[周月个学班小初高大幼中]|[住出]院|走失|失[踪联]|摔|骑车|驾车|开车|肝|肺|胃|肾|脑|心[脏梗]|癌|' +
  '瘫|残疾|病[重逝危]|去世|意外|每[天月日年次]|长期|一直|至今|[连再]续?[续次]|读[小初高大幼中研]|念[小初高大幼中]|就[读诊]|报[名考]|工作|务工|上班|下班|参[加军]|服[刑役]|退休|办理|购买|身[体患亡]|受[伤骗]|遭|经[过常]|无[法业]|又';
/** Whose relatives records tell of in the third person. */
const whose = [...writers, ...'市民 群众 村民 居民 业主 本人 患者'.split(' ')];
const relatives = kin.filter((word) => !word.startsWith('我'));
const its = relatives.map((word) => `其${word}`);
const mine = relatives.flatMap((word) => [`我${word}`, `我的${word}`]);
/** Of whom records tell in the third person without saying whose they are: 来电人之子, 患者. */
const theirs =
  '其父 其母 其夫 其妻 其子 其女 其兄 其弟 其姐 其妹 人之子 人之女 人之父 人之母 人之妻 人之夫 患者 伤者 死者 受害人 当事人 家属 走失老人 走失儿童'.split(
    ' ',
  );
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
  // 我母亲叫王桐花，
  { lead: `(?:${kin.join('|')})${called}${gap}`, name, after: noSpeech + noPlace + end, words: kin },
  // 我父亲李大山于2017年…
  {
    lead: `我的?(?:${relatives.join('|')})`,
    name: `(?:${plainName}(?<!${clause})|(?!${plainWord})[${plainFamilyNames}]${given('1')}(?=[在于因被患]))`,
    after: `${noSpeech}${noPlace}(?<![州阳]|${settlementEnds})(?=${gap}(?:${border}|${clause}|${told}|$))`,
    words: mine,
  },
  // 我父亲项大山，今年76岁
  {
    lead: `(?:我的?|其|(?:${whose.join('|')})的?)(?:${relatives.join('|')})`,
    name: `(?!${stated})(?:${anyFamily})${given('2')}`,
    after: noSpeech + ofAge,
    words: [...mine, ...its, ...whose],
  },
  // 来电人反映其女儿李小雨在…
  {
    lead: `(?:${[...theirs, ...its].join('|')}|(?:${whose.join('|')})的?(?:${relatives.join('|')}))`,
    name: `${plainName}(?<!${clause})`,
    after: `${noSpeech}${noPlace}(?<![州阳]|${settlementEnds})(?=${gap}(?:${border}|${clause}|${told}|$))`,
    words: [...theirs, ...its, ...whose],
  },
  // 老板姓王，叫王大山, 老王叫王大山: the family name stands twice.
  {
    lead: `[姓老](${han})(?:的${han}{0,4})?[,，]?${gap}(?:${called}|名)${gap}`,
    name: `\\2(?:${given('2')}|${given('1')}(?=${gap}(?:${border})))`,
    after: noPlace,
    words: [...singleFamilyNames].flatMap((name) => [`姓${name}`, `老${name}`]),
  },
  // …，他叫李小溪，
  {
    lead: `[,，。；](?:[他她]|此人)?(?:名叫|叫做?)${gap}`,
    name: plainName,
    after: `${noSpeech}${noPlace}(?<!${settlementEnds})(?=${gap}[,，。;；(（])`,
    words: calledAfter,
  },
  // 李小雨来电反映…
  {
    lead: '(?:^|[\\s,，。;；])',
    name: plainName,
    after: `${noSpeech}${noPlace}(?<![州阳]|${settlementEnds})(?=${calling})`,
    words: ['来电', '致电', '来访'],
    hint: calling,
  },
  // 头目叫王大山，
  { lead: `(?:${persons.join('|')})${called}${gap}`, name, after: noSpeech + noPlace + end, words: persons },
];

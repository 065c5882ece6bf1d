import { isSoundName } from './sound-names.ts';

/** Family names of one character: those of nearly all who bear one, the commonest first. Names that are rare and common words are left out. */
export const singleFamilyNames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆' +
  '郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛' +
  '管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边阴闫肖付代简佘邬蒙' +
  '臧褚娄晏刁池敖骆蔚翦贡卞谈明伏苟滕麦冼邝劳尚藏楚花宫水云栾米岑封危占仇冷麻喻迟古井丘巴巫苑瞿宗应原连胥娜粟寇师官郁沙缪党冀习丰满佟朴全储廉' +
  '奚桑扈闻吉铁哈相竺权盖桓公邸荆戚仲祖邰岩禹揭牧窦狄虞昝裘钮嵇荀芮隗宓郗郜蔺莘姬郦匡阙晁訾阚饶鞠蒯逯仝逄鄢谌雒仉谯郇郏乜' +
  '郎穆蓝荣卓艾符巩屠鹿商宣燕凤贝漆茹蒲厉旷湛戈汲於毋茅';
/** Rare family names that are common words as well: names only where a form or `叫` says that one comes. */
export const wordyFamilyNames = '楼练区计支明幸木言海山宿双怀惠容居杭戎';
export const doubleFamilyNames: readonly string[] =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 拓跋 轩辕 完颜 相里 亓官 单于 左丘 东郭 谷梁 闾丘 漆雕'.split(
    ' ',
  );

const familyName = new RegExp(`^(?:[${singleFamilyNames}]|${doubleFamilyNames.join('|')})`);
const longestName = 4;
/** What groups of people end with, which begin like a person where they are called after a family (何家村民). */
const endOfGroup = /(?:社区|小区|业主|村民|居民|群众|住户|商户|职工|员工|家长|学生)$/u;

/** True for what reads as the full name of a person: two to four Chinese characters, the first a family name, or a name made of sounds (阿依古丽). */
export function isPersonalName(name: string): boolean {
  if (isSoundName(name)) return true;
  return (
    name.length >= 2 &&
    name.length <= longestName &&
    /^\p{Script=Han}+$/u.test(name) &&
    familyName.test(name) &&
    !endOfGroup.test(name)
  );
}

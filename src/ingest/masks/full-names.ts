import { doubleFamilyNames, isPersonalName, singleFamilyNames } from './family-names.ts';
import { isLikelyName, likelyFullName } from './family-words.ts';
import { soundName } from './sound-names.ts';

/** Family names that begin no common word: what follows them is a given name without any mark. */
export const plainFamilyNames =
  '王李张刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾魏薛阎潘杜戴汪姜范姚谭廖邹熊陆郝崔邱秦侯邵孟尹黎贺赖龚庞樊殷翟倪' +
  '韦聂邢伍葛詹靳裴覃鲍闵肖闫冉邬臧褚晏娄敖骆翦卞滕冼邝栾岑喻瞿胥缪佟奚扈竺邸戚邰禹俞乔阮柯隋翁霍牟耿佘祁甄窦狄虞昝裘钮嵇荀芮隗宓郗郜蔺莘姬郦匡阙晁訾阚饶鞠蒯逯仝逄鄢谌雒仉谯郇郏乜';
export const han = '\\p{Script=Han}';
const double = doubleFamilyNames.join('|');
/** Names hold no form of address, rank, relation or pronoun, no sign that says that the name is withheld, and none that people of a kind are called by (党员, 储户). */
export const noName =
  '先生|女士|小姐|同志|师傅|老师|老板|主管|医生|律师|主任|经理|书记|[省市县区镇乡村厅局所队校院科处站组部班厂店行会股]长|警官|法官|护士|大夫|教授|会计|客服|主席|支书|干部|科员|店员|组员|代表|房东|中介|物业|司机|保安|保洁|监理|助理|秘书|大妈|大娘|奶奶|老汉|媳妇|女婿|[某总工姐哥叔姨爷婆家的了等户属者员贩]';
export const given = (length: string): string => `(?:(?!${noName})${han}){${length}}`;
/** A part of a name of several (阿依古丽·买买提): its sounds, without what places and firms are called (星河·云城, 星河·天悦, 星河·一期业主). */
const sounds = `(?:(?!${noName}|[城府园区苑庄楼栋号期街路村镇县市省湖湾庭墅邸轩悦玺宸樾阙著筑郡境台邑宅阁坊榭场店馆院校司厂局之与和及业户民们我你他她])${han})`;
const dots = '[·•・‧∙]';
/** Whether there are several parts is looked at first: what none of its characters may be takes long. */
export const dotted = `(?=${han}{1,7}${dots})${sounds}{1,7}(?:${dots}${sounds}{1,7}?){1,3}`;
/** Common words that begin like names. */
const word =
  '(?:单位|单身|公司|司机|车主|应[该聘届征邀]|何时|何人|何处|高层|高龄|全家|全体|全部|全职|全程|同上|方便|明天|明知|时间|时[年常]|安全|白天|代理|代表|经常|员工|广大|多名|宣传|管理|' +
  '常[年住常客]|连[续日]|向来|满意|成年|花[费了]|符合|万分|原[籍住来是在先]|祖[籍父母]|古稀|马上|全款|付款|项目|左[边手]|丰巢|成功|查[看无]|' +
  // People of a kind, as clerks note who calls (来电人为游客).
  '游[客人]|顾客|房[东主客奴]|房产商|师[生傅]|牧民|边民|毕业生|路[人政]|高(?:[中考一二三]生|管)|花农|文职|代驾|单亲|白领|华侨|车[友商]|司乘|祖孙|武警|解放军|孙[子女儿]|许可|原(?:业主|职工|住民|告)|关系人|时任|' +
  '于(?:上|本|今[年天日早晚]|去年|昨|近)|盖章)';
/** Any family name. */
export const anyFamily = `${double}|[${singleFamilyNames}]`;
export const anyName = `(?!${word})(?:${dotted}|${soundName}|(?:${double})${given('1,2')}|[${singleFamilyNames}]${given('1,2')})`;
/** The few common words that begin like plain names. */
export const plainWord =
  '(?:范[围畴]|谢[谢意]|陈[述列旧设]|陆续|董事|郑重|胡[同乱说]|张[贴口]|罗列|徐徐|韩[国语]|唐突|杨[树梅]|梁柱|贺[卡电词年]|邢[台州]|葛[洲根藤]|鲍鱼|闵行|肖像|臧否|娄[山底江]|骆驼|滕州|栾[城川]|喻[示为]|缪种|奚落|扈从|禹[州门城]|乔[装治妆迁木]|阮囊|柯[尔达桥]|隋[唐朝代末]|霍[都乱尔普然州城]|牟[取平定]|耿耿|祁[连山门阳]|甄[别选审]|鞠躬|饶[有恕了命平阳]|孙[子女儿]|匡[算扶]|虞城|鄢陵|芮城|莘[县庄]|郏县)';
/** The common words that begin like the names of many people. */
export const commonWord =
  '黄[色土金河牛线昏花梅泥]|周[围边末日期长转一二三四五六到]|林[地场木业区荫中]|许[多可诺久]|曾[经是在被多有于几任]|程[序度控]|叶[子片]|丁[字香]|余[款额下生地热]|钟[头点表楼]|田[地间里园径]|夏[天季日令]';
/** Family names of many people, behind which of few words two characters are no given name. */
const common = `(?!${commonWord})[黄周林许曾程叶丁余钟田夏]${given('2')}`;
export const plainSingle = `(?:${double})${given('1,2')}|[${plainFamilyNames}]${given('2')}|${common}|(?!${noName}|.${noName})${likelyFullName}|${soundName}`;
export const plainName = `(?!${plainWord})(?:${dotted}|${plainSingle})`;
/** Where nothing says that it is somebody: two trades with a sign between them have a number as well (开锁·换锁). */
export const singleName = `(?!${plainWord})(?:${plainSingle})`;
/** As forms pad names to one length: 张　三. No word for what comes next is a given name. */
const blanks = '[ \\u00a0\\u3000]{1,4}';
/** What forms tell besides, behind a family name that is all that was left of a name: 王 汉族. */
const besides = `[男女性住地年电手联身来反投咨求举]|${han}${blanks}族|${han}族|党员|群众|农民|村民|居民|职工|退休|[已未]婚|小学|初中|高中|中专|大专|本科`;
export const paddedName = `[${singleFamilyNames}]${blanks}(?!${besides})(?:${given('1')}${blanks}${given('1')}|${given('1,2')})`;

/** What ends the names of places that are called after a family, and given names at times: 王家坪, 李公堤. */
export const settlementEnds = '[庄屯堡寨营岗坪坝堤塘沟坡岭洲界口港嘴汇角渡墩铺坳冲垭坨集人]';
const holdsNoName = new RegExp(noName, 'u');
const settlement = new RegExp(`^.[家公各].$|${settlementEnds}$`, 'u');
const plain = new RegExp(
  `^(?!${plainWord}|东方)(?:${plainSingle}|(?:${double}|[${plainFamilyNames}])${given('1')})(?<!州)$`,
  'u',
);

/** True for a full name that no common word is: of a family name that begins none, and no place called after a family. */
export function isPlainName(name: string): boolean {
  return plain.test(name) && !(name.length > 2 && settlement.test(name));
}

const soundsOnly = new RegExp(`^(?:${dotted}|${soundName})$`, 'u');

/**
 * True for a full name of three characters and more that stands for nobody and nothing else, of whatever family: none that is longer than
 * names are, and none that begins as a common word does (高速路).
 */
export function isUnmistakable(name: string): boolean {
  if (name.length < 3) return false;
  if (soundsOnly.test(name) || isPlainName(name)) return true;
  return isLikelyName(name) && isPersonalName(name) && !settlement.test(name) && !holdsNoName.test(name);
}

import type { NamePlace } from './signed-names.ts';
import { writers } from './writer-roles.ts';

/** Of two letters and more: an initial alone names nobody (联系人：A栋). */
const word = "[A-Za-z][A-Za-z'’]{1,14}";
/** Peter Novak, zhang wei, ZHAO LEI, John F Smith. */
const more = `(?:[ ·-](?:[A-Za-z]\\.? )?${word}){1,3}`;
const capital = "[A-Z][A-Za-z'’]{1,14}(?:[ ·-](?:[A-Z]\\.? )?[A-Z][A-Za-z'’]{1,14}){1,2}";
/** What machines leave in a form, what firms are called, and abbreviations (户名：KTV). */
const nobody =
  /^(?:null|none|nil|nan|undefined|unknown|test|admin|user|guest|anonymous|vip|app|name|wechat|weixin|phone|mobile|email|https?|www)\b|\b(?:co|ltd|inc|corp|llc|limited|company|group|bank|hotel|mall|plaza|cent(?:re|er)|club|school|university|college|hospital|store|shop|road|street|city|tower|service|team|department|office|manager|app)\b/i;
const abbreviation = /^[A-Z]+$/;
const forms = ['姓名', '署名', '签名', '落款', '具名', '户名', '收件人', '收货人', '患者', '当事人', ...writers];
/** No word or address that goes on. */
const border =
  '(?=[ \\t]{0,4}(?:[,，。.;；:：、!！()（）/\\n]|$|\\+?\\d{7}|1[3-9]\\d|先生|女士|小姐|同志|电话|手机|护照|性别|国籍|民族|年龄|身份证|来电|反映|投诉|[男女](?!\\p{Script=Han})|(?:passport|phone|tel|mobile|and)\\b))(?!\\.\\w|@)';

const latinName = new RegExp(
  // 联系人：zhang wei, 我叫Maria，
  `(?:(?:${forms.join('|')})\\s{0,4}(?:[:：]|[是为](?=[A-Z]))\\s{0,4}|(?:我|本人|(?<![店司品牌歌片曲区楼盘])名)叫做?\\s{0,2}|my name is |(?<![a-z] ?)(?:name|complainant|yours sincerely|best regards|sincerely|regards)\\s?[:：,，]\\s{0,4})` +
    `(?:(?:mr|mrs|ms|miss|dr)\\b\\.?\\s?)?(?<named>${word}(?:${more})?)${border}`,
  'giu',
);
/** 投诉人Mr. David Brown，, whose family name alone would tell as little as 王先生. */
const titled = new RegExp(`\\b(?:Mr|Mrs|Ms)\\b\\.? ?(?<named>${capital})(?![A-Za-z])`, 'gu');
const titles = /\bM(?:rs?|s)\b/;
/** Letters behind the end of a word that introduces them: looked at from there, since letters are rare. */
const introduces =
  /[A-Za-z](?<=(?:[名款人者]\s{0,4}[:：是为]\s{0,4}|[叫做]\s{0,2}|name is |(?:ame|nant|rely|ards)\s?[:：,，]\s{0,4}).)[A-Za-z]/i;

/** Names in Latin letters, where a form, the writer or a title says that one comes. */
export function findLatinNames(text: string): NamePlace[] {
  const found: NamePlace[] = [];
  for (const pattern of [introduces.test(text) ? latinName : null, titles.test(text) ? titled : null]) {
    if (pattern === null) continue;
    for (const { 0: whole, index, groups } of text.matchAll(pattern)) {
      const name = groups?.named ?? '';
      if (nobody.test(name) || abbreviation.test(name)) continue;
      const start = index + whole.length - name.length;
      if (!found.some((other) => start < other.end && other.start < start + name.length))
        found.push({ start, end: start + name.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

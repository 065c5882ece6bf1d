import { maskLabels } from '../../core/mask-labels.ts';
import { isCompactDate, lead, type MaskRule, noAmount, noCount, noDigitAfter } from './mask-rule.ts';

/** Words for WeChat; a v at the end of another word is none (TV信号). */
export const wechatWords =
  '微 ?信|薇信|(?:威|徽)信(?=号?[:：a-z])|weixin|wechat|加我?微(?=[:：]?[a-z0-9])|加我?v(?=[:：号 ]{0,2}[a-z0-9])|v[❤♥]|(?<![a-z])(?:[vw]x|v信)';
/** Where people have accounts whose numbers and names they call so (抖音号, 小红书ID). */
const platform = '抖音|快手|小红书|微博|[闲咸]鱼|淘宝|支付宝|陌陌|探探|哔哩|[bB]站|知乎|贴吧|头条|视频号';
/** What says that the account comes; without it a word of letters and digits tells it of itself. */
const calledAccount = '(?:号码?|账号|帐号|[账帐]户|ID|用户名|昵称)';
const accountValue = /[A-Za-z]{2}|[A-Za-z]\d|\d{6}/;
const platformWord = new RegExp(platform);
/** True for every text in which such an account may stand; what one looks like is the rarer and the cheaper to find. */
export const mayNameAccount = { test: (text: string): boolean => accountValue.test(text) && platformWord.test(text) };
/** An account's name, or a number that is one. */
const account = `[a-z][\\w\\-]{5,19}|[1-9]\\d{4,10}${noAmount}`;

/** A dash may stand before it, and after the word for WeChat another one: 微信/QQ：…. */
const accountLead = `[\\-—–]?${lead}`;
const wechatLead = `(?:\\ufe0f|\\s?[/／、和及]\\s?(?:q ?q|扣扣))?${accountLead}`;
/** Numbers of services and days, which are nobody's: 微信12345, QQ20260301. */
const service = /^(?:1[0-2]\d{3}|9[56]\d{3,4})$/;
const isAccount = (match: string): boolean => !service.test(match) && !isCompactDate(match);

/** No account: applications and their versions, addresses of pages, and what stands for none (抖音app2023版, 抖音v30, 淘宝ID: null). */
const noAccount = /^(?:app|vip|id|null|http|www|v\d)/i;

/** Whose word says so, and a word of letters and digits that says it of itself. */
const calledBefore = new RegExp(`(?:${platform})${calledAccount}[:：是为(（="“'‘「【\\s]*$`, 'i');
const tellsAccount = /^[a-z_]+\d[\w-]{2,}$/i;

/** QQ, WeChat and other accounts, which are named so. */
export const accountRules: readonly MaskRule[] = [
  {
    label: maskLabels.qq,
    hint: /q ?q|扣扣|企鹅|加q|q[:：号群]|群号|群\d{8}/i,
    long: false,
    pattern: new RegExp(
      `(?:q ?q(?: (?=号)|[一-龥]{2,4}(?=群))?|扣扣|企鹅|加q|(?<![a-z0-9])q(?=[:：号群])|群(?=号|[1-9]\\d{7,9}(?!\\d)))${accountLead}(?<value>[1-9]\\d{4,10}|[1-9]\\d{1,3}(?: \\d{3,4}){1,2})${noDigitAfter}${noAmount}${noCount}`,
      'gi',
    ),
    accepts: isAccount,
  },
  {
    label: maskLabels.wechat,
    hint: new RegExp(`${wechatWords}|v[:：号]`, 'i'),
    long: false,
    pattern: new RegExp(
      `(?:${wechatWords}|(?<![a-z0-9])v(?=[:：号]))${wechatLead}(?<value>${account})(?![\\w\\-])`,
      'gi',
    ),
    // A word after 微信 is its account only where that is said; a digit says it of itself.
    accepts: (match, text, start) =>
      isAccount(match) && (/\d/.test(match) || accountBefore.test(text.slice(Math.max(0, start - 12), start))),
  },
  {
    label: maskLabels.account,
    hint: mayNameAccount,
    long: false,
    pattern: new RegExp(
      `(?:${platform})(?:用户名|昵称|[账帐]户)?${lead}(?<value>[a-z_][\\w\\-]{3,23}|[1-9]\\d{5,19}${noAmount}${noCount})(?![\\w\\-]|\\.(?:com|cn))`,
      'gi',
    ),
    accepts: (match, text, start) =>
      isAccount(match) &&
      !noAccount.test(match) &&
      (tellsAccount.test(match) || calledBefore.test(text.slice(Math.max(0, start - 12), start))),
  },
];

const accountBefore = new RegExp(
  `(?:${wechatWords})\\s*(?:号|账号|帐号|同号|ID|[:：])[号码:：是为(（="“'‘「【\\s]*$`,
  'i',
);

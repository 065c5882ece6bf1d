import { titleLimit } from '../../naming/titles.ts';
import { isFormula } from '../texts/says-nothing.ts';
import { type Clause, tellClause } from './split-clauses.ts';

/** Opens or closes a clause, or stands in it, where something is asked in whatever words. */
const asking = new RegExp(
  [
    // "请…", "别…", "让…", "派个…": who reads it is to do so.
    '^(?:请(?![问客教示]|\\p{Script=Han}{0,3}假)|建议|希望|恳请|呼吁|求求?(?!助)|盼|麻烦(?!的|了)|千万|最好|别(?![的人墅])|不要|让(?![人我])|把|给(?!人)|安排|组织|派(?!出所)|招[募聘]|接(?![到着了受触待送])|改[成为]|换成|合成|开放|多(?!年|少|数|次|半|亏)\\p{Script=Han}{2})',
    // "换换", "减减".
    '^(?:(?<doubled>[换改修查补理清调减管])一?\\k<doubled>|[涨降减加][点些])',
    `^[派配请招搞弄放盖定添装设建开出办加换补来留划聘修](?:[一两几]?[个名位张台间盏座所处辆趟])(?!人都)`,
    '(?<twice>[推改调管修换])一?\\k<twice>$',
    // "…吧", "…好不好", "…就好", "调高一点": said in the mood of a request.
    '(?:吧|嘛|呗|行不行|好不好|可以吗|行吗|(?<!不)好吗|就好|就行|起来)$',
    '(?<![了有差])(?:一[点些下哈])$|(?<!了)(?:[早晚快慢大小高低多少宽长短轻严密松紧亮勤]|便宜|干净|简单)[点些]$',
    '(?:调[高低]|[提推延]\\p{Script=Han}?[到至]|[加增]\\p{Script=Han}?)[一两三几半]*[度倍]$|翻倍$',
    // "希望", "能不能" and "应该" in the midst of a clause.
    '建议|希望|能不能|能否|可否|可不可以|应[该当]|(?<![不需只又还])要(?:有(?!人|点)|落[到实]|保证)|还是要|(?:最好|早)该',
  ].join('|'),
  'u',
);
/** Guesses, reproaches, reports and what the writer did: they ask nothing. */
const reporting =
  /不是|我\p{Script=Han}{0,2}想|没有?\p{Script=Han}{0,6}吧$|不\p{Script=Han}{1,3}吧$|总不能|难道|凭[什啥]|为[什啥]|什么|啥|怎么|咋|何时|几时|多久|哪|谁|[不没]让|[了过]$|看一?[下看]$|太\p{Script=Han}{1,3}$|本来|以前|当时|说是|据说|[^还]说(?:要|会)|不(?:到|了|上|起|着)/u;
/** Asks for attention alone, or is no beginning. */
const pleading = /^(?:\p{Script=Han}{0,4}领导)?(?:关注|重视|关心|的|了)|做主|说法|回音$|向\p{Script=Han}{1,6}学习/u;
/** A title is nobody's in particular, and names what it is about. */
export const personal = /[我咱俺您你他她它]|自己/u;
const asksWhether = /(?<!不)(?:可以|行|好)吗$|[能行好可][不否]/u;
const formal =
  /^求求?(?!助)|^(?:能不能|能否|可否|可不可以|是否可以)(?:够|也|再)*|(?:能不能|能否|可否|可不可以|(?:可以|行)吗$|行不行$|好不好$)/gu;
/** Who is to have it, where everybody is. */
const forUs = /给(?:我们|咱们?|大家)(?=[装修建加开配发放安])/u;
/** Shorter ones mostly do not say of what. */
const leastAlone = 6;
const shortest = 4;

/** What a clause asks by its form, in whatever words; null where it only tells. */
export function readSpokenWish(clauses: readonly Clause[], isNamed: (text: string) => boolean): string | null {
  for (const [at, clause] of clauses.entries()) {
    const { said, plain } = clause;
    const isQuestion = /[吗呢]$/u.test(said) && !asksWhether.test(said);
    if (isQuestion || !asking.test(said) || reporting.test(said)) continue;
    const open = plain
      .replace(formal, '')
      .replace(/^(?:也|还是)+/u, '')
      .replace(forUs, '');
    const text = /好吗$/u.test(said) ? open.replace(/好$/u, '') : open;
    if (personal.test(text) || pleading.test(text) || isFormula(text)) continue;
    const isPlain = text.length >= leastAlone || (text.length >= shortest && (at === 0 || isNamed(text)));
    if (isPlain && text.length <= titleLimit) return text;
    // "调低一点" does not say of what.
    const told = clauses.slice(0, at).map(tellClause);
    const named = told.findLastIndex(isNamed);
    const all = [...told, text].join('，');
    const joined = named === -1 && all.length <= titleLimit ? all : [...told.slice(named), text].join('，');
    if (text.length >= 2 && joined.length >= shortest && joined.length <= titleLimit && !personal.test(joined))
      return joined;
  }
  return null;
}

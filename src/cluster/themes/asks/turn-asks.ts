import type { ThemeLexicon } from '../words/lexicon.ts';
import { findMisdeed, misdeedWords } from '../words/misdeed.ts';
import { refuse, speaking, unwilling } from '../words/refuse.ts';

/** An ask as a text words it. */
export interface FoundAsk {
  /** Index in the lexicon's asks. */
  readonly ask: number;
  readonly word: string;
  /** Offset in the text. */
  readonly start: number;
}

/** Whether the words of an ask stand around another part of the text ("不同意对遛狗限时段"). */
export function holdsSpan(
  { start, word }: FoundAsk,
  span: { readonly start: number; readonly end: number } | undefined,
): boolean {
  return span !== undefined && span.start > start && span.end < start + word.length;
}

const refusal = new RegExp(
  `(?:反对|不要|不同意|不赞成|不支持|${unwilling}|拒绝|抗议|停止|叫停|不准|不许|不得|不应该?|不宜|杜绝|防止|避免|严禁|禁止|(?<![特分级区个性类])别|[勿莫]|不该|不可|没有?必要|无需|不必|(?<![太很较多不至减缺偏极更稀最])少)(?:再|又|随意|强行|强制|强推|强求|硬性?|一律|一刀切地?|继续|${misdeedWords}|给|在|把|弄?什么|搞)*$`,
  'u',
);
/** Less of what is done, before it ("减少投放", "控制新增"). */
const lessening = /(?:减少|控制|压缩|缩减|削减|压减)(?:再|新的?|盲目)*$/u;
/** Likewise around what it is done to, at the end of a clause ("控制路边车位的划设"). */
const lesseningAround = /(?:减少|控制|压缩|缩减|削减|压减|停止)[^，,。！!？?；;：:\s]{1,8}$/u;
const clauseEnd = /^(?:$|[，,。！!？?；;：:\s吧了])/u;
/** It takes less time, money or trouble. */
const spared = /^的?(?:周期|工期|成本|时间|时长|费用|开支|流程|环节|材料|手续|难度|风险)/u;
/** Before what takes something away, this refuses; before another ask it may complain that it is not done ("不能开放"). */
const forbidding = /(?<!能|为何|为什么|怎么|咋|凭什么|凭啥)不能(?:再|随意|盲目|强行|一律|一刀切地?|简单地?)*$/u;

/** Who is against something says so before naming it and its place ("反对老小区强行加装"). */
const against =
  /(?:(?:反对|抗议|抵制)[^，,。！!？?；;\s]{0,10}|(?:不要|不同意|不得|不准|拒绝|别)(?:再|强行|强制|强推|盲目)*[给在为往对][^，,。！!？?；;\s]{1,8})$/u;

/** Who lifts a ban may say before its word what is banned ("取消烟花爆竹禁放"). */
const lifting = /(?:取消|废除|废止|撤[销消]|解除|结束|终止|放[开宽])[^，,。！!？?；;：:\s并且再又或而、]{0,8}$/u;
const ban = /^严?禁/u;
/** After the word that lifts it: a limit, which is no ask of its own ("取消年龄限制"). */
const liftedLimit = /^[^，,。！!？?；;：:\s并且再又或而、]{0,8}限制/u;
const limitWord = '限制';
/** There is to be no limit, or somebody minds it. */
const unlimited = /(?:不[应该再受加予]*|没有?任?何?|凭[啥什]么?\p{Script=Han}{0,6})$/u;

/**
 * Who is against what somebody else asks asks for the contrary: a refusal and the ask right after it are one ask ("反对加装"), and so
 * are a ban and the word that lifts it ("取消禁放").
 */
export function turnAsks(text: string, asks: readonly FoundAsk[], lexicon: ThemeLexicon): FoundAsk[] {
  const turned = asks.flatMap((found): FoundAsk[] => {
    const lead = text.slice(0, found.start);
    const rest = text.slice(found.start + found.word.length);
    if (isOfOthers(found.word, lead)) return [];
    if (found.word === '不准' && inexact.test(rest)) return [];
    if (found.word === '质疑' && lead.endsWith('的')) return [];
    if (found.word === limitWord && asks.some((other) => lifting.exec(lead)?.index === other.start)) return [];
    if (lifting.test(found.word) && liftedLimit.test(rest))
      return [{ ...found, ask: askFor('allow', found.ask, lexicon) }];
    const [words] =
      refusal.exec(lead) ??
      findLess(lead, rest, lexicon.asks[found.ask]!.group) ??
      (lexicon.asks[found.ask]!.group === 'remove' ? forbidding.exec(lead) : null) ??
      against.exec(lead) ??
      findMisdeed(lead, lexicon.asks[found.ask]!.group) ??
      (ban.test(found.word) || found.word === limitWord ? lifting.exec(lead) : null) ??
      (found.word.startsWith('限') ? unlimited.exec(lead) : null) ??
      [];
    if (words === undefined) return [found];
    if (isOfOthers(words, lead.slice(0, lead.length - words.length))) return [found];
    return [
      {
        ask: contraryOf(found.ask, lexicon),
        word: words + found.word,
        start: found.start - words.length,
      },
    ];
  });
  return turned.filter(({ start, word }, at) => !turned.some((other, i) => i !== at && covers(other, start, word)));
}

/** Who wants less of what brings something about is against it; of a check or a fee the lexicon has words for less. */
function findLess(lead: string, rest: string, group: string): RegExpExecArray | null {
  if (group !== 'add' && group !== 'time') return null;
  if (clauseEnd.test(rest)) return lessening.exec(lead) ?? lesseningAround.exec(lead);
  return spared.test(rest) ? null : lessening.exec(lead);
}

/** Others are against it, or nobody is: the writer is not. */
const others = '(?:(?<!是)不是|并非|并不是?|谁|有人|有些人|[极绝]?少数|个别)[^，,。！!？?；;\\s]{0,5}';
const ofOthers = new RegExp(`(?:${others}|遭到?|被|不顾[^，,。！!？?；;\\s]{0,6})$`, 'u');
/** Whom one complains of does not do what is asked ("物业拒绝退费", "为何不同意加装"). */
const accused =
  /(?:公司|物[业管]|开发商|[银支]行|局|部门|政府|学校|医院|幼儿园|[店商厂]家|[厂校院馆]方|老板|单位|对方|村委会?|居委会?|街道办|法院|派出所|司机|平台|客服|工作人员|领导|村干部|支书)[^，,。！!？?；;\s我业村居群家坚强]{0,3}$|(?<!我们?)(?:为何|为什么)$/u;
const withholding = /^(?:不同意|不支持|拒绝)/u;
const opposing = /^(?:反对|不同意|不赞成|不支持|抗议|抵制|拒绝)/u;

/** Whether a refusal after a lead is not the writer's. */
function isOfOthers(refused: string, lead: string): boolean {
  return (opposing.test(refused) && ofOthers.test(lead)) || (withholding.test(refused) && accused.test(lead));
}

/** After "不准": not on time, not exact. */
const inexact = /^(?:时(?!间)|确|点(?![火燃放外烟灯]))/u;

/** A clause that only says that the writer is against it. */
const objection = new RegExp(
  `^(?!${others})[^，]{0,8}(?:反对|不同意|不赞成|抗议|抵制)\\p{Script=Han}{0,2}$|^[^，]{0,6}${speaking}\\p{Script=Han}{0,4}不(?:愿意?|想|答应|接受|认可|支持|赞同)(?:再|被)*[装建修办搞开设放划停拆搬迁撤改并]?的?$`,
  'u',
);

/** Whether a clause only says that the writer is against what others want. */
export function onlyObjects(clause: string): boolean {
  return objection.test(clause);
}

/** Kinds of asks (ids) that are complaints: what is wrong, not what is to be done. */
const troubles: ReadonlySet<string> = new Set(['lack', 'high', 'low', 'bad', 'when']);

/** Whether an ask only tells what is wrong, or asks when: nobody is against it who does not want it so. */
export function isTrouble(ask: number, { asks }: ThemeLexicon): boolean {
  return troubles.has(asks[ask]!.id);
}

const refusingWords = /反对|不同意|不赞成|不支持|不愿意?|(?<!能)不要|没有?必要|拒绝|抗议|抵制/u;

/** Whether a clause refuses something in so many words. */
export function refusesInWords(clause: string): boolean {
  return refusingWords.test(clause);
}

/** At the end of a clause, after what somebody asks: the writer is against it ("操场开放我不放心"). */
const objectionAfter =
  /(?:我们?|大家|家[长里]|居民)?(?:坚决|完全|实在|真的|绝对|都|很|也|是)*(?:反对|不同意|不赞成|不赞同|不支持|不认可|不接受|不答应|不放心|抗议|抵制)的?$/u;

/** Whether what follows an ask in its clause says that the writer is against it. */
export function isObjectedTo(rest: string): boolean {
  return objectionAfter.test(rest);
}

/** What stands in a clause before its end that says that somebody is against it, with who that is; null where none does. */
export function leadToObjection(clause: string): string | null {
  const found = /(?:反对|不同意|不赞成|不赞同|不支持|不认可|不接受|不答应|抗议|抵制)的?$/u.exec(clause);
  return found === null ? null : clause.slice(0, found.index);
}

/**
 * Who names what somebody else asks, and is against it in a clause of its own or at the end of the same, asks for the contrary
 * ("小区装电梯，我们一楼不同意", "操场开放我不放心").
 */
export function turnBack(text: string, asks: readonly FoundAsk[], lexicon: ThemeLexicon): FoundAsk[] {
  let start = 0;
  for (const clause of text.split(/[，。！!？?；;]/u)) {
    const after = start + (objectionAfter.exec(clause)?.index ?? (onlyObjects(clause) ? 0 : Number.NaN));
    const before = onlyObjects(clause) ? 0 : start;
    // Who refuses it and then says so again is against it all the more.
    const named = asks.filter(({ start: at }) => at >= before && at < after);
    const turned = named.filter(({ word }) => !refusesInWords(word));
    // "补偿太低，村民不愿意搬": what is wrong is what they do not want.
    if (turned.length > 0 && !named.some(({ ask }) => isTrouble(ask, lexicon))) {
      return asks.flatMap((found) => {
        if (turned.includes(found)) return { ...found, ask: contraryOf(found.ask, lexicon) };
        // The objection is no ask of its own.
        return found.start >= after && found.start < start + clause.length ? [] : found;
      });
    }
    start += clause.length + 1;
  }
  return [...asks];
}

function covers(wide: FoundAsk, start: number, word: string): boolean {
  const end = wide.start + wide.word.length;
  return wide.start <= start && start + word.length <= end && word.length < wide.word.length;
}

/**
 * The first ask of the group that excludes this one's. The ask itself where the lexicon has no verb of that group.
 */
export function contraryOf(ask: number, lexicon: ThemeLexicon): number {
  return askFor(contraryGroup(lexicon.asks[ask]!.group, lexicon.opposites), ask, lexicon);
}

/** The first ask of a group that is a verb's; another where the lexicon has none. */
export function askFor(group: string, other: number, { asks }: ThemeLexicon): number {
  const found = asks.findIndex((one) => one.verb && one.group === group);
  return found < 0 ? other : found;
}

/** The group that excludes a group of asks: that of its pair, else that of those who refuse it. */
export function contraryGroup(group: string, opposites: ThemeLexicon['opposites']): string {
  const pair = opposites.find((both) => both.includes(group));
  if (pair === undefined) return refuse(group);
  return pair[0] === group ? pair[1] : pair[0];
}

/** Whether two groups of asks exclude each other. */
export function areContrary(a: string, b: string, opposites: readonly (readonly [string, string])[]): boolean {
  return refuse(a) === b || opposites.some(([x, y]) => (x === a && y === b) || (y === a && x === b));
}

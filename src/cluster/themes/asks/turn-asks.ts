import type { ThemeLexicon } from '../words/lexicon.ts';
import { findMisdeed, misdeedWords } from '../words/misdeed.ts';
import { refuse } from '../words/refuse.ts';

/** An ask as a text words it. */
export interface FoundAsk {
  /** Index in the lexicon's asks. */
  readonly ask: number;
  readonly word: string;
  /** Offset in the text. */
  readonly start: number;
}

const refusal = new RegExp(
  `(?:反对|不要|不同意|拒绝|抗议|停止|叫停|不准|不许|不得|不应该?|不宜|杜绝|防止|避免|严禁|禁止|(?<![特分级区个性类])别|[勿莫]|不该|不可|没有?必要|无需|不必|(?<![太很较多不至减缺偏极更稀最])少)(?:再|又|随意|强行|强制|强推|强求|硬性?|一律|一刀切地?|继续|${misdeedWords}|给|在|把)*$`,
  'u',
);
/** Before what takes something away, this refuses; before another ask it may complain that it is not done ("不能开放"). */
const forbidding = /(?<!能|为何|为什么|怎么|咋|凭什么|凭啥)不能(?:再|随意|盲目|强行|一律|一刀切地?|简单地?)*$/u;

/** Who is against something says so before naming it and its place ("反对老小区强行加装"). */
const against =
  /(?:(?:反对|抗议|抵制)[^，,。！!？?；;\s]{0,10}|(?:不要|不同意|不得|不准|拒绝|别)(?:再|强行|强制|强推|盲目)*[给在为往对][^，,。！!？?；;\s]{1,8})$/u;

/** Who lifts a ban may say before its word what is banned ("取消烟花爆竹禁放"). */
const lifting = /(?:取消|废除|废止|撤[销消]|解除|结束|终止|放[开宽])[^，,。！!？?；;：:\s并且再又或而、]{0,8}$/u;
const ban = /^严?禁/u;

/**
 * Who is against what somebody else asks asks for the contrary: a refusal and the ask right after it are one ask ("反对加装"), and so
 * are a ban and the word that lifts it ("取消禁放").
 */
export function turnAsks(text: string, asks: readonly FoundAsk[], lexicon: ThemeLexicon): FoundAsk[] {
  const turned = asks.map((found) => {
    const lead = text.slice(0, found.start);
    const [words] =
      refusal.exec(lead) ??
      (lexicon.asks[found.ask]!.group === 'remove' ? forbidding.exec(lead) : null) ??
      against.exec(lead) ??
      findMisdeed(lead, lexicon.asks[found.ask]!.group) ??
      (ban.test(found.word) ? lifting.exec(lead) : null) ??
      [];
    if (words === undefined) return found;
    return {
      ask: contraryOf(found.ask, lexicon),
      word: words + found.word,
      start: found.start - words.length,
    };
  });
  return turned.filter(({ start, word }, at) => !turned.some((other, i) => i !== at && covers(other, start, word)));
}

/** A clause that only says that the writer is against it. */
const objection = /^[^，]{0,8}(?:反对|不同意|不赞成|抗议|抵制)\p{Script=Han}{0,2}$/u;

/** Whether a clause only says that the writer is against what others want. */
export function onlyObjects(clause: string): boolean {
  return objection.test(clause);
}

/** At the end of a clause, after what somebody asks: the writer is against it ("操场开放我不放心"). */
const objectionAfter =
  /(?:我们?|大家|家[长里]|居民)?(?:坚决|完全|实在|真的|都|很|也)*(?:反对|不同意|不赞成|不赞同|不支持|不认可|不接受|不放心|抗议|抵制)$/u;

/** Whether what follows an ask in its clause says that the writer is against it. */
export function isObjectedTo(rest: string): boolean {
  return objectionAfter.test(rest);
}

/**
 * Who names what somebody else asks, and is against it in a clause of its own or at the end of the same, asks for the contrary
 * ("小区装电梯，我们一楼不同意", "操场开放我不放心").
 */
export function turnBack(text: string, asks: readonly FoundAsk[], lexicon: ThemeLexicon): FoundAsk[] {
  let start = 0;
  for (const clause of text.split('，')) {
    const after = start + (objectionAfter.exec(clause)?.index ?? (onlyObjects(clause) ? 0 : Number.NaN));
    const before = onlyObjects(clause) ? 0 : start;
    const turned = asks.filter((found) => found.start >= before && found.start < after);
    if (turned.length > 0) {
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
export function contraryOf(ask: number, { asks, opposites }: ThemeLexicon): number {
  const wanted = contraryGroup(asks[ask]!.group, opposites);
  const found = asks.findIndex((other) => other.verb && other.group === wanted);
  return found < 0 ? ask : found;
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

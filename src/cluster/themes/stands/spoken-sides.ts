import { refuse } from '../words/refuse.ts';

/** A clause around the word for an object. */
export interface SpokenClause {
  readonly lead: string;
  /** What follows the object as it is said, with its particles. */
  readonly rest: string;
  /** Group of the known ask; null where there is none. */
  readonly group: string | null;
}

const held = '[办搞来开演放摆]';
/** It is to be held again or as a rule: after its name, and before it. */
const again = new RegExp(
  `(?:每|年年|月月|周周|天天)\\p{Script=Han}{0,3}${held}|[再多]${held}[一几两些点]|常态|[办搞开]下去|[开办亮]起来|还回来|留[着下住]|留一[个所座点条处]|保住|[也要该能请]开[门着]`,
  'u',
);
const againBefore = new RegExp(`[再多]${held}(?:[一几两三][次场届回年]?|[些点])$|留住$|保住$|留一[个所座点条处]$`, 'u');
const denied = /[别勿莫不停]|没有?必要|取消/u;

/** Somebody is to be let in, or to be let do it; and is not to be. */
const action = '\\p{Script=Han}{0,10}?[进入带摆养卖跳烧]';
const letOpening = new RegExp(`^(?:就|也|还是|应该|请|都)*让(?!人)${action}`, 'u');
const kept =
  /(?:别|不要|不许|不准|不能|禁止)再?(?:让|放|给)(?!人)\p{Script=Han}{0,10}?[进入带摆养卖跳停]|(?:一律|统统|坚决|全部|绝对)不(?:得|准|许|能|让)?[进入放带摆养卖跳]/u;

/** It is to be shut; "五点就关了" only tells. */
const shut =
  /(?<![就又也却都总老偏被早才已没不别])(?:关[了掉]|关起来|关上|停掉|停了)(?:[吧好]|最好|算了|为好|比较好)|(?:^|[请快])关[掉停](?:$|吧)/u;
const shutBefore = /(?:关掉|关停|停掉)$/u;
/** It is to stay: "别把菜市场都关了". */
const sparedBefore = /(?:不要|不能|不该|不应该?|别|勿|反对|不同意)再?(?:把|将)\p{Script=Han}{0,8}$/u;
const sparedAfter = /^(?:都|全|一刀切|一|给|也)*[撤关停禁砍拆并赶封裁删](?:了之|[掉了走光完])/u;
/** It is to go into another. */
const absorbed = /^\p{Script=Han}{0,2}(?:都|全|就|统一|直接|尽快)*(?:合?并|归|合)[到入进]/u;
const unabsorbed = /(?:不要|不能|不该|不应该?|别|勿|反对|不同意|抗议|凭[啥什]么?)\p{Script=Han}{0,8}$/u;
/** Less of it. */
const less = /(?<![太很较多不至减缺偏极更])少(?:[开办搞放装建摆弄][点些]?|[点些])$/u;

/** A ban, or what is banned, is to be taken less strictly; and is not to be. */
const relaxed = /松一?松|松绑|松(?:开|个)?口|松一点|网开一面|(?<![挖撕破裂划掰])开个?口子/u;
const unrelaxed =
  /(?:不能|不要|不可|不得|不准|不许|不应该?|不该|[绝决]不|别|勿)\p{Script=Han}{0,4}(?:松|开个?口子|网开)/u;
/** Rules are relaxed to mend them, not to allow what they are about ("中考分流松一松"). */
const ruled = /分流|政策|标准|条件|门槛|比例|名额|限制|要求/u;
const banning: ReadonlySet<string> = new Set(['remove', 'limit', 'regulate']);
/** More of what somebody grants, before it; and what is to be given, around it. */
const granted = /(?<![太很更许])多(?:批|给|划)[一几]?[些点个]?\p{Script=Han}{0,4}$/u;
const grantedAfter = /^\p{Script=Han}{0,2}(?<![太很更许])多(?:批|给|划)(?:[一几]?[些点个]|$)/u;
const givenBefore = /^(?:请|快|就|也)*给(?:我们|大家|孩子们?|学生们?|老人)?(?!人)\p{Script=Han}{0,6}$/u;

/** What begins at an hour or an age that may be moved; when something opens or shuts is asked in known words. */
const timed = /退休|时间|时段|作息|[上放]学|早读|早操|自习|[上下]班/u;
const opened = /[开关收闭熄]|末班|首班|运营|营业|发车/u;
const moves: readonly (readonly [RegExp, string])[] = [
  [/(?:推后|推迟|延后|延迟|往后[推挪移]|[太这那]么?早|晚(?:[一点些]|半个?小时))/u, 'later'],
  [/(?:提前|提早|往前[推挪移]|[太这那]么?晚|早(?:[一点些]|半个?小时))/u, 'earlier'],
];
const refusedMove =
  /(?:不要|不能|不该|不应该?|不同意|反对|没有?必要|停止|别)(?:再|随意|统一)?(?:推后|推迟|延后|延迟|提前|提早)/u;

/**
 * The group of what is asked of an object in words that people speak and no lexicon of asks has: to hold it again, to let somebody in,
 * to shut it, to put it into another, to move it to another hour, to relax a ban on it or not, to grant more of it. Null where it is asked in none of them.
 */
export function readSpokenSide({ lead, rest, group }: SpokenClause, word: string): string | null {
  const moved = readMove(lead + word + rest, group);
  if (moved !== null) return moved;
  const whole = lead + word + rest;
  if (relaxed.test(whole) && !ruled.test(whole) && (group === null || group === 'allow' || banning.has(group)))
    return unrelaxed.test(whole) ? 'remove' : 'allow';
  if (less.test(lead) && (group === null || group === 'add')) return 'remove';
  const absorbedBy = readAbsorbed(lead, rest);
  if (absorbedBy !== null) return absorbedBy;
  if (sparedBefore.test(lead) && sparedAfter.test(rest)) return 'restore';
  if (group !== null) return null;
  if (kept.test(whole)) return 'remove';
  if (letOpening.test(whole) || letOpening.test(rest)) return 'allow';
  if (shut.test(rest) || shutBefore.test(lead)) return 'remove';
  if (granted.test(lead) || grantedAfter.test(rest) || (givenBefore.test(lead) && /^吧$/u.test(rest))) return 'add';
  if ((again.test(rest) && !denied.test(rest)) || (againBefore.test(lead) && !denied.test(lead))) return 'restore';
  return null;
}

/** Whether a thing is to go into another, or what follows a refusal is that it does; null where neither is said. */
export function readAbsorbed(lead: string, rest: string): string | null {
  if (!absorbed.test(rest)) return null;
  return unabsorbed.test(lead) || /^\p{Script=Han}{0,2}(?:不|别)/u.test(rest) ? 'restore' : 'remove';
}

function readMove(clause: string, group: string | null): string | null {
  if (!timed.test(clause) || opened.test(clause)) return null;
  if (group !== null && group !== 'time' && group !== 'remove') return null;
  const found = moves.flatMap(([form, to]) => (form.test(clause) ? [to] : []));
  if (found.length !== 1) return null;
  return refusedMove.test(clause) ? refuse(found[0]!) : found[0]!;
}

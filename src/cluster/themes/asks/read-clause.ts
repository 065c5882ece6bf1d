import { titleLimit } from '../../naming/titles.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { measures } from '../words/plain-verbs.ts';
import { isBare } from './bare-asks.ts';
import { joinsVerbs, verbBefore } from './joined-verbs.ts';
import { completeNoun, nameObject, nounAfter, splitAsk } from './name-object.ts';
import { objectsIn, type Span, withoutGeneral } from './objects-in.ts';
import { onlyTells } from './only-tells.ts';
import { findAsksIn } from './parse-proposal.ts';
import { type FoundAsk, holdsSpan, isObjectedTo } from './turn-asks.ts';
import { occasion } from './weigh-objects.ts';

/** What one contribution asks in its own words. */
export interface StatedAsk {
  /** One phrase of the contribution, or ask and object out of one of its clauses; at most `titleLimit` characters. */
  readonly text: string;
  /** Null where the words that ask are none of the lexicon's. */
  readonly ask: string | null;
  /** Group of the ask. */
  readonly group: string | null;
  /** Whether just this is asked of just the object, in one clause that does not turn it round ("不要取消", "取消限行"). */
  readonly direct: boolean;
  /** Index in the lexicon's objects; null where the clause names none. */
  readonly object: number | null;
  /** Without the ask; null where the clause names no object or nothing but the ask. */
  readonly objectWord: string | null;
  /** Whether the ask stands before its object, as a title reads best. */
  readonly leads: boolean;
  /** Asked by the form of the clause alone. */
  readonly byForm?: true;
}

/** Leaves out what it describes ("多开几个人工的"), but for people who are to be stopped ("重罚不牵绳的"), or how ("装个拉链得"). */
export const headless = /^(?!.*[罚抓查禁管治拦]).*的$|得$/u;
export const pointing = /[这那此][些类种个]/u;
/** Between what says where and the ask: one of what was named before is to stand there ("公园附近新建一座"). */
const besidePlace = new RegExp(`^(?:附近|旁边?|边上?|门口|周边|对面|[里内]|路?口).*[一几两][${measures}]$`, 'u');
/** A clause up to so many characters that names no place is printed whole. */
const plainLength = 16;

/** Words that turn round or qualify the ask after them: a title that left them out could say the opposite. */
const qualifiers =
  /(?:不要|不得|不宜|不再|不应该?|不准|不许|不予|禁止|严禁|暂缓|暂停|停止|避免|防止|取消|反对|拒绝|支持|赞成|同意|继续|坚持|必须|全面|逐步|适当|重新|免费|(?<![太很许更好差不这那])多|[勿莫禁]|(?<![特分级区个性类])别|(?<![年期时界权有无])限)+$/u;
/** Before an ask, these tell of what is not there or is not done, or only that ("窗口只开一个"). */
export const lacking = /(?:[无未没]有?人?|(?<!能)不能?|只|才)$/u;
/** "加大公厕建设力度", "加强医德医风建设": what is asked is the effort. */
export const effort = /^(?:加[大强]|强化|推[进动])(?=.)/u;
/** Quotation marks that close what the title leaves out. */
const unopened = /^[^《“「]*[》”」]/u;
/** After an ask, these tell how things are ("开放的图书馆", "提高了水平", "绿地建设不到位") or what the writer is about to say. */
const telling =
  /^(?:的|了(?!$)|[之以]?后|到一半|段|我[就向在]|[还得很太严重]*(?:不到位|不足|不够|不完善|滞后|落后|缓慢))/u;
/** Asks that something not be done: what not, and when, stands around them. */
const forbidding = /^(?:一律|全面)?(?:不[要准许让]|禁止|严禁|别再)$/u;
/** Says on what terms something may be done: who sets them does not ask for it ("加装电梯必须全体同意"). */
const terms = /(?:必须|应当?|须|需要?|[要得])[^到]{0,8}(?:同意|签字|表决|批准|征求意见)$/u;
/** Makes a noun of what looks like an ask ("规划上早该打通"). */
const inRespect = /^上(?![门学车下路网线级])/u;
/** After "规划", a plan of which something is asked. */
const inPlan = /^(?:[里内把]|期(?!待)|中(?![心小学间]))/u;
/** After what looks like an ask: of it something is asked ("垃圾投放|应兼顾夜班"). */
const ofAsk = /^应(?!急|用|届|聘)/u;
/** Of these the subject is a part: who or what is to have it. */
const ofSubject = /^(?:支持|享受|免费|实现)/u;
/** Puts the object before the verb: a title begins with it. */
const disposal = /[把将][^把将]*$/u;
/** Before an object: it is not there. What is asked is the contrary, and no words of the clause say so. */
const absent = /没有|没通|未通|缺少|缺乏|(?<!急)缺(?=\p{Script=Han}{2})/u;
/** When it is to be done, or so. */
const whenever =
  /(?:工作日|节假日|假期|寒暑假|[寒暑]假|周末|双休日?|周[一二三四五六日]|夜间|夜里|晚上|中午|午间|早上|清晨|[上下]午|早晚高峰|高峰期?)+[期之]?[间内]?$/u;
/** The number of a line, which its noun begins with ("12路车"). */
const lineNumber = /[\da-z一二三四五六七八九十]+$/iu;
/** An abbreviation that its noun begins with ("AI教育", "5G基站"); one letter and a number are the code of a place. */
const latin = /(?:(?<![a-z\d])[a-z]{2,5}|\d[a-z]{1,2})$/iu;
/** What is left of a bus called by its number where that is left out. */
const numberedBus = /^路(?:公交)?车/u;
/** They urge; what is asked stands beside them. */
export const urging = /^(?:尽快|早日|尽早|赶快|赶紧|抓紧|急需|能有|可以|用上)$/u;
const negations = /[不别勿莫]|取消|反对|拒绝|停止|暂停|暂缓|避免|防止/u;
/** A question asks for an answer, which makes no title. */
export const questioning =
  /何时|几时|什么|为啥|凭啥|干嘛|能否|可否|是否|能不能|是不是|可不可以|为何|怎么|如何|多久|有何|[吗呢？?]$/u;
/** Between an ask and its object, or after it, these make it another ask. */
const turning = /[不别勿莫禁免未无非]|停(?!车)|限(?![时期])|取消|反对|废除/u;
/** After an object: nothing more, or what is joined to it. */
const joined = /^$|^[和与及、或并等]/u;
const place = /[市县区镇乡村路街道站桥苑园湾城组号](?!灯|口|边|面|况)|[a-z\d]{2}|[到至往在]|经(?![济营费常])/iu;

/** Ends some of the lexicon's words for asks ("建一座"). */
const counted = /(?<!统)一[座条]?$|[个些]$/u;

/** Whether a text may name a place: a title that does reads as if it were of that place alone. */
export function mentionsPlace(text: string): boolean {
  return place.test(text);
}

/** The first ask of a clause, and what it is asked of. */
interface AskInClause {
  readonly clause: string;
  /** All of the clause. */
  readonly asks: readonly FoundAsk[];
  readonly ask: FoundAsk;
  /** What stands before the ask and behind it. */
  readonly lead: string;
  readonly rest: string;
  readonly target: Target | null;
  /** Whether the ask stands before its target. */
  readonly leads: boolean;
  /** Words before the ask that turn it round, or empty. */
  readonly qualifier: string;
}

type Target = Span & { readonly object: number; readonly name: string | null; readonly verb: string | null };

/** What a clause asks in words of the lexicon, of an object before others; null where it asks in none. */
export function readClause(clause: string, object: number | null, lexicon: ThemeLexicon): StatedAsk | null {
  const found = findAsk(clause, object, lexicon);
  if (found === null) return null;
  const { asks, ask, rest, target, leads, qualifier } = found;
  const words = wordAsk(found, lexicon);
  if (words === null) return null;
  const text = (isBare(words, asks, lexicon) ? clause : words).replace(/^也/u, '');
  if (!makesTitle(text, found, lexicon)) return null;
  return {
    text,
    ask: target?.verb ?? wordOf(ask, lexicon),
    group: lexicon.asks[ask.ask]!.group,
    direct: target !== null && governs(clause, ask, target, asks) && !negations.test(qualifier),
    object: target?.object ?? null,
    // "周末加密班次": when is not what.
    objectWord:
      target === null || (target.end <= ask.start && occasion.test(target.word))
        ? nounOf(ask, rest, lexicon)
        : target.name,
    leads,
  };
}

function findAsk(clause: string, object: number | null, lexicon: ThemeLexicon): AskInClause | null {
  const asks = listAsks(clause, lexicon);
  const ask = asks[0];
  if (ask === undefined) return null;
  const lead = clause.slice(0, ask.start);
  const rest = clause.slice(ask.start + ask.word.length);
  if (lacking.test(lead) || telling.test(rest) || terms.test(rest) || onlyTells(lead, ask.word, rest)) return null;
  if (isObjectedTo(rest)) return null;
  const target = pickTarget(clause, ask, object, lexicon);
  const leads = target === null || ask.start <= target.start;
  if (!leads && lexicon.asks[ask.ask]!.weak.includes(ask.word)) return null;
  return { clause, asks, ask, lead, rest, target, leads, qualifier: qualifiers.exec(lead)?.[0] ?? '' };
}

/** What is asked for: the last that has a name, of the object that is looked for before others; null where the clause names none. */
function pickTarget(clause: string, ask: FoundAsk, object: number | null, lexicon: ThemeLexicon): Target | null {
  const found = withoutGeneral(objectsIn(clause, ask.ask, lexicon));
  const same = found.filter((one) => one.object === object);
  const targets = (same.length > 0 ? same : found).map((one) => ({
    ...one,
    // "拉通" says nothing beside "断头路".
    ...nameTarget(clause, ask, one, lexicon),
  }));
  return targets.filter(({ name }) => name !== null).at(-1) ?? targets.at(-1) ?? null;
}

/** The words of an ask: its phrase, or ask and object alone where that is long or names a place; null where it says that something is missing. */
function wordAsk(found: AskInClause, lexicon: ThemeLexicon): string | null {
  const { clause, asks, ask, lead, target, leads, qualifier } = found;
  const isWhole = needsWhole(found);
  const start = Math.min(ask.start - qualifier.length, target?.start ?? ask.start);
  const isJoined = target !== null && joinsVerbs(clause, target.end, ask.start);
  const phrase = isWhole ? clause : clause.slice(openPhrase(clause, start, leads, isJoined));
  if (absent.test(phrase)) return null;
  if (isWhole || (phrase.length <= plainLength && !mentionsPlace(phrase))) return phrase;
  const short = target === null || disposal.test(lead) ? null : shorten(clause, ask, target, asks, lexicon);
  return short ?? phrase;
}

/** Whether the words before an ask, or those that are no part of its phrase, are what is asked. */
function needsWhole({ clause, ask, lead, rest }: AskInClause): boolean {
  if (effort.test(lead) || ofAsk.test(rest)) return true;
  const isForbidden = forbidding.test(ask.word) && !mentionsPlace(lead);
  return (ofSubject.test(ask.word) || isForbidden) && lead.length > 1 && clause.length <= titleLimit;
}

/** Whether the words of an ask can stand alone, as a title does. */
function makesTitle(text: string, { clause, asks, ask, target, leads }: AskInClause, lexicon: ThemeLexicon): boolean {
  if (text.length < 4 || text.length > titleLimit) return false;
  if (unopened.test(text) || headless.test(text) || questioning.test(text)) return false;
  if (isBare(text, asks, lexicon) && !holdsSpan(ask, target ?? undefined)) return false;
  return target === null ? !pointing.test(text) : leads || !besidePlace.test(clause.slice(target.end));
}

/** Where the phrase begins that would else begin at an offset: no number of a line, and nothing that "把" puts before the verb, is cut. */
function openPhrase(clause: string, start: number, leads: boolean, isJoined: boolean): number {
  const before = clause.slice(0, start);
  const put = disposal.exec(before)?.index;
  if (put !== undefined && !mentionsPlace(before.slice(put))) return put;
  if (isJoined) return start - verbBefore(before).length;
  // "开一开图书馆" needs no time, "周六图书馆开一开" says little without.
  const when = leads ? undefined : whenever.exec(before)?.index;
  if (when !== undefined) return when;
  const number = /^(?:路|号)/u.test(clause.slice(start)) ? lineNumber : latin;
  return start - (number.exec(before)?.[0].length ?? 0);
}

/** The longest name of an object that is put together of a word before the ask and the noun after it. */
const nameLength = 8;

/** Names the object of an ask, and the ask where the two share a word ("延长末班车时间"). */
function nameTarget(
  clause: string,
  ask: FoundAsk,
  object: Span,
  lexicon: ThemeLexicon,
): { readonly name: string | null; readonly verb: string | null } {
  const askEnd = ask.start + ask.word.length;
  const holds = object.start <= ask.start && object.end >= askEnd;
  const name = nameObject(object.word, holds ? { word: ask.word, start: ask.start - object.start } : null, lexicon);
  const rest = clause.slice(Math.max(askEnd, holds ? object.end : 0));
  // "延长公交|运营时间": the ask's word ends with what describes the object.
  const isWord = lexicon.asks[ask.ask]!.words.includes(ask.word);
  const split = name !== null && isWord && object.start === askEnd ? splitAsk(ask.word, lexicon) : null;
  if (split !== null) return { name: split.noun + name, verb: split.verb };
  if (name === null) {
    const parts = splitAsk(ask.word, lexicon);
    if (parts === null) return { name: nounOf(ask, rest, lexicon), verb: null };
    return { name: parts.noun + (/^\p{Script=Han}{1,4}$/u.test(rest) ? rest : ''), verb: parts.verb };
  }
  // "小学安装空调": the noun after the ask is what is asked for, the one before it says where.
  const isBefore =
    object.end <= ask.start && /^(?:也|都|能够?|可以|应该?)*$/u.test(clause.slice(object.end, ask.start));
  const asked = isBefore
    ? nounOf(ask, rest, lexicon)
    : holds
      ? completeNoun(rest, lexicon, mentionsPlace)
      : completeNoun(clause.slice(object.end), lexicon, mentionsPlace);
  const joint = asked === null ? name : name + asked;
  return { name: joint.length <= nameLength ? joint : name, verb: null };
}

/** The noun right after an ask, unless the ask says up to where ("延长到零点"). */
function nounOf({ word }: FoundAsk, rest: string, lexicon: ThemeLexicon): string | null {
  return /[到至]$/u.test(word) ? null : nounAfter(rest, lexicon, mentionsPlace);
}

/** Whether just this is asked of just the object: neither of another ask nor of something that the object only describes. */
function governs(clause: string, ask: FoundAsk, object: Span, asks: readonly FoundAsk[]): boolean {
  const askEnd = ask.start + ask.word.length;
  if (asks.length > 1 || turning.test(object.word.replace(ask.word, ''))) return false;
  if (object.end <= ask.start) return askEnd === clause.length && !turning.test(clause.slice(object.end, ask.start));
  const rest = clause.slice(object.end);
  return (
    !turning.test(clause.slice(askEnd, object.start)) &&
    (joined.test(rest) || (rest.length <= 2 && !/[的禁限]/u.test(rest)))
  );
}

/** The asks of a clause that say what is to be done rather than what is wrong; those that only urge where there is no other. */
export function listAsks(clause: string, lexicon: ThemeLexicon): FoundAsk[] {
  const all = findAsksIn(clause, lexicon).filter(({ ask, start, word }) => {
    const { verb, label, words } = lexicon.asks[ask]!;
    const rest = clause.slice(start + word.length);
    const isPlan = word === '规划' && inPlan.test(rest);
    return (verb || words.includes(label)) && !inRespect.test(rest) && !isPlan;
  });
  const acting = all.filter(({ word }) => !urging.test(word));
  return acting.length > 0 ? acting : all;
}

/** The ask in one word: that of the clause, or the label where it is no verb or a single character. */
export function wordOf({ ask, word }: FoundAsk, { asks }: ThemeLexicon): string {
  const bare = word.replace(counted, '');
  return bare.length < 2 || urging.test(word) ? asks[ask]!.label : bare;
}

/** Ask and object of a clause without what stands between (places, numbers); null where leaving that out could change what is asked. */
function shorten(
  clause: string,
  ask: FoundAsk,
  object: Span,
  asks: readonly FoundAsk[],
  lexicon: ThemeLexicon,
): string | null {
  const askEnd = ask.start + ask.word.length;
  if (
    qualifiers.test(clause.slice(0, ask.start)) ||
    forbidding.test(ask.word) ||
    !joined.test(clause.slice(object.end))
  )
    return null;
  if (object.start <= ask.start) return object.end >= askEnd ? object.word : null;
  const between = clause.slice(askEnd, object.start);
  // After "尽早" what is asked stands between; "拓宽为六车道" says what it becomes.
  if (urging.test(ask.word) && between !== '') return null;
  if (object.start < askEnd || turning.test(between) || /^[为成和与及或并、]/u.test(between)) return null;
  // Whatever else is asked, part of a noun or not, is left in.
  if (lexicon.matchAsks(between).length > 0) return null;
  if (asks.some((other) => other.start >= askEnd && other.start < object.start)) return null;
  const complement = /^[定分]/u.exec(between)?.[0] ?? '';
  const opened = complement + (latin.exec(between)?.[0] ?? '');
  return `${ask.word.replace(counted, '')}${opened}${object.word.replace(numberedBus, '公交车')}`;
}

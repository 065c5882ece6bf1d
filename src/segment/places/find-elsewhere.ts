import type { Place, SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import { generalType } from './judge/judge-names.ts';
import { nameSuffixes } from './place-lexicon.ts';
import { tellsPlace } from './tells-place.ts';

/** A stretch of the stored text. */
export interface FieldSpan {
  readonly field: Place['field'];
  readonly start: number;
  readonly end: number;
}

/** What a message names only to compare itself with it, or by the way. */
export interface Elsewhere {
  readonly places: ReadonlySet<Place>;
  /** Where it speaks of them, and of others like them that nobody found as names. */
  readonly spans: readonly FieldSpan[];
}

/** Nothing of the kind. */
const nowhereElse: Elsewhere = { places: new Set(), spans: [] };

const beforeLength = 12;
const afterLength = 20;
const leftLength = 8;
const neighbour = '(?:(?:隔壁|旁边|附近|周边|邻近|临近|相邻|对面|人家)(?:的|那个)?)?';
const there = '(?:那边|那里|那头|那儿|嗰边|果边)';
/** Up to what tells the comparison: not what the place said, promised or signed, nor what it was, and others. */
const within = '[^，。；！？,;!?、\\n也都说讲称诺传沟协商谈签合前旧时其别]';
/** Ends a comparison. */
const alike =
  '(?:一模一样|一个样|一样|差不多|差不离|大同小异|如出一辙|相同|雷同|类似|相似|相近|同样(?=的)|不一样|不同(?!意|程度|部门|时)|两回事|两码事|一回事|没法比|没得比|相比|比起来)';
const likely = new RegExp(`^${there}?的?${within}{0,7}?${alike}`, 'u');
/** Joins two of one matter, too. */
const withWord = new RegExp(
  `((?<![共平饱祥温调总缓])和|(?<!脚)跟|(?<![参给赠])与|(?<![合共相不连会陪胡伙协雷])同)${neighbour}$`,
  'u',
);
const likeWord = new RegExp(
  `(?:(?<![好录头影摄图偶佛塑不])像|如同|犹如|(?<![大文同放数])学(?:学|习)?|参照|参考|仿照|比照|效仿|借鉴)${neighbour}$`,
  'u',
);
const thatWay = new RegExp(
  `^${there}?的?${within}{0,6}?(?:那样|那边|那种|那么|一样|似的|的?(?:做法|经验|模式|办法))`,
  'u',
);
/** Says by itself that the name after it is of elsewhere. */
const elsewhereWord = new RegExp(
  `(?:(?<![对相评好类攀])比起?${neighbour}|(?:不像|哪像|比不上|比不了|赶不上|[还远更都]不如)${neighbour}|人家的?|第二个|(?:以前|原来|之前|过去|从前|曾经|小时候|原先|早年)(?:我|我们|我家|家)?(?:一直|都)?(?:住|租)(?:在)?)$`,
  'u',
);
const heardWord = new RegExp(`(?:听说|听讲|听闻|听人说|据说|看到|看见)${neighbour}$`, 'u');
const heardThere = new RegExp(`^(?:${there}|${within}{0,6}?也(?!不知))`, 'u');
const nextTo = /(?:隔壁|旁边|附近|周边|邻近|临近|相邻|对面|别的|其他|其它)(?:的|那个)?$/u;
/** What others have long got. */
const alreadyHas =
  /^[^，。；！？,;!?、]{0,5}?(?:早就|早已|早都|都已|也已|已经|都|也)[^，。；！？,;!?]{0,5}?(?:装|通|修|开放|有|建|解决|改|办|发|换|加|划|批|用)[^，。；！？,;!?]{0,3}?[了好完过上]/u;
const notWord = /^(.*?)[,，]?(?:而|并)?不是$/su;
const closed = /^(?:[)）。，,；;！!？?]|$)/u;
/** Says of another place by the way that it fares alike, where the message is known to be of this one. */
const byTheWay = new RegExp(
  `^(?:${there}(?:听说|听讲|据说|好像|好似|似乎)|${there}?(?:也|都|亦)是?(?:一样|这样|如此|同样)(?=[，。；！？,;!?]|$))`,
  'u',
);
/** Names that nobody found, before what says that it is there (`跟云栖那边的味道不同`), and where no second one shall be. */
const sign = '(?:(?![我你他她它咱们这那哪里外的了是在有说听讲和跟与像比月天年日号])[\\u4e00-\\u9fff])';
const unnamed = `(${sign}{2,5})(?<![局办委院方部商司队所处])$`;
const leftOf = new RegExp(`(?:^|[，。；：！？,;:!?、\\s]|和|跟|与|像|比|听说|听讲|据说|人家)${unnamed}`, 'u');
const thereWord = new RegExp(there, 'gu');
const second = new RegExp(`(?:变|成|沦|做|是)[成为了]?第二个(${sign}{2,5})(?=[，。；！？,;!?]|$)`, 'gu');
/** By these signs side by side with a name the rest is worth a look. */
const lastSigns: ReadonlySet<string> = new Set(
  '和跟与同像如学习照考仿鉴比起上了家个住租在说讲闻到见壁边近邻面的他它别从自由是',
);
const firstSigns: ReadonlySet<string> = new Set('那嗰果也都亦');

const leads = /[和跟与同像如学习照考仿鉴比起了家个住租说讲闻到见壁边近邻面他它别从自由]的?$|[住租]在$|不是$|那个$/u;
const hint = new RegExp(`${there}|第二个`, 'u');

/** Goes before a name, and may have been taken for its beginning (`不像石桨小区`, `水压比石桨小区`). */
const glued = /^(?:不像|哪像|人家|(?:[^比]{2,3})?比)(?=[\u4e00-\u9fff]{2})/u;
/** Behind what is compared by 比: of words that have it in them none is. */
const more = /^[^，。；！？,;!?]{0,4}?(?:还|更|仲)/u;

const townEnd = /(?:镇|乡|街道|苏木)$/u;

/** Names that follow each other without a gap, and where they stand in the analysed text. */
interface Run {
  readonly places: readonly Place[];
  readonly start: number;
  readonly end: number;
}

/**
 * The names of a message that are of elsewhere: it says that something is there as here, or not as here, or that it heard so of there
 * (`和石桨村的遭遇一样`, `听说石桨村那边也停了`). A name is none that stands anywhere else in the message, nor is it where the message has
 * no other place of its own.
 */
export function findElsewhere(message: SegmentedMessage, places: readonly Place[]): Elsewhere {
  if (!mayCompare(message, places)) return nowhereElse;
  const runs = { title: listRuns(message.title, places, 'title'), body: listRuns(message.body, places, 'body') };
  const named = runs.title.some((run) => run.places.some(isOwnable));
  const compared: (FieldSpan & { readonly run: Run })[] = [];
  const own: Place[] = [];
  for (const field of ['title', 'body'] as const) {
    const { text, offsets } = message[field];
    const stored = (at: number): number => offsets?.[at] ?? at;
    for (const run of field === 'body' ? [...runs.body, ...listUnfound(text, runs.body)] : runs.title) {
      const knows = field === 'body' && (named || own.some(isOwnable));
      const end = isCompared(text, run, runs[field], knows);
      if (end === 0) own.push(...run.places);
      else compared.push({ field, start: stored(run.start), end: stored(end), run });
    }
  }
  if (compared.length === 0) return nowhereElse;
  const kept = compared.filter(({ run }) => isNamedOnce(run, own, message) && hasOwnPlace(run, own));
  return kept.length === 0 ? nowhereElse : { places: new Set(kept.flatMap(({ run }) => run.places)), spans: kept };
}

/** The places of a message that are not of elsewhere. */
export function placesHere(places: readonly Place[], { places: there }: Elsewhere): readonly Place[] {
  return there.size === 0 ? places : places.filter((place) => !there.has(place));
}

/** Whether an offset lies in one of some stretches of its field. */
export function isWithin(spans: readonly FieldSpan[], at: number): boolean {
  return spans.some(({ start, end }) => start <= at && end > at);
}

/** Whether a closer look is worth its time: most messages compare nothing. */
function mayCompare({ title, body }: SegmentedMessage, places: readonly Place[]): boolean {
  if (hint.test(body.text)) return true;
  return places.some(({ field, start, end, type, name }) => {
    if (type === generalType) return false;
    if (glued.test(name)) return true;
    const { text, offsets } = field === 'title' ? title : body;
    const [from, to] = offsets === null ? [start, end] : [indexAt(offsets, start), indexAt(offsets, end)];
    return firstSigns.has(text.charAt(to)) || leads.test(text.slice(Math.max(0, from - 3), from));
  });
}

/** Whether somebody's matter may be there, by its name: no county, and no kind of thing. */
function isOwnable(place: Place): boolean {
  return tellsPlace(place) && (place.type !== 'region' || townEnd.test(place.name));
}

/** Where a name begins after what was taken for its beginning: what ends it is not all that is left. */
function skipGlued(text: string, start: number, end: number): number {
  const name = text.slice(start, end);
  const lead = glued.exec(name)?.[0] ?? '';
  if (lead.endsWith('比') && !more.test(text.slice(end, end + afterLength))) return start;
  return nameSuffixes.has(name.slice(lead.length)) ? start : start + lead.length;
}

function listRuns({ text, offsets }: SegmentedText, places: readonly Place[], field: Place['field']): Run[] {
  const read = (at: number): number => (offsets === null ? at : indexAt(offsets, at));
  const runs: { places: Place[]; start: number; end: number }[] = [];
  for (const place of places) {
    if (place.field !== field || !tellsPlace(place)) continue;
    const [start, end] = [read(place.start), read(place.end)];
    const last = runs.at(-1);
    if (last !== undefined && start <= last.end) {
      last.places.push(place);
      last.end = Math.max(last.end, end);
    } else runs.push({ places: [place], start: skipGlued(text, start, end), end });
  }
  return runs;
}

/** Names of places that nobody found, where something tells them. */
function listUnfound(text: string, runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  const add = (name: string | undefined, end: number): void => {
    if (name === undefined) return;
    const start = end - name.length;
    if (!runs.some((run) => run.start < end && run.end > start)) found.push({ places: [], start, end });
  };
  for (const { index } of text.matchAll(thereWord))
    add(leftOf.exec(text.slice(Math.max(0, index - leftLength), index))?.[1], index);
  for (const match of text.matchAll(second)) add(match[1], match.index + match[0].length);
  return found;
}

/**
 * Where the comparison with a place ends, 0 where it is none.
 * @param knows whether the message named a place before
 */
function isCompared(text: string, { start, end }: Run, runs: readonly Run[], knows: boolean): number {
  if (!lastSigns.has(text.charAt(start - 1)) && !firstSigns.has(text.charAt(end))) return 0;
  const before = text.slice(Math.max(0, start - beforeLength), start);
  const after = text.slice(end, end + afterLength);
  const joined = withWord.exec(before);
  // Two of one matter stand side by side (`云栖路和石桨路一样堵`).
  const other = joined === null ? -1 : start - before.length + joined.index;
  if (joined !== null && !runs.some((run) => run.end === other)) {
    const same = likely.exec(after);
    if (same !== null) return end + same[0].length;
  }
  const way = likeWord.test(before) ? thatWay.exec(after) : null;
  if (way !== null) return end + way[0].length;
  const says =
    elsewhereWord.test(before) ||
    (heardWord.test(before) && heardThere.test(after)) ||
    (nextTo.test(before) && alreadyHas.test(after)) ||
    (knows && byTheWay.test(after)) ||
    isCorrected(before, after, start, runs);
  return says ? end : 0;
}

/** Whether a place is named so that nobody takes it for the one before (`云栖花园（不是云溪花园）`). */
function isCorrected(before: string, after: string, start: number, runs: readonly Run[]): boolean {
  const said = notWord.exec(before)?.[1];
  if (said === undefined || !closed.test(after)) return false;
  const end = start - before.length + said.length;
  return /[(（]$/u.test(said) || runs.some((run) => run.end === end);
}

/** Whether what is compared is named nowhere else in the message. */
function isNamedOnce({ places, start, end }: Run, own: readonly Place[], { title, body }: SegmentedMessage): boolean {
  const names = places.length === 0 ? [body.text.slice(start, end)] : places.map(({ name }) => name);
  return !names.some(
    (name) =>
      title.text.includes(stemOf(name)) || own.some((place) => place.name.includes(name) || name.includes(place.name)),
  );
}

/** Whether the message has a place of its own beside what is compared: beside a region, another one. */
function hasOwnPlace({ places }: Run, own: readonly Place[]): boolean {
  return own.some(places.length > 0 && places.every(({ type }) => type === 'region') ? tellsPlace : isOwnable);
}

/** What stands before the end that tells of what a name is. */
function stemOf(name: string): string {
  for (let length = name.length - 2; length > 0; length -= 1)
    if (nameSuffixes.has(name.slice(-length))) return name.slice(0, -length);
  return name;
}

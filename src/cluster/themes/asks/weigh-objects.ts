import type { WordMatch } from '../words/lexicon.ts';
import type { FoundAsk } from './turn-asks.ts';

/** An object found in a text; the rules change its weight one after another. */
export interface WeighedObject {
  /** Index in the lexicon's objects. */
  readonly object: number;
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
  weight: number;
}

/** Weights of the rules below. An object counts as 1 before they apply. */
const rules = {
  /** Followed by "附近", "门口", "段" …: it tells where. */
  place: 0.3,
  /** Preceded by "到", "至", "经" …: it tells where to. */
  destination: 0.3,
  /** Preceded by "在" while an ask follows: it tells where. */
  location: 0.4,
  /** A weak word beside a strong one. */
  weak: 0.25,
  /** After the first ask. */
  asked: 1.5,
  /** Preceded by "为", "成": it tells what the object becomes. */
  result: 0.3,
  /** What is to become something else. */
  formerUse: 0.3,
  /** A time of which something else is said. */
  occasion: 0.3,
  /** Last in the text: the head of a Chinese noun phrase stands at its end. */
  head: 3,
  /** Joined to the head by "和", "、" … */
  joined: 2,
} as const;

const placeAfter =
  /^(大道|新城|路(?![灯口面网况])|附近|门口|旁|边|段|处|前|口|至|到|往|周边|里|内|后|对面|与|和|沿线|一带|片区|地段|路段|区域)/u;
const towards = /(到|至|往|去|经|途径|从|由)[^，、点时]{0,13}$/u;
const becoming = /[为成][^，、]{0,2}$/u;
const joining = /^(、|和|与|及|以及|或|或者)[^，、]{0,3}$/u;
/** Tell when. */
export const occasion = /^(?:周末|双休|假期|寒假|暑假|寒暑假|放假|早晚高峰|晚上|白天)$/u;
const within = /在[^，、]{0,14}$/u;

/** The objects of a text in its order, each with a weight: how much of the text's attention it has beside the others. */
export function weighObjects(
  text: string,
  matches: readonly WordMatch[],
  asks: readonly FoundAsk[],
): readonly WeighedObject[] {
  const objects = findObjects(text, matches);
  const asked = asks[0]?.start ?? Number.POSITIVE_INFINITY;
  weakenFormerUses(objects, text, matches);
  weighByAsks(objects, text, asks, asked);
  strengthenHead(objects, text, asks, asked);
  return objects;
}

function findObjects(text: string, matches: readonly WordMatch[]): WeighedObject[] {
  return matches.flatMap((match) =>
    match.senses
      .filter((sense) => sense.kind === 'object')
      .map((sense) => ({
        object: sense.index,
        word: text.slice(match.start, match.end),
        start: match.start,
        end: match.end,
        weak: sense.weak,
        weight: weighByNeighbours(text, match, matches),
      })),
  );
}

/** The weight of a word by what stands right before and after it: the first rule that applies. */
function weighByNeighbours(text: string, match: WordMatch, matches: readonly WordMatch[]): number {
  const { start, end } = match;
  if (placeAfter.test(text.slice(end, end + 4))) return rules.place;
  if (towards.test(text.slice(Math.max(0, start - 16), start))) return rules.destination;
  if (becoming.test(text.slice(Math.max(0, start - 3), start)) && !isNewUse(text, match, matches)) return rules.result;
  if (occasion.test(text.slice(start, end)) && matches.length > 1) return rules.occasion;
  return 1;
}

function weakenFormerUses(objects: readonly WeighedObject[], text: string, matches: readonly WordMatch[]): void {
  for (const match of matches) {
    if (!isNewUse(text, match, matches)) continue;
    for (const found of objects) if (found.end <= match.start) found.weight *= rules.formerUse;
  }
}

/** @param asked where the first ask begins */
function weighByAsks(objects: readonly WeighedObject[], text: string, asks: readonly FoundAsk[], asked: number): void {
  const anyStrong = objects.some((found) => !found.weak);
  const isLocation = ({ start }: WeighedObject): boolean =>
    within.test(text.slice(0, start)) && asks.some((ask) => ask.start > start);
  for (const found of objects) {
    if (found.weak && anyStrong) found.weight *= rules.weak;
    if (found.start > asked) found.weight *= rules.asked;
    else if (isLocation(found)) found.weight *= rules.location;
  }
}

/** Strengthens the head and what is joined to it. @param asked where the first ask begins */
function strengthenHead(
  objects: readonly WeighedObject[],
  text: string,
  asks: readonly FoundAsk[],
  asked: number,
): void {
  const strong = objects.filter((found) => !found.weak);
  const head = pickHead(text, objects, strong, asks);
  if (head === undefined) return;
  for (const found of strong) {
    if (found !== head && found.end <= head.start && joining.test(text.slice(found.end, head.start)))
      found.weight = rules.joined * Math.max(found.weight, found.start > asked ? rules.asked : 1);
  }
  head.weight *= rules.head;
}

/** The head: among the strong objects that no rule weakened, else among all strong ones, else among all. */
function pickHead(
  text: string,
  objects: readonly WeighedObject[],
  strong: readonly WeighedObject[],
  asks: readonly FoundAsk[],
): WeighedObject | undefined {
  const full = strong.filter((found) => found.weight >= 0.9);
  const best = [full, strong, objects].find(({ length }) => length > 0);
  return best === undefined ? undefined : lastAsked(text, best, asks);
}

/** The last object of the first clause that asks for one; the last of all where none does. */
function lastAsked(
  text: string,
  objects: readonly WeighedObject[],
  asks: readonly FoundAsk[],
): WeighedObject | undefined {
  const first = findFirst(text, objects);
  if (first.length > 0) return first.at(-1);
  let start = 0;
  for (const clause of text.split('，')) {
    const end = start + clause.length;
    const inside = objects.filter((found) => found.start >= start && found.end <= end);
    if (inside.length > 0 && asks.some((ask) => ask.start >= start && ask.start < end)) return inside.at(-1);
    start = end + 1;
  }
  return objects.at(-1);
}

/** Opens what matters most of several asks, and what comes after it. */
const foremost = /(?:首先|第一[是件条]|一是|最[急要]紧?的?是)/u;
const further = /(?:其次|第二|二是|另外|再者|然后|最后)/u;

/** The objects of the first of several asks in order ("首先派医生，其次装路灯"); none where they are in no order. */
function findFirst(text: string, objects: readonly WeighedObject[]): WeighedObject[] {
  const from = foremost.exec(text)?.index ?? Number.NaN;
  const length = text.slice(from || 0).search(further);
  if (Number.isNaN(from) || length < 0) return [];
  return objects.filter(({ start, end }) => start >= from && end <= from + length);
}

/** What land or a building is to be used as is what is asked for ("空地改成停车场"); what a road is widened to is not. */
const newUse = /(?:改造?|变|用)[成为作](?:\p{Script=Han}{0,2})$/u;

function isNewUse(text: string, match: WordMatch, matches: readonly WordMatch[]): boolean {
  const lead = text.slice(0, match.start);
  const before = matches.filter(({ end }) => end <= match.start).at(-1);
  return (
    newUse.test(lead) &&
    before !== undefined &&
    !before.senses.some((sense) => match.senses.some((own) => own.kind === 'object' && own.index === sense.index))
  );
}

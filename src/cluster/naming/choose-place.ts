import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { foldName } from '../names/learn-names.ts';
import { listPieces } from '../names/name-pieces.ts';
import { findMatter, namesPlace, saysMatterWithin } from '../names/place-words.ts';
import { type MessageStore, namesKind, termKinds, titleFlag } from '../store/store.ts';
import type { Rivals } from './rival-names.ts';
import { isSettlement, isSource, isSupplier } from './source-names.ts';
import { isLongerForm, type SpellingBasis, spellPlace } from './spell-place.ts';
import { isOtherSide, tellsName } from './tells-name.ts';

/** Who is addressed in many matters: a place where nothing else is named. */
const institution = /(?:公司|集团|银行|物业|贷款|中心|局|委员会|法院|医院|协会|平台|网)$/u;
/** Administrative names below counties, which tell a place where no other name does. */
const township = /^.{2,}(?:街道|[镇乡])$/u;
const townEnd = /(?:街道|[镇乡])$/u;
/** A district before the name itself. */
const district = /^(?:经开区|高新区|开发区|[a-z]\d{0,3}[市区县])(?=.{3,})/u;

/** The last sign of a county or city before the name itself (`X3县县青桐苑`), but for what a county or city has one of. */
const unit =
  /^[县市区](?=.{2,})(?!第|[一二三四五六七八九十]|[^\d]{0,2}(?:中|小学|医院|政府|[委局院馆站]|中心)$|[内里直立民场域级])/u;

/** Who works for a firm, behind its name: a trade is at no place. */
const workers = /(?:司机|骑手)$/u;

/** How far along a road, behind its name (`沐榆路段`). */
const stretch = /(?<=.{2}(?:[路街巷]|大道))段$/u;

/** Whoever goes over a bridge: 骑车过青嘴桥. */
const crossing = /^过(?=.{2,}(?:桥|隧道)$)(?!街|境)/u;

/** Regions at the start of a title. */
const regions = /^(?:[a-z]\d{0,3}[省市区县]{1,2}|(?:(?!与)[\u4e00-\u9fff]){2,4}?(?<!小)[省市区县])+/u;
/** What follows the region up to the end of a name, where the segmenter saw none. */
const leading =
  /^(?:(?![在对把将给]|[一两二三四五六七八九十几多某]+[名位个户家群批])[\u4e00-\u9fff]{2,5}?(?:街道|小区|社区|[镇乡村路])|[一二三四五六七八九十]{1,2}中(?![旬间心央路段]))/u;
/** A line of public transport, the place of what goes wrong on it. */
const line = /(?:地铁|轻轨|城轨)[一二三四五六七八九十\d]{1,3}号线|\d{1,4}路公交车?/u;

/** So many of the members have the only name of their bodies, if it is to tell the place of titles that are moods. */
const mostShare = 0.6;

/** A name with the messages of an issue that have it. */
interface Candidate {
  readonly text: string;
  members: number;
  titles: number;
}

/** What finding a place asks of all messages. */
export interface PlaceBasis {
  /** Whether a word is general Chinese, which alone names nothing. */
  readonly isGeneral: (word: string) => boolean;
  /** As `createPlaceJudge` makes it. */
  readonly standsAsPlace: (term: number) => boolean;
  readonly store: MessageStore;
}

/** An issue whose place is asked. */
export interface PlaceInput {
  /** Indices of members. */
  readonly sample: readonly number[];
  /** Their titles, as `cleanTitle` gives them. */
  readonly titles: readonly string[];
  /** The title that will be printed. */
  readonly title: string;
  /** Number of members that must share a name. */
  readonly least: number;
  /** How much it tells that an issue has the term, by term id. */
  readonly rarity: (term: number) => number;
  readonly rivals: Pick<Rivals, 'isContested'>;
}

/**
 * The place of an issue: the name that most of its members share and that titles have, estates, roads, schools and villages
 * before institutions that are only addressed, and what a matter comes from, if half name it, before villages; else a name of the printed title, unless most have another alone; else the only one that every member, or most of them, have, no
 * institution, where their titles differ and two people or more wrote; else the street or township of half of them; else what several
 * titles have after the region; else what follows the region in the printed title up to the end of a name. No name is taken that most
 * who name such a thing do not have. The name is spelt as most titles spell it.
 */
export function choosePlace(
  { sample, titles, title, least, rarity, rivals }: PlaceInput,
  { isGeneral, standsAsPlace, store }: PlaceBasis,
): string | null {
  const printed = foldName(title.toLowerCase());
  const candidates = new Map<number, Candidate>();
  const [starts, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const towns = new Map<string, number>();
  const names = sample.map((i) => {
    const own: { term: number; text: string; inTitle: boolean }[] = [];
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const term = terms[at]!;
      const kind = store.vocabulary.kinds.data[term]!;
      const text = store.vocabulary.texts[term]!;
      if (kind === termKinds.region && township.test(text)) towns.set(text, (towns.get(text) ?? 0) + 1);
      if (kind !== termKinds.name || !standsAsPlace(term) || isKindOfPeople(text, isGeneral)) continue;
      own.push({ term, text, inTitle: (uses[at]! & titleFlag) !== 0 });
    }
    for (const { term, text } of own) {
      if (!candidates.has(term)) candidates.set(term, { text, members: 0, titles: 0 });
    }
    return own;
  });
  for (const [at, own] of names.entries()) {
    const pieces = listPieces(store.pieces.data, sample[at]!).filter(({ isNamed }) => !isNamed);
    // Who writes a longer form has the shorter one too, whoever wrote first; a piece of a name is a form of what has it.
    for (const candidate of candidates.values()) {
      const forms = own.filter(({ text }) => text.includes(candidate.text));
      if (forms.length > 0 || pieces.some(({ pair }) => candidate.text.includes(pair))) candidate.members += 1;
      if (forms.some(({ inTitle }) => inTitle)) candidate.titles += 1;
    }
  }
  // A text that was sent several times says all its names in all members, and who writes several says where they live in each.
  const isOneVoice = new Set(titles).size < 2 || countPeople(sample, store) < 2;
  const isStem = (text: string): boolean =>
    text.length === 2 &&
    isGeneral(text) &&
    [...candidates.values()].some((other) => other.text.length > 2 && other.text.startsWith(text));
  const standing = [...candidates].filter(
    ([, { text }]) => !rivals.isContested(text) && !isStem(text) && !isOtherSide(text, printed),
  );
  const ranked = standing.map(([term, { text, members, titles }]) => {
    const printedToo = printed.includes(text);
    const worth = (printedToo ? 2 : 1) * (institution.test(text) ? 0.5 : 1);
    const score = ((members + titles) / (2 * sample.length)) * rarity(term) * worth;
    // What few titles have was mentioned in passing.
    const meant = printedToo || titles >= least;
    return {
      text,
      members,
      titles,
      score,
      printedToo,
      shared: members >= least && meant,
      everyones: !isOneVoice && members === sample.length,
      mostOnes: !isOneVoice && members >= Math.max(2, mostShare * sample.length),
    };
  });
  ranked.sort((a, b) => b.score - a.score || b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
  const town = [...towns]
    .filter(
      ([name, members]) =>
        printed.includes(name.replace(townEnd, '')) || (!isOneVoice && members >= 2 && members * 2 >= sample.length),
    )
    .filter(([name]) => !rivals.isContested(name))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const often = findOnly(ranked.filter(({ mostOnes, text }) => mostOnes && !institution.test(text)));
  const printedFirst = ranked.find(({ shared, printedToo }) => shared && printedToo);
  const most =
    (printedFirst && findAlong(printedFirst, ranked, printed)) ??
    ranked.find(({ shared }) => shared) ??
    ranked.find(({ printedToo, members }) => printedToo && (members * 2 >= sample.length || often === undefined)) ??
    findOnly(ranked.filter(({ everyones, text }) => everyones && !institution.test(text))) ??
    often;
  // Those who write of a quarry or a canal name their villages, too.
  const source = ranked.find(
    ({ text, members }) =>
      isSource(text) &&
      members >= 2 &&
      members * 2 >= sample.length &&
      (!isSupplier(text) || members >= (most?.members ?? 0)),
  );
  const first = most !== undefined && source !== undefined && isSettlement(most.text) ? source : most;
  const isTold = (name: (typeof ranked)[number]): boolean => tellsName(name, sample.length, isGeneral);
  // Where the name that most have tells nothing, no other of a body does.
  const best = first === undefined || isTold(first) ? first : ranked.find((name) => name.printedToo && isTold(name));
  if (first !== undefined && best === undefined) return null;
  const written = titles.map((own) => foldName(own.toLowerCase()));
  const found =
    best === undefined
      ? (town?.[0] ?? findShared(written, isGeneral) ?? findLeading(printed))
      : stripUnits(findWhole(best, ranked).text);
  const spelt = found === null ? null : spellPlace(found, [title, ...titles], spelling);
  return spelt === null || rivals.isContested(foldName(spelt)) ? null : spelt;
}

/** A way by which people tell where a place is. */
const way = /(?:大道|[路街巷弄])$/u;

/** What stands in the printed title right behind a road and is named as often: the road only tells where it is (`沐榆路云栖之城小区`). */
function findAlong<T extends { readonly text: string; readonly members: number; readonly titles: number }>(
  road: T,
  ranked: readonly T[],
  printed: string,
): T {
  if (!way.test(road.text)) return road;
  const behind = ranked.find(
    ({ text, members, titles }) =>
      !way.test(text) && members >= road.members && titles >= road.titles && printed.includes(road.text + text),
  );
  return behind ?? road;
}

/** Number of distinct known authors, and one for every message without. */
function countPeople(sample: readonly number[], { authors }: MessageStore): number {
  return new Set(sample.map((i) => authors[i] ?? i)).size;
}

/** Whether a name says no more than what kind of people are meant (`生态移民`). */
function isKindOfPeople(name: string, isGeneral: (word: string) => boolean): boolean {
  for (let length = 2; length < name.length; length += 1) {
    if (nameSuffixes.get(name.slice(-length)) === 'people') return isAllGeneral(name.slice(0, -length), isGeneral);
  }
  return false;
}

/** So many of those who have a name must have a longer form of it, and so many of the titles: more of what stands before it than of its end. */
const mostMembers = 0.6;
const mostTitles = { before: 0.6, after: 0.5 };

/** The longest form of a name that most who have it write, in their titles too: one that begins or ends as names do. */
function findWhole<T extends { readonly text: string; readonly members: number; readonly titles: number }>(
  name: T,
  forms: readonly T[],
): T {
  const longer = forms.filter(
    ({ text, members, titles }) =>
      text.length > name.text.length &&
      text.includes(name.text) &&
      isLongerForm(text, name.text) &&
      titles > 0 &&
      titles >= mostTitles[text.startsWith(name.text) ? 'after' : 'before'] * name.titles &&
      members >= mostMembers * name.members,
  );
  return longer.sort((a, b) => b.text.length - a.text.length || b.members - a.members)[0] ?? name;
}

/** The only name, or the longest form of it: of several none tells the place. */
function findOnly<T extends { readonly text: string }>(found: readonly T[]): T | undefined {
  const longest = [...found].sort((a, b) => b.text.length - a.text.length)[0];
  return found.every(({ text }) => longest!.text.includes(text)) ? longest : undefined;
}

function stripUnits(name: string): string {
  const own = name
    .replace(district, '')
    .replace(unit, '')
    .replace(crossing, '')
    .replace(workers, '')
    .replace(stretch, '');
  return namesPlace(own) ? own : name;
}

function findLeading(title: string): string | null {
  const start = regions.exec(title)?.[0];
  const name = (start === undefined ? null : leading.exec(title.slice(start.length))?.[0]) ?? line.exec(title)?.[0];
  return name !== undefined && namesPlace(name) && !joinsOrTellsMatter(name) ? name : null;
}

/** Two things joined by a word, and a matter that the end of a name follows by chance (`农村户口` `村民`, `乡镇和行政` `村`). */
function joinsOrTellsMatter(name: string): boolean {
  return /..[和与及]../u.test(name) || (name.length > 4 && name.endsWith('村') && saysMatterWithin(name.slice(0, -1)));
}

const shortestShared = 3;
const longestShared = 10;

/**
 * The name that follows the region in two titles or more and in half of them, up to where they part or a word of the matter
 * begins; null where general words say it all.
 */
function findShared(titles: readonly string[], isGeneral: (word: string) => boolean): string | null {
  const tails = [...new Set(titles)].flatMap((title) => {
    const start = regions.exec(title)?.[0];
    return start === undefined ? [] : [title.slice(start.length)];
  });
  const starts = new Map<string, number>();
  for (const tail of tails) {
    const name = /^[\u4e00-\u9fff]+/u.exec(tail)?.[0].slice(0, longestShared) ?? '';
    for (let end = shortestShared; end <= name.length; end += 1) {
      const start = name.slice(0, end);
      starts.set(start, (starts.get(start) ?? 0) + 1);
    }
  }
  const shared = [...starts]
    .filter(([, count]) => count >= 2 && count * 2 >= titles.length)
    .sort((a, b) => b[0].length - a[0].length || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  if (shared === undefined) return null;
  const end = Math.min(...tails.filter((tail) => tail.startsWith(shared)).map(findMatter), shared.length);
  const name = shared.slice(0, end);
  return name.length >= shortestShared && namesPlace(name) && !isAllGeneral(name, isGeneral) ? name : null;
}

function isAllGeneral(text: string, isGeneral: (word: string) => boolean): boolean {
  if (text === '') return true;
  for (let length = Math.min(4, text.length); length >= 2; length -= 1) {
    if (isGeneral(text.slice(0, length)) && isAllGeneral(text.slice(length), isGeneral)) return true;
  }
  return false;
}

const spelling: SpellingBasis = {
  lengthOfRegions: (text) => regions.exec(text)?.[0].length ?? 0,
  saysMatter: saysMatterWithin,
  namesPlace,
};

/**
 * Tells of names, by their terms, whether they can stand as a place, also by how often they, and the word of the same letters, name one. Many issues
 * have the same names: each is judged once.
 * @param store has all its messages
 */
export function createPlaceJudge(store: MessageStore): (term: number) => boolean {
  const { ids, texts, counts, namedCounts } = store.vocabulary;
  const judge = (term: number): boolean => {
    const name = texts[term]!;
    if (name.length < 2 || !namesPlace(name) || namesKind(store.vocabulary, term)) return false;
    const word = ids[termKinds.word].get(name);
    return word === undefined || namedCounts.data[word]! * 2 >= counts.data[word]!;
  };
  /** By term: 0 where it was not judged yet, 1 where it stands as a place, 2 where it does not. */
  const judged = new Uint8Array(texts.length);
  return (term) => {
    if (judged[term] === 0) judged[term] = judge(term) ? 1 : 2;
    return judged[term] === 1;
  };
}

import { chain, pick } from '../../core/iterables.ts';
import { isGrammaticalWord } from '../../segment/function-words.ts';
import { isPartOfName } from '../names/name-parts.ts';
import { nameBothSides } from '../naming/title-sides.ts';
import { readSigns } from '../naming/titles.ts';
import { type MessageStore, titleFlag } from '../store/store.ts';
import { isBeside } from '../terms/besides.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { saidOfAny } from '../terms/said-of-any.ts';
import type { ThemeLexicon } from '../themes/words/lexicon.ts';
import { listThings, nameByAsk, type SaidByClass, tellsProblem } from './class-ask.ts';
import { findTellingClause, isSupported } from './class-clause.ts';
import { nameByFault, onlyJudges } from './class-fault.ts';
import { listPhrases, orderAsSaid } from './class-phrase.ts';
import { leaveOutNames } from './leave-out-names.ts';

/** What a problem class is called. */
export interface ClassName {
  readonly title: string;
  readonly keywords: readonly string[];
}

/** What is left of a name (1`号线`, `二中`, `三期`). */
const pieceOfName = /^号[线楼栋院]$|^第?[一二三四五六七八九十]+[期区中小栋幢楼组]$|^[市县镇乡村栋幢][\u4e00-\u9fff]+$/u;
/** What is left of a sentence (`交了`, `有利于`, `每天晚上`). */
const pieceOfSentence = /[了着]$|^有[利助]于$|^每[天日晚周月年]/u;

/** That something is not, without what. */
const negation =
  /^(?:[没无未不](?:有|法|能|能够|会|要|让|给|到|得|是|可|予|用|想|敢|肯|准|许|同|同意|满|合理)?|不合理|严重)$/u;

const titleWords = 2;
const matterLimit = 3;
const keywordLimit = 8;

/** What naming needs beside the classes. */
export interface ClassTexts {
  readonly problems: MessageStore;
  /** Titles of some messages of an issue. */
  readonly titlesOf: (issue: number) => readonly string[];
  /** Names of places and of others that its messages have. */
  readonly namesOf: (issue: number) => readonly string[];
  /** Whether a word is general Chinese: another is mostly a piece of a name. */
  readonly isGeneral: (word: string) => boolean;
  /** What kinds of asks are called, by id. */
  readonly askNames: ReadonlyMap<number, string>;
  /** In which it is told who asks the contrary of what others ask. */
  readonly readLexicon: () => ThemeLexicon;
}

/** What is known of a class before others have their titles. */
interface ClassReading {
  /** By issue its titles, without names. */
  readonly own: readonly (readonly string[])[];
  readonly phrases: readonly string[];
  /** What most of its issues ask. */
  readonly ask: string | null;
  readonly said: SaidByClass;
  /** What says that something is wrong, in the titles of most of its issues. */
  readonly troubles: readonly string[];
  /** The words for matters that half of its issues have in titles. */
  readonly matters: readonly string[];
  /** Words of its issues, those that tell most first, without pieces of their names. */
  readonly keywords: readonly string[];
  /** Words for a title where no phrase serves, and how many it takes at least. */
  readonly listWords: () => Iterable<string>;
  readonly least: number;
}

/**
 * Names problem classes by what their issues share against other classes: words of one matter count together, since each issue
 * may say it in another one, and the matter is named by the word that most of them use. Where a title says the words in one go
 * ("夜间施工扰民"), that is the name. Where none does, or only one that names a thing and no problem, it is what most issues ask,
 * of classes that ask the same that of the largest. Titles are unique: of two equal ones the later takes its next phrase, or its next word.
 * @param classes positions of issues in `problems`, by class
 */
export function nameClasses(classes: readonly (readonly number[])[], texts: ClassTexts): ClassName[] {
  const counted = classes.map((members) => countWords(members, texts.problems));
  const classesOf = new Map<string, number>();
  for (const words of counted) for (const word of words.keys()) classesOf.set(word, (classesOf.get(word) ?? 0) + 1);
  const rarity = (word: string): number => Math.log(1 + classes.length / classesOf.get(word)!);
  const readings = classes.map((members, at) => readClass(members, counted[at]!, rarity, texts));
  const holders = findHolders(readings, classes);
  const taken = new Set<string>();
  return readings.map(
    ({ own, phrases: all, ask, said, troubles, matters, keywords, listWords: listAll, least }, at) => {
      // A remedy, an office or a thing alone tells less than what most titles say is wrong.
      const isTold = tellsTrouble(all, troubles);
      const phrases = isTold ? all : all.filter((text) => troubles.some((word) => text.includes(word)));
      const free = phrases.filter((text) => !taken.has(text) && !onlyJudges(text));
      const phrase = free.find((text) => isSupported(text, said));
      const isHeld = ask !== null && holders.get(ask) === at && !taken.has(ask);
      const named = isHeld && isWeak(phrase, own) ? ask : phrase;
      const words = chain(isTold ? [] : troubles, listAll());
      const called = named ?? free.find(tellsProblem) ?? findFreeTitle(words, least, taken, own);
      const thing = isThing(called, said) ? nameThing(called, own, taken, said) : called;
      // A thing or a remedy tells less than how the thing fails.
      const fault = readSigns(thing).trouble ? null : nameByFault(matters, own);
      const told = fault === null || taken.has(fault) ? thing : fault;
      const both = nameBothSides(told, classes[at]!.map(texts.titlesOf), texts.readLexicon);
      const title = taken.has(both) ? told : both;
      taken.add(title);
      return { title, keywords };
    },
  );
}

/** Whether a name is one word for a thing, and says no more. */
function isThing(name: string, { isGeneral }: SaidByClass): boolean {
  const [word, ...others] = listThings(name, isGeneral);
  return !tellsProblem(name) && !name.includes('、') && others.length === 0 && name.length - (word ?? '').length < 2;
}

/** So much of a clause is said by the titles of a class, if it is to name it in place of a word that half of them have, and of one that bodies have. */
const leastSaid = { ofTitled: 0.5, ofOther: 1 / 3 } as const;

/** The name of a class that would be called by one word: a clause of its titles that tells what is wrong, where enough of them say it. */
function nameThing(
  thing: string,
  titles: readonly (readonly string[])[],
  taken: ReadonlySet<string>,
  said: SaidByClass,
): string {
  const clause = findTellingClause(titles, thing, taken, said);
  const least = countSaying(thing, titles) * 2 >= titles.length ? leastSaid.ofTitled : leastSaid.ofOther;
  return clause !== null && clause.share >= least ? clause.text : thing;
}

/** Whether the first phrase tells the problem, or nothing that most titles say is wrong could tell it. */
function tellsTrouble([phrase]: readonly string[], troubles: readonly string[]): boolean {
  return troubles.length === 0 || (phrase !== undefined && tellsProblem(phrase));
}

/** Whether a phrase names a thing and no problem, and one issue alone says it. */
function isWeak(phrase: string | undefined, titles: readonly (readonly string[])[]): boolean {
  if (phrase === undefined) return true;
  return !tellsProblem(phrase) && countSaying(phrase, titles) < 2;
}

/** Issues that say a text in a title. */
function countSaying(text: string, titles: readonly (readonly string[])[]): number {
  return titles.filter((own) => own.some((title) => title.includes(text))).length;
}

function readClass(
  members: readonly number[],
  words: ReadonlyMap<string, { readonly issues: number; readonly titles: number }>,
  rarity: (word: string) => number,
  texts: ClassTexts,
): ClassReading {
  const { problems } = texts;
  const size = members.length;
  const scores = new Map<string, number>();
  for (const [word, { issues, titles }] of words) scores.set(word, ((issues + titles) / (2 * size)) * rarity(word));
  const score = (word: string): number => scores.get(word)!;
  const ranked = [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (a < b ? -1 : 1))
    .map(([word]) => word);
  const own = members.map((issue) => leaveOutNames(texts.titlesOf(issue), texts.namesOf(issue)));
  const names = members.map((issue) => texts.namesOf(issue));
  const judge = (word: string): boolean => {
    if (saidOfAny.has(word) || isBeside(word) || onlyJudges(word)) return false;
    if (matterOf.has(word)) return true;
    // What kind of thing it is stands at the end of a name (酒店).
    const isIn = (name: string) => name.includes(word) && !name.endsWith(word);
    if (names.filter((some) => some.some(isIn)).length * 2 >= words.get(word)!.issues) return false;
    return texts.isGeneral(word) || countSaying(word, own) > 1;
  };
  const judged = new Map<string, boolean>();
  const tells = (word: string): boolean => {
    const told = judged.get(word) ?? judge(word);
    judged.set(word, told);
    return told;
  };
  const matters = rankMatters(members, problems, score);
  const troubles = ranked.filter((word) => {
    const { titles } = words.get(word)!;
    return titles > 1 && titles * 2 > size && readSigns(word).trouble && !negation.test(word) && tells(word);
  });
  // Words of few of the issues are theirs, not the class's. Counted first: classes of thousands have as many other words and names.
  const shared = ranked.filter(
    (word) => words.get(word)!.issues * 2 >= size && words.get(word)!.issues > 1 && tells(word),
  );
  // What only bodies have in common is a word beside the matter.
  const titled = shared.filter((word) => words.get(word)!.titles > 1);
  const phrases = listPhrases(own, weighPhraseWords(words, matters, shared, score));
  const counts = new Map<string, number>();
  const issuesWith = (word: string): number => {
    const count = counts.get(word) ?? members.filter((issue, at) => says(issue, own[at]!, word, problems)).length;
    counts.set(word, count);
    return count;
  };
  const said = { issues: size, issuesWith, isGeneral: texts.isGeneral };
  // Of a class that has a name nobody need know what it asks.
  const ask = isWeak(phrases[0], own) ? nameByAsk(members, problems, texts.askNames, said) : null;
  return {
    own,
    phrases,
    ask,
    said,
    troubles,
    matters,
    keywords: pickKeywords(ranked, names, texts.isGeneral),
    // A class of thousands has as many words, and its title takes few of them.
    listWords: () => chain(matters, titled, shared, pick(ranked, tells), ranked),
    // One word tells too little (质量 of what?), but a word of few of the issues would tell too much.
    least: Math.max(
      1,
      dropRepeats(matters, matterLimit).length,
      dropRepeats([...matters, ...titled], titleWords).length,
    ),
  };
}

/** The first words that are no pieces of names. */
function pickKeywords(
  ranked: readonly string[],
  names: readonly (readonly string[])[],
  isGeneral: (word: string) => boolean,
): string[] {
  const kept: string[] = [];
  for (const word of ranked) {
    if (kept.length === keywordLimit) break;
    const isPiece = () => names.some((some) => some.some((name) => isPartOfName(word, name)));
    if (!isPiece() || isGeneral(word)) kept.push(word);
  }
  return kept;
}

/** By ask the class that it names: of those that ask it the one with most issues, the first of equally large ones. */
function findHolders(
  readings: readonly ClassReading[],
  classes: readonly (readonly number[])[],
): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const [at, { ask }] of readings.entries()) {
    if (ask === null) continue;
    const holder = holders.get(ask);
    if (holder === undefined || classes[at]!.length > classes[holder]!.length) holders.set(ask, at);
  }
  return holders;
}

/** What the words of a phrase say of the class: those that issues share, and all that speak of a matter that they share. */
function weighPhraseWords(
  words: ReadonlyMap<string, { readonly issues: number }>,
  matters: readonly string[],
  shared: readonly string[],
  score: (word: string) => number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const word of shared.filter(isWhole)) weights.set(word, score(word));
  const named = new Map(matters.map((word) => [matterOf.get(word), score(word)]));
  for (const word of pick(words.keys(), isWhole)) {
    const own = named.get(matterOf.get(word));
    if (own !== undefined) weights.set(word, Math.max(own, score(word)));
  }
  return weights;
}

/** Whether a word is neither one of grammar nor what is left of a name or a sentence. */
function isWhole(word: string): boolean {
  return !pieceOfName.test(word) && ((!isGrammaticalWord(word) && !pieceOfSentence.test(word)) || matterOf.has(word));
}

/**
 * Words that say something of their own: neither words of grammar, nor such as hold an earlier one or stand in it (就近, 就近入学).
 * @param limit no more are looked for
 */
function dropRepeats(words: Iterable<string>, limit: number): string[] {
  const kept: string[] = [];
  for (const word of pick(words, isWhole)) {
    if (kept.length >= limit) break;
    if (kept.some((other) => other.includes(word) || word.includes(other))) continue;
    kept.push(word);
  }
  return kept;
}

/** The first words that say something, in the order of the messages' titles, and as many more as it takes to differ from those before. */
function findFreeTitle(
  words: Iterable<string>,
  least: number,
  taken: ReadonlySet<string>,
  titles: readonly (readonly string[])[],
): string {
  const titleOf = (count: number): string => {
    const [first = ''] = words;
    return orderAsSaid(dropRepeats(words, count), titles).join('、') || first;
  };
  for (let length = least; ; length += 1) {
    if (!taken.has(titleOf(length))) return titleOf(length);
    // No further word is left.
    if (titleOf(length + 1) === titleOf(length)) break;
  }
  const title = titleOf(least);
  let number = 2;
  while (taken.has(`${title}（${number}）`)) number += 1;
  return `${title}（${number}）`;
}

/** Whether an issue has a word, or another one of its matter. */
function says(
  issue: number,
  titles: readonly string[],
  word: string,
  { starts, terms, vocabulary }: MessageStore,
): boolean {
  if (titles.some((title) => title.includes(word))) return true;
  const matter = matterOf.get(word);
  for (let at = starts.data[issue]!; at < starts.data[issue + 1]!; at += 1) {
    const own = vocabulary.texts[terms.data[at]!]!;
    if (own === word || (matter !== undefined && matterOf.get(own) === matter)) return true;
  }
  return false;
}

/** Issues that have a word, and those that have it in titles. */
function countWords(
  members: readonly number[],
  problems: MessageStore,
): Map<string, { issues: number; titles: number }> {
  const words = new Map<string, { issues: number; titles: number }>();
  for (const i of members) {
    for (let at = problems.starts.data[i]!; at < problems.starts.data[i + 1]!; at += 1) {
      const word = problems.vocabulary.texts[problems.terms.data[at]!]!;
      const count = words.get(word) ?? { issues: 0, titles: 0 };
      words.set(word, count);
      count.issues += 1;
      if (problems.uses.data[at]! & titleFlag) count.titles += 1;
    }
  }
  return words;
}

/** Matters that half or more of the issues have in titles, each named by its best word among the issues' own. */
function rankMatters(members: readonly number[], problems: MessageStore, score: (word: string) => number): string[] {
  const rate = (word: string) => (pieceOfName.test(word) || saidOfAny.has(word) ? -1 : score(word));
  const matters = new Map<number, { issues: number; best: string }>();
  for (const i of members) {
    const seen = new Set<number>();
    for (let at = problems.starts.data[i]!; at < problems.starts.data[i + 1]!; at += 1) {
      const word = problems.vocabulary.texts[problems.terms.data[at]!]!;
      const matter = matterOf.get(word);
      if (matter === undefined || (problems.uses.data[at]! & titleFlag) === 0) continue;
      const known = matters.get(matter) ?? { issues: 0, best: word };
      matters.set(matter, known);
      if (!seen.has(matter)) known.issues += 1;
      seen.add(matter);
      const [own, best] = [rate(word), rate(known.best)];
      if (own > best || (own === best && word < known.best)) known.best = word;
    }
  }
  return [...matters.values()]
    .filter(({ issues, best }) => issues > 1 && issues * 2 >= members.length && !saidOfAny.has(best))
    .sort((a, b) => b.issues - a.issues || score(b.best) - score(a.best) || (a.best < b.best ? -1 : 1))
    .slice(0, matterLimit)
    .map(({ best }) => best);
}

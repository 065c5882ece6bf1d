import { isGeneralName } from '../../segment/places/general-heads.ts';
import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { foldName } from '../names/learn-names.ts';
import { type MessageStore, nameFlag, namesKind, termKinds, titleFlag } from '../store/store.ts';
import { isAside } from '../terms/asides.ts';
import { isBeside } from '../terms/besides.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { saysNoProblem, statesAny, statesProblem } from '../terms/title-problems.ts';
import { tellsTrouble } from '../terms/troubles.ts';
import { findTrouble } from './find-trouble.ts';
import { isKindOfPlace, leadWithTitle, type PrintedTitle } from './title-matters.ts';
import { readSigns } from './titles.ts';

/** A word of an issue, with the members of a sample that have it, in the title too. */
export interface WordUse {
  readonly term: number;
  readonly members: number;
  readonly titles: number;
}

/** Words that stand inside names in this share of their messages tell a place. */
const placeFrom = 0.4;
const problemLimit = 3;
const town = /(?:街道|[镇乡])$/u;

/** What is promised or said, whatever of. */
const promise = /^(?:承诺|许诺|答应|兑现|说法|心声|诉求)$/u;

const kindOfPlace = /[院园校学店厂场房吧所馆站楼地]$/u;

/** A stage of a place, or what is left where a name was cut (`镇云栖`, `栋鹤`). */
const piece = /^第?[一二三四五六七八九十\d]+[期区]$|^之|^[市县镇乡村栋幢][\u4e00-\u9fff]+$|[村组]$/u;

function isPiece(word: string, isGeneral: (word: string) => boolean): boolean {
  return (
    isBeside(word) ||
    /^号[线楼栋院]$/u.test(word) ||
    (piece.test(word) && !matterOf.has(word) && !(isGeneral(word) && !/期$/u.test(word)))
  );
}

/**
 * The words that state an issue's problem, the most telling first: had by several members, most of all in titles, and not
 * known to stand inside names, be it in the messages or in all; before them what is wrong, where none of them says it.
 * @param uses words that enough members have
 * @param names names and regions that enough members have, with the place, and that any has: their pieces state no problem, of the latter
 * those that name no matter
 * @param rarity how much it tells that an issue has the term, by term id
 */
export function chooseProblem(
  sample: readonly number[],
  uses: readonly WordUse[],
  names: { readonly shared: readonly string[]; readonly any: readonly string[] },
  rarity: (term: number) => number,
  isGeneral: (word: string) => boolean,
  store: MessageStore,
  printed: PrintedTitle = { title: '', message: null },
): string | null {
  const { ids, texts, counts, namedCounts } = store.vocabulary;
  const named = countNamed(sample, store);
  const isKind = (name: string): boolean => {
    const term = ids[termKinds.name].get(name);
    return isGeneralName(name) || (term !== undefined && namesKind(store.vocabulary, term));
  };
  const [kinds, ownNames] = [names.shared.filter(isKind), names.shared.filter((name) => !isKind(name))];
  const isPieceOfAny = (word: string): boolean =>
    !isMatter(word) &&
    names.any.some((name) => name.includes(word) && (town.test(name) || (!isGeneral(word) && !isKind(name))));
  const properNames = names.any.filter((name) => !isKind(name)).sort((a, b) => b.length - a.length);
  const leftOver = sample.map((i) => leaveNames(store.titles[i]!, properNames));
  const isUsable = (term: number, members: number): boolean => {
    const word = texts[term]!;
    if (word.length < 2 || /[\da-z]/iu.test(word) || isAside(word) || saysNoProblem(word)) return false;
    if (isPiece(word, isGeneral) || isPieceOfAny(word) || ownNames.some((name) => name.includes(word))) return false;
    // What a name of a kind speaks of is the matter itself: nobody has a place `人行天桥`.
    if (isMatter(word) && kinds.some((name) => name.includes(word))) return true;
    // A matter that a title speaks of beside its names is one, whatever bodies call a name.
    const isBesideNames = isMatter(word) && leftOver.some((title) => title.includes(word));
    if (isBesideNames && statesProblem(word)) return true;
    if ((named.get(term) ?? 0) * 2 >= members && !isBesideNames) return false;
    if (namedCounts.data[term]! > placeFrom * counts.data[term]!) return false;
    return !kinds.some((name) => name.includes(word));
  };
  const isPrinted = (word: string): boolean => statesProblem(word) && printed.title.includes(word);
  const scored = [...uses, ...findSharedMatters(sample, uses, store)]
    .filter(({ term, members }) => isUsable(term, members))
    .map(({ term, members, titles }) => {
      const word = texts[term]!;
      // Words that the language knows before pieces of names that no pattern found.
      const known = matterOf.has(word) ? 2 : isGeneral(word) || tellsTrouble(word) || isPrinted(word) ? 1 : 0.3;
      return {
        word,
        titles,
        isUnknown: known < 1,
        score: ((members + 2 * titles) / (3 * sample.length)) * Math.sqrt(rarity(term)) * known,
      };
    })
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  // What titles say is the matter; bodies tell it where titles name nothing but the place.
  const inTitles = scored.filter(({ titles }) => titles > 0);
  const chosen: string[] = [];
  for (const { word, isUnknown } of inTitles.length > 0 ? inTitles : scored) {
    if (chosen.length === problemLimit) break;
    // Beside a word of the language such a piece only says once more whose matter it is.
    if (isUnknown && chosen.length > 0) continue;
    if (chosen.some((other) => other.includes(word) || word.includes(other))) continue;
    chosen.push(word);
  }
  // Where all name but things, what is wrong with them comes first.
  const trouble = chosen.some(saysTrouble) ? null : findTrouble(sample, chosen.length === 0, store);
  const stated = trouble === null ? leadWithTrouble(chosen) : [trouble, ...chosen.slice(0, problemLimit - 1)];
  const told = leadWithTitle(stated, inTitles.length > 0, printed, {
    isBesideNames: (word) =>
      leaveNames(
        printed.title,
        properNames.filter((name) => !name.endsWith(word)),
      ).includes(word),
    isUsable: (term) => isUsable(term, sample.length),
    isGeneral,
    store,
  }).slice(0, problemLimit);
  // Kinds of places and promises alone are no problem, whatever is wrong with them, but for those that nobody wants.
  return told.every((word) => promise.test(word) || isKindOfPlace(word)) ? null : told.join('、');
}

/** A title without the names in it. @param names the longest first */
function leaveNames(title: string, names: readonly string[]): string {
  return names.reduce((left, name) => left.replaceAll(name, ' '), foldName(title.toLowerCase()));
}

function saysTrouble(word: string): boolean {
  return !statesAny(word) && (tellsTrouble(word) || readSigns(word).trouble || statesProblem(word));
}

function isMatter(word: string): boolean {
  return matterOf.has(word) || statesProblem(word);
}

/** Words with what is wrong before the place where it is, as names of such end (`养猪场`). */
function leadWithTrouble(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  if (!nameSuffixes.has(first) || !kindOfPlace.test(first)) return words;
  return [...words.filter(saysTrouble), ...words.filter((word) => !saysTrouble(word))];
}

/** By term: members of the sample in which it stands inside a name. */
function countNamed(sample: readonly number[], store: MessageStore): Map<number, number> {
  const named = new Map<number, number>();
  const [starts, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const kinds = store.vocabulary.kinds.data;
  for (const i of sample) {
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const term = terms[at]!;
      if (kinds[term] !== termKinds.word || (uses[at]! & nameFlag) === 0) continue;
      named.set(term, (named.get(term) ?? 0) + 1);
    }
  }
  return named;
}

/**
 * Matters that enough titles speak of though no word of theirs is shared (`上学` and `读书`), each by the word that most titles
 * have; without those that a shared word names.
 */
function findSharedMatters(sample: readonly number[], shared: readonly WordUse[], store: MessageStore): WordUse[] {
  const { texts, kinds } = store.vocabulary;
  const [starts, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const named = new Set(shared.filter(({ titles }) => titles > 0).map(({ term }) => matterOf.get(texts[term]!)));
  const matters = new Map<number, { titles: number; words: Map<number, number> }>();
  for (const i of sample) {
    const own = new Set<number>();
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const term = terms[at]!;
      if ((uses[at]! & titleFlag) === 0 || (uses[at]! & nameFlag) !== 0 || kinds.data[term] !== termKinds.word)
        continue;
      const matter = matterOf.get(texts[term]!);
      if (matter === undefined || named.has(matter)) continue;
      const found = matters.get(matter) ?? { titles: 0, words: new Map<number, number>() };
      matters.set(matter, found);
      if (!own.has(matter)) found.titles += 1;
      own.add(matter);
      found.words.set(term, (found.words.get(term) ?? 0) + 1);
    }
  }
  return [...matters.values()]
    .filter(({ titles }) => titles > 1 && titles * 2 >= sample.length)
    .map(({ titles, words }) => {
      const [[term]] = [...words].sort((a, b) => b[1] - a[1] || (texts[a[0]]! < texts[b[0]]! ? -1 : 1)) as [
        [number, number],
      ];
      return { term, members: titles, titles };
    });
}

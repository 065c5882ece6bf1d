import { isSpecificName } from '../names/specific-names.ts';
import { type MessageStore, termKinds, titleFlag } from '../store/store.ts';
import { isBeside } from '../terms/besides.ts';
import { codeWord, saysNothing } from '../terms/empty-words.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import type { NamingBasis } from './naming-basis.ts';
import { createOwnDetails, type OwnDetails } from './own-details.ts';
import { createPrintedTerms } from './printed-terms.ts';
import type { IssueTerms } from './rank-terms.ts';
import { fittingFrom, insteadFrom, leaveOutsider, rateFits } from './rate-fits.ts';
import { createTitleRater } from './rate-titles.ts';
import type { Rivals } from './rival-names.ts';
import { isSettlement, isSource } from './source-names.ts';
import {
  isAccusation,
  isWordOrTwo,
  namesRegion,
  onlyAsks,
  rateCut,
  rateVagueness,
  readSigns,
  saysMatter,
  saysTrouble,
} from './titles.ts';

/** A title without flaws comes before one that does not say what the matter is, if it has this share of its score at least. */
const tellingFrom = 0.5;
/** A title that says what is wrong comes before one that only asks, if it has this share of its score at least. */
const statingFrom = 0.5;
/** A written title comes before a passage of a body, if it has this share of its score at least. */
const writtenFrom = 0.8;
/** How vague a question is that asks of nothing that others speak of, as `rateVagueness` counts. */
const emptyQuestion = 0.5;
/** Likewise, how vague a word or two are. */
const wordAlone = 0.75;
const inquiring = /咨询|请问|问问/u;
const personal = /[我咱俺]|跪求|救救|黑心|无良|做个人/u;

/** What the title of an issue is chosen from. */
interface TitleInput {
  /** Members by which the issue is named. */
  readonly sample: readonly number[];
  /** Their titles, as `cleanTitle` gives them. */
  readonly titles: readonly string[];
  readonly terms: IssueTerms;
  readonly rivals: Rivals;
}

/** The title of an issue: a member's, without what is not so of the others. */
interface ChosenTitle {
  readonly title: string;
  /** The member; null where no member has a title. */
  readonly message: number | null;
}

/** Chooses the title for which the issue's terms speak most. */
export function chooseTitle(input: TitleInput, basis: NamingBasis): ChosenTitle {
  const { terms, titles, rivals } = input;
  const { store } = basis;
  const details = createOwnDetails(titles);
  const rated = rateTitles(input, details, basis);
  // Where the best title names one of several places, one that names none tells the matter; else it is put into words for several.
  const firm = terms.ranked
    .filter(({ term, members }) => members >= 2 && terms.isShared(term) && isName(term, store))
    .map(({ term }) => ({ term, name: store.vocabulary.texts[term]! }))
    .filter(({ term, name }) => basis.standsAsPlace(term) && isSpecificName(name, basis.isGeneral))
    .map(({ name }) => name);
  const sayOfAll = (title: string): string =>
    firm.some((name) => title.toLowerCase().includes(name)) ? title : rivals.generalise(title);
  const isOfAll = ({ title }: { title: string }): boolean => sayOfAll(title) === title;
  const fitting = leaveOutsider(rated, ({ i, vagueness }) => ({ place: tellsWhere(i, store), vagueness }));
  const first = preferWritten(preferStating(preferTelling(fitting, store), rated, store), rated, store);
  const best =
    first === undefined || isOfAll(first)
      ? first
      : (rated.find((other) => isOfAll(other) && saysMatter(other.title)) ?? first);
  return { title: sayOfAll(details.leaveOut(best?.title ?? '')), message: best?.i ?? null };
}

/** The members' titles, the best first. */
function rateTitles(
  { sample, titles, terms }: TitleInput,
  details: OwnDetails,
  basis: NamingBasis,
): readonly ScoredTitle[] {
  const { isGeneral, store } = basis;
  const scoreOf = new Map(terms.ranked.map(({ term, score }) => [term, score]));
  const printedTermsOf = createPrintedTerms(store);
  const namesOther = createNameJudge(terms, store);
  const rate = createTitleRater(sample, terms.membersWith, basis);
  const fits = rateFits(sample, basis.logOdds);
  const asksOfShared = createQuestionJudge(terms, store);
  const leavesOutSource = createSourceJudge(terms, store);
  return sample
    .map((i, at) => {
      const title = titles[at]!;
      let score = 0;
      const isPrinted = printedTermsOf(i);
      for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
        if (isPrinted(slot)) score += scoreOf.get(store.terms.data[slot]!) ?? 0;
      }
      // A title that would have to be cut, that speaks in the first person, does not say what the matter is, only asks or names
      // what few members name, be it a place, a time or a person, is the second choice.
      const isQuestion = onlyAsks(title);
      const told = rateVagueness(store.titles[i]!);
      const asked = isQuestion && told === 0 && !asksOfShared(i) ? emptyQuestion : told;
      const vagueness = isWordOrTwo(title) ? Math.max(asked, wordAlone) : asked;
      const flaws =
        rateCut(title, isGeneral) +
        (personal.test(title) ? 1 : 0) +
        vagueness +
        (isQuestion ? 0.25 : 0) +
        (namesOther(i) ? 0.5 : 0) +
        (leavesOutSource(i) ? 0.5 : 0) +
        details.rate(title);
      return { i, title, vagueness, flaws, score: (score * rate(i)) / (1 + flaws), fit: fits[at]! };
    })
    .sort(
      (a, b) =>
        b.score - a.score || a.flaws - b.flaws || a.title.length - b.title.length || (a.title < b.title ? -1 : 1),
    );
}

/** Tells whether a member's title names where somebody lives in place of the works or the like that half of the members write of. */
function createSourceJudge(terms: IssueTerms, store: MessageStore): (member: number) => boolean {
  const text = (term: number): string => store.vocabulary.texts[term]!;
  const sources = terms.ranked
    .filter(({ term, members }) => members >= 2 && isName(term, store) && terms.isShared(term) && isSource(text(term)))
    .map(({ term }) => text(term));
  const printedTermsOf = createPrintedTerms(store);
  return (i) => {
    if (sources.length === 0) return false;
    const isPrinted = printedTermsOf(i);
    const names: string[] = [];
    for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
      const term = store.terms.data[slot]!;
      if (isPrinted(slot) && isName(term, store)) names.push(text(term));
    }
    return names.some(isSettlement) && !names.some((name) => sources.some((source) => name.includes(source)));
  };
}

/** Tells whether a member's title has a word beside names that another member has, too: a question without one asks of nothing that all know. */
function createQuestionJudge(terms: IssueTerms, store: MessageStore): (member: number) => boolean {
  const { starts, terms: used, vocabulary } = store;
  const printedTermsOf = createPrintedTerms(store);
  return (i) => {
    const isPrinted = printedTermsOf(i);
    const [words, names]: [number[], string[]] = [[], []];
    for (let slot = starts.data[i]!; slot < starts.data[i + 1]!; slot += 1) {
      if (!isPrinted(slot)) continue;
      const term = used.data[slot]!;
      if (vocabulary.kinds.data[term] === termKinds.word) words.push(term);
      else names.push(vocabulary.texts[term]!);
    }
    return words.some((term) => {
      const text = vocabulary.texts[term]!;
      const isEmpty = codeWord.test(text) || saysNothing(text) || isBeside(text);
      return !isEmpty && terms.membersWith(term) > 1 && !names.some((name) => name.includes(text));
    });
  };
}

/** Tells whether a member's title has a name that less than half of the members have in any form. */
function createNameJudge(terms: IssueTerms, store: MessageStore): (member: number) => boolean {
  const text = (term: number): string => store.vocabulary.texts[term]!;
  const sharedNames = terms.ranked
    .filter(({ term }) => isName(term, store) && terms.isShared(term))
    .map(({ term }) => text(term));
  const printedTermsOf = createPrintedTerms(store);
  return (i) => {
    const isPrinted = printedTermsOf(i);
    for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
      const term = store.terms.data[slot]!;
      if (!isPrinted(slot) || !isName(term, store) || terms.isShared(term)) continue;
      const name = text(term);
      if (!sharedNames.some((shared) => shared.includes(name) || name.includes(shared))) return true;
    }
    return false;
  };
}

function isName(term: number, { vocabulary }: MessageStore): boolean {
  return vocabulary.kinds.data[term] === termKinds.name;
}

interface ScoredTitle {
  /** The message. */
  readonly i: number;
  readonly title: string;
  readonly score: number;
  readonly flaws: number;
  /** See `rateVagueness`; a question about nothing that others speak of is vague, too, and so are a word or two. */
  readonly vagueness: number;
  /** See `rateFits`. */
  readonly fit: number;
}

/**
 * The first of titles; where it does not say what the matter is, the first one without a flaw that scores not much less and tells
 * where it is, if the first does, one whose message fits the issue before others, else one of fewer flaws that does say it. Who is complained of says mostly of what, too.
 */
function preferTelling(scored: readonly ScoredTitle[], store: MessageStore): ScoredTitle | undefined {
  const [first] = scored;
  if (first === undefined || first.vagueness === 0 || isAccusation(first.title)) return first;
  const isPlaced = tellsWhere(first.i, store);
  const flawless = scored.filter(({ i, flaws }) => flaws === 0 && (!isPlaced || tellsWhere(i, store)));
  const telling =
    flawless.find(({ fit, score }) => fit >= fittingFrom && score >= insteadFrom * first.score) ??
    flawless.find(({ score }) => score >= tellingFrom * first.score) ??
    scored.find(
      ({ i, vagueness, flaws, score }) =>
        vagueness === 0 &&
        flaws < first.flaws &&
        score >= tellingFrom * first.score &&
        (!isPlaced || tellsWhere(i, store)),
    );
  return telling ?? first;
}

/**
 * A title, or in place of one that only asks, if no more of them ask than say what is wrong, the first that says so, and where, if the
 * question does, and fits no worse: what somebody asks of a matter is known to who knows the matter.
 */
function preferStating(
  chosen: ScoredTitle | undefined,
  scored: readonly ScoredTitle[],
  store: MessageStore,
): ScoredTitle | undefined {
  if (chosen === undefined || !onlyAsks(chosen.title)) return chosen;
  const asks = ({ title }: ScoredTitle): boolean => readSigns(title).question || inquiring.test(title);
  const states = (one: ScoredTitle): boolean => saysTrouble(one.title) && !asks(one);
  if (scored.filter(asks).length > scored.filter(states).length) return chosen;
  const isPlaced = tellsWhere(chosen.i, store);
  const stating = scored.find((one) => {
    const { i, title, vagueness, fit, score } = one;
    return (
      states(one) &&
      !isAccusation(title) &&
      titlesMatter(i, store) &&
      vagueness === 0 &&
      !personal.test(title) &&
      fit >= Math.min(fittingFrom, chosen.fit) &&
      score >= statingFrom * chosen.score &&
      (!isPlaced || tellsWhere(i, store))
    );
  });
  return stating ?? chosen;
}

/**
 * A title, or in place of a passage of a body the first title that somebody wrote which scores hardly less, has no more flaws, and tells
 * what is wrong and where, if the passage does.
 */
function preferWritten(
  chosen: ScoredTitle | undefined,
  scored: readonly ScoredTitle[],
  store: MessageStore,
): ScoredTitle | undefined {
  if (chosen === undefined || isWritten(chosen, store)) return chosen;
  const [isPlaced, isTroubled] = [tellsWhere(chosen.i, store), saysTrouble(chosen.title)];
  const written = scored.find(
    (other) =>
      isWritten(other, store) &&
      other.score >= writtenFrom * chosen.score &&
      other.flaws <= chosen.flaws &&
      other.fit >= Math.min(fittingFrom, chosen.fit) &&
      (saysTrouble(other.title) || (!isTroubled && other.vagueness < chosen.vagueness)) &&
      (!isPlaced || tellsWhere(other.i, store)),
  );
  return written ?? chosen;
}

/** Whether a message's title has a word that names a matter. */
function titlesMatter(message: number, { starts, terms, uses, vocabulary }: MessageStore): boolean {
  for (let slot = starts.data[message]!; slot < starts.data[message + 1]!; slot += 1) {
    if (uses.data[slot]! & titleFlag && matterOf.has(vocabulary.texts[terms.data[slot]!]!)) return true;
  }
  return false;
}

function isWritten({ i }: ScoredTitle, { ownTitles }: MessageStore): boolean {
  return ownTitles.data[i] !== 0;
}

/** Whether a message's title has a name or a region. */
function tellsWhere(message: number, { titles, starts, terms, uses, vocabulary }: MessageStore): boolean {
  if (namesRegion(titles[message]!)) return true;
  for (let slot = starts.data[message]!; slot < starts.data[message + 1]!; slot += 1) {
    if (uses.data[slot]! & titleFlag && vocabulary.kinds.data[terms.data[slot]!] !== termKinds.word) return true;
  }
  return false;
}

import { spread } from '../groups/groups.ts';
import { isSpecificName } from '../names/specific-names.ts';
import type { Issue } from '../state/lineage.ts';
import { type MessageStore, namesKind, termKinds, titleFlag } from '../store/store.ts';
import { codeWord, saysNothing } from '../terms/empty-words.ts';
import { createWordJudge } from '../terms/fragments.ts';
import { choosePlace, createPlaceJudge, type PlaceBasis } from './choose-place.ts';
import { chooseProblem } from './choose-problem.ts';
import { mostFrequent } from './most-frequent.ts';
import { createOwnDetails } from './own-details.ts';
import { createPrintedTerms } from './printed-terms.ts';
import { leaveOutsider, rateFits } from './rate-fits.ts';
import { createTitleRater, type RatingBasis } from './rate-titles.ts';
import { findRivals } from './rival-names.ts';
import {
  addPlace,
  cleanTitle,
  isAccusation,
  namesRegion,
  onlyAsks,
  rateCut,
  rateVagueness,
  saysMatter,
  shortenTitle,
} from './titles.ts';

/** What an issue is called and why. */
export interface IssueName {
  readonly title: string;
  readonly place: string | null;
  readonly problem: string | null;
  readonly region: string | null;
  readonly keywords: readonly string[];
}

/** Members by which an issue is named, at most. */
export const namedBy = 50;

/** Share of the members that a term of the issue has at least. */
const leastShare = 0.2;
/** A title without flaws comes before one that does not say what the matter is, if it has this share of its score at least. */
const tellingFrom = 0.5;
const personal = /[我咱俺]|跪求|救救|黑心|无良|做个人/u;

/** What naming asks of all issues and messages, so that it is found once. */
export interface NamingBasis extends PlaceBasis, RatingBasis {
  /** How alike two messages are, see `Comparer.pair`. */
  readonly logOdds: (a: number, b: number) => number;
  /** Number of issues. */
  readonly issues: number;
  /** Number of issues that have each term, for c-TF-IDF. */
  readonly issueTerms: Int32Array;
}

/** @param given `isGeneral` tells whether a word is general Chinese, which alone names nothing */
export function prepareNaming(
  issues: readonly Issue[],
  given: RatingBasis & Pick<PlaceBasis, 'isGeneral'> & Pick<NamingBasis, 'logOdds'>,
): NamingBasis {
  const issueTerms = countIssueTerms(issues, given.store);
  return { ...given, issues: issues.length, issueTerms, standsAsPlace: createPlaceJudge(given.store) };
}

function countIssueTerms(issues: readonly Issue[], store: MessageStore): Int32Array {
  const counts = new Int32Array(store.vocabulary.texts.length);
  const seen = new Int32Array(counts.length).fill(-1);
  for (const [at, issue] of issues.entries()) {
    for (const i of spread(issue.members, namedBy)) {
      for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
        const term = store.terms.data[slot]!;
        if (seen[term] === at) continue;
        seen[term] = at;
        counts[term]! += 1;
      }
    }
  }
  return counts;
}

/**
 * Names an issue from its members' own words. Keywords are ranked by class-based TF-IDF (Grootendorst 2022, BERTopic): share
 * of the members with the term × log of how few other issues have it.
 */
export function nameIssue(issue: Issue, basis: NamingBasis): IssueName {
  const { issues, issueTerms, isGeneral, store } = basis;
  const sample = spread(issue.members, namedBy);
  const uses = new Map<number, { members: number; titles: number }>();
  for (const i of sample) {
    for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
      const term = store.terms.data[slot]!;
      const use = uses.get(term) ?? { members: 0, titles: 0 };
      uses.set(term, use);
      use.members += 1;
      if (store.uses.data[slot]! & titleFlag) use.titles += 1;
    }
  }
  // What few of many members have is theirs, not the issue's.
  const least = Math.max(2, Math.ceil(leastShare * sample.length));
  const text = (term: number): string => store.vocabulary.texts[term]!;
  const kind = (term: number): number => store.vocabulary.kinds.data[term]!;
  const rarity = (term: number): number => Math.log(1 + issues / Math.max(1, issueTerms[term]!));
  const ranked = [...uses]
    .filter(([, use]) => use.members >= least)
    .map(([term, use]) => ({
      term,
      score: ((use.members + use.titles) / (2 * sample.length)) * rarity(term),
      ...use,
    }))
    .sort((a, b) => b.score - a.score || (text(a.term) < text(b.term) ? -1 : 1));
  const regionTerm = ranked
    .filter(({ term }) => kind(term) === termKinds.region)
    .sort((a, b) => b.members - a.members || b.score - a.score)[0];
  const region =
    mostFrequent(issue.members.flatMap((i) => store.regions[i] ?? []).sort()) ??
    (regionTerm ? text(regionTerm.term) : null);
  const judge = createWordJudge(
    sample.map((i) => store.titles[i]!),
    isGeneral,
    store,
  );
  const words = ranked.filter(
    ({ term }) =>
      kind(term) === termKinds.word &&
      !codeWord.test(text(term)) &&
      !saysNothing(text(term)) &&
      !judge.isFragment(term),
  );
  const keywords = words.slice(0, 8).map(({ term }) => text(term));
  const scoreOf = new Map(ranked.map(({ term, score }) => [term, score]));
  const isShared = ({ members }: { members: number }): boolean => members * 2 >= sample.length;
  const sharedNames = ranked
    .filter((use) => kind(use.term) === termKinds.name && isShared(use))
    .map(({ term }) => text(term));
  const printedTermsOf = createPrintedTerms(store);
  /** Whether a member's title has a name that less than half of the members have in any form. */
  const namesOther = (i: number): boolean => {
    const isPrinted = printedTermsOf(i);
    for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
      const term = store.terms.data[slot]!;
      if (!isPrinted(slot) || kind(term) !== termKinds.name || isShared(uses.get(term)!)) continue;
      const name = text(term);
      if (!sharedNames.some((shared) => shared.includes(name) || name.includes(shared))) return true;
    }
    return false;
  };
  const titles = sample.map((i) => cleanTitle(store.titles[i]!));
  const details = createOwnDetails(titles);
  const rate = createTitleRater(sample, (term) => uses.get(term)!.members, basis);
  const fits = rateFits(sample, basis.logOdds);
  const rated = sample
    .map((i, at) => {
      const title = titles[at]!;
      let score = 0;
      const isPrinted = printedTermsOf(i);
      for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
        if (isPrinted(slot)) score += scoreOf.get(store.terms.data[slot]!) ?? 0;
      }
      // A title that would have to be cut, that speaks in the first person, does not say what the matter is, only asks or names
      // what few members name, be it a place, a time or a person, is the second choice.
      const flaws =
        rateCut(title, isGeneral) +
        (personal.test(title) ? 1 : 0) +
        rateVagueness(store.titles[i]!) +
        (onlyAsks(title) ? 0.25 : 0) +
        (namesOther(i) ? 0.5 : 0) +
        details.rate(title);
      return { i, title, flaws, score: (score * rate(i)) / (1 + flaws), fit: fits[at]! };
    })
    .sort((a, b) => b.score - a.score || a.title.length - b.title.length || (a.title < b.title ? -1 : 1));
  const rivals = findRivals(sample, titles, store, isGeneral);
  // Where the best title names one of several places, one that names none tells the matter; else it is put into words for several.
  const firm = ranked
    .filter((use) => use.members >= 2 && isShared(use) && kind(use.term) === termKinds.name)
    .filter(({ term }) => basis.standsAsPlace(term) && isSpecificName(text(term), isGeneral))
    .map(({ term }) => text(term));
  const sayOfAll = (title: string): string =>
    firm.some((name) => title.toLowerCase().includes(name)) ? title : rivals.generalise(title);
  const isOfAll = ({ title }: { title: string }): boolean => sayOfAll(title) === title;
  const first = preferTelling(
    leaveOutsider(rated, ({ i }) => ({ place: tellsWhere(i, store), vagueness: rateVagueness(store.titles[i]!) })),
    store,
  );
  const best =
    first === undefined || isOfAll(first)
      ? first
      : (rated.find((other) => isOfAll(other) && saysMatter(other.title)) ?? first);
  const title = sayOfAll(details.leaveOut(best?.title ?? ''));
  const place = choosePlace({ sample, titles, title, least, rarity, rivals }, basis);
  const names = ranked.filter(({ term }) => kind(term) !== termKinds.word).map(({ term }) => text(term));
  const matters = words.filter(({ term }) => !judge.namesArea(term));
  const problem = chooseProblem(sample, matters, place === null ? names : [...names, place], rarity, isGeneral, store);
  const spelt = best === undefined ? title : spellNames(best.i, title, store);
  const shortened = shortenTitle(spelt, place, isGeneral);
  return {
    title: best !== undefined && namesPlace(best.i, shortened, store) ? shortened : addPlace(shortened, place, problem),
    // Names are compared in lower case, and signs have capitals (KTV, Y417路).
    place: place?.toUpperCase() ?? null,
    problem,
    region,
    keywords,
  };
}

interface ScoredTitle {
  /** The message. */
  readonly i: number;
  readonly title: string;
  readonly score: number;
  readonly flaws: number;
  /** See `rateFits`. */
  readonly fit: number;
}

/**
 * The first of titles; where it does not say what the matter is, the first one without a flaw that scores not much less and tells
 * where it is, if the first does. Who is complained of says mostly of what, too.
 */
function preferTelling(scored: readonly ScoredTitle[], store: MessageStore): ScoredTitle | undefined {
  const [first] = scored;
  if (first === undefined || rateVagueness(store.titles[first.i]!) === 0 || isAccusation(first.title)) return first;
  const isPlaced = tellsWhere(first.i, store);
  const telling = scored.find(
    ({ i, score, flaws }) => flaws === 0 && score >= tellingFrom * first.score && (!isPlaced || tellsWhere(i, store)),
  );
  return telling ?? first;
}

/** Whether a message's title has a name or a region. */
function tellsWhere(message: number, { titles, starts, terms, uses, vocabulary }: MessageStore): boolean {
  if (namesRegion(titles[message]!)) return true;
  for (let slot = starts.data[message]!; slot < starts.data[message + 1]!; slot += 1) {
    if (uses.data[slot]! & titleFlag && vocabulary.kinds.data[terms.data[slot]!] !== termKinds.word) return true;
  }
  return false;
}

/** A title with its names spelt as most write them, where it has another character that sounds alike (云祺花园). */
function spellNames(message: number, title: string, { starts, terms, uses, vocabulary }: MessageStore): string {
  let spelt = title;
  for (let slot = starts.data[message]!; slot < starts.data[message + 1]!; slot += 1) {
    const term = terms.data[slot]!;
    const name = vocabulary.texts[term]!;
    if (!(uses.data[slot]! & titleFlag) || vocabulary.kinds.data[term] !== termKinds.name || name.length < 3) continue;
    if (!spelt.toLowerCase().includes(name)) spelt = spellName(spelt, name);
  }
  return spelt;
}

function spellName(title: string, name: string): string {
  if (!/^\p{Script=Han}+$/u.test(name)) return title;
  for (let at = 0; at + name.length <= title.length; at += 1) {
    const written = title.slice(at, at + name.length);
    const others = [...name].filter((sign, i) => sign !== written[i]);
    if (others.length === 1 && written.endsWith(name.at(-1)!))
      return title.slice(0, at) + name + title.slice(at + name.length);
  }
  return title;
}

/** Whether a title has a name that its message's title has. */
function namesPlace(message: number, title: string, { starts, terms, uses, vocabulary }: MessageStore): boolean {
  const plain = title.toLowerCase();
  for (let slot = starts.data[message]!; slot < starts.data[message + 1]!; slot += 1) {
    const term = terms.data[slot]!;
    if (!(uses.data[slot]! & titleFlag) || vocabulary.kinds.data[term] !== termKinds.name) continue;
    // What a kind of thing is called (a dirt road) tells no place.
    if (namesKind(vocabulary, term)) continue;
    if (plain.includes(vocabulary.texts[term]!)) return true;
  }
  return false;
}

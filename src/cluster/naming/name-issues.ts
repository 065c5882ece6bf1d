import { spread } from '../groups/groups.ts';
import { splitRegion } from '../names/areas.ts';
import { listMessageNames } from '../names/message-names.ts';
import { isPartOfName } from '../names/name-parts.ts';
import type { Issue } from '../state/lineage.ts';
import { type MessageStore, namesKind, termKinds, titleFlag } from '../store/store.ts';
import { codeWord, saysNothing } from '../terms/empty-words.ts';
import { createWordJudge } from '../terms/fragments.ts';
import { loadShippedLexicon } from '../themes/words/lexicon.ts';
import { addPart } from './add-part.ts';
import { choosePlace } from './choose-place.ts';
import { chooseProblem } from './choose-problem.ts';
import { chooseTitle } from './choose-title.ts';
import { findCountyHouse, namesHouse } from './county-houses.ts';
import { mostFrequent } from './most-frequent.ts';
import { type NamingBasis, namedBy } from './naming-basis.ts';
import { type RankedTerm, rankTerms } from './rank-terms.ts';
import { findRivals } from './rival-names.ts';
import { leaveOutRegion } from './tells-name.ts';
import { askBothSides } from './title-sides.ts';
import { addPlace, cleanTitle, shortenTitle } from './titles.ts';

/** Numerals as they are written in names of estates and contracts: terms have them in one form, titles as people write them. */
const numerals: ReadonlySet<string> = new Set('壹贰叁肆伍陆柒捌玖拾');

/** Words of orders, not of what they are about. */
const ofOrders = /^(?:诉求|工单|催[办单促]|重办|回访|[来致]电)$/u;

/** What an issue is called and why. */
export interface IssueName {
  readonly title: string;
  readonly place: string | null;
  readonly problem: string | null;
  readonly region: string | null;
  readonly keywords: readonly string[];
}

/** Names an issue from its members' own words. */
export function nameIssue(issue: Issue, basis: NamingBasis): IssueName {
  const { isGeneral, store } = basis;
  const sample = spread(issue.members, namedBy);
  const terms = rankTerms(sample, basis);
  const { ranked, rarity } = terms;
  const text = (term: number): string => store.vocabulary.texts[term]!;
  const kind = (term: number): number => store.vocabulary.kinds.data[term]!;
  const judge = createWordJudge(
    sample.map((i) => store.titles[i]!),
    isGeneral,
    store,
  );
  const ownNames = listMessageNames(sample, store);
  const words = ranked.filter(
    ({ term }) =>
      kind(term) === termKinds.word &&
      !codeWord.test(text(term)) &&
      !saysNothing(text(term)) &&
      !ofOrders.test(text(term)) &&
      !judge.isFragment(term) &&
      (isGeneral(text(term)) || !ownNames.some((name) => isPartOfName(text(term), name))),
  );
  const titles = sample.map((i) => cleanTitle(store.titles[i]!));
  const rivals = findRivals(sample, titles, store, isGeneral);
  const { title, message } = chooseTitle({ sample, titles, terms, rivals }, basis);
  const found = choosePlace({ sample, titles, title, least: terms.least, rarity, rivals }, basis);
  const region = chooseRegion(issue, ranked, store);
  const place = found === null ? findCountyHouse(sample, region, store) : leaveOutRegion(found, region, isGeneral);
  const names = ranked.filter(({ term }) => kind(term) !== termKinds.word).map(({ term }) => text(term));
  const matters = words.filter(({ term }) => !judge.namesArea(term));
  const shared = found === null ? names : [...names, found];
  const problem = chooseProblem(sample, matters, { shared, any: ownNames }, rarity, isGeneral, store, {
    title,
    message,
  });
  const spelt = message === null ? title : spellNames(message, title, store);
  const shortened = shortenTitle(spelt, found, isGeneral);
  const placed =
    message !== null && (namesHouse(shortened) || namesPlace(message, shortened, store))
      ? shortened
      : addPlace(shortened, place, problem);
  return {
    title: askBothSides(placed, titles, place, loadShippedLexicon),
    // Names are compared in lower case, and signs have capitals (KTV, Y417路).
    place: place === null ? null : addPart(place, sample, titles, store).toUpperCase(),
    problem,
    region,
    keywords: words.slice(0, 8).map(({ term }) => text(term)),
  };
}

/** Ends of regions of one rank, which exclude each other. */
const ranks = [/[区县旗]$/u, /[市州盟]$/u];

/** The region that most members are of, none where as many are of others that exclude it; of those that say none, what most of them name. */
export function chooseRegion(
  { members }: Pick<Issue, 'members'>,
  ranked: readonly RankedTerm[],
  { regions, vocabulary }: MessageStore,
): string | null {
  const all = members.flatMap((i) => (regions[i] ? splitRegion(regions[i]).name : [])).sort();
  const stated = mostFrequent(all);
  if (stated !== null) {
    const rank = ranks.find((end) => end.test(stated));
    const rivals = all.filter((region) => region !== stated && rank?.test(region)).length;
    return all.filter((region) => region === stated).length > rivals ? stated : null;
  }
  const named = ranked
    .filter(({ term }) => vocabulary.kinds.data[term] === termKinds.region)
    .sort((a, b) => b.members - a.members || b.score - a.score)[0];
  return named === undefined ? null : vocabulary.texts[named.term]!;
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
    const isNumeral = [...name].some((sign, i) => sign !== written[i] && numerals.has(written[i]!));
    if (others.length === 1 && !isNumeral && written.endsWith(name.at(-1)!))
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

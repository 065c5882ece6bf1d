import type { StatedAsk } from '../asks/read-clause.ts';
import type { ReadContribution } from '../points/read-contribution.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';

type Texts = readonly Pick<WrittenContribution, 'title' | 'body'>[];

/** Fewer than this share of contributions name it: a title that says it says more than they do. */
const rareShare = 0.25;

/**
 * Tells which words for an object few contributions use, while half of them use the general word that it ends with: "儿童医院" where
 * most write of hospitals.
 */
export function findTooNarrow(contributions: Texts, lexicon: ThemeLexicon): (word: string | null) => boolean {
  const shareOf = (word: string): number =>
    contributions.filter(({ title, body }) => title.includes(word) || body.includes(word)).length /
    contributions.length;
  const known = new Map<string, boolean>();
  const read = (word: string): boolean => {
    if (shareOf(word) >= rareShare) return false;
    for (let start = 1; start <= word.length - 2; start++) {
      const end = word.slice(start);
      const [match] = lexicon.match(end);
      if (match?.start === 0 && match.end === end.length && shareOf(end) >= 0.5) return true;
    }
    return false;
  };
  return (word) => {
    if (word === null) return false;
    const narrow = known.get(word) ?? read(word);
    known.set(word, narrow);
    return narrow;
  };
}

/** That something holds all night or day. */
const extent = /通宵|整夜|24小时|全天候?/gu;
/** Up to when, from what age or how much. */
const limit =
  /(?<=[到至])(?:晚上|夜里|夜间|早上|凌晨|下午)?[\d一二两三四五六七八九十百千万]+(?:[点时](?:半|[\d一二三四五六七八九十]+分?)?钟?|周?岁|[元块折])/gu;

/** Tells which titles say what not even half of the contributions do. */
function findUnshared(contributions: Texts, said: RegExp): (text: string) => boolean {
  const isShared = (word: string): boolean =>
    contributions.filter(({ title, body }) => title.includes(word) || body.includes(word)).length * 2 >=
    contributions.length;
  return (text) => (text.match(said) ?? []).some((word) => !isShared(word));
}

/** Tells which titles want something all night or day, which not even half of the contributions do: who wants it longer does not. */
export function findTooWide(contributions: Texts): (text: string) => boolean {
  return findUnshared(contributions, extent);
}

/** Tells which titles say up to when, from what age or how much as not even half of the contributions do. */
export function findTooExact(contributions: Texts): (text: string) => boolean {
  return findUnshared(contributions, limit);
}

/** Of fewer who ask anything, each is a large part. */
const fewestAskers = 8;
/** Fewer than this share of those who ask anything ask it in these or like words. */
const rareAsk = 0.25;

/**
 * Tells which asks few make, though they may be of a group with what the others ask: to run a bus at night, where most want the last one
 * later.
 */
export function findRareAsks(
  readings: readonly Pick<ReadContribution, 'title' | 'passages'>[],
  lexicon: ThemeLexicon,
): (stated: Pick<StatedAsk, 'ask' | 'group'>) => boolean {
  const asked = readings
    .map(({ title, passages }) => [title, ...passages].flatMap(({ asks }) => asks))
    .filter((asks) => asks.length > 0);
  if (asked.length < fewestAskers) return () => false;
  return ({ ask: said, group }) => {
    if (said === null) return false;
    const known = lexicon.asks.flatMap(({ label, verb, words, weak }, ask) =>
      [...words, ...weak, ...(verb ? [label] : [])].includes(said) ? ask : [],
    );
    // A word may ask something else beside some things: 延长 of hours is none of 延长 of a road.
    const meant = asked.flatMap((asks) =>
      asks.flatMap(({ ask, word }) => (word.startsWith(said) && lexicon.asks[ask]!.group === group ? ask : [])),
    );
    const same = new Set([...known, ...meant]);
    const askers = asked.filter((asks) => asks.some(({ ask }) => same.has(ask))).length;
    return same.size > 0 && askers < rareAsk * asked.length;
  };
}

/** A verb of one character, which may be one of a name, and is none where it begins a longer verb. */
const verb =
  /^(?:建(?![议立设成造好])|修(?![建复缮改订好补理])|装(?![修置])|设(?![立置计施])|办(?![理好])|开(?![展通设办放辟发始行])|通(?![过知报告])|划(?![定分拨归设])|配(?![备置合套建])|放(?![宽开缓到])|加(?![强大快紧速密装固宽设派开急])|安(?![排装置全])|添(?![置加设])|盖)\p{Script=Han}/u;
/** These end what tells where, not half of a name. */
const whereabouts =
  /[\P{Script=Han}村镇乡县市区州省组里上下外内边旁口处路街道园院校楼巷河湖山湾城站多新再要想请望快能可该议求吁盼]/u;

/**
 * Tells which titles begin within a name: with a verb of one character that always stands after the same character ("开纪念馆"
 * where all write of one 陆开纪念馆).
 */
export function findCut(contributions: Texts, lexicon: ThemeLexicon): (text: string) => boolean {
  return (text) => {
    if (!verb.test(text) || lexicon.matchAsks(text)[0]?.start === 0) return false;
    const opening = text.slice(0, 3);
    const before = contributions.flatMap(({ title, body }) => [
      ...new Set([title, body].flatMap((one) => precede(one, opening))),
    ]);
    return before.length > 1 && new Set(before).size === 1 && !whereabouts.test(before[0] || '，');
  };
}

/** What stands before each occurrence of a word. */
function precede(text: string, word: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    found.push(text.slice(Math.max(0, at - 1), at));
  return found;
}

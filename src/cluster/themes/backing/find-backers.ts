import { type Proposal, parseProposal, proposing } from '../asks/parse-proposal.ts';
import { urging } from '../asks/read-clause.ts';
import { splitClauses } from '../asks/split-clauses.ts';
import { areContrary, isTrouble, refusesInWords } from '../asks/turn-asks.ts';
import type { ReadContribution } from '../points/read-contribution.ts';
import { isContent } from '../stands/hear-content.ts';
import type { Doubt } from '../stands/hear-doubts.ts';
import { excludes } from '../stands/read-stands.ts';
import type { Stand } from '../stands/stand.ts';
import { isShort } from '../texts/short-texts.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { areOtherThings, mayBeSame } from './same-thing.ts';

/** What the title of a theme asks. */
export interface TitledAsk {
  /** Groups of its asks; none where it asks in no known words. */
  readonly groups: readonly string[];
  /** Index in the lexicon's objects. */
  readonly object: number | null;
  readonly objectWord: string | null;
  /** Groups of what others ask who are against it: where there are any, who takes no side may be of either. */
  readonly contrary?: readonly string[];
}

/** Asks when, or for more speed: what is asked stands beside it. */
const soon = /^(?:什么时候|何时|加快|加紧|加速)$/u;

/** An ask of so large a part of a theme's contributions, and of so many, is what the title asks in other words ("修水泥路", "硬化道路"). */
const usual = { share: 0.2, contributions: 4 };

/** Asks for less of something, or that it be kept in bounds; the others ask for it, for more of it or for better. */
const less: ReadonlySet<string> = new Set(['remove', 'lower', 'regulate', 'limit']);
const isLess = (group: string): boolean => less.has(group);
/** What costs may be lowered or done away with; of other things the one is another ask ("免费", "外迁"). */
const cost = /[费价税]$|票/u;

/** Whether two asks of one thing want it in the same direction. */
function pointAlike(one: string, other: string, word: string | null): boolean {
  if (isLess(one) !== isLess(other)) return false;
  return (one === 'lower') === (other === 'lower') || (word !== null && cost.test(word));
}

/** What the title of a contribution asks. */
interface ReadTitle {
  readonly isNamed: boolean;
  /** Whether it speaks of another object. */
  readonly isOther: boolean;
  /** Whether it wishes something in unknown words that is not about the object. */
  readonly isOff: boolean;
  readonly groups: readonly string[];
  /** Whether it asks in no words but those of a trouble ("班次太少"). */
  readonly isTrouble: boolean;
}

/**
 * Tells who of a theme's contributions ask just what its title asks. Likes are given for what one letter asks, and stand behind no
 * other ask about the same thing.
 *
 * A title decides before its body, the first ask of each of its clauses before the others, and those that wish before those that
 * tell. Of a title that asks nothing, the body's passages that are mainly about the object decide. Who has doubts about it backs nothing.
 * Nor does who takes the contrary side, or refuses in so many words what the title asks, or takes no side where others take the contrary one.
 * @param doubts what each contribution has doubts about
 * @param stands the sides that each takes
 * @returns one a contribution; true for all where the theme's title asks in no known words
 */
export function findBackers(
  contributions: readonly Pick<WrittenContribution, 'title' | 'body'>[],
  readings: readonly Pick<ReadContribution, 'title' | 'passages'>[],
  doubts: readonly (Doubt | null)[],
  stands: readonly (readonly Stand[])[],
  asked: TitledAsk,
  lexicon: ThemeLexicon,
): boolean[] {
  if (asked.groups.length === 0) return contributions.map(() => true);
  return contributions.map((contribution, i) =>
    backs({ contribution, reading: readings[i]!, doubt: doubts[i]!, stands: stands[i]! }, asked, lexicon),
  );
}

/** A contribution as it was read. */
interface Supporter {
  readonly contribution: Pick<WrittenContribution, 'title' | 'body'>;
  readonly reading: Pick<ReadContribution, 'title' | 'passages'>;
  readonly doubt: Doubt | null;
  readonly stands: readonly Stand[];
}

function backs(supporter: Supporter, asked: TitledAsk, lexicon: ThemeLexicon): boolean {
  const { contribution, reading, doubt, stands } = supporter;
  // Who doubts what brings something about may well back its end.
  if (doubt !== null && asked.groups.some((group) => isLess(group) === isLess(doubt.group))) return false;
  if (standsAgainst(stands, asked, lexicon)) return false;
  const title = readTitle(contribution.title, reading.title, asked, lexicon);
  const isTurned = title.groups.some((group) => asked.groups.some((own) => areContrary(group, own, lexicon.opposites)));
  // A title may only name what its letter objects to.
  if (isTurned && standsFor(stands, asked)) return true;
  // Short texts without a title of their own say what they ask and little else, and are in one theme for it, in whatever words.
  const isBrief = isShort(contribution);
  // A letter refuses other things, too.
  const refusing = isBrief ? [reading.title, ...reading.passages] : [reading.title];
  if (refusing.some((proposal) => refusesAsked(proposal, asked, lexicon))) return false;
  const isUntitled = contribution.body === '' || contribution.body.includes(contribution.title);
  return isBrief && isUntitled
    ? backsBriefly(supporter, title, asked, lexicon)
    : backsInLetter(supporter, title, isBrief, asked, lexicon);
}

/** Whether a short text without a title of its own backs what is asked. */
function backsBriefly(
  { contribution, reading, stands }: Supporter,
  { groups, isNamed }: ReadTitle,
  asked: TitledAsk,
  lexicon: ThemeLexicon,
): boolean {
  const read = [reading.title, ...reading.passages];
  if (!isNamed && sidesOnOther(contribution.title, reading.title, asked)) return false;
  if (!isNamed && read.some((proposal) => namesOther(proposal, asked))) return false;
  const said = read.flatMap(({ asks }) => asks.map(({ ask }) => lexicon.asks[ask]!.group));
  if (isContested(asked))
    return standsFor(stands, asked) || [...groups, ...said].some((group) => isOnSide(group, asked, lexicon));
  if (said.length === 0) return !isContent(contribution.body || contribution.title, asked.groups);
  return said.some((group) => asked.groups.some((own) => pointAlike(own, group, asked.objectWord)));
}

/** Whether a letter backs it: its title decides before its body. */
function backsInLetter(
  { reading: { passages }, stands }: Supporter,
  { groups, isNamed, isOther, isOff, isTrouble }: ReadTitle,
  isBrief: boolean,
  asked: TitledAsk,
  lexicon: ThemeLexicon,
): boolean {
  const isInBody = passages.some((passage) => isMainlyAsked(passage, asked, lexicon));
  if (groups.length === 0) {
    const isTaken = isContested(asked) ? standsFor(stands, asked) : isNamed || !isOther;
    return !isOff && (isInBody || (isBrief && isTaken));
  }
  const isAsked = groups.some((group) => asked.groups.includes(group));
  const isAbout = isNamed || (!isOther && passages.some((passage) => names(passage, asked)));
  if (isAbout && isAsked) return true;
  return isTrouble && !isOff && (isInBody || passages.some((passage) => asksForIt(passage, asked, lexicon)));
}

function isContested({ contrary = [] }: TitledAsk): boolean {
  return contrary.length > 0;
}

/** Whether an ask is the title's, or contrary to what those ask who are against it. */
function isOnSide(group: string, { groups, contrary = [] }: TitledAsk, { opposites }: ThemeLexicon): boolean {
  return groups.includes(group) || contrary.some((other) => areContrary(group, other, opposites));
}

function standsFor(stands: readonly Stand[], { object, groups }: TitledAsk): boolean {
  return object !== null && stands.some((one) => one.object === object && groups.includes(one.group));
}

/** Whether some of the stands are contrary to what the title asks. */
function standsAgainst(stands: readonly Stand[], asked: TitledAsk, lexicon: ThemeLexicon): boolean {
  const { object, objectWord, groups } = asked;
  if (object === null || objectWord === null) return false;
  return groups.some((group) =>
    stands.some((one) => one.object !== null && excludes(one, { object, word: objectWord, group }, lexicon)),
  );
}

/** Whether a text refuses in so many words what the title asks, and asks for it of nothing. */
function refusesAsked({ asks, objects }: Proposal, { groups }: TitledAsk, lexicon: ThemeLexicon): boolean {
  const groupOf = (ask: number): string => lexicon.asks[ask]!.group;
  const isRefused = asks.some(
    ({ ask, word }) =>
      refusesInWords(word) && groups.some((group) => areContrary(groupOf(ask), group, lexicon.opposites)),
  );
  return isRefused && !objects.some(({ ask, weak }) => !weak && ask !== null && groups.includes(groupOf(ask)));
}

/** Whether a passage names the object and asks for what the title asks, in a verb. */
function asksForIt(passage: Proposal, asked: TitledAsk, lexicon: ThemeLexicon): boolean {
  return (
    names(passage, asked) &&
    passage.asks.some(({ ask }) => {
      const { verb, group } = lexicon.asks[ask]!;
      return verb && asked.groups.includes(group);
    })
  );
}

/** Takes a side on what others propose. */
const siding = /^(?:我们?|坚决|强烈|完全|非常)*(?:支持|赞成|同意|反对|抗议|抵制|不同意|不赞成)(\p{Script=Han}{3,16})$/u;

/** Whether a text is for or against a thing that has no character in common with the title's object, and speaks of nothing else of its class. */
function sidesOnOther(text: string, reading: Proposal, { object, objectWord }: TitledAsk): boolean {
  if (objectWord === null || reading.objects.some((found) => found.object === object)) return false;
  const sides = splitClauses(text).flatMap(({ plain }) => siding.exec(plain)?.[1] ?? []);
  return sides.length > 0 && sides.every((thing) => ![...objectWord].some((character) => thing.includes(character)));
}

/** The ask together with those that a large part of a theme makes of the object, none of them its contrary. */
export function widenAsk(
  contributions: readonly Pick<WrittenContribution, 'title'>[],
  readings: readonly Pick<ReadContribution, 'title' | 'passages'>[],
  asked: TitledAsk,
  lexicon: ThemeLexicon,
): TitledAsk {
  if (asked.groups.length === 0) return asked;
  const titles = contributions.map(({ title }, i) => readTitle(title, readings[i]!.title, asked, lexicon));
  const askers = titles.filter(({ groups }) => groups.length > 0).length;
  const counts = new Map<string, number>();
  for (const { groups, isNamed } of titles) {
    if (isNamed) for (const group of new Set(groups)) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const isContrary = (group: string) => asked.groups.some((own) => areContrary(own, group, lexicon.opposites));
  const large = [...counts].filter(([, count]) => count >= Math.max(usual.contributions, usual.share * askers));
  const added = large.map(([group]) => group).filter((group) => !asked.groups.includes(group) && !isContrary(group));
  return { ...asked, groups: [...asked.groups, ...added] };
}

function readTitle(title: string, reading: Proposal, asked: TitledAsk, lexicon: ThemeLexicon): ReadTitle {
  const clauses = splitClauses(title);
  const wishes = clauses.filter(({ written }) => proposing.test(written));
  const read = (wishes.length > 0 ? wishes : clauses).map(({ plain }) => parseProposal(plain, lexicon));
  const isWritten = (text: string): boolean => asked.objectWord !== null && text.includes(asked.objectWord);
  const isAny = asked.object === null && asked.objectWord === null;
  return {
    isNamed: isAny || isWritten(title) || names(reading, asked),
    isOther: namesOther(reading, asked) || reading.objects.some(({ weak, object }) => !weak && object !== asked.object),
    isOff:
      wishes.length > 0 &&
      !wishes.some(({ written }) => isWritten(written)) &&
      !read.some((proposal) => names(proposal, asked)),
    groups: [...firstAsks(read, lexicon), ...(isWanted(title, asked.objectWord) ? ['add'] : [])],
    isTrouble: read.every(({ asks }) => asks.every(({ ask }) => isTrouble(ask, lexicon))),
  };
}

/** Before the word for it: it is needed, or not there. */
const wanted = /(?:需要?|想要|盼着?|期盼|缺少?|缺乏|没有|无)\p{Script=Han}{0,3}$/u;

function isWanted(title: string, word: string | null): boolean {
  const at = word === null ? -1 : title.indexOf(word);
  return at > 0 && wanted.test(title.slice(Math.max(0, at - 6), at));
}

/** Whether a text names the object: its class suffices where it names no other thing of that. */
function names(proposal: Proposal, asked: TitledAsk): boolean {
  return proposal.objects.some(({ object }) => object === asked.object) && !namesOther(proposal, asked);
}

/** Whether all strong words of the object's class that a text has stand for other things than the title's, or for none that can be told, and one does. */
function namesOther({ objects }: Proposal, { object, objectWord }: TitledAsk): boolean {
  if (objectWord === null) return false;
  const words = objects.flatMap((found) => (found.object === object && !found.weak ? found.word : []));
  return words.some((word) => areOtherThings(word, objectWord)) && !words.some((word) => mayBeSame(word, objectWord));
}

/** Groups of the first ask of each clause, without such as only urge beside others. */
function firstAsks(clauses: readonly Proposal[], lexicon: ThemeLexicon): string[] {
  const all = clauses.map(({ asks }) => asks);
  const telling = all.map((asks) => asks.filter(({ word }) => !urging.test(word) && !soon.test(word)));
  const isTold = telling.some((asks) => asks.length > 0);
  return (isTold ? telling : all).flatMap(([first]) => (first === undefined ? [] : [lexicon.asks[first.ask]!.group]));
}

/** Whether the main object of a passage is the theme's, and the ask nearest to it the title's. */
function isMainlyAsked(proposal: Proposal, asked: TitledAsk, lexicon: ThemeLexicon): boolean {
  const { objects } = proposal;
  const { object, groups } = asked;
  if (objects.length === 0 || namesOther(proposal, asked)) return false;
  const main = objects.reduce((best, found) => (found.share > best.share ? found : best));
  return main.object === object && main.ask !== null && groups.includes(lexicon.asks[main.ask]!.group);
}

import { nameObject } from '../asks/name-object.ts';
import { findProposals, type Proposal, type ProposalObject, parseProposal } from '../asks/parse-proposal.ts';
import { type Clause, splitClauses } from '../asks/split-clauses.ts';
import {
  areContrary,
  contraryGroup,
  isTrouble,
  leadToObjection,
  onlyObjects,
  refusesInWords,
} from '../asks/turn-asks.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { hearDoubt } from './hear-doubts.ts';
import { readPhrases, refusesPhrase } from './read-phrases.ts';
import { readAbsorbed, readSpokenSide } from './spoken-sides.ts';
import type { Stand } from './stand.ts';

/** A clause's object, and what the clause itself asks of it. */
interface Named {
  readonly object: number;
  readonly word: string;
  readonly group: string | null;
  /** Whether the clause refuses what others ask. */
  readonly isRefused: boolean;
  /** Whether it only tells what is wrong with it. */
  readonly isTold: boolean;
}

const consenting = /^(?:支持|同意|赞成)$/u;
/** More of what there is is asked for, or that it go on. */
const upheld =
  /(?:继续|坚持|维持|延续|保持|扩大|加大|实行|实施|必须|坚决|支持|赞成|同意)(?:再|要|实行|实施|推行|进行|全面)*$/u;
/** Less of it is asked for. */
const reduced = /(?:缩小|缩减|压缩|减少|放宽|放开|放松|解除|结束)(?:再|要|对)*$/u;
/** What limits somebody: who supports it wants the limit, who lifts it wants it gone. */
const limit = /限(?:行|号|购|速|高|流|停|时)|单双号|尾号|禁(?:行|停)/u;

/** In longer texts clauses mostly tell. */
const shortLength = 40;

/**
 * The sides that a contribution takes: in its title, else in its body; in a longer title that of its main object, in a longer body
 * those of the sentences that propose or refuse something. Who has doubts about an ask takes the side against it.
 */
export function standsOf(
  { title, body }: Pick<WrittenContribution, 'title' | 'body'>,
  lexicon: ThemeLexicon,
): readonly Stand[] {
  const doubt = hearDoubt({ title, body }, lexicon);
  if (doubt?.isFirm === true) {
    const group = contraryGroup(doubt.group, lexicon.opposites);
    return doubt.objects.map(({ object, word }) => ({ object, word: nameObject(word, null, lexicon) ?? word, group }));
  }
  const proposed = body.length <= shortLength ? [body] : findSides(body);
  const ofBody = () => proposed.flatMap((text) => readStands(text, lexicon));
  const ofTitle = title.length > shortLength ? readMain(title, lexicon) : readStands(title, lexicon);
  // The first sentence of a letter without a title mostly tells.
  const isOpening = title.length > shortLength && body.includes(title);
  const objections =
    wishing.test(title) || isOpening ? [] : findObjections(body).flatMap((text) => readStands(text, lexicon));
  const isOutweighed = ofTitle.some((one) => objections.some((other) => excludes(one, other, lexicon)));
  const wished = isOpening || ofTitle.length === 0 ? ofBody() : isOutweighed ? objections : [];
  const stands = wished.length > 0 ? wished : ofTitle;
  const short = title.length > shortLength ? proposed : [title, ...proposed];
  const phrases = readPhrases(short.join('\n'), lexicon);
  return [...withoutContrary(stands, lexicon), ...phrases];
}

const wish = '建议';
/** Says that the writer is against what follows. */
const objecting =
  /(?:^|[，,。！!？?；;\s])(?:我们?|本人|大家)?(?:坚决|强烈|一致|完全)*((?:反对|抗议|抵制|不同意)[^，,。！!？?；;\s]{2,30})/gu;

/** Takes a side itself: no body says the contrary of what such a title asks. */
const wishing = /建议|希望|请(?!问)|[恳请]求|呼吁|支持|赞成|同意|反对|不赞成|要求|应当?|应该/u;
/** The writer, in a clause that objects at its end ("加装电梯我是不同意的"). */
const firstPerson = /(?:我们?|本人|咱们?)\p{Script=Han}{0,6}$/u;

/** The first clauses of the passages of a letter that propose something, and its clauses that object to something. */
function findSides(body: string): string[] {
  const wishes = findProposals(body).map((passage) => wish + passage.split(/[，,]/u)[0]!);
  return [...wishes, ...findObjections(body)];
}

/** The clauses of a letter in which its writer objects to something. */
function findObjections(body: string): string[] {
  const atEnd = body
    .split(/[，,。！!？?；;\s]/u)
    .filter((clause) => clause.length <= shortLength && firstPerson.test(leadToObjection(clause) ?? ''));
  return [...[...body.matchAll(objecting)].map(([, clause]) => clause!), ...atEnd];
}

function withoutContrary(stands: readonly Stand[], lexicon: ThemeLexicon): Stand[] {
  return stands.filter((one) => !stands.some((other) => excludes(one, other, lexicon)));
}

/** What is asked of the main object; nothing where no object is named for certain. */
function readMain(text: string, lexicon: ThemeLexicon): Stand[] {
  const [first, ...rest] = parseProposal(text, lexicon).objects.filter(({ weak }) => !weak);
  if (first === undefined) return [];
  const { object, word, ask } = rest.reduce((best, found) => (found.share > best.share ? found : best), first);
  return ask === null ? [] : [{ object, word, group: lexicon.asks[ask]!.group }];
}

/**
 * The sides that a short text takes; none of what it asks contrary things of. An ask counts for the objects of its clause, and for
 * those of the clause before where its own names none ("路边摊油烟大，请取缔").
 */
export function readStands(text: string, lexicon: ThemeLexicon): Stand[] {
  const read: Named[] = [];
  // Where the objects of the last clause that names any begin.
  let last = 0;
  for (const clause of splitClauses(text)) {
    if (restricts(clause) && read.some(({ group }) => group !== null)) {
      turnAsked(read, lexicon);
      continue;
    }
    const { objects, asks } = parseProposal(clause.plain, lexicon);
    const strong = objects.filter(({ weak }) => !weak);
    const before = read.length;
    if (strong.length > 0) {
      for (const object of strong) read.push(readObject(clause, object, asks, read, lexicon));
      last = before;
    } else if (askOfNamed(read, last, clause, asks, lexicon)) last = before;
  }
  const stands = read.flatMap(({ object, word, group }) => (group === null ? [] : [{ object, word, group }]));
  return withoutContrary(stands, lexicon);
}

/** Whether a clause wants something else alone, and so not what those before it ask. */
function restricts({ plain, written }: Clause): boolean {
  return onlyObjects(plain) || onlyObjects(written);
}

/** Turns what is asked of the objects so far into its contrary. */
function turnAsked(read: Named[], { opposites }: ThemeLexicon): void {
  for (const [i, one] of read.entries()) {
    const { group, isRefused, isTold } = one;
    if (group !== null && !isRefused && !isTold) read[i] = { ...one, group: contraryGroup(group, opposites) };
  }
}

/** An object of a clause, and what the clause asks of it. */
function readObject(
  { said, plain }: Clause,
  { object, word, ask: nearest }: ProposalObject,
  asks: Proposal['asks'],
  read: readonly Named[],
  lexicon: ThemeLexicon,
): Named {
  const name = nameObject(word, null, lexicon) ?? word;
  const isVerb = (one: { readonly ask: number }): boolean => lexicon.asks[one.ask]!.verb;
  const asked = isAskedWhen(nearest, lexicon) ? (asks.find(isVerb)?.ask ?? nearest) : nearest;
  const known = groupOf(plain, name, asked, lexicon);
  const at = said.indexOf(name);
  const spoken = { lead: plain.slice(0, plain.indexOf(name)), rest: said.slice(at + name.length), group: known };
  const group = (at < 0 ? null : readSpokenSide(spoken, name)) ?? known;
  // "反对降停车费，停车费便宜了车更多"
  const isSettled = read.some((one) => one.object === object && contradictsRefusal(one, group, lexicon));
  return {
    object,
    word: name,
    group: isSettled ? null : group,
    isRefused: refusesInWords(plain),
    isTold: asks.some((one) => isTrouble(one.ask, lexicon)),
  };
}

/**
 * Asks what a clause without an object asks of those that the last one with any names.
 * @param last where these begin
 * @returns whether it asks anything
 */
function askOfNamed(
  read: Named[],
  last: number,
  { written, plain }: Clause,
  asks: Proposal['asks'],
  lexicon: ThemeLexicon,
): boolean {
  // Who does not want it is said before what a clause is read without ("我们不愿意装").
  const [ask] = asks.length > 0 || written === plain ? asks : parseProposal(written, lexicon).asks;
  const group = readAbsorbed('', plain) ?? (ask === undefined ? null : lexicon.asks[ask.ask]!.group);
  if (group === null) return false;
  const asked = ask?.word ?? '';
  for (let i = last; i < read.length; i++) {
    const one = read[i]!;
    // "反对降价，服务好比便宜重要", "末班车延到十点，同意的点赞"
    if (one.group !== null && (one.isRefused || consenting.test(asked))) continue;
    read[i] = { ...one, group: ofLimit(one.word, asked, group) };
  }
  return true;
}

/** Whether it is only asked when something is done ("什么时候外迁"). */
function isAskedWhen(ask: number | null, { asks }: ThemeLexicon): boolean {
  return ask !== null && asks[ask]!.id === 'when';
}

/** Whether what is said later of an object is the contrary of what its clause refuses in so many words: that only tells. */
function contradictsRefusal({ isRefused, group }: Named, later: string | null, { opposites }: ThemeLexicon): boolean {
  return isRefused && group !== null && later !== null && areContrary(group, later, opposites);
}

function groupOf(clause: string, word: string, ask: number | null, lexicon: ThemeLexicon): string | null {
  const lead = clause.slice(0, clause.indexOf(word));
  const group = ask === null ? null : lexicon.asks[ask]!.group;
  if (group === null || limit.test(word)) {
    if (upheld.test(lead)) return 'restore';
    if (reduced.test(lead)) return 'remove';
  }
  return group;
}

function ofLimit(word: string, ask: string, group: string): string {
  if (!limit.test(word) || group !== 'allow') return group;
  return /支持|同意|赞成/u.test(ask) ? 'restore' : 'remove';
}

/** Whether one does away with the limit on what the other wants allowed: both want the same ("取消限购", "买房放宽"). */
function liftsFor(one: Stand, other: Stand): boolean {
  return one.group === 'remove' && other.group === 'allow' && limit.test(one.word) && !limit.test(other.word);
}

/** Asks for more and for less: of one class, one thing may be to rise and another to fall. */
const degrees: ReadonlySet<string> = new Set(['raise', 'lower']);

/** Whether two stands exclude each other: contrary asks of one class of object, or of one by its word. */
export function excludes(one: Stand, other: Stand, { opposites }: ThemeLexicon): boolean {
  if (!areContrary(one.group, other.group, opposites)) return false;
  if (liftsFor(one, other) || liftsFor(other, one)) return false;
  if (one.object === null || other.object === null) return refusesPhrase(one, other) || refusesPhrase(other, one);
  if (one.word.includes(other.word) || other.word.includes(one.word)) return true;
  // "停车费" and "停车收费" have one head, "医保缴费" and "医保报销比例" have not.
  return one.object === other.object && (!degrees.has(one.group) || one.word.at(-1) === other.word.at(-1));
}

import { spread } from '../groups/groups.ts';
import { proposing } from '../themes/asks/parse-proposal.ts';
import { excludes, standsOf } from '../themes/stands/read-stands.ts';
import type { Stand } from '../themes/stands/stand.ts';
import type { ThemeLexicon } from '../themes/words/lexicon.ts';
import { titleLimit } from './titles.ts';

/** So many issues, and titles of each, are heard. */
const heard = { issues: 100, titles: 5 } as const;
const favours = '建议|希望|请求|恳请|呼吁|要求|支持|赞成|同意';
const refusals = '反对|不同意|抵制';
/** Words that take a side before what it is about. */
const words = `强烈|坚决|一致|继续|${favours}|${refusals}`;
const taking = new RegExp(`^(?:${words})+(?=.{4,})`, 'u');
/** A clause that takes a side of what it says: where, perhaps who, the side, and of what. */
const sided = new RegExp(
  `^(?<where>[^，,。！!？?；;\\s]{0,14}?)(?:(?:全体|多数|部分|广大)?(?:我们?|居民|业主|村民|家长|群众|市民|住户)(?:们|都)*)?(?:${words}|(?<!要)不要|(?<!能)不能|不应该?)+(?:再|尽快|早日)?(?<ask>(?![不没未了的])[^，,。！!？?；;\\s]{2,})`,
  'u',
);
/** What is not to be is asked after by no question that says so. */
const refused = /不[要能准许得让应再]|别再/u;
/** What a writer calls that which he is for or against. */
const callsIt = /的(?:请求|建议|做法|行为|方案|决定|要求)$/u;
/** Of two members one has to be against it in so many words: contrary asks of one thing may be two ways to one end. */
const against = new RegExp(`${refusals}|抗议`, 'u');
/** Wishes it in so many words: that it is being built alone is no wish. */
const favouring = new RegExp(`${favours}|请|尽快|尽早|早日|加快|推进`, 'u');
/** A plan that is called good is one to support, whatever else is said. */
const praised = /^([^，,。！!？?；;\s]{4,}?)的?(?:方案|计划|规划|做法)(?:很|真|非常)?好(?:$|[，,。！!；;\s].*)/u;
/** Calls it bad how something is or goes. */
const badly = /(?:太|非常|十分|过于|很|严重|经常|常年|长期)(?=[^，,。]{1,4}$)|(?:扰民|不准时?|不便|混乱)$/u;
/** What begins to say what is to be done at a place. */
const doing =
  /^(?:小区|社区|老区)?(?=[建设修装搬拆改迁封停撤收限禁加扩增涨]|开[放设办]|新[建设增]|[实推]行|实施|进行)/u;

function readSides(title: string, lexicon: ThemeLexicon): readonly Stand[] {
  return standsOf({ title: title.replace(praised, '支持$1'), body: '' }, lexicon);
}

/** Whether one of several who write takes the contrary side of what a name asks: of each more than half of the titles heard. */
function isDivided(name: string, titles: readonly (readonly string[])[], lexicon: ThemeLexicon): boolean {
  const own = readSides(name, lexicon);
  // What only tells how things are takes no side.
  const opposes = (title: string): boolean =>
    (proposing.test(title) || taking.test(title)) &&
    readSides(title, lexicon).some((one) => own.some((other) => excludes(one, other, lexicon)));
  const isContrary = (all: readonly string[]): boolean => {
    const some = all.slice(0, heard.titles);
    return some.filter(opposes).length * 2 > some.length;
  };
  return own.length > 0 && spread(titles, heard.issues).some(isContrary);
}

/**
 * What a class is called that names an ask: the same as a question where an issue asks the contrary. People who write for one side
 * stand behind no name that is the other's.
 * @param titles by issue
 */
export function nameBothSides(
  name: string,
  titles: readonly (readonly string[])[],
  readLexicon: () => ThemeLexicon,
): string {
  // What says that something is wrong asks for nothing of which there could be a question.
  if (saysWrong(name)) return name;
  const lexicon = readLexicon();
  if (!isDivided(name, titles, lexicon)) return name;
  const ask = name.replace(taking, '');
  const start = findAsk(ask, lexicon) ?? 0;
  return `${ask.slice(0, start)}是否${ask.slice(start)}`;
}

/** Whether a name calls something bad, and asks neither for it nor against it. */
function saysWrong(name: string): boolean {
  return badly.test(name) && !taking.test(name);
}

/** Where what is asked begins in a text, behind what it is asked of. */
function findAsk(text: string, lexicon: ThemeLexicon): number | undefined {
  return lexicon.matchAsks(text).find(({ senses }) => senses.some(({ kind }) => kind === 'ask'))?.start;
}

/**
 * What an issue is called: likewise the question where a member asks the contrary of the title, by the title or by the first of the
 * members' that takes a side of the same; the title where none can be put so.
 * @param titles of members
 * @param place of the issue
 */
export function askBothSides(
  title: string,
  titles: readonly string[],
  place: string | null,
  readLexicon: () => ThemeLexicon,
): string {
  const isFor = (one: string): boolean => !against.test(one) && (favouring.test(one) || praised.test(one));
  const isOther = against.test(title) ? isFor : isFor(title) ? (one: string) => against.test(one) : null;
  const others = isOther === null ? [] : titles.filter(isOther);
  if (others.length === 0) return title;
  const lexicon = readLexicon();
  const heardOf = others.map((one) => [one]);
  if (!isDivided(title, heardOf, lexicon)) return title;
  const objects = new Set(readSides(title, lexicon).map(({ object }) => object));
  const isOfSame = (one: string): boolean =>
    readSides(one, lexicon).some(({ object }) => object !== null && objects.has(object));
  const questions = [title, ...titles.filter(isOfSame)].flatMap((one) => askWhether(one, place, lexicon) ?? []);
  return questions.find((text) => [...text].length <= titleLimit) ?? title;
}

/** The question whether what a title takes a side of is to be, asked after what it is about; null where it takes none in so many words. */
function askWhether(title: string, place: string | null, lexicon: ThemeLexicon): string | null {
  const found = sided.exec(title)?.groups;
  if (found === undefined) return null;
  const ask = found.ask!.replace(callsIt, '');
  if (refused.test(ask)) return null;
  const start = findAsk(ask, lexicon) ?? findEnd(ask, place);
  const [about, rest] = [ask.slice(0, start), ask.slice(start)];
  return `${found.where}${about.replace(/^在/u, '')}是否${rest}`;
}

/** Where a text that begins with a place goes on to say what is to be done there; 0 where it does not. */
function findEnd(text: string, place: string | null): number {
  const at = place === null ? -1 : text.replace(/^在/u, '').indexOf(place);
  if (at !== 0) return 0;
  const end = text.indexOf(place!) + place!.length;
  const kind = doing.exec(text.slice(end));
  return kind === null ? 0 : end + kind[0].length;
}

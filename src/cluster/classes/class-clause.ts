import { spread } from '../groups/groups.ts';
import { namesRegion, onlyPleads } from '../naming/titles.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { listThings, type SaidByClass, splitWords, tellsProblem } from './class-ask.ts';
import { onlyJudges } from './class-fault.ts';
import { counted, mayBeName } from './class-phrase.ts';

const lengths = { shortest: 4, longest: 14 } as const;
const clauseMarks = /[^\p{Script=Han}\da-z 、]+/u;
/** What is left of a name before the matter of a clause (`街道 办事拖拉`). */
const leftOver = /^(?:街道|小区|社区|片区|区|县|镇|乡|村|市|的)+/u;
const countedStart = new RegExp(`^(?:${counted.source})`, 'u');
const closing = /的?(?:问题|情况|事情)$/u;
/** Speaks of the writer, points at something, or asks in whatever words. */
const personal =
  /[我咱俺您你他她它这那吗呢吧]|本人|自己|请问|能否|是否|能不能|为什么|为何|凭什么|怎么|谁|哪|何时|什么|领导|投诉|举报|反映|咨询|国家|规定|[昨今明][天晚年]/u;
/** What stands before a clause, or after it, is missing. */
const cut =
  /^[的了着过和与及或而但却并也都就才还又再被把将给让向从对为因使于至在到起说请第组里外内中旁边、]|^一到|^强烈|^要求|^[看听收]到|^认为|^.的|[的与和及或在于把被将给向从对为有第、]$/u;
/** So many issues, and titles of each, are looked at: of classes of thousands these tell as much. */
const looked = { issues: 40, titles: 5 } as const;
/** Of words that most issues say, each more makes a clause tell more; most of all the word that would name the class without it. */
const furtherWord = 0.1;
const sameThing = 0.5;

/** A clause of a title as the name of a class. */
export interface TellingClause {
  readonly text: string;
  /** Share of the issues whose titles have its words, on average. */
  readonly share: number;
}

/** Whether half of what a text speaks of is said by the issues of a class on average: else it tells what a few of them say. */
export function isSupported(text: string, said: SaidByClass): boolean {
  const shareOf = (word: string): number => said.issuesWith(word) / said.issues;
  const things = listThings(text, said.isGeneral);
  const wrong = things.filter(tellsProblem).map(shareOf);
  return mean(things.map(shareOf)) >= 0.5 && (wrong.length === 0 || Math.max(...wrong) >= 0.5);
}

/**
 * The clause of a class's titles that says what is wrong or asked and of which its issues say most; null where none is supported by half of them.
 * @param all titles by issue, with a space in place of names
 * @param thing what the class would be called without it
 */
export function findTellingClause(
  all: readonly (readonly string[])[],
  thing: string,
  taken: ReadonlySet<string>,
  said: SaidByClass,
): TellingClause | null {
  const titles = spread(all, looked.issues).map((own) => own.slice(0, looked.titles));
  const countTitled = (word: string): number =>
    titles.filter((own) => own.some((title) => title.includes(word))).length;
  const isRepeated = (text: string): boolean => countTitled(text) > 1 && countTitled(text) * 2 >= titles.length;
  const isMeant = (text: string): boolean => {
    const asked = splitWords(text, said.isGeneral).filter(tellsProblem);
    return asked.length === 0 || asked.some((word) => said.issuesWith(word) * 2 >= said.issues);
  };
  const isMatter = (text: string): boolean => listThings(text, said.isGeneral).some((word) => matterOf.has(word));
  const clauses = [...new Set(titles.flatMap((own) => own.flatMap(endClauses)))].filter(
    (text) =>
      text.length >= lengths.shortest &&
      text.length <= lengths.longest &&
      !taken.has(text) &&
      !personal.test(text) &&
      !cut.test(text) &&
      (tellsProblem(text) || isRepeated(text)) &&
      !onlyPleads(text) &&
      !onlyJudges(text) &&
      !namesRegion(text) &&
      !mayBeName(text, isMatter) &&
      isMeant(text) &&
      isSupported(text, said),
  );
  const rated = clauses.map((text) => {
    const things = listThings(text, said.isGeneral);
    const shares = things.map((word) => countTitled(word) / titles.length);
    const shared = things.filter((word, at) => shares[at]! > 0.5 && (matterOf.has(word) || tellsProblem(word))).length;
    const share = things.length > 0 ? mean(shares) : isRepeated(text) ? 1 : 0;
    const rating = share + furtherWord * shared + (text.includes(thing) ? sameThing : 0) + (isRepeated(text) ? 1 : 0);
    return { text, share, rating };
  });
  rated.sort((a, b) => b.rating - a.rating || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return rated[0] ?? null;
}

/** The clauses of a title up to their ends, from the last name in them on; none that a numeral is left out of. */
function endClauses(title: string): string[] {
  return title.split(clauseMarks).flatMap((clause) => {
    const text = clause.split(' ').at(-1)!.replace(leftOver, '').replace(countedStart, '').replace(closing, '');
    return /[\da-z]/u.test(text) ? [] : text;
  });
}

/** Of nothing 1. */
function mean(shares: readonly number[]): number {
  return shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

import { isGeneralName } from '../../segment/places/general-heads.ts';
import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { type MessageStore, nameFlag, termKinds } from '../store/store.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { statesAny, statesProblem } from '../terms/title-problems.ts';
import { tellsTrouble } from '../terms/troubles.ts';
import { createPrintedTerms } from './printed-terms.ts';
import { readSigns } from './titles.ts';

/** The title that an issue is printed with. */
export interface PrintedTitle {
  readonly title: string;
  /** Whose it is; null where it says of several places that they are several. */
  readonly message: number | null;
}

/** So many words of the printed title come before those that members share. */
const mostOfTitle = 2;
/** Has a sign of what is wrong and says nothing of what: how it is done, or that somebody does or minds it. */
const empty =
  /^(?:(?:严重)?影响|困扰|难道|问题|迟迟|强行|擅自|私自|恶性|恶意|缺乏|缺少|拒绝|拒不|拖延|违反|凌晨|风险|无助|不[顾敢愿肯让能得到了是会仅要止时如论管行准]|没[能有让到]|未[能有让到]|无[法论]|苦不堪言)$/u;
/** Who has to do with a matter of any kind. */
const authority = /[警局委]$|^(?:物业|业主|政府)$/u;

/** What nobody wants beside his house: such a place is itself what letters are about. */
const nuisance =
  /^(?:变电|垃圾|垃圾中转|垃圾处理|液化气|搅拌|加油)站$|^(?:垃圾|填埋|焚烧|养.|养殖|屠宰|采石|碎石|搅拌|火葬)场$|^(?:垃圾焚烧|焚烧|砖|化工)厂$|^(?:殡仪馆|公墓|墓地)$/u;

/** Whether a word is a kind of place, which alone is no problem. */
export function isKindOfPlace(word: string): boolean {
  return nameSuffixes.has(word) && !nuisance.test(word) && !statesProblem(word);
}

/** Whether a word says what is wrong or what matter it is. */
function saysProblem(word: string, isGeneral: (word: string) => boolean): boolean {
  if (statesProblem(word)) return true;
  if (empty.test(word) || authority.test(word) || isKindOfPlace(word)) return false;
  return matterOf.has(word) || tellsTrouble(word) || (isGeneral(word) && readSigns(word).trouble);
}

/**
 * The words that state a problem, with those of the printed title before them where none of them says in it what is wrong or what matter it is: beside
 * `路灯长期不亮` nobody expects `散步、方向`. What only bodies share gives way to them.
 * @param stated words that members share, or none
 * @param inTitles whether titles have them
 * @param isUsable whether a term is no piece of a name
 */
export function leadWithTitle(
  stated: readonly string[],
  inTitles: boolean,
  { title, message }: PrintedTitle,
  {
    isBesideNames,
    isUsable,
    isGeneral,
    store,
  }: {
    /** Whether the printed title has a word beside the names that messages have. */
    readonly isBesideNames: (word: string) => boolean;
    readonly isUsable: (term: number) => boolean;
    readonly isGeneral: (word: string) => boolean;
    readonly store: MessageStore;
  },
): readonly string[] {
  if (message === null) return stated;
  const matters = new Set(stated.map((word) => matterOf.get(word)));
  const isTold = (word: string): boolean =>
    tellsTrouble(word) || ((matterOf.has(word) || (statesProblem(word) && !statesAny(word))) && isBesideNames(word));
  if (stated.some(isTold)) return stated;
  const own = listWords(message, title, isUsable, store)
    .filter((word) => saysProblem(word, isGeneral) && !(statesAny(word) && stated.includes(word)))
    // What a stated word says as well is told, in another word.
    .filter((word) => !matterOf.has(word) || !matters.has(matterOf.get(word)));
  // Words of bodies alone that say neither are as often beside the matter.
  if (own.length === 0) return inTitles ? stated : stated.filter((word) => matterOf.has(word));
  const first = own
    .filter((word) => !own.some((other) => other !== word && other.includes(word)))
    .slice(0, mostOfTitle);
  const others = inTitles ? stated : [];
  return [...first, ...others.filter((word) => !first.some((other) => other.includes(word) || word.includes(other)))];
}

/** Words of the printed title in its order, without those of its names. */
function listWords(message: number, title: string, isUsable: (term: number) => boolean, store: MessageStore): string[] {
  const [starts, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const isPrinted = createPrintedTerms(store)(message);
  const words: string[] = [];
  for (let slot = starts[message]!; slot < starts[message + 1]!; slot += 1) {
    const term = terms[slot]!;
    const word = store.vocabulary.texts[term]!;
    if (store.vocabulary.kinds.data[term] !== termKinds.word || (uses[slot]! & nameFlag) !== 0) continue;
    if (isPrinted(slot) && title.includes(word) && isUsable(term) && (matterOf.has(word) || !isGeneralName(word)))
      words.push(word);
  }
  return words.sort((a, b) => title.indexOf(a) - title.indexOf(b));
}

import type { WrittenContribution } from '../texts/without-words.ts';
import { pairsOf } from '../words/character-pairs.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { nameObject } from './name-object.ts';
import { objectsIn } from './objects-in.ts';
import { readClause, type StatedAsk } from './read-clause.ts';
import { splitClauses } from './split-clauses.ts';
import { readSpokenWish } from './spoken-wish.ts';

const sentenceEnd = /[。！!？?；;\n]/u;

/** Longer ones tell much, and ask things beside. */
const longest = 60;

/** Opens a request, or is the mood of one at its end. */
const wishing =
  /^(?:\p{Script=Han}{0,3}(?:恳?请(?!问|客|教|假)|恳求|建议|希望|呼吁|盼|要求)|[求望]|应[该当]|最好|不如)|(?:吧|呗|嘛|好不好|行不行|行吗|好吗)$/u;
/** Asks to be told, and for nothing else. */
const asking = /请问|咨询|告[知诉](?!了|过)|解答|想(?:问|了解)/u;
/** Pairs with these say nothing of a matter. */
const general = /[一两几个些点这那可以能要请把给的了吧在到为和与就都也再不有是人让]/u;

/** Whether so many of some texts as half have a word of what one of them asks in common with it. */
export function isOfMatter(text: string, texts: readonly string[]): boolean {
  const pairs = [...pairsOf(text)].filter((pair) => !general.test(pair));
  return texts.filter((other) => pairs.some((pair) => other.includes(pair))).length * 2 >= texts.length;
}

/** The sentences of a short text that follow what its title says. */
function sentencesAfter({ title, body }: Pick<WrittenContribution, 'title' | 'body'>): string[] {
  return body.split(sentenceEnd).filter((sentence) => sentence.trim() !== '' && sentence.trim() !== title.trim());
}

/**
 * What a short text asks after a title that only tells: in a clause of the lexicon's asks, of the object before others, else in one of the
 * form of a request ("天天停水。管网换一换吧"). Null for letters, which tell much beside, and for questions.
 */
export function stateAfterTitle(
  contribution: Pick<WrittenContribution, 'title' | 'body'>,
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk | null {
  if (contribution.body.length > longest || asking.test(contribution.body)) return null;
  const clauses = sentencesAfter(contribution).map(splitClauses);
  const stated = clauses.flatMap((some) =>
    some.flatMap(({ said, plain }) => (wishing.test(said) ? (readClause(plain, object, lexicon) ?? []) : [])),
  );
  const known = stated.find((one) => one.object === object && object !== null) ?? stated[0];
  if (known !== undefined) return known;
  const isNamed = (text: string): boolean => objectsIn(text, null, lexicon).some((one) => one.object === object);
  for (const some of clauses) {
    const text = readSpokenWish(some, isNamed);
    if (text === null) continue;
    const found = objectsIn(text, null, lexicon);
    const target = found.find((one) => one.object === object) ?? found[0];
    const objectWord = target === undefined ? null : nameObject(target.word, null, lexicon);
    const said = { text, ask: null, group: null, objectWord, object: target?.object ?? null };
    return { ...said, direct: false, leads: false, byForm: true };
  }
  return null;
}

/** Whether a sentence has the form of a request, in whatever words. */
export function isWish(sentence: string): boolean {
  return readSpokenWish(splitClauses(sentence), () => true) !== null;
}

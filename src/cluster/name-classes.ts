import { isGrammaticalWord } from '../segment/function-words.ts';
import { matterOf } from './problem-lexicon.ts';
import { type MessageStore, titleFlag } from './store.ts';

/** What a problem class is called. */
export interface ClassName {
  readonly title: string;
  readonly keywords: readonly string[];
}

/** What is left of a name (1`号线`). */
const pieceOfName = /^号[线楼栋院]$/u;
/** What is left of a sentence (`交了`, `有利于`, `每天晚上`). */
const pieceOfSentence = /[了着]$|^有[利助]于$|^每[天日晚周月年]/u;

const titleWords = 2;
const matterLimit = 3;
const keywordLimit = 8;

/**
 * Names problem classes by what their issues share against other classes: words of one matter count together, since each issue
 * may say it in another one, and the matter is named by the word that most of them use. Titles are unique: of two equal ones
 * the later takes its next word.
 * @param classes positions of issues in `problems`, by class
 */
export function nameClasses(classes: readonly (readonly number[])[], problems: MessageStore): ClassName[] {
  const counted = classes.map((members) => countWords(members, problems));
  const classesOf = new Map<string, number>();
  for (const words of counted) for (const word of words.keys()) classesOf.set(word, (classesOf.get(word) ?? 0) + 1);
  const taken = new Set<string>();
  return counted.map((words, at) => {
    const size = classes[at]!.length;
    const scores = new Map<string, number>();
    for (const [word, { issues, titles }] of words) {
      scores.set(word, ((issues + titles) / (2 * size)) * Math.log(1 + classes.length / classesOf.get(word)!));
    }
    const score = (word: string): number => scores.get(word)!;
    const ranked = [...scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (a < b ? -1 : 1))
      .map(([word]) => word);
    const matters = rankMatters(classes[at]!, problems, score);
    // Words of few of the issues are theirs, not the class's.
    const shared = ranked.filter((word) => words.get(word)!.issues * 2 >= size && words.get(word)!.issues > 1);
    const first = Math.max(
      dropRepeats(matters, matterLimit).length,
      dropRepeats([...matters, ...shared], titleWords).length,
    );
    // One word tells too little (质量 of what?), but a word of few of the issues would tell too much.
    const title = findFreeTitle([...matters, ...shared, ...ranked], Math.max(1, first), taken);
    taken.add(title);
    return { title, keywords: ranked.slice(0, keywordLimit) };
  });
}

/**
 * Words that say something of their own: neither words of grammar, nor such as hold an earlier one or stand in it (就近, 就近入学).
 * @param limit no more are looked for
 */
function dropRepeats(words: readonly string[], limit: number): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (kept.length >= limit) break;
    if (pieceOfName.test(word)) continue;
    if ((isGrammaticalWord(word) || pieceOfSentence.test(word)) && !matterOf.has(word)) continue;
    if (kept.some((other) => other.includes(word) || word.includes(other))) continue;
    kept.push(word);
  }
  return kept;
}

/** The first words that say something, joined, and as many more as it takes to differ from the titles before. */
function findFreeTitle(words: readonly string[], least: number, taken: ReadonlySet<string>): string {
  const titleOf = (count: number): string => dropRepeats(words, count).join('、') || words[0]!;
  for (let length = least; ; length += 1) {
    if (!taken.has(titleOf(length))) return titleOf(length);
    // No further word is left.
    if (titleOf(length + 1) === titleOf(length)) break;
  }
  const title = titleOf(least);
  let number = 2;
  while (taken.has(`${title}（${number}）`)) number += 1;
  return `${title}（${number}）`;
}

/** Issues that have a word, and those that have it in titles. */
function countWords(
  members: readonly number[],
  problems: MessageStore,
): Map<string, { issues: number; titles: number }> {
  const words = new Map<string, { issues: number; titles: number }>();
  for (const i of members) {
    for (let at = problems.starts.data[i]!; at < problems.starts.data[i + 1]!; at += 1) {
      const word = problems.vocabulary.texts[problems.terms.data[at]!]!;
      const count = words.get(word) ?? { issues: 0, titles: 0 };
      words.set(word, count);
      count.issues += 1;
      if (problems.uses.data[at]! & titleFlag) count.titles += 1;
    }
  }
  return words;
}

/** Matters that half or more of the issues have in titles, each named by its best word among the issues' own. */
function rankMatters(members: readonly number[], problems: MessageStore, score: (word: string) => number): string[] {
  const rate = (word: string) => (pieceOfName.test(word) ? -1 : score(word));
  const matters = new Map<number, { issues: number; best: string }>();
  for (const i of members) {
    const seen = new Set<number>();
    for (let at = problems.starts.data[i]!; at < problems.starts.data[i + 1]!; at += 1) {
      const word = problems.vocabulary.texts[problems.terms.data[at]!]!;
      const matter = matterOf.get(word);
      if (matter === undefined || (problems.uses.data[at]! & titleFlag) === 0) continue;
      const known = matters.get(matter) ?? { issues: 0, best: word };
      matters.set(matter, known);
      if (!seen.has(matter)) known.issues += 1;
      seen.add(matter);
      const [own, best] = [rate(word), rate(known.best)];
      if (own > best || (own === best && word < known.best)) known.best = word;
    }
  }
  return [...matters.values()]
    .filter(({ issues }) => issues > 1 && issues * 2 >= members.length)
    .sort((a, b) => b.issues - a.issues || score(b.best) - score(a.best) || (a.best < b.best ? -1 : 1))
    .slice(0, matterLimit)
    .map(({ best }) => best);
}

import { isGrammaticalWord } from '../../../segment/function-words.ts';
import { splitWords } from '../../classes/class-ask.ts';
import { onlyJudges } from '../../classes/class-fault.ts';
import { listPhrases } from '../../classes/class-phrase.ts';
import { leaveOutNames } from '../../classes/leave-out-names.ts';
import { isAside } from '../../terms/asides.ts';
import { isBeside } from '../../terms/besides.ts';
import { matterOf } from '../../terms/problem-lexicon.ts';
import { saidOfAny } from '../../terms/said-of-any.ts';
import { splitClauses } from '../asks/split-clauses.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { WordVectors } from '../words/vectors.ts';

/** Who writes, that somebody does, and that something is not as it should be, without what. */
const saidOfMost: ReadonlySet<string> = new Set(
  `投诉 举报 咨询 反映 求助 建议 希望 请求 解决 处理 维护 规范 管理 设置 进行 作为 是否 事件 周边 房屋 没有 不能 无法 非法 违规 违法 合法 依法 市民 群众 员工 人员 学生 孩子 小孩 一期 二期 三期 堪忧 严重 太差 很差`.split(
    /\s+/u,
  ),
);
/** Of its matter such a word alone says too little. */
const vague =
  /^(?:质量|价格|态度|收费|管理|服务|规划局?|保护|平台|市场|投资|维权|消费|困难|编制|学费|上学|小学|中学|移动|联通|休息|排水|报名|考试|老人|刺鼻|难闻|气味|污染|施工|外墙|计生|睡眠|入睡|睡不着|路面|硬化|晚间|凌晨|半夜|深夜|卫生|休闲)$/u;
/** Joins two things, asks, or counts one of several: no name for what all write of. */
const notOfAll = /[和与或及、]|何时|什么|为何|怎么|是否|第[一二三四五]/u;

/** A matter names a theme if so many of the titles, and such a share, speak of it; what a phrase says beside it fewer say. */
const least = { titles: 3, share: 0.5, beside: 0.2, mean: 0.4 } as const;
/** A word that fewer use is theirs; of words for one matter it may be fewer. */
const ownShare = { inPhrase: 0.18, alone: 0.08 } as const;
/** A word that holds the usual one is taken if so large a part of those who use that use it ("油烟扰民"). */
const fullerShare = 0.3;
/** So much of a body tells what it is about; of fewer contributions what bodies mention is chance. */
const bodies = { length: 120, contributions: 6 } as const;
/** As rare as words are that the vectors lack. */
const unknownRarity = 6;

/** How many contributions have each word, and a word of each matter. */
interface Counts {
  readonly words: ReadonlyMap<string, number>;
  readonly matters: ReadonlyMap<string | number, number>;
}

/**
 * What contributions write of, in words that many of their titles have: what is wrong with what, if titles say so in one go
 * ("夜间施工扰民"), else the word for the matter that half of them name. Null where they have none in common.
 */
export function nameMatter(
  contributions: readonly Pick<WrittenContribution, 'title' | 'body' | 'places'>[],
  vectors: Pick<WordVectors, 'rowOf' | 'idf'>,
): string | null {
  const size = contributions.length;
  const listWords = (texts: readonly string[]): string[] => {
    const words = texts.flatMap((text) => splitWords(text, (word) => vectors.rowOf(word) >= 0));
    return [...new Set(words.filter(tells))];
  };
  const titles = contributions.map(({ title, places }) => {
    const names = places.map(({ name }) => name);
    return leaveOutNames([title], names).flatMap((text) => splitClauses(text).map(({ plain }) => plain));
  });
  const words = titles.map(listWords);
  const named = nameByPhrase(titles, countWords(words), vectors) ?? nameByWord(countWords(words, titles), size);
  if (named !== null || size < bodies.contributions) return named;
  const openings = contributions.map(({ body }, i) => [...titles[i]!, body.slice(0, bodies.length)]);
  return nameByWord(countWords(openings.map(listWords), openings), size);
}

/** What titles say in one go in words that many of them have, of a matter that half of them have. */
function nameByPhrase(
  titles: readonly (readonly string[])[],
  { words, matters }: Counts,
  { rowOf, idf }: Pick<WordVectors, 'rowOf' | 'idf'>,
): string | null {
  const size = titles.length;
  const weights = new Map<string, number>();
  for (const [word, own] of words) {
    const all = matters.get(matterKey(word))!;
    if (all < least.beside * size || own < Math.max(2, ownShare.inPhrase * size)) continue;
    const row = rowOf(word);
    // Of the words for a matter the usual one tells what most mean.
    const usual = 0.25 + (0.75 * own) / all;
    weights.set(word, (all / size) * usual * Math.sqrt(row < 0 ? unknownRarity : idf[row]!));
  }
  const isCommon = (text: string): boolean => {
    const own = splitWords(text, (word) => weights.has(word)).filter((word) => weights.has(word));
    if (own.every((word) => vague.test(word))) return false;
    const counts = own.map((word) => matters.get(matterKey(word))!);
    const sum = counts.reduce((all, one) => all + one, 0);
    return isMost(Math.max(0, ...counts), size) && sum >= least.mean * size * counts.length;
  };
  return listPhrases(titles, weights).find((text) => !notOfAll.test(text) && isCommon(text)) ?? null;
}

/** The word that most use for the matter that most name, or one that holds it, if half of the contributions name that. */
function nameByWord({ words, matters }: Counts, size: number): string | null {
  const [best] = [...matters].filter(([key]) => typeof key === 'number').sort((a, b) => b[1] - a[1]);
  if (best === undefined || !isMost(best[1], size)) return null;
  const own = [...words]
    .filter(([word, uses]) => matterKey(word) === best[0] && uses >= ownShare.alone * size)
    .sort((a, b) => b[1] - a[1]);
  const [usual] = own;
  if (usual === undefined) return null;
  const isVague = vague.test(usual[0]);
  const fuller = own.filter(
    ([word, uses]) =>
      word !== usual[0] && word.includes(usual[0]) && (isVague || uses >= fullerShare * usual[1]) && !vague.test(word),
  );
  const [first] = fuller.sort((a, b) => b[0].length - a[0].length);
  if (first !== undefined) return first[0];
  if (!isVague) return usual[0];
  return own.find(([word, uses]) => !vague.test(word) && uses >= ownShare.inPhrase * size)?.[0] ?? null;
}

function isMost(count: number, size: number): boolean {
  return count >= Math.max(least.titles, least.share * size);
}

/** @param texts of each contribution, in which a word may stand within a longer one ("施工" in "施工扰民"); its words unless given */
function countWords(all: readonly (readonly string[])[], texts?: readonly (readonly string[])[]): Counts {
  const matters = new Map<string | number, number>();
  for (const own of all) {
    for (const key of new Set(own.map(matterKey))) matters.set(key, (matters.get(key) ?? 0) + 1);
  }
  const has = (own: readonly string[], word: string): boolean =>
    texts === undefined ? own.includes(word) : own.some((text) => text.includes(word));
  const words = new Map(
    [...new Set(all.flat())].map((word) => [word, (texts ?? all).filter((own) => has(own, word)).length] as const),
  );
  return { words, matters };
}

/** Words of one matter count together; another word is a matter of its own. */
function matterKey(word: string): string | number {
  return matterOf.get(word) ?? word;
}

function tells(word: string): boolean {
  if (saidOfMost.has(word) || saidOfAny.has(word) || isBeside(word)) return false;
  if (onlyJudges(word) || isGrammaticalWord(word)) return false;
  return matterOf.has(word) || !isAside(word);
}

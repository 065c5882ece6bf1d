import { z } from 'zod';
import type { SegmentedText } from '../../../core/message.ts';
import { nameJudgeSchema, type SummingJudge } from '../judge/name-judge.ts';
import type { FoundName } from '../name-list.ts';
import type { PairFilter } from '../pieces/pair-filter.ts';
import { eachSpan, reachOf, type Span } from './list-spans.ts';
import { readSpanSigns, type SpanSigns } from './span-signs.ts';

/** `titles.json` of names in titles; `titles.bin` has a weight of 8 bits a slot. */
export const titleNamesSchema = nameJudgeSchema.extend({ mostOfWhole: z.int() });

/** What names in titles are found with. */
export interface TitleNameFinder {
  /** Pairs of characters that everyday letters have. */
  readonly common: PairFilter;
  /** Tells names from other stretches of a title. */
  readonly judge: SummingJudge;
  /** What the signs of a stretch as a whole add, at most, in steps of the judge: what cannot reach the threshold is looked at no further. */
  readonly mostOfWhole: number;
}

/** A stretch of a title, and how surely it is a name. */
export interface ScoredTitleSpan extends Span {
  readonly score: number;
}

/** The signs of one stretch together. */
export function signsOfSpan(signs: SpanSigns, { start, end }: Span): number[] {
  const all: number[] = [];
  const take = (sign: number): void => {
    all.push(sign);
  };
  signs.ofStart(start, take);
  signs.ofEnd(end, take);
  for (let at = start; at < end; at += 1) signs.ofUnit(at, take);
  for (let at = start; at + 1 < end; at += 1) signs.ofPair(at, take);
  signs.ofSpan(start, end, take);
  return all;
}

/**
 * The stretches of a text, outside of the names that were found, that a judge takes for proper names, whatever ends they have; none
 * across another, the surest first taken.
 * @param names in order of appearance
 * @param isRefused tells what is no name whatever the judge says
 * @param before where the last of them begins, at most
 * @returns in order of appearance
 */
export function findTitleNames(
  text: SegmentedText,
  names: readonly FoundName[],
  finder: TitleNameFinder,
  isRefused: (span: Span) => boolean,
  before = text.text.length,
): ScoredTitleSpan[] {
  const likely = listLikely(text, names, finder, before).sort(
    (a, b) => b.score - a.score || a.start - b.start || a.end - b.end,
  );
  const taken: ScoredTitleSpan[] = [];
  for (const span of likely) {
    if (taken.some(({ start, end }) => start < span.end && end > span.start)) continue;
    if (!isRefused(span)) taken.push(span);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Scores by sums over starts, ends and characters: only for stretches that may reach the threshold signs of their own are read. */
function listLikely(
  text: SegmentedText,
  names: readonly FoundName[],
  { common, judge, mostOfWhole }: TitleNameFinder,
  before: number,
): ScoredTitleSpan[] {
  const reach = reachOf(text, before);
  const signs = readSpanSigns(text, names, common, reach);
  let sum = 0;
  const take = (sign: number): void => {
    sum += judge.weightOf(sign);
  };
  const starts = new Int32Array(reach + 1);
  const ends = new Int32Array(reach + 1);
  const isKnown = new Uint8Array(reach + 1);
  // Of the characters before a position, and of the pairs of which the second one stands before it.
  const units = new Int32Array(reach + 1);
  const pairs = new Int32Array(reach + 1);
  let summed = 0;
  const sumUpTo = (end: number): void => {
    for (; summed < end; summed += 1) {
      sum = 0;
      signs.ofUnit(summed, take);
      units[summed + 1] = units[summed]! + sum;
      sum = 0;
      if (summed > 0) signs.ofPair(summed - 1, take);
      pairs[summed + 1] = pairs[summed]! + sum;
    }
  };
  const likely: ScoredTitleSpan[] = [];
  eachSpan(text, names, before, (start, end) => {
    if (!(isKnown[start]! & 1)) {
      sum = 0;
      signs.ofStart(start, take);
      starts[start] = sum;
      isKnown[start]! |= 1;
    }
    if (!(isKnown[end]! & 2)) {
      sum = 0;
      signs.ofEnd(end, take);
      ends[end] = sum;
      isKnown[end]! |= 2;
      sumUpTo(end);
    }
    const parts = starts[start]! + ends[end]! + units[end]! - units[start]! + pairs[end]! - pairs[start + 1]!;
    if (judge.scoreOf(parts + mostOfWhole) < judge.threshold) return;
    sum = parts;
    signs.ofSpan(start, end, take);
    const score = judge.scoreOf(sum);
    if (score >= judge.threshold) likely.push({ start, end, score });
  });
  return likely;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type BenchCorpus,
  joinCorpora,
  type NamedMessage,
  prepareCorpus,
  readNamed,
  withoutTitles,
} from '../bench/issues/load-messages.ts';
import { goldIssuesSchema } from '../src/cluster/evaluate/evaluate-issues.ts';
import { type CollectedPair, collectPairs } from '../src/cluster/pairs/collect-pairs.ts';
import { pairFeatureNames } from '../src/cluster/pairs/pair-features.ts';
import { issueSettings } from '../src/cluster/settings.ts';
import type { BoostTable } from '../src/cluster/trees/boost-trees.ts';

/** Of fewer candidates than clustering looks at: those of least in common are hardly ever one issue, and teach nothing else. */
export const collecting = issueSettings.parse({ candidates: 14, candidateFloor: 0.06, probeTerms: 10 });

/**
 * What pairs weigh: within a written board, read by itself and among others' messages, across, of real boards, of both without titles, and
 * of generated messages, of which there are as many as one likes.
 */
export const weightsOf = {
  alone: 0.35,
  amongOthers: 0.7,
  across: 0.35,
  real: 4,
  realUntitled: 2,
  untitled: 0.35,
  generated: 0.4,
};
/** Real pairs stand for those that they were drawn from, for so many at most. */
const mostDrawn = 3;

const pairMark = z.tuple([z.string(), z.string(), z.literal([0, 1])]);
export const marksSchema = z.object({
  groups: z.array(z.array(z.string())),
  pairs: z.array(pairMark),
  drawn: z.array(z.tuple([...pairMark.def.items, z.number().positive()])),
  /** Whether a message is of the issue that most of these others are of. */
  members: z.array(z.tuple([z.string(), z.array(z.string()).min(1), z.literal([0, 1])])),
});

/** A pair of messages that were read. */
export interface MarkedPair {
  readonly features: Float64Array;
  readonly isOneIssue: boolean;
  readonly weight: number;
}

/** Pairs of one written board. */
export interface WrittenPairs {
  /** By itself, without its titles, and among the messages of real boards. */
  readonly alone: readonly MarkedPair[];
  readonly untitled: readonly MarkedPair[];
  readonly amongOthers: readonly MarkedPair[];
}

/** Real messages with their marks. */
export interface RealBoards {
  readonly named: readonly NamedMessage[];
  readonly corpus: BenchCorpus;
}

export async function readBoards(files: readonly string[]): Promise<RealBoards> {
  const named = await readNamed(files);
  return { named, corpus: await prepareCorpus(named) };
}

/** The same boards without titles. */
export async function untitle({ named }: RealBoards): Promise<RealBoards> {
  const untitled = withoutTitles(named);
  return { named: untitled, corpus: await prepareCorpus(untitled) };
}

/** Pairs of real messages that one reader marked, or that stand in marked groups: of one group or of two. */
export async function markRealPairs(
  { corpus }: RealBoards,
  marksFile: string,
  weight: number = weightsOf.real,
): Promise<MarkedPair[]> {
  const marks = marksSchema.parse(JSON.parse(readFileSync(marksFile, 'utf8')));
  const groupOf = new Map(marks.groups.flatMap((group, index) => group.map((id) => [id, index] as const)));
  const read = new Map<string, readonly [isOneIssue: boolean, weight: number]>();
  for (const [a, b, mark] of marks.pairs) read.set(pairOf(a, b), [mark === 1, 1]);
  for (const [a, b, mark, drawnFrom] of marks.drawn)
    read.set(pairOf(a, b), [mark === 1, Math.min(drawnFrom, mostDrawn)]);
  return (await collectPairs(corpus.messages, collecting)).flatMap(({ left, right, features }) => {
    const [a, b] = [corpus.idsOf.get(left)![0]!, corpus.idsOf.get(right)![0]!];
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    const mark = read.get(pairOf(a, b)) ?? (one === undefined || other === undefined ? null : [one === other, 1]);
    return mark === null ? [] : [{ features, isOneIssue: mark[0], weight: weight * mark[1] }];
  });
}

/**
 * Pairs of a written board `NAME.jsonl`, whose issues `NAME.json` has: by itself, and among real messages, to the middle of whose time
 * its own are moved, and none of which is of its issues.
 */
export async function markWrittenPairs(name: string, boards: RealBoards): Promise<WrittenPairs> {
  const gold = goldIssuesSchema.parse(JSON.parse(readFileSync(`${name}.json`, 'utf8')));
  const issueOf = new Map(gold.issues.flatMap(({ ids }, index) => ids.map((id) => [id, index] as const)));
  const unsure = new Set(gold.exclude);
  const named = await readNamed([`${name}.jsonl`]);
  const own = new Set(named.map(({ id }) => id));
  const plain = (id: string): string => id.slice(id.indexOf(':') + 1);
  const mark = (corpus: BenchCorpus, pairs: readonly CollectedPair[], weight: number): MarkedPair[] =>
    pairs.flatMap(({ left, right, features }) => {
      const ids = [corpus.idsOf.get(left)![0]!, corpus.idsOf.get(right)![0]!];
      const written = ids.filter((id) => own.has(id)).map(plain);
      if (written.length === 0 || written.some((id) => unsure.has(id))) return [];
      if (written.length === 1) return [{ features, isOneIssue: false, weight: weightsOf.across }];
      const [one, other] = written.map((id) => issueOf.get(id));
      return [{ features, isOneIssue: one !== undefined && one === other, weight }];
    });
  const corpus = await prepareCorpus(named);
  const untitled = await prepareCorpus(withoutTitles(named));
  const moved = await prepareCorpus(moveTo(middleOf(boards.named), named));
  const together = joinCorpora([moved, boards.corpus]);
  return {
    alone: mark(corpus, await collectPairs(corpus.messages, collecting), weightsOf.alone),
    untitled: mark(untitled, await collectPairs(untitled.messages, collecting), weightsOf.untitled),
    amongOthers: mark(together, await collectPairs(together.messages, collecting), weightsOf.amongOthers),
  };
}

export function tableOf(pairs: readonly MarkedPair[]): BoostTable {
  return {
    columns: pairFeatureNames.map((_, feature) => Float64Array.from(pairs, ({ features }) => features[feature]!)),
    targets: Uint8Array.from(pairs, ({ isOneIssue }) => (isOneIssue ? 1 : 0)),
    weights: Float64Array.from(pairs, ({ weight }) => weight),
  };
}

/** Paths without ending of the boards of a folder whose names begin so. */
export function boardNames(folder: string, prefix: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.jsonl'))
    .sort()
    .map((file) => join(folder, file.slice(0, -'.jsonl'.length)));
}

/** A pair by its ids, in whichever order. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

const day = 86_400_000;
const timeOf = ({ message }: NamedMessage): number => Date.parse(`${message.createdAt.replace(' ', 'T')}Z`);

function middleOf(named: readonly NamedMessage[]): number {
  const times = named.map(timeOf).sort((a, b) => a - b);
  return times[times.length >> 1]!;
}

/** Moves messages by whole days, the middle of them to a time. */
function moveTo(time: number, named: readonly NamedMessage[]): NamedMessage[] {
  const by = Math.round((time - middleOf(named)) / day) * day;
  return named.map((entry) => {
    const createdAt = new Date(timeOf(entry) + by).toISOString().slice(0, 19).replace('T', ' ');
    return { ...entry, message: { ...entry.message, createdAt } };
  });
}

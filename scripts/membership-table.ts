import { readFileSync } from 'node:fs';
import { type BenchCorpus, prepareCorpus, readNamed, withoutTitles } from '../bench/issues/load-messages.ts';
import { goldIssuesSchema } from '../src/cluster/evaluate/evaluate-issues.ts';
import { membersOf } from '../src/cluster/groups/groups.ts';
import { caseFeatureNames, createCaseReader } from '../src/cluster/memberships/case-features.ts';
import { issueSettings } from '../src/cluster/settings.ts';
import type { BoostTable } from '../src/cluster/trees/boost-trees.ts';
import type { BoostedTrees } from '../src/cluster/trees/boosted-trees.ts';
import { type CollectedGroups, collectGroups } from './collect-groups.ts';
import { marksSchema, pairOf, type RealBoards, untitle } from './issue-pair-table.ts';

/**
 * What cases weigh: of written boards, of the same without titles, and of real messages, with titles and without, where a real board has most
 * that only looks as if it belonged.
 */
const weights = { written: 0.6, writtenUntitled: 0.3, real: 0.6, realUntitled: 0.6 };
/** Members of a group that are read beside a neighbouring group, at most. */
const mostNeighbours = 8;

/** A message beside a group, and whether it is of the issue that most of the group are of. */
export interface MarkedCase {
  readonly features: Float64Array;
  readonly isMember: boolean;
  readonly weight: number;
}

/** Of a message and of others by their keys; null where it is not known. */
type Judge = (message: string, others: readonly string[]) => boolean | null;

/** Cases of a written board `PATH.jsonl`, whose issues `PATH.json` has. */
export async function markWrittenCases(path: string, trees: BoostedTrees): Promise<MarkedCase[]> {
  const gold = goldIssuesSchema.parse(JSON.parse(readFileSync(`${path}.json`, 'utf8')));
  const issueOf = new Map(gold.issues.flatMap(({ ids }, index) => ids.map((id) => [id, index] as const)));
  const unsure = new Set(gold.exclude);
  const named = await readNamed([`${path}.jsonl`]);
  const titled = await prepareCorpus(named);
  const idOf = (key: string): string => titled.idsOf.get(key)![0]!.replace(/^[^:]*:/, '');
  const judge: Judge = (message, others) => {
    const known = others.map(idOf).filter((id) => !unsure.has(id));
    if (unsure.has(idOf(message)) || known.length === 0) return null;
    const counts = new Map<number, number>();
    for (const id of known) {
      const issue = issueOf.get(id);
      if (issue !== undefined) counts.set(issue, (counts.get(issue) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    if (most === undefined) return false;
    return 2 * most[1] < known.length ? null : issueOf.get(idOf(message)) === most[0];
  };
  const untitled = await prepareCorpus(withoutTitles(named));
  return [
    ...(await markCases(titled, trees, weights.written, judge)),
    ...(await markCases(untitled, trees, weights.writtenUntitled, judge)),
  ];
}

/** Cases of real messages, by what readers said of the message and at least half of the others. */
export async function markRealCases(boards: RealBoards, marksFile: string, trees: BoostedTrees): Promise<MarkedCase[]> {
  const marks = marksSchema.parse(JSON.parse(readFileSync(marksFile, 'utf8')));
  const groupOf = new Map(marks.groups.flatMap((group, index) => group.map((id) => [id, index] as const)));
  const read = new Map<string, boolean>();
  for (const [message, others, mark] of marks.members)
    for (const other of others) read.set(pairOf(message, other), mark === 1);
  for (const [a, b, mark] of [...marks.pairs, ...marks.drawn]) read.set(pairOf(a, b), mark === 1);
  const { corpus } = boards;
  const idOf = (key: string): string => corpus.idsOf.get(key)![0]!;
  const judgePair = (a: string, b: string): boolean | null => {
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    return read.get(pairOf(a, b)) ?? (one === undefined || other === undefined ? null : one === other);
  };
  const judge: Judge = (message, others) => {
    const said = others.map((other) => judgePair(idOf(message), idOf(other))).filter((mark) => mark !== null);
    const yes = said.filter((mark) => mark).length;
    return 2 * said.length < others.length || 2 * yes === said.length ? null : 2 * yes > said.length;
  };
  const untitled = (await untitle(boards)).corpus;
  return [
    ...(await markCases(corpus, trees, weights.real, judge)),
    ...(await markCases(untitled, trees, weights.realUntitled, judge)),
  ];
}

export function tableOfCases(cases: readonly MarkedCase[]): BoostTable {
  return {
    columns: caseFeatureNames.map((_, feature) => Float64Array.from(cases, ({ features }) => features[feature]!)),
    targets: Uint8Array.from(cases, ({ isMember }) => (isMember ? 1 : 0)),
    weights: Float64Array.from(cases, ({ weight }) => weight),
  };
}

async function markCases(
  corpus: BenchCorpus,
  trees: BoostedTrees,
  weight: number,
  judge: Judge,
): Promise<MarkedCase[]> {
  const collected = await collectGroups(corpus.messages, issueSettings.parse({}), trees);
  const { keys } = collected;
  const read = createCaseReader(collected.comparer);
  return listCases(collected).flatMap(([message, others]) => {
    const isMember = judge(
      keys[message]!,
      others.map((other) => keys[other]!),
    );
    return isMember === null ? [] : [{ features: read(message, others), isMember, weight }];
  });
}

/**
 * Members of groups beside the others of their own, and what an edge leads to: messages that stand alone and members of smaller groups beside
 * a group, and two that stand alone beside each other. More than `settleMemberships` decides: all of them show what a member is like.
 */
function listCases({ groups, edges }: CollectedGroups): (readonly [message: number, others: readonly number[]])[] {
  const cases: (readonly [number, readonly number[]])[] = [];
  for (const members of groups.members.values()) {
    for (const message of members) cases.push([message, members.filter((member) => member !== message)]);
  }
  const seen = new Set<string>();
  for (let edge = 0; edge < edges.length; edge += 1) {
    const sides = [edges.left[edge]!, edges.right[edge]!].map((message) => groups.of[message]!);
    const [smaller, larger] = sides.map((group) => membersOf(groups, group)).sort((a, b) => a.length - b.length) as [
      readonly number[],
      readonly number[],
    ];
    const pair = sides.sort((a, b) => a - b).join();
    if (smaller === larger || seen.has(pair)) continue;
    seen.add(pair);
    for (const message of smaller.slice(0, mostNeighbours)) cases.push([message, larger]);
    if (larger.length === 1) cases.push([larger[0]!, smaller]);
  }
  return cases;
}

import { z } from 'zod';

/** Issues read by hand: `issues.dev.json` has this form. */
export const goldIssuesSchema = z.object({
  issues: z.array(z.object({ name: z.string().optional(), ids: z.array(z.string()).min(1) })),
  exclude: z.array(z.string()).default([]),
});

export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/** A group of one side that the other side puts together wrongly or takes apart. */
export interface GroupError {
  /** Message ids, by group of the other side, the largest part first. */
  readonly parts: readonly (readonly string[])[];
  /** Number of pairs that are wrong. */
  readonly pairs: number;
}

export interface IssueScores {
  readonly b3: PrecisionRecall;
  readonly pairwise: PrecisionRecall;
  /** Number of messages scored. */
  readonly messages: number;
  /** Predicted groups that mix gold issues or foreign messages, the worst first. */
  readonly merges: readonly GroupError[];
  /** Gold issues that the prediction takes apart, the worst first. */
  readonly splits: readonly GroupError[];
}

function scoreOf(precision: number, recall: number): PrecisionRecall {
  return { precision, recall, f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Groups without the excluded messages, as label by message; messages alone in their group are left out. */
function labelGroups(groups: Iterable<readonly string[]>, excluded: ReadonlySet<string>): Map<string, number> {
  const labels = new Map<string, number>();
  for (const [label, ids] of [...groups].entries()) {
    const kept = [...new Set(ids)].filter((id) => !excluded.has(id));
    if (kept.length >= 2) for (const id of kept) labels.set(id, label);
  }
  return labels;
}

function sizes(labels: ReadonlyMap<string, number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const label of labels.values()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/**
 * B³ (Bagga and Baldwin 1998) and pairwise precision, recall and F1 over all messages that the gold or the prediction puts
 * in an issue of two or more; excluded messages are taken out of both sides first. A message without group is alone.
 * @param gold groups of message ids, disjoint
 * @param predicted groups of message ids, disjoint
 */
export function scoreIssues(
  gold: Iterable<readonly string[]>,
  predicted: Iterable<readonly string[]>,
  exclude: Iterable<string> = [],
): IssueScores {
  const excluded = new Set(exclude);
  const goldOf = labelGroups(gold, excluded);
  const predictedOf = labelGroups(predicted, excluded);
  const universe = [...new Set([...goldOf.keys(), ...predictedOf.keys()])].sort();
  const goldSizes = sizes(goldOf);
  const predictedSizes = sizes(predictedOf);
  const both = new Map<string, number>();
  for (const id of universe) {
    const g = goldOf.get(id);
    const p = predictedOf.get(id);
    if (g !== undefined && p !== undefined) both.set(`${g} ${p}`, (both.get(`${g} ${p}`) ?? 0) + 1);
  }
  let precision = 0;
  let recall = 0;
  for (const id of universe) {
    const g = goldOf.get(id);
    const p = predictedOf.get(id);
    const shared = g === undefined || p === undefined ? 1 : both.get(`${g} ${p}`)!;
    precision += shared / (p === undefined ? 1 : predictedSizes.get(p)!);
    recall += shared / (g === undefined ? 1 : goldSizes.get(g)!);
  }
  const pairs = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const n of counts) sum += (n * (n - 1)) / 2;
    return sum;
  };
  const right = pairs(both.values());
  const n = universe.length;
  const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    b3: n === 0 ? scoreOf(1, 1) : scoreOf(precision / n, recall / n),
    pairwise: scoreOf(ratio(right, pairs(predictedSizes.values())), ratio(right, pairs(goldSizes.values()))),
    messages: n,
    merges: findErrors(predictedOf, goldOf),
    splits: findErrors(goldOf, predictedOf),
  };
}

function findErrors(groupOf: ReadonlyMap<string, number>, otherOf: ReadonlyMap<string, number>): GroupError[] {
  const groups = new Map<number, Map<string, string[]>>();
  for (const [id, label] of groupOf) {
    const parts = groups.get(label) ?? new Map<string, string[]>();
    groups.set(label, parts);
    const other = otherOf.get(id);
    const key = other === undefined ? id : `#${other}`;
    parts.set(key, [...(parts.get(key) ?? []), id]);
  }
  const errors: GroupError[] = [];
  for (const parts of groups.values()) {
    if (parts.size < 2) continue;
    const sorted = [...parts.values()].sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
    const total = sorted.reduce((sum, part) => sum + part.length, 0);
    const kept = sorted.reduce((sum, part) => sum + (part.length * (part.length - 1)) / 2, 0);
    errors.push({ parts: sorted, pairs: (total * (total - 1)) / 2 - kept });
  }
  return errors.sort((a, b) => b.pairs - a.pairs || (a.parts[0]![0]! < b.parts[0]![0]! ? -1 : 1));
}

/** What a reader of errors wants to see of a message. */
export type DescribeMessage = (id: string) => string;

/** Scores and the worst errors as text, for a terminal. */
export function printIssueScores(scores: IssueScores, describe: DescribeMessage, worst = 10): string {
  const percent = (value: number): string => value.toFixed(3);
  const line = (name: string, { precision, recall, f }: PrecisionRecall): string =>
    `${name.padEnd(9)} precision ${percent(precision)}  recall ${percent(recall)}  F ${percent(f)}`;
  const lines = [line('B³', scores.b3), line('pairwise', scores.pairwise), `messages scored: ${scores.messages}`];
  const list = (heading: string, errors: readonly GroupError[]): void => {
    lines.push('', `${heading} (${errors.length})`);
    for (const error of errors.slice(0, worst)) {
      lines.push(`- ${error.pairs} wrong pairs`);
      for (const part of error.parts.slice(0, 6)) {
        lines.push(
          `  · ${part.length}: ${part
            .slice(0, 2)
            .map((id) => `${id} ${describe(id)}`)
            .join(' / ')}`,
        );
      }
    }
  };
  list('Worst merges: predicted issues that mix several', scores.merges);
  list('Worst splits: issues that the prediction takes apart', scores.splits);
  return lines.join('\n');
}

import type { PossibleMergeRow } from './contract.ts';
import type { Edges } from './groups/edges.ts';
import type { Issue } from './state/lineage.ts';
import type { MessageStore } from './store/store.ts';
import type { Weights } from './store/weights.ts';
import { countShared, listSharedTerms } from './terms/shared-terms.ts';

/** Each issue, or message that stands alone, is listed with so many others at most, the likeliest ones. */
const mostEach = 5;

/** What pairs are looked at, and what became of their messages. */
export interface PossibleInput {
  /** Pairs of messages that clustering did not join. */
  readonly pairs: Edges;
  /** After the editor log. */
  readonly issues: readonly Issue[];
  /** Keys of two messages each whose issues an editor told apart. */
  readonly apart: readonly (readonly [string, string])[];
  /** Keys of messages that are counted nowhere. */
  readonly copies: ReadonlySet<string>;
  readonly ranks: Int32Array;
  readonly store: MessageStore;
  readonly weights: Weights;
}

/**
 * Pairs of issues, or of messages that stand alone, that may be one issue though clustering did not join them, by the likeliest
 * pair of their messages, likeliest first. Left out: what an editor dismissed, told apart, or has in one issue by now.
 */
export function listPossibleMerges(input: PossibleInput): PossibleMergeRow[] {
  const { pairs, issues, copies, ranks, store } = input;
  const sides = createSides(input);
  const best = new Map<number, number>();
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const left = pairs.left[pair]!;
    const right = pairs.right[pair]!;
    if (copies.has(store.keys[left]!) || copies.has(store.keys[right]!)) continue;
    const [a, b] = [sides.of(left), sides.of(right)];
    if (a === b || isDismissed(issues[a]) || isDismissed(issues[b])) continue;
    const key = sides.pairOf(a, b);
    const other = best.get(key);
    if (other === undefined || precedes(pair, other, input)) best.set(key, pair);
  }
  for (const [left, right] of sides.listApart()) best.delete(sides.pairOf(left, right));
  const listed = new Map<number, number>();
  const rows: PossibleMergeRow[] = [];
  for (const pair of [...best.values()].sort((x, y) => (precedes(x, y, input) ? -1 : 1))) {
    const messages = [pairs.left[pair]!, pairs.right[pair]!];
    const counts = messages.map((i) => listed.get(sides.of(i)) ?? 0);
    // A large issue may have many that belong to it: each of them counts it among its own few.
    if (counts.every((count) => count >= mostEach)) continue;
    for (const [at, i] of messages.entries()) listed.set(sides.of(i), counts[at]! + 1);
    const sizeOf = (i: number): number => issues[sides.of(i)]?.members.length ?? 1;
    const [left, right] = messages.sort((x, y) => sizeOf(y) - sizeOf(x) || ranks[x]! - ranks[y]!) as [number, number];
    rows.push(describePair(left, right, pairs.scores[pair]!, sides, input));
  }
  return rows;
}

function isDismissed(issue: Issue | undefined): boolean {
  return issue?.edited?.dismissed === true;
}

function describePair(
  left: number,
  right: number,
  logOdds: number,
  sides: Sides,
  { issues, store, weights }: PossibleInput,
): PossibleMergeRow {
  return {
    left_issue_id: issues[sides.of(left)]?.id ?? null,
    left_key: store.keys[left]!,
    right_issue_id: issues[sides.of(right)]?.id ?? null,
    right_key: store.keys[right]!,
    log_odds: Math.round(logOdds * 100) / 100,
    why: listSharedTerms(right, countShared([left, right], store), store, weights),
  };
}

/** Whether a pair is likelier than another; of equal ones the earlier. */
function precedes(x: number, y: number, { pairs, ranks }: PossibleInput): boolean {
  if (pairs.scores[x] !== pairs.scores[y]) return pairs.scores[x]! > pairs.scores[y]!;
  const early = (pair: number): number => Math.min(ranks[pairs.left[pair]!]!, ranks[pairs.right[pair]!]!);
  const late = (pair: number): number => Math.max(ranks[pairs.left[pair]!]!, ranks[pairs.right[pair]!]!);
  return early(x) !== early(y) ? early(x) < early(y) : late(x) < late(y);
}

/** What stands on either side of a pair, by number: an issue by its place in the list, a message alone by a number above. */
interface Sides {
  readonly of: (message: number) => number;
  readonly pairOf: (a: number, b: number) => number;
  readonly listApart: () => (readonly [number, number])[];
}

function createSides({ issues, apart, store }: PossibleInput): Sides {
  const issueAt = new Int32Array(store.keys.length).fill(-1);
  for (const [at, { members }] of issues.entries()) for (const i of members) issueAt[i] = at;
  const sideOf = (message: number): number => (issueAt[message]! < 0 ? issues.length + message : issueAt[message]!);
  const count = issues.length + store.keys.length;
  return {
    of: sideOf,
    pairOf: (a, b) => Math.min(a, b) * count + Math.max(a, b),
    listApart: () => {
      const named = new Map(apart.flat().map((key) => [key, -1]));
      if (named.size > 0) for (const [i, key] of store.keys.entries()) if (named.has(key)) named.set(key, i);
      return apart.map(([left, right]) => [sideOf(named.get(left)!), sideOf(named.get(right)!)] as const);
    },
  };
}

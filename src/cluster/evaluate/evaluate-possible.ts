/** One pair of a list of possible merges, by the nearest message of either side. */
export type PossiblePair = readonly [left: string, right: string];

export interface PossibleScores {
  /** Pairs listed, without those that take no part. */
  readonly listed: number;
  /** Of these, pairs whose sides have messages of one gold issue. */
  readonly right: number;
  /** Joins that would make gold issues whole which the prediction takes apart: one less than the parts of each. */
  readonly missing: number;
  /** Of these, the joins that a person who takes all right pairs would make. */
  readonly found: number;
}

/**
 * How far a list of possible merges leads to what clustering left apart.
 * @param gold groups of message ids, disjoint
 * @param predicted groups of message ids; of several that hold a message the last counts, one without group stands alone
 * @param exclude messages that take no part; pairs that name one are left out
 */
export function scorePossible(
  gold: Iterable<readonly string[]>,
  predicted: Iterable<readonly string[]>,
  pairs: readonly PossiblePair[],
  exclude: Iterable<string> = [],
): PossibleScores {
  const excluded = new Set(exclude);
  const partOf = new Map<string, string>();
  for (const ids of predicted) for (const id of ids) partOf.set(id, `#${ids[0]!}`);
  const sideOf = (id: string): string => partOf.get(id) ?? id;
  const goldOf = new Map<string, Set<number>>();
  const parts: Set<string>[] = [];
  for (const [issue, ids] of [...gold].entries()) {
    const sides = new Set(ids.filter((id) => !excluded.has(id)).map(sideOf));
    parts.push(sides);
    for (const side of sides) goldOf.set(side, (goldOf.get(side) ?? new Set()).add(issue));
  }
  const counted = pairs
    .filter((pair) => !pair.some((id) => excluded.has(id)))
    .map(([left, right]) => [sideOf(left), sideOf(right)] as const);
  const sharedBy = ([left, right]: readonly [string, string]): number[] =>
    [...(goldOf.get(left) ?? [])].filter((issue) => goldOf.get(right)?.has(issue));
  let found = 0;
  for (const [issue, sides] of parts.entries()) {
    found += countJoins(
      sides,
      counted.filter((pair) => sharedBy(pair).includes(issue)),
    );
  }
  return {
    listed: counted.length,
    right: counted.filter((pair) => sharedBy(pair).length > 0).length,
    missing: parts.reduce((sum, { size }) => sum + Math.max(0, size - 1), 0),
    found,
  };
}

/** How many fewer parts there are when these pairs are joined. */
function countJoins(parts: ReadonlySet<string>, pairs: readonly (readonly [string, string])[]): number {
  const joined = new Map([...parts].map((part) => [part, part]));
  const rootOf = (part: string): string => {
    const up = joined.get(part)!;
    return up === part ? part : rootOf(up);
  };
  let count = 0;
  for (const [left, right] of pairs) {
    const [a, b] = [rootOf(left), rootOf(right)];
    if (a === b) continue;
    joined.set(b, a);
    count += 1;
  }
  return count;
}

/** A line on what the listed pairs would bring. */
export function printPossibleScores({ listed, right, missing, found }: PossibleScores): string {
  return `possible merges: ${listed} listed, ${right} right; with them ${found} of the ${missing} joins that are missing`;
}

import type { IssueSettings } from '../settings.ts';
import { agglomerate } from './agglomerate.ts';
import type { Grouping, PairComparer } from './compare-groups.ts';
import type { Edges } from './edges.ts';
import { createGroups, exemplarsOf, type Groups, splitOff } from './groups.ts';

/** A part has two members or more, and leaves as many behind. */
const leastParted = 4;

/**
 * Splits groups of earlier runs that have grown in this one where they would not come together today. A name that few messages had has
 * become common since, so that two matters at it no longer fit each other, though each of their members fits the one it came with. The
 * exemplars are joined anew down to `stayThreshold`, so that what hardly fits stays; where that leaves parts of two or more, the largest keeps
 * the group, and every member goes to the part that it fits best.
 * @param before the groups in which earlier runs left their messages
 * @returns the group that each new one was split from, by names that hold until messages move again
 */
export function splitGroups(
  groups: Groups,
  before: Int32Array,
  { ranks, comparer, settings }: Grouping,
): ReadonlyMap<number, number> {
  const grown = new Set<number>();
  for (let message = before.length; message < groups.of.length; message += 1) grown.add(groups.of[message]!);
  const splits = new Map<number, number>();
  for (const group of [...grown].sort((a, b) => ranks[a]! - ranks[b]!)) {
    const members = groups.members.get(group);
    if (members === undefined || !wasOneBefore(members, before)) continue;
    const [largest, ...others] = joinAnew(exemplarsOf(groups, group), comparer, settings);
    if (largest === undefined || others.length === 0) continue;
    const parts = divide(members, [largest, ...others], comparer);
    const staying = parts[0]![0]!;
    const leaving = parts.slice(1).map((part) => splitOff(groups, part, ranks, settings.exemplars));
    for (const part of leaving) splits.set(part, groups.of[staying]!);
  }
  return splits;
}

/** Whether these are one issue of earlier runs, large enough to be parted: what was joined in this run was joined by the weights of this run. */
function wasOneBefore(members: readonly number[], before: Int32Array): boolean {
  const counts = new Map<number, number>();
  for (const member of members) {
    const group = before[member];
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const issues = [...counts.values()].filter((count) => count > 1);
  return issues.length === 1 && issues[0]! >= leastParted;
}

/** Parts of two or more that some messages make when they are joined anew, the largest first. */
function joinAnew(messages: readonly number[], comparer: PairComparer, settings: IssueSettings): number[][] {
  const parts = createGroups(messages.length);
  const toMessages = (places: readonly number[]): number[] => places.map((place) => messages[place]!);
  const local: PairComparer = {
    pair: (a, b) => comparer.pair(messages[a]!, messages[b]!),
    groups: (left, right) => comparer.groups(toMessages(left), toMessages(right)),
  };
  const inOrder = Int32Array.from(messages, (_, place) => place);
  agglomerate(parts, listPairs(messages.length, local), {
    ranks: inOrder,
    comparer: local,
    settings: { ...settings, threshold: settings.stayThreshold },
  });
  const found = [...parts.members.values()].map((places) => [...places].sort((a, b) => a - b));
  return found.sort((a, b) => b.length - a.length || a[0]! - b[0]!).map(toMessages);
}

/** All pairs of so many items. */
function listPairs(items: number, comparer: PairComparer): Edges {
  const length = (items * (items - 1)) / 2;
  const edges = {
    length,
    left: new Int32Array(length),
    right: new Int32Array(length),
    scores: new Float32Array(length),
  };
  let edge = 0;
  for (let a = 0; a < items; a += 1) {
    for (let b = a + 1; b < items; b += 1) {
      edges.left[edge] = a;
      edges.right[edge] = b;
      edges.scores[edge] = comparer.pair(a, b);
      edge += 1;
    }
  }
  return edges;
}

/** Puts every member into the part that it fits best, the first of several that it fits alike. */
function divide(members: readonly number[], cores: readonly (readonly number[])[], comparer: PairComparer): number[][] {
  const coreOf = new Map(cores.flatMap((core, part) => core.map((member) => [member, part] as const)));
  const parts = cores.map((): number[] => []);
  for (const member of members) {
    let best = coreOf.get(member);
    if (best === undefined) {
      const fits = cores.map((core) => comparer.groups([member], core));
      best = fits.indexOf(Math.max(...fits));
    }
    parts[best]!.push(member);
  }
  return parts;
}

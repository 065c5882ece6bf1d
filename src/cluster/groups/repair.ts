import type { Grouping, PairComparer } from './compare-groups.ts';
import type { Edges } from './edges.ts';
import { exemplarsOf, type Groups, moveMessages } from './groups.ts';

/**
 * Repairs groups of three or more after joining: a message that fits its own group by less than `stayThreshold` goes to the
 * group of one of its edges that it fits by the threshold, or stands alone. All fits are taken before any move.
 */
export function repairGroups(groups: Groups, edges: Edges, { ranks, comparer, settings }: Grouping): void {
  const touched = new Set<number>();
  for (let edge = 0; edge < edges.length; edge += 1) {
    touched.add(groups.of[edges.left[edge]!]!);
    touched.add(groups.of[edges.right[edge]!]!);
  }
  const doubtful = new Map<number, Set<number>>();
  for (const group of touched) {
    const members = groups.members.get(group);
    if (members === undefined || members.length < 3) continue;
    const exemplars = exemplarsOf(groups, group);
    for (const message of members) {
      if (fitTo(message, exemplars, comparer) < settings.stayThreshold) doubtful.set(message, new Set());
    }
  }
  if (doubtful.size === 0) return;
  for (let edge = 0; edge < edges.length; edge += 1) {
    const left = edges.left[edge]!;
    const right = edges.right[edge]!;
    doubtful.get(left)?.add(groups.of[right]!);
    doubtful.get(right)?.add(groups.of[left]!);
  }
  const moves: (readonly [message: number, target: number | null])[] = [];
  for (const [message, others] of [...doubtful].sort((a, b) => ranks[a[0]]! - ranks[b[0]]!)) {
    let target: number | null = null;
    let best = settings.threshold;
    for (const group of [...others].sort((a, b) => ranks[a]! - ranks[b]!)) {
      if (group === groups.of[message] || doubtful.has(group)) continue;
      const fit = fitTo(message, exemplarsOf(groups, group), comparer);
      if (fit <= best) continue;
      best = fit;
      target = group;
    }
    moves.push([message, target]);
  }
  moveMessages(groups, moves, ranks, settings.exemplars);
}

function fitTo(message: number, exemplars: readonly number[], comparer: PairComparer): number {
  const others = exemplars.filter((exemplar) => exemplar !== message);
  return others.length === 0 ? Number.NEGATIVE_INFINITY : comparer.groups([message], others);
}

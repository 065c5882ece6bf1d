import type { Comparer } from './compare.ts';
import { exemplarsOf, type Groups, leaveGroup, moveToGroup } from './groups.ts';
import type { IssueSettings } from './settings.ts';

/** For each message, the groups it might belong to instead: those of its edges. */
export type Neighbours = ReadonlyMap<number, readonly number[]>;

/**
 * Repairs groups by single moves: a message goes to the group of a neighbour where it fits better by `moveMargin`, and
 * stands alone where it fits its own by less than `stayThreshold`. In the order of time, at most three rounds.
 */
export function repairGroups(
  groups: Groups,
  candidates: readonly number[],
  neighbours: Neighbours,
  ranks: Int32Array,
  comparer: Comparer,
  settings: IssueSettings,
): void {
  const ordered = [...candidates].sort((a, b) => ranks[a]! - ranks[b]!);
  for (let round = 0; round < 3; round += 1) {
    let moves = 0;
    for (const message of ordered) {
      const group = groups.of[message]!;
      const members = groups.members.get(group);
      if (members === undefined || members.length < 3) continue;
      const own = fitTo(message, exemplarsOf(groups, group), comparer);
      const tried = new Set([group]);
      let best = group;
      let bestFit = own + settings.moveMargin;
      for (const neighbour of neighbours.get(message) ?? []) {
        const other = groups.of[neighbour]!;
        if (tried.has(other)) continue;
        tried.add(other);
        const fit = fitTo(message, exemplarsOf(groups, other), comparer);
        if (fit > bestFit && fit >= settings.threshold) {
          best = other;
          bestFit = fit;
        }
      }
      if (best !== group) moveToGroup(groups, message, best, ranks, settings.exemplars);
      else if (own < settings.stayThreshold) leaveGroup(groups, message, ranks, settings.exemplars);
      else continue;
      moves += 1;
    }
    if (moves === 0) return;
  }
}

function fitTo(message: number, exemplars: readonly number[], comparer: Comparer): number {
  const others = exemplars.filter((exemplar) => exemplar !== message);
  return others.length === 0 ? Number.NEGATIVE_INFINITY : comparer.groups([message], others);
}

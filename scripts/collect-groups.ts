import type { ClusterMessage } from '../src/cluster/contract.ts';
import { type Edges, replaceEdges } from '../src/cluster/groups/edges.ts';
import { createGroups, type Groups } from '../src/cluster/groups/groups.ts';
import { repairGroups } from '../src/cluster/groups/repair.ts';
import { joinMessages } from '../src/cluster/join-messages.ts';
import { inOneBatch } from '../src/cluster/pairs/collect-pairs.ts';
import { type Comparer, createComparer } from '../src/cluster/pairs/compare.ts';
import { readPairColumns } from '../src/cluster/pairs/pair-columns.ts';
import type { IssueSettings } from '../src/cluster/settings.ts';
import { prepareMessages } from '../src/cluster/store/prepare-messages.ts';
import { createStore } from '../src/cluster/store/store.ts';
import type { BoostedTrees } from '../src/cluster/trees/boosted-trees.ts';
import { createStopwatch } from '../src/core/stopwatch.ts';

/** Groups as they are before memberships are settled. */
export interface CollectedGroups {
  readonly groups: Groups;
  readonly edges: Edges;
  readonly comparer: Comparer;
  readonly keys: readonly string[];
}

/** The groups that clustering in one run makes of some messages by trees that compare messages. */
export async function collectGroups(
  messages: readonly ClusterMessage[],
  settings: IssueSettings,
  trees: BoostedTrees,
): Promise<CollectedGroups> {
  const store = createStore();
  const prepared = await prepareMessages(store, inOneBatch(messages), settings, { ownNames: [], lap: () => {} });
  const columns = readPairColumns(store, prepared.weights);
  const comparer = createComparer(columns, prepared.weights, settings, trees);
  const groups = createGroups(store.keys.length);
  const compared = { store, columns, comparer };
  const watch = createStopwatch(['candidates'] as const);
  const { near, beyond } = await joinMessages(groups, 0, prepared, compared, { settings, threads: 1 }, watch);
  const edges = replaceEdges(near.edges, beyond.edges, store.keys.length);
  repairGroups(groups, edges, { ranks: prepared.ranks, comparer, settings });
  return { groups, edges, comparer, keys: store.keys };
}

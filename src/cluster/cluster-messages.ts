import type { Effects } from '../core/effects.ts';
import type { LocalTime } from '../core/message.ts';
import { createStopwatch, type Stopwatch } from '../core/stopwatch.ts';
import { findProblemClasses } from './classes/problem-classes.ts';
import type { ClusterMessage, IssueTable, LineageRow, PossibleMergeRow } from './contract.ts';
import type { Edit } from './edits/edit.ts';
import { allKeysOfEdit } from './edits/edit-keys.ts';
import { editIssues, findEditedMerges } from './edits/edited-issues.ts';
import { joinEdges, replaceEdges } from './groups/edges.ts';
import { createGroups, type Groups, nameNow, spread } from './groups/groups.ts';
import { repairGroups } from './groups/repair.ts';
import { splitGroups } from './groups/split-groups.ts';
import { joinMessages, pickUnjoined } from './join-messages.ts';
import { readMembershipTrees } from './memberships/membership-trees.ts';
import { settleMemberships } from './memberships/settle-memberships.ts';
import { describeIssues } from './naming/describe-issues.ts';
import { createComparer } from './pairs/compare.ts';
import { readPairColumns } from './pairs/pair-columns.ts';
import { readPairTrees } from './pairs/pair-trees.ts';
import { listPossibleMerges } from './possible-merges.ts';
import type { IssueSettings } from './settings.ts';
import { issueId } from './state/issue-id.ts';
import { leaveOutCopies, leaveOutEvents } from './state/leave-out-copies.ts';
import { addDays, type Issue, joinLives } from './state/lineage.ts';
import { type ClusterState, readState, writeState } from './state/state.ts';
import { prepareMessages } from './store/prepare-messages.ts';
import type { MessageStore } from './store/store.ts';
import { tidyUp } from './store/tidy-up.ts';
import { withTable, writeTable } from './write-table.ts';

/** Steps of clustering, in their order. */
const steps = [
  'read',
  'names',
  'weigh',
  'candidates',
  'join',
  'repair',
  'edits',
  'classes',
  'describe',
  'write',
] as const;

export interface ClusterOptions {
  /** The new messages only, sorted by (createdAt, key). */
  readonly inputs: AsyncIterable<readonly ClusterMessage[]>;
  /** Messages of earlier runs that edits name: those that the state has forgotten are taken up again. */
  readonly named?: AsyncIterable<readonly ClusterMessage[]> | undefined;
  /** Keys of messages of earlier runs that are copies: they are counted nowhere, also where they were taken before. */
  readonly copies?: ReadonlySet<string>;
  /** Names of places that the deployment lists, which are written as it writes them. */
  readonly ownNames?: readonly string[];
  /** Folder of the generation before, or null; only read. */
  readonly previousDir: string | null;
  /** Folder of this generation: exists and is empty of clustering's files. */
  readonly outDir: string;
  /** Time of the run: what is dated later has not happened yet. */
  readonly now: LocalTime;
  /** The whole editor log, in order. */
  readonly edits: readonly Edit[];
  readonly settings: IssueSettings;
  /** Days without a message after which an issue is dormant. */
  readonly dormantDays: number;
  /** Threads that look for what is alike where there are many messages, this one among them. */
  readonly threads: number;
  readonly effects: Effects;
}

export interface ClusterSummary {
  readonly newMessages: number;
  readonly messages: number;
  /** Issues of two messages or more. */
  readonly issues: number;
  readonly newIssues: number;
  readonly problemClasses: number;
  /** Pairs that may be one issue, for a person to decide. */
  readonly possibleMerges: number;
  /** Edits that took no effect or only a part of it. */
  readonly editReports: number;
  readonly milliseconds: number;
}

/**
 * Assigns new messages to recurring issues or founds new ones, replays the editor log, and writes the state and the tables
 * of `issueTables` into `outDir`. Equal sequences of runs give equal files whatever the order and size of the batches.
 */
export async function clusterMessages(options: ClusterOptions): Promise<ClusterSummary> {
  const { effects, outDir, settings } = options;
  const startedAt = effects.clock.now();
  const watch = createStopwatch(steps);
  const state = readState(options.previousDir);
  const from = state.store.keys.length;
  const { tables, possibleMerges, next, newest } = await findIssues(state, options, watch);
  await writeTable(outDir, 'possible_merges', possibleMerges);
  watch.lap('describe');
  for (const [table, rows] of Object.entries(tables)) await writeTable(outDir, table as IssueTable, rows);
  writeState(outDir, next, addDays(newest, -settings.memoryDays), new Set(options.edits.flatMap(allKeysOfEdit)));
  watch.lap('write');
  effects.logger.debug({ milliseconds: watch.timings }, 'clustered');
  return {
    newMessages: next.store.keys.length - from,
    messages: next.store.keys.length,
    issues: tables.issues.length,
    newIssues: next.lineage.slice(state.lineage.length).filter(({ event }) => event === 'born').length,
    problemClasses: tables.problem_classes.length,
    possibleMerges: possibleMerges.length,
    editReports: tables.edit_reports.length,
    milliseconds: effects.clock.now() - startedAt,
  };
}

/** What a run makes of its messages and of those before them. */
interface FoundIssues {
  readonly tables: Awaited<ReturnType<typeof describeIssues>>['tables'];
  readonly possibleMerges: readonly PossibleMergeRow[];
  readonly next: ClusterState;
  readonly newest: LocalTime;
}

/** What messages weigh and are compared by takes most of the memory, and goes when this is done: before the rest is written. */
async function findIssues(
  state: ClusterState,
  options: ClusterOptions,
  watch: Stopwatch<(typeof steps)[number]>,
): Promise<FoundIssues> {
  const { settings, outDir, ownNames = [] } = options;
  // What cannot be read is found before anything long is done.
  const trees = readPairTrees();
  const memberships = readMembershipTrees();
  const { store } = state;
  const from = store.keys.length;
  const prepared = await prepareMessages(store, readAll(options, store), settings, { ownNames, lap: watch.lap });
  const { order, ranks, vectors, weights, isGeneral } = prepared;
  const size = store.keys.length;
  const columns = readPairColumns(store, weights);
  const comparer = createComparer(columns, weights, settings, trees);
  watch.lap('weigh');

  const grouping = { ranks, comparer, settings };
  const groups = restoreGroups(state, size, ranks, settings);
  const merged = findEditedMerges(listIssues(groups, state.founders, ranks, store), options.edits, store, grouping);
  const compared = { store, columns, comparer };
  const { near, beyond } = await joinMessages(groups, from, prepared, compared, options, watch);
  tidyUp(store);
  const edges = replaceEdges(near.edges, beyond.edges, size);
  watch.lap('join');
  const joined = new Map([...state.founders.keys()].map((group) => [group, groups.of[group]!]));
  const whole = groups.of.slice();
  const splits = splitGroups(groups, state.groupOf, grouping);
  repairGroups(groups, edges, grouping);
  const earlier = { before: state.groupOf, whole };
  settleMemberships(groups, edges, earlier, { ...grouping, comparer, trees: memberships });
  watch.lap('repair');
  const newest = findNewest(order, store, options.now);
  const { founders, lineage } = foundIssues(state, joined, groups, ranks, newest, { merged, splits });

  // The first of a large group looks around at each run, and finds what it found before.
  const found = replaceEdges(joinEdges([state.possible, near.possible]), beyond.possible, size);
  const possible = pickUnjoined(found, groups);
  const edited = editIssues(listIssues(groups, founders, ranks, store), options.edits, store, grouping);
  const issues = leaveOutCopies(edited.issues, options.copies ?? new Set(), store);
  const merges = edited.lineage.filter(({ event }) => event === 'merged_into');
  const going = new Set([...edited.issues.map(({ id }) => id), ...merges.map((row) => row.issue_id)]);
  const events = joinLives([...lineage, ...edited.lineage], going);
  watch.lap('edits');
  const classes = await findProblemClasses(issues, store, weights, vectors, settings, options.threads);
  watch.lap('classes');
  tidyUp(store);
  const { tables, names } = await withTable(outDir, 'issue_messages', (writeMembers) =>
    describeIssues({
      ...edited,
      issues,
      classes,
      problemWords: vectors.problems,
      isGeneral,
      lineage: leaveOutEvents(events, edited.issues, issues),
      store,
      weights,
      comparer,
      settings,
      dormantDays: options.dormantDays,
      newest,
      ownNames,
      earlierNames: state.names,
      writeMembers,
    }),
  );
  const possibleMerges = listPossibleMerges({
    pairs: possible,
    issues,
    apart: edited.apart,
    copies: options.copies ?? new Set(),
    ranks,
    store,
    weights,
  });
  const next: ClusterState = { store, groupOf: groups.of, possible, founders, lineage, names };
  return { tables, possibleMerges, next, newest };
}

/** What was forgotten and is named, then what is new. */
async function* readAll(options: ClusterOptions, store: MessageStore): AsyncGenerator<Iterable<ClusterMessage>> {
  yield await listForgotten(options.named, store);
  yield* options.inputs;
}

/** Those of some messages that a store does not have, in their order. */
async function listForgotten(named: ClusterOptions['named'], store: MessageStore): Promise<Iterable<ClusterMessage>> {
  const forgotten = new Map<string, ClusterMessage>();
  for await (const batch of named ?? []) for (const message of batch) forgotten.set(message.key, message);
  if (forgotten.size > 0) for (const key of store.keys) forgotten.delete(key);
  return forgotten.values();
}

/** Time of the newest message that is not dated ahead: one such would let all others grow old at once. */
function findNewest(order: Int32Array, { times }: MessageStore, now: LocalTime): LocalTime {
  const last = order.findLast((i) => times[i]! <= now);
  return last === undefined ? now : times[last]!;
}

function restoreGroups(state: ClusterState, size: number, ranks: Int32Array, settings: IssueSettings): Groups {
  const groups = createGroups(size);
  for (let i = 0; i < state.groupOf.length; i += 1) {
    const group = state.groupOf[i]!;
    groups.of[i] = group;
    const members = groups.members.get(group);
    if (members === undefined) groups.members.set(group, [i]);
    else members.push(i);
  }
  for (const [group, members] of groups.members) {
    if (members.length < 2) groups.members.delete(group);
    else {
      members.sort((a, b) => ranks[a]! - ranks[b]!);
      groups.exemplars.set(group, spread(members, settings.exemplars));
    }
  }
  return groups;
}

/**
 * Gives every group of two or more its founding message: the one it was born with, though that may have left, else its earliest.
 * Where clustering joins what an editor had merged before, the editor's merge stands: its direction, its time and its cause.
 * @param joined the group that each issue of the state was in before any message left its group
 * @param told which issues an editor merged into which, and which groups were split from which
 */
function foundIssues(
  state: ClusterState,
  joined: ReadonlyMap<number, number>,
  groups: Groups,
  ranks: Int32Array,
  newest: LocalTime,
  { merged, splits }: { merged: ReadonlyMap<string, LineageRow>; splits: ReadonlyMap<number, number> },
): { founders: Map<number, number>; lineage: LineageRow[] } {
  const { store } = state;
  const born = new Map<number, number[]>();
  const going = new Set<number>();
  const dissolved: number[] = [];
  for (const [group, founder] of state.founders) {
    const whole = joined.get(group)!;
    const rest = groups.of[nameNow(groups, whole)]!;
    const now = groups.members.has(rest) ? rest : groups.of[group]!;
    born.set(now, [...(born.get(now) ?? []), founder]);
    if (groups.members.has(now)) going.add(founder);
    else dissolved.push(founder);
  }
  const founders = new Map<number, number>();
  const lineage = [...state.lineage];
  const event = (founder: number, name: LineageRow['event'], other: number | null, at: LocalTime): void => {
    lineage.push({
      issue_id: issueId(store.keys[founder]!),
      event: name,
      other_issue_id: other === null ? null : issueId(store.keys[other]!),
      at,
      cause: 'clustering',
    });
  };
  const parted = new Map(
    [...splits].map(([part, source]) => [nameNow(groups, part), nameNow(groups, source)] as const),
  );
  const list = [...groups.members].map(([group, members]) => ({
    group,
    members: [...members].sort((a, b) => ranks[a]! - ranks[b]!),
  }));
  list.sort((a, b) => ranks[a.members[0]!]! - ranks[b.members[0]!]!);
  for (const { group, members } of list) {
    const earlier = (born.get(group) ?? []).sort((a, b) => ranks[a]! - ranks[b]!);
    const ids = new Set(earlier.map((other) => issueId(store.keys[other]!)));
    const mergeOf = (other: number): LineageRow | null => {
      const row = merged.get(issueId(store.keys[other]!));
      return row !== undefined && ids.has(row.other_issue_id ?? '') ? row : null;
    };
    earlier.sort((a, b) => Number(mergeOf(a) !== null) - Number(mergeOf(b) !== null));
    // Who has left an issue that goes on names no other.
    const founder = earlier[0] ?? members.find((member) => !going.has(member)) ?? members[0]!;
    founders.set(group, founder);
    if (earlier.length === 0 && !parted.has(group)) event(founder, 'born', null, store.times[members[1]!]!);
    for (const other of earlier.slice(1)) {
      const row = mergeOf(other);
      if (row === null) event(other, 'merged_into', founder, newest);
      else lineage.push(row);
    }
  }
  for (const [part, source] of parted) {
    const [founder, other] = [founders.get(part), founders.get(source)];
    if (founder !== undefined && (born.get(part) ?? []).length === 0)
      event(founder, 'split_from', other ?? null, newest);
  }
  for (const founder of dissolved) event(founder, 'dissolved', null, newest);
  return {
    founders,
    lineage: joinLives(lineage, new Set([...founders.values()].map((founder) => issueId(store.keys[founder]!)))),
  };
}

function listIssues(
  groups: Groups,
  founders: ReadonlyMap<number, number>,
  ranks: Int32Array,
  store: MessageStore,
): Issue[] {
  const taken = new Set<string>();
  const issues: Issue[] = [];
  const entries = [...founders].sort((a, b) => ranks[a[1]]! - ranks[b[1]]!);
  for (const [group, founder] of entries) {
    const key = store.keys[founder]!;
    const id = issueId(key, (other) => taken.has(other));
    taken.add(id);
    const members = [...(groups.members.get(group) ?? [])].sort((a, b) => ranks[a]! - ranks[b]!);
    issues.push({ id, founder, members });
  }
  return issues;
}

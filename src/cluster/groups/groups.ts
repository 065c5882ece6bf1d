/** A partition of messages, with a few exemplars of each group by which groups are compared. */
export interface Groups {
  /** Group of each message; a group is named by one of its messages. */
  readonly of: Int32Array;
  /** Members of the groups of two or more. */
  readonly members: Map<number, number[]>;
  /** Exemplars of the groups of two or more. */
  readonly exemplars: Map<number, readonly number[]>;
  /** New names of groups whose name left them. */
  readonly renamed: Map<number, number>;
}

/** Each of so many messages in a group of its own. */
export function createGroups(size: number): Groups {
  const of = new Int32Array(size);
  for (let i = 0; i < size; i += 1) of[i] = i;
  return { of, members: new Map(), exemplars: new Map(), renamed: new Map() };
}

/** The messages of a group: itself alone where nothing joined it. */
export function membersOf(groups: Groups, group: number): readonly number[] {
  return groups.members.get(group) ?? [group];
}

/** Of the messages of a group those by which others are compared with it. */
export function exemplarsOf(groups: Groups, group: number): readonly number[] {
  return groups.exemplars.get(group) ?? [group];
}

/** Evenly spaced values of a list, `limit` at most, the first and the last among them. */
export function spread<T>(values: readonly T[], limit: number): readonly T[] {
  if (values.length <= limit) return values;
  return Array.from({ length: limit }, (_, i) => values[Math.round((i * (values.length - 1)) / (limit - 1))]!);
}

/** Puts group `b` into group `a`. */
export function joinGroups(groups: Groups, a: number, b: number, exemplars: readonly number[]): void {
  const members = groups.members.get(a) ?? [a];
  for (const member of membersOf(groups, b)) {
    groups.of[member] = a;
    members.push(member);
  }
  groups.members.set(a, members);
  groups.exemplars.set(a, exemplars);
  groups.members.delete(b);
  groups.exemplars.delete(b);
}

/**
 * Takes messages out of their groups, each to another group or, where that is null, to stand alone. A group whose name
 * leaves it is named by its earliest remaining member, and `renamed` says so.
 */
export function moveMessages(
  groups: Groups,
  moves: readonly (readonly [message: number, target: number | null])[],
  ranks: Int32Array,
  limit: number,
): void {
  const byTime = (a: number, b: number): number => ranks[a]! - ranks[b]!;
  const settle = (name: number, members: number[]): void => settleGroup(groups, name, members, limit);
  const leaving = new Set(moves.map(([message]) => message));
  const left = new Set(moves.map(([message]) => groups.of[message]!));
  for (const group of left) {
    const rest = (groups.members.get(group) ?? []).filter((member) => !leaving.has(member)).sort(byTime);
    groups.members.delete(group);
    groups.exemplars.delete(group);
    const name = leaving.has(group) ? rest[0] : group;
    if (name === undefined) continue;
    settle(name, rest);
    if (name !== group) groups.renamed.set(group, name);
  }
  const arrivals = new Map<number, number[]>();
  for (const [message, target] of moves) {
    groups.of[message] = message;
    if (target === null) continue;
    const name = groups.renamed.get(target) ?? target;
    arrivals.set(name, [...(arrivals.get(name) ?? []), message]);
  }
  for (const [name, messages] of arrivals) settle(name, [...membersOf(groups, name), ...messages].sort(byTime));
}

/**
 * Makes a part of a group a group of its own, named by its earliest member but the one that named the group: by that name the rest is
 * looked for.
 * @param part two members or more
 * @returns its name
 */
export function splitOff(groups: Groups, part: readonly number[], ranks: Int32Array, limit: number): number {
  const members = [...part].sort((a, b) => ranks[a]! - ranks[b]!);
  const name = members.find((member) => groups.of[member] !== member)!;
  moveMessages(
    groups,
    members.map((member) => [member, null] as const),
    ranks,
    limit,
  );
  settleGroup(groups, name, members, limit);
  return name;
}

/** The name that a group has by now. */
export function nameNow(groups: Groups, group: number): number {
  let name = group;
  for (let next = groups.renamed.get(name); next !== undefined; next = groups.renamed.get(name)) name = next;
  return name;
}

/** @param members in the order of time */
function settleGroup(groups: Groups, name: number, members: number[], limit: number): void {
  for (const member of members) groups.of[member] = name;
  if (members.length < 2) {
    groups.members.delete(name);
    groups.exemplars.delete(name);
    return;
  }
  groups.members.set(name, members);
  groups.exemplars.set(name, spread(members, limit));
}

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

export function createGroups(size: number): Groups {
  const of = new Int32Array(size);
  for (let i = 0; i < size; i += 1) of[i] = i;
  return { of, members: new Map(), exemplars: new Map(), renamed: new Map() };
}

export function membersOf(groups: Groups, group: number): readonly number[] {
  return groups.members.get(group) ?? [group];
}

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
 * Takes a message out of its group; it stands alone then. Where the group bore its name, another member gives it one.
 * @returns the new name of the group that was left
 */
export function leaveGroup(groups: Groups, message: number, ranks: Int32Array, limit: number): number {
  const group = groups.of[message]!;
  const rest = (groups.members.get(group) ?? []).filter((member) => member !== message);
  groups.members.delete(group);
  groups.exemplars.delete(group);
  groups.of[message] = message;
  if (rest.length === 0) return message;
  rest.sort((a, b) => ranks[a]! - ranks[b]!);
  const name = group === message ? rest[0]! : group;
  for (const member of rest) groups.of[member] = name;
  if (rest.length > 1) {
    groups.members.set(name, rest);
    groups.exemplars.set(name, spread(rest, limit));
  }
  if (name !== group) groups.renamed.set(group, name);
  return name;
}

export function moveToGroup(groups: Groups, message: number, target: number, ranks: Int32Array, limit: number): void {
  leaveGroup(groups, message, ranks, limit);
  const members = [...membersOf(groups, target), message].sort((a, b) => ranks[a]! - ranks[b]!);
  groups.of[message] = target;
  groups.members.set(target, members);
  groups.exemplars.set(target, spread(members, limit));
}

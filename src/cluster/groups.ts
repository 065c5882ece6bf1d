/** A partition of messages, with a few exemplars of each group by which groups are compared. */
export interface Groups {
  /** Group of each message; a group is named by one of its messages. */
  readonly of: Int32Array;
  /** Members of the groups of two or more. */
  readonly members: Map<number, number[]>;
  /** Exemplars of the groups of two or more. */
  readonly exemplars: Map<number, readonly number[]>;
}

export function createGroups(size: number): Groups {
  const of = new Int32Array(size);
  for (let i = 0; i < size; i += 1) of[i] = i;
  return { of, members: new Map(), exemplars: new Map() };
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

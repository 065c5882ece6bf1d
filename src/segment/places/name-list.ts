/** A name found in a text; offsets count in the text as it was cut. */
export interface FoundName {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The names of a text, none across another, in order of appearance; looking one up takes a logarithm of their number. */
export interface NameList {
  readonly names: readonly FoundName[];
  /** The names that have a part of a stretch. */
  overlapping(start: number, end: number): readonly FoundName[];
  /** Whether no name has a part of a stretch. */
  isFree(start: number, end: number): boolean;
  /** The last of the names that begin before a position. */
  lastBefore(position: number): FoundName | undefined;
  startingAt(start: number): FoundName | undefined;
  endingAt(end: number): FoundName | undefined;
  /** Adds a name; those that it goes across give way to it. */
  put(name: FoundName): void;
}

/** @param told of names that go across each other the first stays */
export function createNameList(told: readonly FoundName[]): NameList {
  const names: FoundName[] = [];
  for (const name of [...told].sort((a, b) => a.start - b.start)) {
    if (name.start >= (names.at(-1)?.end ?? 0)) names.push(name);
  }
  /** Index of the first name that ends behind a position. */
  const firstBehind = (position: number): number => {
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (names[middle]!.end <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** Indices from the first name that has a part of a stretch to behind the last. */
  const rangeOf = (start: number, end: number): readonly [number, number] => {
    const first = firstBehind(start);
    let last = first;
    while (last < names.length && names[last]!.start < end) last += 1;
    return [first, last];
  };
  return {
    names,
    overlapping: (start, end) => names.slice(...rangeOf(start, end)),
    isFree(start, end) {
      const next = names[firstBehind(start)];
      return next === undefined || next.start >= end;
    },
    lastBefore(position) {
      const next = firstBehind(position - 1);
      const name = names[next];
      return name !== undefined && name.start < position ? name : names[next - 1];
    },
    startingAt(start) {
      const name = names[firstBehind(start)];
      return name?.start === start ? name : undefined;
    },
    endingAt(end) {
      const name = names[firstBehind(end - 1)];
      return name?.end === end ? name : undefined;
    },
    put(name) {
      const [first, last] = rangeOf(name.start, name.end);
      names.splice(first, last - first, name);
    },
  };
}

import type { ThemePoint } from './place-contributions.ts';

/** Contributions that belong together, with the sum of their points. */
interface Group {
  /** Indexes of points, ascending. */
  readonly members: readonly number[];
  readonly features: Uint32Array;
  readonly values: Float32Array;
  readonly dense: Float32Array;
}

/**
 * Groups points by average linkage: the two groups with the greatest mean similarity between their points are joined
 * while that is at least `threshold` (Sokal and Michener 1958). The mean over all pairs is the product of the groups' sums,
 * so that a group costs no more than a point. More than `blockSize` points are linked block by block, those of one bucket
 * in the same block, then the groups that came out likewise, until they fit in one block or no block joins any more.
 * @param buckets one a point: points with near buckets are likely to belong together
 * @returns indexes of points, a list a group, by their first member; the result depends on the order of the points only in ties and at block borders
 */
export function linkGroups(
  points: readonly ThemePoint[],
  buckets: readonly number[],
  { threshold, blockSize }: { readonly threshold: number; readonly blockSize: number },
): number[][] {
  let groups: Group[] = points.map((point, i) => ({ members: [i], ...point }));
  for (;;) {
    groups.sort((a, b) => buckets[a.members[0]!]! - buckets[b.members[0]!]! || a.members[0]! - b.members[0]!);
    const before = groups.length;
    const linked: Group[] = [];
    for (let start = 0; start < before; start += blockSize) {
      linked.push(...linkBlock(groups.slice(start, start + blockSize), threshold));
    }
    groups = linked;
    if (before <= blockSize || groups.length > before * 0.98) break;
  }
  return groups.map((group) => [...group.members]).sort((a, b) => a[0]! - b[0]!);
}

function linkBlock(groups: readonly Group[], threshold: number): Group[] {
  const count = groups.length;
  const products = multiplyPairs(groups);
  const size = Float64Array.from(groups, (group) => group.members.length);
  const members = groups.map((group) => [...group.members]);
  const parts: number[][] = groups.map((_, i) => [i]);
  // Groups that none has taken in, ascending.
  let alive = Int32Array.from(groups, (_, i) => i);
  const nearest = new Int32Array(count).fill(-1);
  const nearness = new Float64Array(count).fill(-1);
  /** @param most no group is nearer: the first that is as near will do, as where many contributions have one text */
  const findNearest = (i: number, most: number) => {
    nearest[i] = -1;
    nearness[i] = -1;
    for (const j of alive) {
      if (j === i) continue;
      const mean = products[i * count + j]! / (size[i]! * size[j]!);
      if (mean <= nearness[i]!) continue;
      nearness[i] = mean;
      nearest[i] = j;
      if (mean >= most) break;
    }
  };
  for (let i = 0; i < count; i++) findNearest(i, Number.POSITIVE_INFINITY);
  for (;;) {
    let best = -1;
    for (const i of alive) if (best < 0 || nearness[i]! > nearness[best]!) best = i;
    if (best < 0 || nearness[best]! < threshold) break;
    const into = Math.min(best, nearest[best]!);
    const from = Math.max(best, nearest[best]!);
    alive = alive.filter((i) => i !== from);
    for (let k = 0; k < count; k++) products[into * count + k]! += products[from * count + k]!;
    for (let k = 0; k < count; k++) products[k * count + into]! += products[k * count + from]!;
    size[into]! += size[from]!;
    // One by one: as arguments of one call, a hundred thousand would not fit on the stack.
    for (const member of members[from]!) members[into]!.push(member);
    for (const part of parts[from]!) parts[into]!.push(part);
    findNearest(into, Number.POSITIVE_INFINITY);
    for (const k of alive) {
      if (k === into) continue;
      const mean = products[k * count + into]! / (size[k]! * size[into]!);
      if (nearest[k] === into || nearest[k] === from) findNearest(k, Math.max(mean, nearness[k]!));
      else if (mean > nearness[k]!) {
        nearness[k] = mean;
        nearest[k] = into;
      }
    }
  }
  return Array.from(alive, (i) =>
    addGroups(
      parts[i]!.map((part) => groups[part]!),
      members[i]!.sort((a, b) => a - b),
    ),
  );
}

/** Products of the sums of every pair of groups, row-major. */
function multiplyPairs(groups: readonly Group[]): Float32Array {
  const count = groups.length;
  const products = new Float32Array(count * count);
  multiplyDense(groups, products);
  const postings = new Map<number, { readonly rows: number[]; readonly values: number[] }>();
  for (const [i, group] of groups.entries()) {
    const row = products.subarray(i * count, i * count + i + 1);
    for (let f = 0; f < group.features.length; f++) {
      const feature = group.features[f]!;
      const value = group.values[f]!;
      const known = postings.get(feature) ?? { rows: [], values: [] };
      if (known.rows.length === 0) postings.set(feature, known);
      known.rows.push(i);
      known.values.push(value);
      const { rows, values } = known;
      for (let p = 0; p < rows.length; p++) row[rows[p]!]! += value * values[p]!;
    }
  }
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) products[j * count + i] = products[i * count + j]!;
  return products;
}

/** Writes the products of the dense parts below and on the diagonal. Four sums at a time: the inner loop is most of the work. */
function multiplyDense(groups: readonly Group[], products: Float32Array): void {
  const count = groups.length;
  const width = Math.ceil((groups[0]?.dense.length ?? 0) / 4) * 4;
  const dense = new Float32Array(count * width);
  for (const [i, group] of groups.entries()) dense.set(group.dense, i * width);
  for (let i = 0; i < count; i++) {
    const a = i * width;
    for (let j = 0; j <= i; j++) {
      const b = j * width;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let d = 0; d < width; d += 4) {
        s0 += dense[a + d]! * dense[b + d]!;
        s1 += dense[a + d + 1]! * dense[b + d + 1]!;
        s2 += dense[a + d + 2]! * dense[b + d + 2]!;
        s3 += dense[a + d + 3]! * dense[b + d + 3]!;
      }
      products[i * count + j] = s0 + s1 + s2 + s3;
    }
  }
}

function addGroups(groups: readonly Group[], members: readonly number[]): Group {
  if (groups.length === 1) return groups[0]!;
  const sums = new Map<number, number>();
  const dense = new Float32Array(groups[0]!.dense.length);
  for (const group of groups) {
    for (let f = 0; f < group.features.length; f++) {
      sums.set(group.features[f]!, (sums.get(group.features[f]!) ?? 0) + group.values[f]!);
    }
    for (let d = 0; d < dense.length; d++) dense[d]! += group.dense[d]!;
  }
  const features = Uint32Array.from(sums.keys()).sort();
  return { members, features, values: Float32Array.from(features, (id) => sums.get(id)!), dense };
}

/** The inner loop of summing up trees, compiled to WebAssembly by `npm run build`; `tree-sum.ts` says how it is laid out. */

/** After so many trees it is looked at whether the rest can matter. */
const stride: u32 = 8;

/** Features that a tree looks at, trees, and sixteens of them. */
let featureCount: u32 = 0;
let treeCount: u32 = 0;
let blocks: u32 = 0;

/** The features that trees look at, and where the thresholds of each end. */
export let features = new StaticArray<u32>(0);
export let ends = new StaticArray<u32>(0);
/** Of each feature ascending. */
export let thresholds = new StaticArray<f64>(0);
/** Above each threshold: the leaves that are left of every tree, a byte a tree, trees by sixteens. */
export let rows = new StaticArray<u8>(0);
/** Values of the leaves, eight places a tree. */
export let leaves = new StaticArray<f64>(0);
/** The most that the trees from each on can add, one place more for the end. */
export let most = new StaticArray<f64>(0);
/** The features of the pair at hand. */
export let given = new StaticArray<f64>(0);
/** The leaves that are left of each tree. */
let left = new StaticArray<u8>(0);

export function createTrees(ofFeatures: u32, ofThresholds: u32, trees: u32, values: u32): void {
  featureCount = ofFeatures;
  treeCount = trees;
  blocks = (trees + 15) / 16;
  features = new StaticArray<u32>(ofFeatures);
  ends = new StaticArray<u32>(ofFeatures);
  thresholds = new StaticArray<f64>(ofThresholds);
  rows = new StaticArray<u8>(ofThresholds * blocks * 16);
  leaves = new StaticArray<f64>(trees * 8);
  most = new StaticArray<f64>(trees + 1);
  given = new StaticArray<f64>(values);
  left = new StaticArray<u8>(blocks * 16);
}

/** The sum for what `given` holds; minus infinity where it is sure to be below `least`. */
export function sumTrees(base: f64, least: f64): f64 {
  const to = changetype<usize>(left);
  const bytes = <usize>blocks * 16;
  memory.fill(to, 0xff, bytes);
  let first: u32 = 0;
  for (let at: u32 = 0; at < featureCount; at++) {
    const value = given[features[at]];
    const end = ends[at];
    let low = first;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (thresholds[middle] < value) low = middle + 1;
      else high = middle;
    }
    if (low > first) {
      const row = changetype<usize>(rows) + <usize>(low - 1) * bytes;
      for (let block: usize = 0; block < bytes; block += 16) {
        v128.store(to + block, v128.and(v128.load(to + block), v128.load(row + block)));
      }
    }
    first = end;
  }
  let sum = base;
  for (let tree: u32 = 0; tree < treeCount; ) {
    if (sum + most[tree] < least) return -Infinity;
    const next = min(treeCount, tree + stride);
    for (; tree < next; tree++) sum += leaves[tree * 8 + <u32>ctz<u32>(<u32>left[tree])];
  }
  return sum;
}

/** The inner loop of adding up vectors of words, compiled to WebAssembly by `npm run build`; see `add-vectors.ts`. */

/** Values taken at once. */
const lanes: usize = 8;

/** Bytes of a vector: its dimensions, rounded up to whole `lanes`. */
let width: usize = 0;
/** All vectors, a row of `width` bytes each. */
export let vectors = new StaticArray<i8>(0);
/** Rows of the vectors to add, and their weights. */
export let picked = new StaticArray<u32>(0);
export let weights = new StaticArray<f64>(0);
/** Their weighted sum, a value a byte of a row. */
export let sums = new StaticArray<f64>(0);

export function createVectors(rows: u32, ofWidth: u32, most: u32): void {
  width = ofWidth;
  vectors = new StaticArray<i8>(rows * ofWidth);
  picked = new StaticArray<u32>(most);
  weights = new StaticArray<f64>(most);
  sums = new StaticArray<f64>(ofWidth);
}

/** Adds the first `count` of `picked` to `sums`, each dimension in their order. */
export function addVectors(count: u32): void {
  const rows = changetype<usize>(vectors);
  const to = changetype<usize>(sums);
  for (let from: usize = 0; from < width; from += lanes) {
    const place = to + from * sizeof<f64>();
    let a = v128.load(place);
    let b = v128.load(place, 16);
    let c = v128.load(place, 32);
    let d = v128.load(place, 48);
    for (let at: u32 = 0; at < count; at++) {
      const weight = f64x2.splat(weights[at]);
      const shorts = v128.load_ext<i8>(rows + <usize>picked[at] * width + from);
      const low = i32x4.extend_low_i16x8_s(shorts);
      const high = i32x4.extend_high_i16x8_s(shorts);
      a = f64x2.add(a, f64x2.mul(weight, f64x2.convert_low_i32x4_s(low)));
      b = f64x2.add(b, f64x2.mul(weight, f64x2.convert_low_i32x4_s(upper(low))));
      c = f64x2.add(c, f64x2.mul(weight, f64x2.convert_low_i32x4_s(high)));
      d = f64x2.add(d, f64x2.mul(weight, f64x2.convert_low_i32x4_s(upper(high))));
    }
    v128.store(place, a);
    v128.store(place, b, 16);
    v128.store(place, c, 32);
    v128.store(place, d, 48);
  }
}

/** The upper two of four whole numbers, where the lower two stood. */
function upper(numbers: v128): v128 {
  return v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3);
}

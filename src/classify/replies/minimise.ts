/** Pairs of steps and changes of the gradient that tell how the function is curved. */
const memory = 8;
/** Share of the decrease that the gradient promises, below which a step is halved. */
const leastDecrease = 1e-4;
const mostHalvings = 30;
/** Relative decrease below which nothing more is to be won. */
const tolerance = 1e-9;

/** A step and what it changed. */
interface Curvature {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly product: number;
}

/**
 * Where a smooth convex function is least, by L-BFGS from zero (Nocedal and Wright, Numerical Optimization, algorithm 7.5): the
 * result depends on nothing but its arguments.
 * @param evaluate the function's value at a point; fills in the gradient
 */
export function minimise(
  size: number,
  evaluate: (point: Float64Array, gradient: Float64Array) => number,
  iterations: number,
): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = evaluate(point, gradient);
  const known: Curvature[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = descentFrom(gradient, known);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) break;
    // Without curvature known, the gradient's length says nothing of how far to go.
    let length = known.length === 0 ? 1 / Math.sqrt(-slope) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < mostHalvings; halving++, length /= 2) {
      for (let p = 0; p < size; p++) next[p] = point[p]! + length * direction[p]!;
      nextValue = evaluate(next, nextGradient);
      if (nextValue <= value + leastDecrease * length * slope) break;
    }
    if (!(nextValue < value)) break;
    const step = next.map((x, p) => x - point[p]!);
    const change = nextGradient.map((x, p) => x - gradient[p]!);
    const product = dot(step, change);
    if (product > 0) known.push({ step, change, product });
    if (known.length > memory) known.shift();
    const won = value - nextValue;
    [point, gradient, value] = [next, nextGradient, nextValue];
    if (won <= tolerance * Math.max(1, Math.abs(value))) break;
  }
  return point;
}

/** Against the gradient, bent by the curvature that is known. */
function descentFrom(gradient: Float64Array, known: readonly Curvature[]): Float64Array {
  const direction = gradient.map((x) => -x);
  const shares = new Float64Array(known.length);
  for (let k = known.length - 1; k >= 0; k--) {
    const { step, change, product } = known[k]!;
    shares[k] = dot(step, direction) / product;
    add(direction, change, -shares[k]!);
  }
  const last = known.at(-1);
  if (last !== undefined) {
    const scale = last.product / dot(last.change, last.change);
    for (let p = 0; p < direction.length; p++) direction[p] = direction[p]! * scale;
  }
  for (const [k, { step, change, product }] of known.entries()) {
    add(direction, step, shares[k]! - dot(change, direction) / product);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) sum += a[p]! * b[p]!;
  return sum;
}

function add(to: Float64Array, what: Float64Array, factor: number): void {
  for (let p = 0; p < to.length; p++) to[p] = to[p]! + factor * what[p]!;
}

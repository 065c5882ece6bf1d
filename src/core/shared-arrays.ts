type TypedArray = Int8Array | Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Typed arrays of zeros in memory that threads share: sent to one, they are not copied. */
export const shared = {
  int8: (length: number) => new Int8Array(new SharedArrayBuffer(length)),
  uint8: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  int32: (length: number) => new Int32Array(new SharedArrayBuffer(4 * length)),
  uint32: (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length)),
  float32: (length: number) => new Float32Array(new SharedArrayBuffer(4 * length)),
} as const;

function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/**
 * The same record with all typed arrays of it, however deep in plain objects, in memory that threads share; those that are there
 * already are not copied.
 */
export function shareArrays<T>(value: T): T {
  if (isTypedArray(value)) {
    if (value.buffer instanceof SharedArrayBuffer) return value;
    const create = value.constructor as new (buffer: SharedArrayBuffer) => TypedArray;
    const copy = new create(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy as T;
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shareArrays(part)])) as T;
}

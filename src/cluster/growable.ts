/** A typed array that grows by doubling. */
export interface Growable<T extends Uint8Array | Int32Array | Uint32Array> {
  readonly length: number;
  /** The array behind it: valid until the next `push`; entries from `length` on are undefined. */
  readonly data: T;
  push(value: number): void;
  /** Appends all values. */
  append(values: T): void;
}

/** @param create makes an array of a length, e.g. `(n) => new Int32Array(n)` */
export function createGrowable<T extends Uint8Array | Int32Array | Uint32Array>(
  create: (length: number) => T,
  capacity = 1024,
): Growable<T> {
  let data = create(capacity);
  let length = 0;
  const reserve = (wanted: number): void => {
    if (wanted <= data.length) return;
    const grown = create(Math.max(wanted, Math.ceil(data.length * 1.7)));
    grown.set(data.subarray(0, length));
    data = grown;
  };
  return {
    get length() {
      return length;
    },
    get data() {
      return data;
    },
    push(value) {
      if (length === data.length) reserve(length + 1);
      data[length] = value;
      length += 1;
    },
    append(values) {
      reserve(length + values.length);
      data.set(values, length);
      length += values.length;
    },
  };
}

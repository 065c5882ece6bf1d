/** What a growable array is made of. */
type Numbers = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows by doubling. */
export interface Growable<T extends Numbers> {
  readonly length: number;
  /** The array behind it: valid until the next `push`; entries from `length` on are undefined. */
  readonly data: T;
  push(value: number): void;
  /** Appends all values. An empty one takes the array over as it is. */
  append(values: T): void;
  /** Makes room for so many values in all: none of them will make it grow. */
  reserve(capacity: number): void;
  /** Drops the entries from a length on. */
  truncate(shorter: number): void;
}

/** @param create makes an array of a length, e.g. `(n) => new Int32Array(n)` */
export function createGrowable<T extends Numbers>(create: (length: number) => T, capacity = 1024): Growable<T> {
  let data = create(capacity);
  let length = 0;
  const moveTo = (grown: T): void => {
    grown.set(data.subarray(0, length));
    data = grown;
  };
  const grow = (wanted: number): void => {
    if (wanted > data.length) moveTo(create(Math.max(wanted, Math.ceil(data.length * 1.7))));
  };
  return {
    get length() {
      return length;
    },
    get data() {
      return data;
    },
    push(value) {
      if (length === data.length) grow(length + 1);
      data[length] = value;
      length += 1;
    },
    append(values) {
      if (length === 0 && values.length >= data.length) {
        data = values;
        length = values.length;
        return;
      }
      grow(length + values.length);
      data.set(values, length);
      length += values.length;
    },
    reserve(wanted) {
      if (wanted > data.length) moveTo(create(wanted));
    },
    truncate(shorter) {
      length = Math.min(length, shorter);
    },
  };
}

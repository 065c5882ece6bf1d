/**
 * Occurrences of features in one message: each has the hash of the feature, its group and the span it was read from.
 * Reused from message to message, so that the hot loop allocates nothing.
 */
export interface FeatureBuffer {
  /** Number of valid entries. */
  length: number;
  hashes: Int32Array;
  /** Features of a group are scaled to unit length together. */
  groups: Uint8Array;
  /** 0 title, 1 body. */
  fields: Uint8Array;
  /** Start and end in the analysed text of the field; both 0 for a feature of the whole message. */
  starts: Int32Array;
  ends: Int32Array;
}

/** An empty buffer. @param capacity features that it holds before it grows */
export function createFeatureBuffer(capacity = 4096): FeatureBuffer {
  return {
    length: 0,
    hashes: new Int32Array(capacity),
    groups: new Uint8Array(capacity),
    fields: new Uint8Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
  };
}

/** Makes room for so many more occurrences. */
export function reserveFeatures(buffer: FeatureBuffer, more: number): void {
  const needed = buffer.length + more;
  if (needed <= buffer.hashes.length) return;
  const larger = createFeatureBuffer(Math.max(needed, buffer.hashes.length * 2));
  larger.hashes.set(buffer.hashes);
  larger.groups.set(buffer.groups);
  larger.fields.set(buffer.fields);
  larger.starts.set(buffer.starts);
  larger.ends.set(buffer.ends);
  Object.assign(buffer, larger, { length: buffer.length });
}

/** Appends one occurrence; room for it must have been reserved. */
export function pushFeature(
  buffer: FeatureBuffer,
  hash: number,
  group: number,
  field: 0 | 1,
  start: number,
  end: number,
): void {
  const at = buffer.length;
  buffer.hashes[at] = hash;
  buffer.groups[at] = group;
  buffer.fields[at] = field;
  buffer.starts[at] = start;
  buffer.ends[at] = end;
  buffer.length = at + 1;
}

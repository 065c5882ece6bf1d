/** A protobuf message under construction: fields in the order in which they were added. */
export interface MessageWriter {
  /** Adds a varint field (int32, int64, enum). @param value a whole number from 0 to 2⁵³ */
  int(field: number, value: number): MessageWriter;
  /** Adds a string field. */
  text(field: number, value: string): MessageWriter;
  /** Adds a length-delimited field: bytes, or a message that is finished. */
  bytes(field: number, value: Uint8Array): MessageWriter;
  finish(): Uint8Array;
}

const varintType = 0;
const bytesType = 2;

/** Starts a message. Encoding: https://protobuf.dev/programming-guides/encoding/ */
export function createMessage(): MessageWriter {
  const parts: Uint8Array[] = [];
  const writer: MessageWriter = {
    int(field, value) {
      parts.push(encodeVarint(field * 8 + varintType), encodeVarint(value));
      return writer;
    },
    text: (field, value) => writer.bytes(field, Buffer.from(value, 'utf8')),
    bytes(field, value) {
      parts.push(encodeVarint(field * 8 + bytesType), encodeVarint(value.length), value);
      return writer;
    },
    finish: () => Buffer.concat(parts),
  };
  return writer;
}

function encodeVarint(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`Expected a whole number from 0 to 2⁵³, got ${value}`);
  }
  const bytes: number[] = [];
  // Division, since bit operations see 32 bits only.
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

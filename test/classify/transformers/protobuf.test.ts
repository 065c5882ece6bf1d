import { expect, test } from 'vitest';
import { createMessage } from '../../../src/classify/transformers/protobuf.ts';

/** Examples of the encoding's own documentation. */
test('fields are encoded as the specification shows', () => {
  expect(Buffer.from(createMessage().int(1, 150).finish()).toString('hex')).toBe('089601');
  expect(Buffer.from(createMessage().text(2, 'testing').finish()).toString('hex')).toBe('120774657374696e67');
  const inner = createMessage().int(1, 150).finish();
  expect(Buffer.from(createMessage().bytes(3, inner).finish()).toString('hex')).toBe('1a03089601');
});

test('numbers beyond 32 bits keep their bits, others are refused', () => {
  expect(
    Buffer.from(
      createMessage()
        .int(1, 2 ** 40)
        .finish(),
    ).toString('hex'),
  ).toBe('08808080808020');
  expect(() => createMessage().int(1, -1)).toThrow(RangeError);
  expect(() => createMessage().int(1, 0.5)).toThrow(RangeError);
});

import { expect, it } from 'vitest';
import { defaultSource, nameMessage } from '../../src/core/message.ts';

it('names a message by its id, and by its source where that is not the default', () => {
  expect(nameMessage({ source: defaultSource, message_id: '7' })).toBe('7');
  expect(nameMessage({ source: 'hotline', message_id: 'a/7' })).toBe('hotline/a/7');
});

import { expect, it } from 'vitest';
import { aloneId } from '../../../src/cluster/edits/alone-id.ts';

it('a message that stands alone is named as the issue that it would found, but for one that it has left', () => {
  const key = '00ab00cd00ef0123';
  expect(aloneId(key, () => false)).toBe('I00ab00cd00ef');
  expect(aloneId(key, (id) => id === 'I00ab00cd00ef')).toBe('I00ab00cd00ef0123');
});

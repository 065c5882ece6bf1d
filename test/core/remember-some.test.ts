import { expect, it } from 'vitest';
import { rememberSome } from '../../src/core/remember-some.ts';

it('asks once for what is kept, and again for what was let go', () => {
  const asked: string[] = [];
  const isLong = rememberSome((word: string) => {
    asked.push(word);
    return word.length > 1;
  }, 2);
  expect(['a', 'bb', 'a', 'bb'].map(isLong)).toEqual([false, true, false, true]);
  expect(asked).toEqual(['a', 'bb']);
  expect(['cc', 'a'].map(isLong)).toEqual([true, false]);
  expect(asked).toEqual(['a', 'bb', 'cc', 'a']);
});

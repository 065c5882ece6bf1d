import { expect, it } from 'vitest';
import { openOnce } from '../../src/core/open-once.ts';

it('opens for the first who asks, and again where that failed', () => {
  let tries = 0;
  const read = openOnce(() => {
    tries += 1;
    if (tries === 1) throw new Error('not there yet');
    return { tries };
  });
  expect(read).toThrow('not there yet');
  expect(read()).toEqual({ tries: 2 });
  expect(read()).toBe(read());
  expect(tries).toBe(2);
});

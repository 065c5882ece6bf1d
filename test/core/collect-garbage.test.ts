import { expect, it } from 'vitest';
import { collectGarbage } from '../../src/core/collect-garbage.ts';

it('gives back what nothing refers to any more', async () => {
  const refer = (): WeakRef<object> => new WeakRef({ step: 'finished' });
  const left = refer();
  // What a weak reference was made to or read from is kept to the end of the turn.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(left.deref()).toBeUndefined();
});

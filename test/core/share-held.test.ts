import { expect, it } from 'vitest';
import { shareHeld } from '../../src/core/share-held.ts';

it('opens what is held once a key', () => {
  const share = shareHeld<{ readonly name: string }>();
  const opened: string[] = [];
  const open = (name: string) => () => {
    opened.push(name);
    return { name };
  };
  const first = share('a', open('first'));
  expect(share('a', open('second'))).toBe(first);
  expect(share('b', open('third'))).toEqual({ name: 'third' });
  expect(opened).toEqual(['first', 'third']);
});

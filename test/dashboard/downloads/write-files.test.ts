import { expect, it } from 'vitest';
import { addRows } from '../../../src/dashboard/downloads/write-files.ts';

it('adds rows a few at a time, in their order, and lets other work in between', async () => {
  const order: (number | 'other')[] = [];
  const added: unknown[] = [];
  const rows = Array.from({ length: 450 }, (_, number) => ({ number }));
  await addRows(
    {
      add(some) {
        order.push(some.length);
        added.push(...some);
        setImmediate(() => order.push('other'));
        return Promise.resolve();
      },
    },
    rows,
  );
  expect(order).toEqual([200, 'other', 200, 'other', 50, 'other']);
  expect(added).toEqual(rows);
});

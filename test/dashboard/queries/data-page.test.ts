import { expect, it } from 'vitest';
import { selectRejects } from '../../../src/dashboard/queries/data-page.ts';
import { rejectSelectionShape } from '../../../src/dashboard/selections.ts';

it('chooses the rejects of one field where several have the same code, as they are counted', () => {
  const chosen = { code: 'TOO_LONG', field: 'title' };
  expect(Object.keys(rejectSelectionShape)).toEqual(expect.arrayContaining(Object.keys(chosen)));
  expect(selectRejects(chosen)).toEqual({
    sql: 'WHERE (code = $1) AND (field = $2)',
    parameters: ['TOO_LONG', 'title'],
  });
  expect(selectRejects({ code: 'ROW_SHAPE' }).parameters).toEqual(['ROW_SHAPE']);
});
